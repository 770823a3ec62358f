"""A case tells how people agreed to it, and is retired when they no longer do."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

# The codes that promise something.
GIVEN, WITHDRAWN = "given", "withdrawn"

RULE = Rule(
    name="consent-is-recorded",
    title=said("Samtycket är antecknat", "The consent is on record"),
    why=said(
        "Den som har låtit sig intervjuas ska kunna ångra sig, och redaktionen måste kunna visa vad"
        " som är överenskommet.",
        "Whoever let themselves be interviewed must be able to change their mind, and the editors"
        " must be able to show what was agreed.",
    ),
    remedy=said(
        "Skriv i `consent.note` hur och när samtycket lämnades eller togs tillbaka, men inga namn."
        " Är det återtaget får intervjun fältet `retired`.",
        "Write in `consent.note` how and when consent was given or withdrawn, but no names. If it"
        " is withdrawn, give the case the field `retired`.",
    ),
    bad="consent: {status: given}",
    good="consent: {status: given, note: {sv: Skriftligt i mars., en: In writing, in March.}}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for consent without a note and for withdrawn cases that are still shown."""
    for pack, facts in catalogue.cases:
        status = facts.consent.status
        if status in (GIVEN, WITHDRAWN) and facts.consent.note is None:
            yield Finding(
                RULE,
                pack.positions.at("consent"),
                f"`consent` är {status}, men `note` saknas: hur och när?",
                f"`consent` is {status}, but `note` is missing: how and when?",
            )
        if status == WITHDRAWN and facts.retired is None:
            yield Finding(
                RULE,
                pack.positions.at("consent", "status"),
                "samtycket är återtaget, men intervjun saknar `retired`",
                "the consent is withdrawn, but the case has no `retired`",
            )
