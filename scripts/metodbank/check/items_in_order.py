"""A checklist runs through time, and begins before the guests are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import Checklist, Item
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.location import Positions
from metodbank.model.pack import Pack
from metodbank.model.rule import Rule
from metodbank.model.values import offset_days

RULE = Rule(
    name="items-in-order",
    title=said("Punkterna står i tidsordning", "The items stand in order of time"),
    why=said(
        "Den som bockar av uppifrån och ner ska aldrig upptäcka att något borde ha gjorts i förra"
        " veckan.",
        "Somebody who ticks from the top down must never find that a thing should have been done"
        " last week.",
    ),
    remedy=said(
        "Flytta punkten dit den hör efter `when`: -6w, -1d, day, +1d, +2w. En metod har minst en"
        " punkt före dagen eller på dagen.",
        "Move the item to where its `when` belongs: -6w, -1d, day, +1d, +2w. A method has at least"
        " one item before the day or on it.",
    ),
    bad="- {id: open, when: day, ...}\n- {id: book, when: -6w, ...}",
    good="- {id: book, when: -6w, ...}\n- {id: open, when: day, ...}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for items that go back in time, and for lists that come too late."""
    for pack, items, positions in catalogue.item_lists:
        yield from _backwards(items, positions)
        if pack.checklist is not None:
            yield from _too_late(catalogue, pack, pack.checklist)


def _backwards(items: Sequence[Item], positions: Positions) -> Iterator[Finding]:
    for index, (before, item) in enumerate(pairwise(items), 1):
        if offset_days(item.when) < offset_days(before.when):
            yield Finding(
                RULE,
                positions.at("items", index, "when"),
                f"”{item.id}” ({item.when}) står efter ”{before.id}” ({before.when}), väntade före",
                f'"{item.id}" ({item.when}) stands after "{before.id}" ({before.when}),'
                " expected before it",
            )


def _too_late(catalogue: Catalogue, pack: Pack, checklist: Checklist) -> Iterator[Finding]:
    """What is included may be the part that comes before the day, so all of it must be known."""
    whens = [item.when for item in checklist.items]
    for id_ in checklist.includes:
        other = catalogue.register.get(Kind.CHECKLIST, id_)
        if other is None or not other.known:
            return
        whens.extend(when for _, when in other.items or ())
    if all(offset_days(when) > 0 for when in whens):
        yield Finding(
            RULE,
            pack.checklist_positions.at("items"),
            "alla punkter kommer efter dagen, väntade minst en före dagen eller på den",
            "all items come after the day, expected at least one before it or on it",
        )
