"""The owner of a pack is a role or a group, not a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.personal import is_person, traces
from metodbank.model.rule import Rule

RULE = Rule(
    name="owner-is-a-role",
    title=said("En roll eller grupp ansvarar för packen", "A role or a group answers for the pack"),
    why=said(
        "Personer byter jobb, och packen följer med till andra bibliotek. En roll går att nå också"
        " om fem år, och ingens privata uppgifter sprids.",
        "People change jobs, and the pack moves on to other libraries. A role can be reached in"
        " five years too, and nobody's private details are spread.",
    ),
    remedy=said(
        "Skriv rollen eller gruppen, till exempel ”Redaktionen” eller ”Biblioteken i Hylte”."
        " Kontaktvägen står på webbplatsen, inte i packen.",
        'Write the role or the group, such as "The editors" or "Hylte libraries". How to get in'
        " touch stands on the site, not in the pack.",
    ),
    bad="owner: anna.andersson@hylte.example",
    good="owner: Biblioteken i Hylte",
)

_MAIL = re.compile(r"[\w.+-]@[\w-]")
_WEB = re.compile(r"https?://|\bwww\.")
_PHONE = re.compile(r"(?:\+|\b0)[0-9](?:[ /–-]{0,3}[0-9]){6,}")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every owner that is an address, a number or a person's name."""
    for pack, facts in catalogue.known:
        found = _kind(facts.owner)
        if found is not None:
            yield Finding(
                RULE,
                pack.positions.at("owner"),
                f"`owner` är {found['sv']}, väntade en roll eller en grupp",
                f"`owner` is {found['en']}, expected a role or a group",
            )


def _kind(owner: str) -> Bilingual | None:
    if _MAIL.search(owner):
        return said("en e-postadress", "an e-mail address")
    if _WEB.search(owner):
        return said("en webbadress", "a web address")
    for trace in traces(owner):
        return trace.what
    if _PHONE.search(owner):
        return said("ett telefonnummer", "a telephone number")
    if is_person(owner):
        return said("ett personnamn", "a person's name")
    return None
