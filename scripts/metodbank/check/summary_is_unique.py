"""No two pages have the same summary."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.register import summary_key
from metodbank.model.rule import Rule

RULE = Rule(
    name="summary-is-unique",
    title=said("Två sidor har inte samma sammanfattning", "No two pages have the same summary"),
    why=said(
        "Läsaren väljer mellan kort och sökträffar efter sammanfattningen. Är den lika går det inte"
        " att välja, och ofta har den kopierats från fel pack.",
        "Readers choose between cards and search results by the summary. When two are alike they"
        " cannot choose, and often one was copied from the wrong pack.",
    ),
    remedy=said(
        "Skriv vad som skiljer just den här sidan från den andra.",
        "Write what sets this page apart from the other.",
    ),
    bad="soppa: Ett samtal för alla.   kafe: Ett samtal för alla.",
    good="soppa: Ni äter soppa och pratar.   kafe: Ni byter bord tre gånger och pratar vidare.",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every summary that another page in the same language has already."""
    first = catalogue.register.first_summaries
    for _, text in catalogue.texts:
        key = (text.language, summary_key(text))
        if key[1] and first[key] != text.path:
            yield Finding(
                RULE,
                text.positions.at("summary"),
                f"sammanfattningen är densamma som i {first[key]}",
                f"the summary is the same as in {first[key]}",
            )
