"""Where in the library something stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]


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


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each field of a YAML file stands: ``("people", "max") -> (line, column)``.

    ``values`` has the column of the value, where it is a text on the same line as its field.
    """

    path: str
    marks: Mapping[FieldPath, tuple[int, int]] = field(default_factory=dict)
    values: Mapping[FieldPath, int] = field(default_factory=dict)

    def at(self, *where: str | int) -> Location:
        """The place of a field, or of the nearest field that holds it."""
        name = ".".join(str(part) for part in where) or None
        for length in range(len(where), 0, -1):
            mark = self.marks.get(where[:length])
            if mark:
                return Location(self.path, *mark, field=name)
        return Location(self.path, field=name)

    def value_at(self, *where: str | int) -> Location:
        """The place of a field's value; without a column when that is not known."""
        mark = self.marks.get(where)
        if mark is None:
            return self.at(*where)
        column = mark[1] if where and isinstance(where[-1], int) else self.values.get(where)
        return Location(self.path, mark[0], column, self.at(*where).field)
