"""The facts of a pack as the cells of its definition list."""

from __future__ import annotations

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import CaseFacts, Cost, Measure, MethodFacts, Room
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.render import wording
from metodbank.render.cards import municipality, text_in
from metodbank.render.strings import words
from metodbank.render.views import Fact, Target


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


def method_facts(catalogue: Catalogue, facts: MethodFacts, language: Language) -> tuple[Fact, ...]:
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
        _measured(
            "cost",
            wording.unbroken(label("cost", facts.cost.level, language)),
            facts.cost,
            language,
        ),
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


def case_facts(catalogue: Catalogue, facts: CaseFacts, language: Language) -> tuple[Fact, ...]:
    say, label = words(language), catalogue.vocabulary.label
    methods = tuple(
        Target(catalogue.library.uri(f"{pack.folder}/index.md"), text.title)
        for pack in (catalogue.get(Kind.METHOD, id_) for id_ in facts.methods)
        if pack and (text := text_in(catalogue, pack, language))
    )
    return (
        Fact("library", say("fact.library"), facts.library),
        *municipality(facts, language),
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
