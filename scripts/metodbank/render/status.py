"""Where the translations stand, for programs and for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from posixpath import dirname
from typing import Any

from metodbank.model.address import PARITY_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.library import Library
from metodbank.model.pack import Pack
from metodbank.model.parity import Row, Standing, State
from metodbank.render.parity import (
    DATA,
    counted,
    named,
    note,
    parity_paths,
    path_of,
    title_of,
    totals,
    uri_of,
)
from metodbank.render.strings import words

VERSION = 1


def status_file(catalogue: Catalogue, rows: Iterable[Row]) -> Mapping[str, str]:
    """``{path: JSON}`` where the library has a page that links to it, or nothing."""
    if not parity_paths(catalogue):
        return {}
    return {f"{dirname(PARITY_PAGE)}/{DATA}": as_json(catalogue, rows)}


def as_json(catalogue: Catalogue, rows: Iterable[Row]) -> str:
    """All of it for programs, version 1.

    ``{"version", "languages", "totals": {language: {state: count}}, "texts": [{"kind", "path",
    "page", "title", "languages": {language: {"state", "original", "compared", "sections":
    [{"section", "heading", "change"}]}}}]}``. Keys are only ever added within a version.
    """
    library, rows = catalogue.library, tuple(rows)
    document = {
        "version": VERSION,
        "languages": list(library.languages),
        "totals": {
            language: {state.value: count[state] for state in State}
            for language, count in totals(library, rows).items()
        },
        "texts": [
            {
                "kind": row.of.kind.value if isinstance(row.of, Pack) else "page",
                "path": path_of(library, row.of),
                "page": uri_of(library, row.of),
                "title": title_of(row.of, library.languages),
                "languages": {name: _plain(each) for name, each in row.standings.items()},
            }
            for row in rows
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_text(library: Library, rows: Iterable[Row], language: Language) -> str:
    """A line for each text, what has changed below it, and the totals of each language."""
    rows, say = tuple(rows), words(language)
    width = max(len(path_of(library, row.of)) for row in rows)
    column = max(len(say(f"parity.{state.value}")) for state in State)
    lines = [" " * width + "".join(f"  {name:{column}}" for name in library.languages)]
    for row in rows:
        cells = (say(f"parity.{each.state.value}") for each in row.standings.values())
        path = path_of(library, row.of)
        lines.append(f"{path:{width}}" + "".join(f"  {cell:{column}}" for cell in cells))
        for name, standing in row.standings.items():
            if found := note(standing, name, language):
                changed = ", ".join(section for section, _ in found.sections)
                lines.append(f"    {name}: {changed}")
    lines.append("")
    for name, count in totals(library, rows).items():
        lines.append(f"{named(name, language)}: {counted(count, language)}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plain(standing: Standing) -> Mapping[str, Any]:
    found: dict[str, Any] = {"state": standing.state.value}
    if standing.original is not None:
        found["original"] = standing.original
    if standing.on is not None:
        found["compared"] = standing.on.isoformat()
    if standing.changes:
        found["sections"] = [
            {
                "section": change.key,
                "heading": change.theirs.text if change.theirs else None,
                "change": change.kind.value,
            }
            for change in standing.changes
        ]
    return found
