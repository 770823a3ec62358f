"""Packs in lists: cards, and cards in groups."""

from __future__ import annotations

from collections.abc import Iterable

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import CaseFacts, ChecklistFacts, MethodFacts
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.text import Text
from metodbank.render import wording
from metodbank.render.strings import words
from metodbank.render.views import Card, Fact, Group, Target


def text_in(catalogue: Catalogue, pack: Pack, language: Language) -> Text | None:
    """A pack's text in a language, or in the library's own where it is not translated."""
    return pack.texts.get(language) or pack.texts.get(catalogue.library.languages[0])


def card(catalogue: Catalogue, pack: Pack, language: Language, *, reason: str = "") -> Card | None:
    """The card of a pack, or None when its facts or text could not be read."""
    text, facts = text_in(catalogue, pack, language), pack.facts
    if text is None or text.fields is None or facts is None:
        return None
    mark = f"{pack.folder}/figures/mark.svg" if "figures/mark.svg" in pack.files else None
    return Card(
        target=Target(catalogue.library.uri(f"{pack.folder}/index.md"), text.title),
        summary=text.summary,
        why=_why(catalogue, facts, language),
        mark=mark,
        facts=_facts(facts, language),
        reason=reason,
    )


def _why(
    catalogue: Catalogue, facts: MethodFacts | CaseFacts | ChecklistFacts, language: Language
) -> str:
    """The one word above a card's title."""
    if isinstance(facts, MethodFacts):
        return catalogue.vocabulary.label("occasion", occasion_of(catalogue, facts), language)
    if isinstance(facts, CaseFacts):
        return catalogue.vocabulary.label("project", facts.project, language)
    return words(language)("checklist.items", n=len(facts.items))


def _facts(facts: MethodFacts | CaseFacts | ChecklistFacts, language: Language) -> tuple[Fact, ...]:
    say = words(language)
    if isinstance(facts, MethodFacts):
        return (
            Fact("minutes", say("card.time"), wording.minutes(facts.minutes, language)),
            Fact("people", say("card.people"), wording.people(facts.people, language)),
            Fact(
                "preparation",
                say("card.preparation"),
                wording.weeks(facts.preparation_weeks, language),
            ),
        )
    if isinstance(facts, CaseFacts):
        return (
            *municipality(facts, language),
            Fact("region", say("fact.region"), facts.region),
            Fact("year", say("fact.year"), str(facts.year)),
        )
    return ()


def municipality(facts: CaseFacts, language: Language) -> tuple[Fact, ...]:
    """The municipality's cell; work that was done in many has none."""
    place = facts.municipality
    if place is None:
        return ()
    return (Fact("municipality", words(language)("fact.municipality"), place.name),)


def occasion_of(catalogue: Catalogue, facts: MethodFacts) -> str:
    """What one sets the table for: the broader term of the method's first purpose."""
    term = catalogue.vocabulary.terms("purpose").get(facts.purpose[0])
    return (term.broader if term else None) or ""


def groups(catalogue: Catalogue, kind: Kind, language: Language) -> tuple[Group, ...]:
    """All packs of a kind that are recommended: methods by occasion, cases by project."""
    members: dict[str, list[Card]] = {}
    for pack in catalogue.of_kind(kind):
        found = card(catalogue, pack, language)
        if found is None or pack.facts is None or pack.facts.retired:
            continue
        members.setdefault(_group_of(catalogue, pack), []).append(found)
    vocabulary = {Kind.METHOD: "occasion", Kind.CASE: "project"}.get(kind)
    terms = catalogue.vocabulary.terms(vocabulary) if vocabulary else {}
    order: Iterable[str] = [*terms, *(key for key in members if key not in terms)]
    return tuple(
        Group(
            key=key,
            title=terms[key].label[language] if key in terms else "",
            text=(
                terms[key].definition[language]  # type: ignore[index]
                if key in terms and terms[key].definition
                else ""
            ),
            cards=tuple(sorted(members[key], key=lambda each: each.target.title.casefold())),
        )
        for key in order
        if key in members
    )


def _group_of(catalogue: Catalogue, pack: Pack) -> str:
    if isinstance(pack.facts, MethodFacts):
        return occasion_of(catalogue, pack.facts)
    if isinstance(pack.facts, CaseFacts):
        return pack.facts.project
    return ""
