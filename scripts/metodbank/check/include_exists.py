"""A method includes checklists that exist, and every item has its own id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import Checklist, ChecklistFacts, Item
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.location import Positions
from metodbank.model.rule import Rule

RULE = Rule(
    name="include-exists",
    title=said("Checklistan hänger ihop", "The checklist holds together"),
    why=said(
        "En lista som inte finns lämnar en lucka på dagen, och två punkter med samma id går inte"
        " att bocka av var för sig.",
        "A list that does not exist leaves a gap on the day, and two items with one id cannot be"
        " ticked apart.",
    ),
    remedy=said(
        "Rätta id:t i `includes`, och ge varje punkt ett eget `id`.",
        "Correct the id in `includes`, and give every item an `id` of its own.",
    ),
    bad="includes: [mat]   (det finns bara food)",
    good="includes: [food]",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for unknown and repeated includes, and for repeated item ids."""
    for pack in catalogue.of_kind(Kind.METHOD):
        if pack.checklist is None:
            continue
        seen: set[str] = set()
        for index, id_ in enumerate(pack.checklist.includes):
            if catalogue.register.get(Kind.CHECKLIST, id_) is None:
                yield Finding(
                    RULE,
                    pack.checklist_positions.at("includes", index),
                    f"det finns ingen checklista ”{id_}”",
                    f'there is no checklist "{id_}"',
                )
            elif id_ in seen:
                yield Finding(
                    RULE,
                    pack.checklist_positions.at("includes", index),
                    f"”{id_}” ingår redan",
                    f'"{id_}" is included already',
                )
            seen.add(id_)
        yield from _repeated(pack.checklist.items, pack.checklist_positions)
        yield from _shared(catalogue, pack.checklist, pack.checklist_positions)
    for pack in catalogue.of_kind(Kind.CHECKLIST):
        if isinstance(pack.facts, ChecklistFacts):
            yield from _repeated(pack.facts.items, pack.positions)


def _shared(catalogue: Catalogue, own: Checklist, positions: Positions) -> Iterator[Finding]:
    """Ids that are the same on the method's page, where an included item is ``list-item``."""
    places = {item.id: ("items", index, "id") for index, item in enumerate(own.items)}
    for index, id_ in enumerate(dict.fromkeys(own.includes)):
        other = catalogue.register.get(Kind.CHECKLIST, id_)
        for own_id, _ in (other and other.items) or ():
            name = f"{id_}-{own_id}"
            place = places.setdefault(name, ("includes", index, own_id))
            if place != ("includes", index, own_id):
                yield Finding(
                    RULE,
                    positions.at(*(place if place[0] == "items" else ("includes", index))),
                    f"punktens id ”{name}” finns redan: punkten ”{own_id}” i {id_} heter så",
                    f'the item id "{name}" is taken: the item "{own_id}" in {id_} is called so',
                )


def _repeated(items: Sequence[Item], positions: Positions) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield Finding(
                RULE,
                positions.at("items", index, "id"),
                f"punktens id ”{item.id}” står två gånger",
                f'the item id "{item.id}" stands twice',
            )
        seen.add(item.id)
