"""A pack has all the files that make it whole."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.location import Location
from metodbank.model.rule import Rule

RULE = Rule(
    name="pack-complete",
    title=said("Packen är hel", "The pack is complete"),
    why=said(
        "En pack som saknar en fil blir en halv sida: utan text, utan fakta eller utan ett språk.",
        "A pack that lacks a file becomes half a page: without text, facts or one language.",
    ),
    remedy=said(
        "Skapa filen. `metodbank new` visar hur en hel pack ser ut.",
        "Create the file. `metodbank new` shows what a complete pack looks like.",
    ),
    bad="methods/soppa/: method.yml index.sv.md",
    good="methods/soppa/: method.yml checklist.yml index.sv.md index.en.md",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield one finding for each missing file; one that could not be read is not missing."""
    reported = {finding.location.path for finding in catalogue.findings}
    for pack in catalogue.packs:
        if pack.folder in reported:
            continue
        wanted = [pack.kind.facts_file]
        wanted += [f"index.{language}.md" for language in catalogue.library.languages]
        if pack.kind is Kind.METHOD:
            wanted.append("checklist.yml")
        for name in wanted:
            if name not in pack.files and f"{pack.folder}/{name}" not in reported:
                yield Finding(
                    RULE,
                    Location(pack.folder),
                    f"filen {name} saknas",
                    f"the file {name} is missing",
                )
