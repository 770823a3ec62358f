"""A pack in one language -> the view of its page."""

from __future__ import annotations

from collections.abc import Iterable

from metodbank.model.anchors import CHECKLIST_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import CaseFacts, MethodFacts
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.record import PackFacts
from metodbank.render import wording
from metodbank.render.cards import card, text_in
from metodbank.render.checklists import method_checklists, phases
from metodbank.render.facts import case_facts, method_facts
from metodbank.render.retired import farewell
from metodbank.render.strings import words
from metodbank.render.views import (
    BudgetView,
    Card,
    ChecklistView,
    Credit,
    Expense,
    Group,
    PackView,
    Plan,
    Row,
)

LICENCE_URLS = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def pack_view(catalogue: Catalogue, pack: Pack, language: Language) -> PackView | None:
    """The view of a pack's page, or None when its facts or its text could not be read."""
    facts, text = pack.facts, text_in(catalogue, pack, language)
    if facts is None or text is None or text.fields is None:
        return None
    plan: Plan | None = None
    budget: BudgetView | None = None
    checklist: ChecklistView | None = None
    own: ChecklistView | None = None
    cases: tuple[Card, ...] = ()
    related: tuple[Group, ...] = ()
    used_by: tuple[Card, ...] = ()
    if isinstance(facts, MethodFacts):
        cells = method_facts(catalogue, facts, language)
        plan = _plan(catalogue, facts, text.title, language)
        budget = _budget(facts, language)
        checklist, own = method_checklists(catalogue, pack, language)
        cases = tuple(_cards(catalogue, Kind.CASE, facts.cases, language))
        related = tuple(_related(catalogue, facts, language))
    elif isinstance(facts, CaseFacts):
        cells = case_facts(catalogue, facts, language)
    else:
        cells = ()
        checklist = ChecklistView(
            phases(catalogue, [(item, None) for item in facts.items], language)
        )
        used_by = tuple(_used_by(catalogue, pack, language))
    return PackView(
        kind=pack.kind.value,
        id=pack.id,
        code=facts.code,
        title=text.title,
        summary=text.summary,
        version=facts.version,
        facts=cells,
        sources=tuple(facts.sources),
        credit=_credit(facts, text.title, language),
        mark=_mark(pack),
        checklist=checklist,
        own=own,
        plan=plan,
        budget=budget,
        cases=cases,
        related=related,
        used_by=used_by,
        retired=farewell(catalogue, pack, language),
    )


def _mark(pack: Pack) -> str | None:
    return f"{pack.folder}/figures/mark.svg" if "figures/mark.svg" in pack.files else None


def _plan(catalogue: Catalogue, facts: MethodFacts, title: str, language: Language) -> Plan:
    say, label = words(language), catalogue.vocabulary.label
    rows: list[Row] = []
    passed = 0
    for step in facts.plan.steps:
        rows.append(
            Row(
                clock=wording.clock(facts.plan.start, passed),
                minutes=step.minutes,
                activity=step.activity,
                title=step.title[language],
                text=step.text[language],
                role=label("role", step.role, language) if step.role else "",
            )
        )
        passed += step.minutes
    end = wording.clock(facts.plan.start, passed)
    rows.append(Row(end, None, "frame", say("plan.end"), "", ""))
    return Plan(say("plan.caption", title=title), tuple(rows), passed)


def _budget(facts: MethodFacts, language: Language) -> BudgetView | None:
    if facts.budget is None:
        return None
    rows = tuple(
        Expense(
            row.title[language],
            wording.kronor(row.kronor, language),
            judged=row.basis == "judgement",
            sources=() if row.basis == "judgement" else row.basis,
        )
        for row in facts.budget.rows
    )
    total = sum(row.kronor for row in facts.budget.rows)
    return BudgetView(facts.budget.scene[language], rows, wording.kronor(total, language))


def _cards(
    catalogue: Catalogue, kind: Kind, ids: Iterable[str], language: Language
) -> Iterable[Card]:
    for id_ in ids:
        pack = catalogue.get(kind, id_)
        found = card(catalogue, pack, language) if pack else None
        if found:
            yield found


def _related(catalogue: Catalogue, facts: MethodFacts, language: Language) -> Iterable[Group]:
    for relation in ("before", "after", "instead"):
        cards = []
        for related in facts.related:
            pack = catalogue.get(Kind.METHOD, related.id)
            if related.relation == relation and pack:
                found = card(catalogue, pack, language, reason=related.why[language])
                cards.extend([found] if found else [])
        if cards:
            yield Group(relation, words(language)(f"related.{relation}"), "", tuple(cards))


def _used_by(catalogue: Catalogue, pack: Pack, language: Language) -> Iterable[Card]:
    for method in catalogue.of_kind(Kind.METHOD):
        if method.checklist and pack.id in method.checklist.includes:
            found = card(catalogue, method, language)
            if found:
                yield found


def _credit(facts: PackFacts, title: str, language: Language) -> Credit:
    creators = ", ".join(creator.name for creator in facts.creators)
    licence = facts.licence.replace("-", " ", 1).replace("-4.0", " 4.0").replace("-1.0", " 1.0")
    line = words(language)("licence.line", title=title, creator=creators, licence=licence)
    return Credit(line, licence, LICENCE_URLS.get(facts.licence, ""))


def checklist_uri(catalogue: Catalogue, pack: Pack) -> str:
    """The address of a method's checklist page."""
    return catalogue.library.uri(f"{pack.folder}/{CHECKLIST_PAGE}")
