"""No two pages have the same summary."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
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
    seen: dict[tuple[str, str], str] = {}
    for _, text in sorted(catalogue.texts, key=lambda pair: pair[1].path):
        key = (text.language, " ".join(text.summary.casefold().split()).rstrip(".!? "))
        if not key[1]:
            continue
        if key in seen:
            yield Finding(
                RULE,
                text.positions.at("summary"),
                f"sammanfattningen är densamma som i {seen[key]}",
                f"the summary is the same as in {seen[key]}",
            )
        seen.setdefault(key, text.path)
