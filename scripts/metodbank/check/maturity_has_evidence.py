"""A method is called as mature as its cases and sources show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from metodbank.model.catalogue import Catalogue
from metodbank.model.dates import years_after
from metodbank.model.facts import MethodFacts
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.register import Neighbour
from metodbank.model.rule import Rule

# The codes that promise something. In a library with others nothing is promised.
DRAFT, TRIED, ARCHIVED = "draft", "tried", "archived"
REPLICATED, REVIEWED = "replicated", "reviewed"
ORGANISERS = 2
REVIEW_YEARS = 2

RULE = Rule(
    name="maturity-has-evidence",
    title=said(
        "Mognaden stöds av intervjuer och källor", "Cases and sources bear out the maturity"
    ),
    why=said(
        "Den som ska övertyga en chef behöver veta om någon annan har gjort det. Ordet på kortet"
        " får inte lova mer än sidan kan visa.",
        "Whoever has to convince a manager needs to know whether somebody else has done it. The"
        " word on the card must not promise more than the page can show.",
    ),
    remedy=said(
        "Lägg till intervjun eller källan som visar det, eller välj ett lägre steg i `maturity`."
        " `replicated` kräver en intervju och två olika arrangörer, `reviewed` det och att"
        " redaktionen har gått igenom metoden inom två år, `tried` en intervju eller en källa i"
        " texten, `archived` att packen har `retired`.",
        "Add the case or the source that shows it, or choose a lower step in `maturity`."
        " `replicated` needs a case and two different organisers, `reviewed` that and a review by"
        " the editors within two years, `tried` a case or a source in the text, `archived` that"
        " the pack has `retired`.",
    ),
    bad="maturity: replicated   cases: []",
    good="maturity: replicated   cases: [hylte-demokratisoppa, jonkoping-demokratisoppa]",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every method whose maturity says more, or less, than is known of it."""
    for pack, facts in catalogue.methods:
        message = _claim(catalogue, pack, facts)
        if message is not None:
            yield Finding.of(RULE, pack.positions.at("maturity"), message)


def _claim(catalogue: Catalogue, pack: Pack, facts: MethodFacts) -> Bilingual | None:
    codes = catalogue.vocabulary.terms("maturity")
    maturity, retired = facts.maturity, facts.retired is not None
    if maturity == ARCHIVED and not retired:
        return said(
            "`archived` kräver fältet `retired` med dag och skäl",
            "`archived` needs the field `retired` with a day and a reason",
        )
    if retired and maturity != ARCHIVED and ARCHIVED in codes:
        return said(
            f"packen har `retired`: väntade `archived`, fann `{maturity}`",
            f"the pack has `retired`: expected `archived`, found `{maturity}`",
        )
    # A case that is not there, or could not be read, is another rule's business.
    named = [catalogue.register.get(Kind.CASE, id_) for id_ in facts.cases]
    cases = [case for case in named if case and case.known]
    if len(cases) < len(named):
        return None
    if maturity in (REPLICATED, REVIEWED) and not cases:
        return said(
            f"`{maturity}` kräver minst en intervju i `cases`, fann ingen",
            f"`{maturity}` needs at least one case in `cases`, found none",
        )
    if maturity in (REPLICATED, REVIEWED) and _organisers(facts, cases) < ORGANISERS:
        return said(
            f"`{maturity}` kräver två olika arrangörer, fann bara {cases[0].library}",
            f"`{maturity}` needs two different organisers, found only {cases[0].library}",
        )
    if maturity == REVIEWED:
        return _review(facts, catalogue.today)
    if maturity == TRIED and not cases and not any(text.references for text in pack.texts.values()):
        return said(
            "`tried` kräver en intervju i `cases` eller en källa i texten, fann ingetdera",
            "`tried` needs a case in `cases` or a source in the text, found neither",
        )
    if maturity == DRAFT and cases and TRIED in codes:
        return said(
            f"`draft` betyder att ingen har provat, men {cases[0].id} har gjort det: väntade"
            " `tried`",
            f"`draft` means that nobody has tried it, but {cases[0].id} has: expected `tried`",
        )
    return None


def _review(facts: MethodFacts, today: date) -> Bilingual | None:
    if facts.reviewed is None:
        return said(
            "`reviewed` kräver fältet `reviewed` med dagen då redaktionen gick igenom metoden",
            "`reviewed` needs the field `reviewed` with the day when the editors went through it",
        )
    if facts.reviewed < years_after(today, -REVIEW_YEARS):
        return said(
            f"redaktionen gick igenom metoden {facts.reviewed}, väntade högst två år sedan",
            f"the editors went through the method on {facts.reviewed}, expected at most two"
            " years ago",
        )
    return None


def _organisers(facts: MethodFacts, cases: list[Neighbour]) -> int:
    """The most organisers that there can be.

    Each library of a case is one. A machine cannot tell who of the other sources held it too, so
    each publisher that no case builds on counts as one.
    """
    libraries = {case.library.casefold() for case in cases}
    known = {each.casefold() for case in cases for each in case.publishers}
    others = {source.publisher.casefold() for source in facts.sources} - known - libraries
    return len(libraries) + len(others)
