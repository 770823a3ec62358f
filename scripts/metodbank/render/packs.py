"""A pack in one language -> the view of its page."""

from __future__ import annotations

from collections.abc import Iterable

from metodbank.model.address import CHECKLIST_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import (
    CaseFacts,
    ChecklistFacts,
    Cost,
    Item,
    Measure,
    MethodFacts,
    PackFacts,
    Room,
)
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.values import offset_days, phase_anchor
from metodbank.render import wording
from metodbank.render.cards import card, text_in
from metodbank.render.strings import words
from metodbank.render.views import (
    Card,
    ChecklistView,
    Credit,
    Fact,
    Group,
    Module,
    PackView,
    Phase,
    Plan,
    Row,
    Target,
    Tick,
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
    checklist: ChecklistView | None = None
    own: ChecklistView | None = None
    cases: tuple[Card, ...] = ()
    related: tuple[Group, ...] = ()
    used_by: tuple[Card, ...] = ()
    if isinstance(facts, MethodFacts):
        cells = _method_facts(catalogue, facts, language)
        plan = _plan(catalogue, facts, text.title, language)
        checklist, own = method_checklists(catalogue, pack, language)
        cases = tuple(_cards(catalogue, Kind.CASE, facts.cases, language))
        related = tuple(_related(catalogue, facts, language))
    elif isinstance(facts, CaseFacts):
        cells = _case_facts(catalogue, facts, language)
    else:
        cells = ()
        checklist = ChecklistView(
            _phases(catalogue, [(item, None) for item in facts.items], language)
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
        cases=cases,
        related=related,
        used_by=used_by,
    )


def _mark(pack: Pack) -> str | None:
    return f"{pack.folder}/figures/mark.svg" if "figures/mark.svg" in pack.files else None


def _measured(key: str, value: str, measure: Measure | Cost | Room, language: Language) -> Fact:
    judged = measure.basis == "judgement"
    return Fact(
        key=key,
        label=words(language)(f"fact.{key}"),
        value=value,
        note=measure.note[language] if measure.note else "",
        judged=judged,
        sources=() if isinstance(measure.basis, str) else measure.basis,
    )


def _method_facts(catalogue: Catalogue, facts: MethodFacts, language: Language) -> tuple[Fact, ...]:
    say, label = words(language), catalogue.vocabulary.label
    maturity = catalogue.vocabulary.terms("maturity").get(facts.maturity)
    meaning = maturity.definition if maturity else None
    return (
        _measured("minutes", wording.minutes(facts.minutes, language), facts.minutes, language),
        _measured("people", wording.people(facts.people, language), facts.people, language),
        _measured("staff", wording.people(facts.staff, language), facts.staff, language),
        _measured(
            "preparation",
            wording.weeks(facts.preparation_weeks, language),
            facts.preparation_weeks,
            language,
        ),
        _measured("cost", label("cost", facts.cost.level, language), facts.cost, language),
        _measured("room", facts.room.label[language], facts.room, language),
        Fact(
            "setting",
            say("fact.setting"),
            ", ".join(
                term if index == 0 else term[:1].lower() + term[1:]
                for index, term in enumerate(
                    label("setting", code, language) for code in facts.setting
                )
            ),
        ),
        Fact(
            "maturity",
            say("fact.maturity"),
            label("maturity", facts.maturity, language),
            note=meaning[language] if meaning else "",
        ),
    )


def _case_facts(catalogue: Catalogue, facts: CaseFacts, language: Language) -> tuple[Fact, ...]:
    say, label = words(language), catalogue.vocabulary.label
    methods = tuple(
        Target(catalogue.library.uri(f"{pack.folder}/index.md"), text.title)
        for pack in (catalogue.get(Kind.METHOD, id_) for id_ in facts.methods)
        if pack and (text := text_in(catalogue, pack, language))
    )
    return (
        Fact("library", say("fact.library"), facts.library),
        Fact("municipality", say("fact.municipality"), facts.municipality.name),
        Fact("region", say("fact.region"), facts.region),
        Fact("project", say("fact.project"), label("project", facts.project, language)),
        Fact("year", say("fact.year"), str(facts.year)),
        Fact("practice", say("fact.practice"), facts.practice[language]),
        Fact(
            "methods",
            say("fact.methods"),
            "" if methods else say("fact.no-guide"),
            targets=methods,
        ),
        Fact(
            "consent",
            say("fact.consent"),
            label("consent", facts.consent.status, language),
            note=facts.consent.note[language] if facts.consent.note else "",
        ),
    )


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
        ChecklistView(_phases(catalogue, whole, language), tuple(modules)),
        ChecklistView(_phases(catalogue, own, language), tuple(modules)),
    )


def _phases(
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
