"""Checklists in order of time: a pack's own items and those of the lists it includes."""

from __future__ import annotations

from collections.abc import Iterable

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import ChecklistFacts, Item
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.values import offset_days, phase_anchor
from metodbank.render import wording
from metodbank.render.cards import text_in
from metodbank.render.views import ChecklistView, Module, Phase, Target, Tick


def method_checklists(
    catalogue: Catalogue, pack: Pack, language: Language
) -> tuple[ChecklistView | None, ChecklistView | None]:
    """A method's whole list (own items and modules) and its own alone."""
    if pack.checklist is None:
        return None, None
    own = [(item, None) for item in pack.checklist.items]
    whole: list[tuple[Item, Pack | None]] = list(own)
    modules: list[Module] = []
    for id_ in pack.checklist.includes:
        module = catalogue.get(Kind.CHECKLIST, id_)
        text = text_in(catalogue, module, language) if module else None
        if module is None or text is None or not isinstance(module.facts, ChecklistFacts):
            continue
        uri = catalogue.library.uri(f"{module.folder}/index.md")
        modules.append(Module(Target(uri, text.title), len(module.facts.items)))
        whole.extend((item, module) for item in module.facts.items)
    return (
        ChecklistView(phases(catalogue, whole, language), tuple(modules)),
        ChecklistView(phases(catalogue, own, language), tuple(modules)),
    )


def phases(
    catalogue: Catalogue, items: Iterable[tuple[Item, Pack | None]], language: Language
) -> tuple[Phase, ...]:
    """Items grouped by when they are done; within a phase the order they were given in."""
    when: dict[str, list[Tick]] = {}
    for item, module in items:
        text = text_in(catalogue, module, language) if module else None
        target = (
            Target(catalogue.library.uri(f"{module.folder}/index.md"), text.title)
            if module and text
            else None
        )
        tick = Tick(
            id=f"{module.id}-{item.id}" if module else item.id,
            text=item.text[language],
            help=item.help[language] if item.help else "",
            role=catalogue.vocabulary.label("role", item.role, language) if item.role else "",
            module=target,
        )
        when.setdefault(item.when, []).append(tick)
    return tuple(
        Phase(
            anchor=phase_anchor(offset),
            short=wording.offset_short(offset, language),
            long=wording.offset_long(offset, language),
            is_day=offset == "day",
            ticks=tuple(ticks),
        )
        for offset, ticks in sorted(when.items(), key=lambda pair: offset_days(pair[0]))
    )
