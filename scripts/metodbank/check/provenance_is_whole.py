"""A pack tells in full what it comes from and what has been changed."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Positions
from metodbank.model.pack import AnyFacts
from metodbank.model.rule import Rule
from metodbank.model.values import is_id

# The codes that promise something. A library's own kinds promise nothing here.
ORIGINAL = "original"
MADE_OF_A_TEXT = ("adapted", "translated")
"""Kinds whose text is made of somebody's text: that takes a licence and a word on the changes."""

RULE = Rule(
    name="provenance-is-whole",
    title=said("Ursprunget är helt beskrivet", "The origin is told in full"),
    why=said(
        "Den som har gjort förlagan ska få äran, och den som lånar packen måste veta vad som är"
        " ändrat. Utan det gäller ofta inte licensen.",
        "Whoever made the original must get the credit, and whoever borrows the pack must know what"
        " has been changed. Without that the licence often does not hold.",
    ),
    remedy=said(
        "En bearbetad eller översatt pack har `based_on` med licens, och `changes`. En egen pack"
        " har ingetdera. Är texten nyskriven efter andras beskrivningar är `kind` sammanställd"
        " (compiled), och då behövs ingen licens.",
        "An adapted or translated pack has `based_on` with a licence, and `changes`. An original"
        " pack has neither. If the text is newly written after the descriptions of others, `kind`"
        " is compiled, and then no licence is needed.",
    ),
    bad="provenance: {kind: translated}",
    good="provenance: {kind: translated, based_on: [{..., licence: CC-BY-4.0}], changes: {...}}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for origins that say too little, or contradict themselves."""
    for pack, facts in catalogue.known:
        if facts.provenance.kind == ORIGINAL:
            yield from _original(facts, pack.positions)
        elif facts.provenance.kind in MADE_OF_A_TEXT:
            yield from _made_of_a_text(facts, pack.positions)
        yield from _imported(facts, pack.positions)


def _original(facts: AnyFacts, positions: Positions) -> Iterator[Finding]:
    origin = facts.provenance
    if origin.based_on:
        yield Finding(
            RULE,
            positions.at("provenance", "based_on"),
            f"en egen pack bygger inte på ”{origin.based_on[0].title}”: väntade `kind` adapted,"
            " translated eller compiled",
            f'an original pack is not based on "{origin.based_on[0].title}": expected `kind`'
            " adapted, translated or compiled",
        )
    if origin.changes is not None and origin.imported is None and not origin.based_on:
        yield Finding(
            RULE,
            positions.at("provenance", "changes"),
            "en egen pack är inte ändrad från något: väntade ingen `changes`",
            "an original pack is not changed from anything: expected no `changes`",
        )


def _made_of_a_text(facts: AnyFacts, positions: Positions) -> Iterator[Finding]:
    origin = facts.provenance
    for name in ("based_on", "changes"):
        if not getattr(origin, name):
            yield Finding(
                RULE,
                positions.at("provenance"),
                f"`kind` är {origin.kind}, men `{name}` saknas",
                f"`kind` is {origin.kind}, but `{name}` is missing",
            )
    for index, original in enumerate(origin.based_on):
        if original.licence is None:
            yield Finding(
                RULE,
                positions.at("provenance", "based_on", index),
                f"”{original.title}” saknar `licence`, som `kind` {origin.kind} kräver",
                f'"{original.title}" has no `licence`, which `kind` {origin.kind} requires',
            )


def _imported(facts: AnyFacts, positions: Positions) -> Iterator[Finding]:
    """A copy of another library's pack; who keeps its version has changed nothing."""
    imported = facts.provenance.imported
    if imported is None:
        return
    if not is_id(imported.id):
        yield Finding(
            RULE,
            positions.at("provenance", "imported", "id"),
            f"”{imported.id}” kan inte vara ett id, väntade a–z, 0–9 och bindestreck",
            f'"{imported.id}" cannot be an id, expected a–z, 0–9 and hyphens',
        )
    if facts.version != imported.version and facts.provenance.changes is None:
        yield Finding(
            RULE,
            positions.at("provenance", "imported", "version"),
            f"packen är version {facts.version} men hämtades som {imported.version}: väntade"
            " `changes` som säger vad ni har ändrat",
            f"the pack is version {facts.version} but was fetched as {imported.version}: expected"
            " `changes` that says what you have changed",
        )
