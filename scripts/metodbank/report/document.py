"""What a report as JSON holds, version 1: the types, and the JSON Schema made of them.

``{"version": 1, "packs": 3, "errors": 1, "warnings": 0, "exempted": 0, "known": 0, "findings":
[{"rule", "severity", "path", "line", "column", "field", "message", "remedy", "url",
"replacement": {"path", "line", "column", "old", "new"}}]}``. What is not known is null. Keys are
only ever added within a version.
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


def schema() -> str:
    """The JSON Schema (2020-12) of the document."""
    made = TypeAdapter(Document).json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
