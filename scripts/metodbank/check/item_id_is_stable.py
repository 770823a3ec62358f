"""The id of an item says what it is about, so that it can stay when the list changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.outline import anchor
from metodbank.model.rule import Rule
from metodbank.model.values import is_id

RULE = Rule(
    name="item-id-is-stable",
    title=said("Punktens id håller när listan ändras", "The item's id holds when the list changes"),
    why=said(
        "Kryssen som en läsare har satt sparas under punktens id. Ett nummer hamnar på en annan"
        " punkt så snart någon lägger till en rad.",
        "The ticks that a reader has made are saved under the item's id. A number lands on another"
        " item as soon as somebody adds a line.",
    ),
    remedy=said(
        "Ge punkten ett kort id som säger vad den handlar om, med små bokstäver a–z, siffror och"
        " bindestreck. Ändra det aldrig sedan.",
        "Give the item a short id that says what it is about, in lower-case a–z, digits and"
        " hyphens. Never change it afterwards.",
    ),
    bad="- {id: punkt-3, when: day, text: {sv: Öppna dörren, en: Open the door}}",
    good="- {id: open-door, when: day, text: {sv: Öppna dörren, en: Open the door}}",
)

_POSITION = re.compile(
    r"(?:(?:item|punkt|punkten|point|step|steg|nr|no|number|nummer|rad|row|line|task|uppgift|todo"
    r"|id|p|i|n|kohta)-?)?[0-9]+"
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for ids of the wrong shape, and for those that only count."""
    for _, items, positions in catalogue.item_lists:
        for index, item in enumerate(items):
            if not is_id(item.id):
                near = anchor(item.id.replace("_", "-")).strip("-")
                hint = f": ”{near}”" if near else "", f': "{near}"' if near else ""
                yield Finding(
                    RULE,
                    positions.at("items", index, "id"),
                    f"id:t är ”{item.id}”, väntade a–z, siffror och bindestreck{hint[0]}",
                    f'the id is "{item.id}", expected a–z, digits and hyphens{hint[1]}',
                )
            elif _POSITION.fullmatch(item.id):
                yield Finding(
                    RULE,
                    positions.at("items", index, "id"),
                    f"id:t ”{item.id}” räknar punkter, väntade ord om vad punkten gäller",
                    f'the id "{item.id}" counts items, expected words on what the item is about',
                )
