"""No pack says who a private person is."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.personal import Trace, identities, traces
from metodbank.model.rule import Rule
from metodbank.model.text import Text

RULE = Rule(
    name="no-personal-data",
    title=said("Ingen privatperson hängs ut", "No private person is exposed"),
    why=said(
        "Packar kopieras till andra bibliotek och ligger kvar i historiken. Ett personnummer eller"
        " en privat adress går inte att ta tillbaka.",
        "Packs are copied to other libraries and stay in the history. An identity number or a"
        " private address cannot be taken back.",
    ),
    remedy=said(
        "Ta bort uppgiften. Behövs en kontaktväg skriver ni en adress till en roll, som"
        " biblioteket@. Har den redan publicerats: kontakta kommunens dataskyddsombud.",
        "Remove it. If there must be a way to get in touch, write an address of a role, such as"
        " library@. If it has been published already, tell the municipality's data protection"
        " officer.",
    ),
    bad="Ring Anna på 070-000 00 00.",
    good="Fråga i bibliotekets informationsdisk.",
)

_OWNER = ("owner",)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for packs; on pages, which may tell how to reach somebody, identity numbers.

    The owner of a pack is another rule's business.
    """
    pages = [text for page in catalogue.pages for text in page.texts.values()]
    outside = {text.path for text in pages}
    for each in catalogue.written:
        if each.where != _OWNER and each.positions.path not in outside:
            yield from (_finding(trace, each.location) for trace in traces(each.text))
    for pack in catalogue.packs:
        for text in pack.texts.values():
            yield from (_finding(trace, _at(text, trace)) for trace in traces(text.body))
    for text in pages:
        yield from (_finding(trace, _at(text, trace)) for trace in identities(text.body))


def _at(text: Text, trace: Trace) -> Location:
    before = text.body[: trace.start]
    line = text.body_line + before.count("\n")
    return Location(text.path, line, trace.start - before.rfind("\n"))


def _finding(trace: Trace, where: Location) -> Finding:
    return Finding(
        RULE,
        where,
        f"”{trace.shown}” ser ut som {trace.what['sv']}",
        f'"{trace.shown}" looks like {trace.what["en"]}',
    )
