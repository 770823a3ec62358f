"""The file of a page says in which of the library's languages it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule

RULE = Rule(
    name="page-names-its-language",
    title=said("Filens namn säger sidans språk", "The file's name says the page's language"),
    why=said(
        "Utan ett språk som biblioteket har i filens namn läser ingen filen: den visas inte, eller"
        " visas på fel språk.",
        "Without one of the library's languages in its name nobody reads the file: it is not shown,"
        " or is shown in the wrong language.",
    ),
    remedy=said(
        "Skriv språket före .md: om.sv.md, om.en.md. Språken bestäms i mkdocs.yml.",
        "Write the language before .md: om.sv.md, om.en.md. The languages are set in mkdocs.yml.",
    ),
    bad="docs/om.md   docs/om.de.md",
    good="docs/om.sv.md   docs/om.en.md",
)

_NAME = re.compile(
    r"(?P<stem>.+?)(?:\.(?P<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?))?\.md", re.DOTALL
)
_PACK_TEXT = re.compile(r"index(?:\.[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)?\.md")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every text without a language, or in one that the library lacks."""
    for path in catalogue.files:
        if path.endswith(".md"):
            yield from _named(catalogue, path)
    for pack in catalogue.packs:
        for name in pack.files:
            if _PACK_TEXT.fullmatch(name):
                yield from _named(catalogue, f"{pack.folder}/{name}")


def _named(catalogue: Catalogue, path: str) -> Iterator[Finding]:
    match = _NAME.fullmatch(path.rpartition("/")[2])
    languages = catalogue.library.languages
    if match is None or match["tag"] in languages:
        return
    stem, tag = match["stem"], match["tag"]
    if tag and tag.lower() in languages:
        found, wanted = (
            said(f"språket skrivs ”{tag}”", f'the language is written "{tag}"'),
            tag.lower(),
        )
    elif tag:
        found, wanted = said(f"biblioteket har inte språket {tag}", f"the library has no {tag}"), ""
    else:
        found, wanted = said("namnet saknar språk", "the name has no language"), languages[0]
    names = " eller ".join(f"{stem}.{each}.md" for each in ([wanted] if wanted else languages))
    yield Finding(
        RULE,
        Location(path),
        f"{found['sv']}, väntade {names}",
        f"{found['en']}, expected {names.replace(' eller ', ' or ')}",
    )
