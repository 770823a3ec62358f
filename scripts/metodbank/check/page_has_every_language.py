"""A page of the library exists in every language of the library."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="page-has-every-language",
    title=said("Sidan finns på varje språk", "The page exists in every language"),
    why=said(
        "Den som läser på ett annat språk får se en sida på fel språk, eller ingen sida alls.",
        "Somebody who reads in another language is shown a page in the wrong one, or none at all.",
    ),
    remedy=said(
        "Skriv sidan på språket som saknas, i en fil med samma namn: om.sv.md och om.en.md.",
        "Write the page in the language that is missing, in a file of the same name: om.sv.md and"
        " om.en.md.",
    ),
    bad="docs/om.sv.md",
    good="docs/om.sv.md   docs/om.en.md",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every hand-written page that lacks a language.

    A page that is there but could not be read is not missing; a pack's texts are another rule's.
    """
    languages = catalogue.library.languages
    found: dict[str, list[str]] = {}
    for path in catalogue.files:
        for language in languages:
            if path.endswith(f".{language}.md"):
                found.setdefault(path[: -len(language) - 4], []).append(language)
    for stem, present in found.items():
        here = next(language for language in languages if language in present)
        for language in languages:
            if language not in present:
                name = stem.rpartition("/")[2]
                yield Finding(
                    RULE,
                    Location(f"{stem}.{here}.md"),
                    f"språket {language} saknas, väntade filen {name}.{language}.md",
                    f"the language {language} is missing, expected the file {name}.{language}.md",
                )
