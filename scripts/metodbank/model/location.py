"""Where in the library something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file.

    ``path`` is POSIX and relative to the library's root. ``line`` and ``column`` start at 1;
    unknown is None, never 0. ``field`` names a YAML field (``people.max``) when that says more
    than a line does.
    """

    path: str
    line: int | None = None
    column: int | None = None
    field: str | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Unknown places come first within their file."""
        return (self.path, self.line or 0, self.column or 0, self.field or "")

    def __str__(self) -> str:
        parts = [self.path]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)
