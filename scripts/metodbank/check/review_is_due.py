"""A pack is read again by the day it names."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="review-is-due",
    title=said("Packen läses om i tid", "The pack is reviewed in time"),
    why=said(
        "Priser, lagar och länkar åldras. Läsaren litar på att någon har läst sidan nyligen.",
        "Prices, laws and links grow old. Readers trust that somebody has read the page lately.",
    ),
    remedy=said(
        "Läs igenom texten, fakta och källorna. Rätta det som behövs, höj `version` och sätt nästa"
        " dag i `review_by`.",
        "Read the text, the facts and the sources. Correct what needs it, raise `version` and set"
        " the next day in `review_by`.",
    ),
    bad="review_by: 2025-11-22",
    good="review_by: 2027-11-22",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every pack whose day has passed; a retired one waits for nobody."""
    for pack, facts in catalogue.known:
        days = (catalogue.today - facts.review_by).days
        if days <= 0 or facts.retired is not None or facts.review_by <= facts.published:
            continue
        yield Finding(
            RULE,
            pack.positions.at("review_by"),
            f"packen skulle läsas om senast {facts.review_by}, det är {days}"
            f" {'dag' if days == 1 else 'dagar'} sedan",
            f"the pack was to be reviewed by {facts.review_by}, {days}"
            f" {'day' if days == 1 else 'days'} ago",
        )
