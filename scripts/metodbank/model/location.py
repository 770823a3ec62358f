"""Where in the library something stands."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

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

    def folded(self) -> Positions:
        """The same, in a tenth of the memory: unfolded again for the few who ask."""
        return Positions(self.path, _Folded(self.marks), _Folded(self.values))

    def value_at(self, *where: str | int) -> Location:
        """The place of a field's value; without a column when that is not known."""
        mark = self.marks.get(where)
        if mark is None:
            return self.at(*where)
        column = mark[1] if where and isinstance(where[-1], int) else self.values.get(where)
        return Location(self.path, mark[0], column, self.at(*where).field)


class _Folded(Mapping[FieldPath, Any]):
    """A mapping that is kept compressed; a check of a thousand packs asks for few of its places."""

    __slots__ = ("_bytes",)

    def __init__(self, mapping: Mapping[FieldPath, Any]) -> None:
        rows = json.dumps(list(mapping.items()), separators=(",", ":"))
        self._bytes = zlib.compress(rows.encode("utf-8", "surrogatepass"), 1)

    def _unfolded(self) -> dict[FieldPath, Any]:
        rows = json.loads(zlib.decompress(self._bytes).decode("utf-8", "surrogatepass"))
        return {tuple(key): tuple(mark) if isinstance(mark, list) else mark for key, mark in rows}

    def __getitem__(self, key: FieldPath) -> Any:
        return self._unfolded()[key]

    def __iter__(self) -> Iterator[FieldPath]:
        return iter(self._unfolded())

    def __len__(self) -> int:
        return len(self._unfolded())
