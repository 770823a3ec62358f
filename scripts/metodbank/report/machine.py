"""Findings -> JSON, version 1.

``{"version": 1, "packs": 3, "errors": 1, "warnings": 0, "exempted": 0, "known": 0, "findings":
[{"rule", "severity", "path", "line", "column", "field", "message", "remedy", "url",
"replacement": {"path", "line", "column", "old", "new"}}]}``. What is not known is null. Keys are
only ever added within a version. The types below are the published JSON Schema too.
"""

from __future__ import annotations

import json
from typing import (
    Annotated,
    Literal,
    NotRequired,  # Pydantic reads no other before Python 3.12.
)

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.language import Language
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import in_json

VERSION: Literal[1] = 1
SCHEMA_FILE = "report.schema.json"

_Count = Annotated[int, Field(ge=0)]
_Place = Annotated[int, Field(ge=1)]


class Mend(TypedDict):
    """A replacement that needs no judgement; `metodbank check --fix` makes it.

    With `old` and `new` empty the file is only to be saved again, as UTF-8 with LF line ends.
    """

    path: str
    line: _Place
    column: _Place
    old: Annotated[str, Field(description="What stands there now; may be several lines.")]
    new: Annotated[str, Field(description="What is to stand there.")]


class Place(TypedDict):
    """Another place that shows the same."""

    path: str
    line: _Place | None
    column: _Place | None


class Found(TypedDict):
    """One place where a rule is not met."""

    rule: Annotated[str, Field(description="The rule's name.")]
    severity: Annotated[
        Literal["error", "warning"],
        Field(description="An error fails the check, a warning does not."),
    ]
    path: Annotated[
        str, Field(description="The file, from the library's root, with / between folders.")
    ]
    line: Annotated[
        _Place | None, Field(description="From 1; null when it is about the whole file.")
    ]
    column: Annotated[
        _Place | None, Field(description="From 1, in characters (Unicode code points).")
    ]
    field: Annotated[
        str | None, Field(description="The field, such as people.max, where there is one.")
    ]
    message: Annotated[str, Field(description="What is wrong here, in the language of --lang.")]
    remedy: Annotated[str, Field(description="What to do about it.")]
    url: Annotated[str | None, Field(description="The rule's page, if the library has a site.")]
    replacement: Annotated[
        Mend | None, Field(description="What can stand there instead, where that is certain.")
    ]
    also: Annotated[
        NotRequired[list[Place]], Field(description="All other places of this one fault.")
    ]


class Document(TypedDict):
    """What `metodbank check --format json` writes. New keys may come within a version."""

    version: Literal[1]
    packs: Annotated[_Count, Field(description="How many packs were looked at.")]
    pages: Annotated[
        NotRequired[_Count], Field(description="How many pages of a built site were looked at.")
    ]
    links: Annotated[NotRequired[_Count], Field(description="How many links they hold.")]
    errors: _Count
    warnings: _Count
    exempted: Annotated[
        _Count, Field(description="Findings that the packs' own exceptions took away.")
    ]
    known: Annotated[_Count, Field(description="Findings that the baseline took away.")]
    findings: Annotated[list[Found], Field(description="Sorted by path, line and column.")]


def as_json(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as one JSON document that ends with a newline."""
    document: Document = {
        "version": VERSION,
        "packs": report.packs,
        "errors": report.errors,
        "warnings": report.warnings,
        "exempted": report.exempted,
        "known": report.known,
        "findings": [_found(each, language, background) for each in report.findings],
    }
    if report.pages:
        document["pages"], document["links"] = report.pages, report.links
    return in_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _found(finding: Finding, language: Language, background: Background) -> Found:
    rule, where, mend = finding.rule, finding.location, finding.replacement
    found: Found = {
        "rule": rule.name,
        "severity": rule.severity.value,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "field": where.field,
        "message": finding.message(language),
        "remedy": rule.remedy[language],
        "url": background.rule_url(rule),
        "replacement": _mend(mend) if mend else None,
    }
    if finding.also:
        found["also"] = [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in finding.also
        ]
    return found


def _mend(mend: Replacement) -> Mend:
    return {
        "path": mend.path,
        "line": mend.line,
        "column": mend.column,
        "old": mend.old,
        "new": mend.new,
    }


def schema() -> str:
    """The JSON Schema (2020-12) of the document."""
    made = TypeAdapter(Document).json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
