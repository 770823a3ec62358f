"""YAML text -> plain values with the position of every field.

Every scalar arrives as text, so ``no`` stays "no" and ``1e3`` stays "1e3": the models decide
what a value is. Anchors, aliases, tags and second documents are refused; that closes the door
on alias bombs and on code in YAML. The work is done on libyaml's event stream, which carries
positions and needs no recursion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml.reader import ReaderError

from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.location import FieldPath, Location, Positions
from metodbank.read.reading import Reading
from metodbank.read.rules import KEY_IS_UNIQUE, YAML_IS_VALID

Value: TypeAlias = Any
MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PROBLEMS: tuple[tuple[str, Bilingual], ...] = (
    (
        "cannot start any token",
        said(
            "ett tecken som inte får stå här (en tabb eller ett @, % eller `)",
            "a character that may not stand here (a tab, or @, % or `)",
        ),
    ),
    (
        "mapping values are not allowed",
        said(
            "ett kolon för mycket: sätt citattecken om texten, eller rätta indraget",
            "a colon too many: put quotes around the text, or mend the indentation",
        ),
    ),
    (
        "could not find expected ':'",
        said("ett fält utan kolon", "a field without its colon"),
    ),
    (
        "block sequence entries are not allowed",
        said(
            "ett bindestreck där ingen lista kan börja: sätt citattecken om texten",
            "a hyphen where no list can begin: put quotes around the text",
        ),
    ),
    (
        "alphabetic or numeric",
        said(
            "ett * eller & först i texten: sätt citattecken om den",
            "a * or & at the start of the text: put quotes around it",
        ),
    ),
    (
        "hexdecimal",
        said(
            "ett omvänt snedstreck inom dubbla citattecken: använd enkla citattecken",
            "a backslash inside double quotes: use single quotes",
        ),
    ),
    (
        "did not find expected ',' or",
        said(
            "en lista eller grupp som inte stängs: ett komma eller en parentes saknas",
            "a list or group that is not closed: a comma or a bracket is missing",
        ),
    ),
    (
        "did not find expected",
        said("fel indrag eller fel ordning på tecknen", "wrong indentation or order of signs"),
    ),
    (
        "unexpected end of stream",
        said(
            "ett citattecken eller en parentes som aldrig stängs",
            "a quote or a bracket that is never closed",
        ),
    ),
    (
        "unknown escape",
        said(
            "ett omvänt snedstreck inom dubbla citattecken: använd enkla citattecken",
            "a backslash inside double quotes: use single quotes",
        ),
    ),
    (
        "control characters",
        said("ett styrtecken som inte syns", "an invisible control character"),
    ),
)


class _Refused(Exception):
    """YAML that is well-formed but not allowed in a pack."""

    def __init__(self, mark: Any, sv: str, en: str) -> None:
        super().__init__(en)
        self.mark, self.sv, self.en = mark, sv, en


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that libyaml gives as a number of bytes: line and column, from 0."""

    line: int
    column: int

    @classmethod
    def of(cls, text: str, position: int) -> _Mark:
        before = text.encode("utf-8")[:position].decode("utf-8", "replace")
        return cls(before.count("\n"), len(before) - before.rfind("\n") - 1)


@dataclass(frozen=True, slots=True)
class Document:
    """``value`` is built of dict, list, str and None (a field left empty)."""

    value: Value
    positions: Positions


def read_document(text: str, path: str, *, lines_before: int = 0) -> Reading[Document]:
    """Read one YAML document. ``lines_before`` is where it starts inside a larger file."""
    builder = _Builder(path, lines_before)
    tab = text.find("\t")
    if tab >= 0:
        before = text[:tab]
        where = Location(path, before.count("\n") + 1 + lines_before, tab - before.rfind("\n"))
        found = said("en tabb, väntade mellanslag", "a tab, expected spaces")
        return Reading(None, (Finding.of(YAML_IS_VALID, where, found),))
    try:
        value = builder.build(yaml.parse(text, Loader=_LOADER))
    except _Refused as refused:
        return Reading(None, (builder.finding(refused.mark, refused.sv, refused.en),))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None and isinstance(error, ReaderError):
            mark = _Mark.of(text, error.position)
        problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "")
        if "could not find expected ':'" in problem:  # seen on the next line
            mark = getattr(error, "context_mark", None) or mark
        known = next((words for part, words in _PROBLEMS if part in problem), None)
        message = known or said("tecken som inte går att tolka", "signs that cannot be read")
        return Reading(None, (builder.finding(mark, message["sv"], message["en"]),))
    document = Document(value, Positions(path, builder.marks, builder.values))
    return Reading(document, tuple(builder.findings))


class _Builder:
    def __init__(self, path: str, lines_before: int) -> None:
        self.path = path
        self.lines_before = lines_before
        self.marks: dict[FieldPath, tuple[int, int]] = {}
        self.values: dict[FieldPath, int] = {}
        self.findings: list[Finding] = []

    def finding(self, mark: Any, sv: str, en: str) -> Finding:
        where = Location(self.path, *self._place(mark)) if mark else Location(self.path)
        return Finding(YAML_IS_VALID, where, sv, en)

    def _place(self, mark: Any) -> tuple[int, int]:
        return mark.line + 1 + self.lines_before, mark.column + 1

    def build(self, events: Iterator[Any]) -> Value:
        """Build the first document and refuse a second."""
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(
                        event.start_mark,
                        "ett andra dokument börjar här (---): en fil är ett dokument",
                        "a second document begins here (---): a file is one document",
                    )
            elif isinstance(event, yaml.NodeEvent):
                value = self._node(event, events, ())
        return value

    @staticmethod
    def _refuse_more_than_values(event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _Refused(
                event.start_mark,
                "ankare och alias (& och *) används inte: skriv ut värdet",
                "anchors and aliases (& and *) are not used: write the value out",
            )
        if event.tag is not None and event.tag != "!":
            raise _Refused(
                event.start_mark,
                f"taggar ({event.tag}) används inte",
                f"tags ({event.tag}) are not used",
            )

    def _node(self, event: Any, events: Iterator[Any], where: FieldPath) -> Value:
        self._refuse_more_than_values(event)
        if len(where) > MAX_DEPTH:
            raise _Refused(event.start_mark, "för många nivåer", "too many levels")
        self.marks.setdefault(where, self._place(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, where)
        line, column = self._place(event.start_mark)
        if self.marks[where][0] == line:
            self.values[where] = column + (event.style in ('"', "'"))
        return event.value or ("" if event.style else None)  # quoted, "" is a text of no length

    def _mapping(self, events: Iterator[Any], where: FieldPath) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent):
                raise _Refused(key.start_mark, "ett fältnamn väntades", "expected a field name")
            self._refuse_more_than_values(key)
            inside = (*where, key.value)
            if key.value in mapping:
                self._node(next(events), events, (*where, f"{key.value} (2)"))
                line, _ = self.marks[inside]
                self.findings.append(
                    Finding(
                        KEY_IS_UNIQUE,
                        Location(self.path, *self._place(key.start_mark), field=key.value),
                        f"fältet `{key.value}` står redan på rad {line}",
                        f"the field `{key.value}` already stands on line {line}",
                    )
                )
                continue
            self.marks[inside] = self._place(key.start_mark)
            mapping[key.value] = self._node(next(events), events, inside)
        return mapping

    def _sequence(self, events: Iterator[Any], where: FieldPath) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*where, len(items))))
        return items
