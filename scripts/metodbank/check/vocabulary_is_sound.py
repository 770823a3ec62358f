"""The closed lists are whole: each list is there, each term has its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.library import Kind
from metodbank.model.location import Location, Positions
from metodbank.model.nearest import nearest
from metodbank.model.pack import FACTS
from metodbank.model.rule import Rule
from metodbank.model.uses import vocabulary_names
from metodbank.model.vocabulary import Term

BROADER = "occasion"
"""The list that ``broader`` is about."""

RULE = Rule(
    name="vocabulary-is-sound",
    title=said("Ordlistan är hel", "The vocabulary is whole"),
    why=said(
        "Filter, formulär och översättningar byggs av ordlistan. Två val med samma namn kan ingen"
        " läsare skilja åt, och en lista som fattas stänger ett helt fält.",
        "Filters, forms and translations are built from the vocabulary. No reader can tell two"
        " choices with the same name apart, and a list that is missing closes a whole field.",
    ),
    remedy=said(
        "Ge varje val ett eget namn på varje språk, låt `broader` peka på ett val i listan"
        " occasion och lägg till listor som saknas.",
        "Give each choice a name of its own in every language, let `broader` point at a choice in"
        " the list occasion and add lists that are missing.",
    ),
    bad="cost: {low: {label: {sv: Låg, en: Low}}, medium: {label: {sv: Låg, en: Medium}}}",
    good="cost: {low: {label: {sv: Låg, en: Low}}, medium: {label: {sv: Medel, en: Medium}}}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for lists that are missing and for terms that cannot be told apart."""
    vocabulary = catalogue.vocabulary
    positions = vocabulary.positions
    if not positions.path:  # It could not be read, and has findings of its own.
        return
    yield from _missing(catalogue, positions)
    occasions = vocabulary.terms(BROADER)
    for name, terms in vocabulary.root.items():
        yield from _alike(name, terms, positions)
        for code, term in terms.items():
            if term.broader is not None and term.broader not in occasions:
                near = nearest(term.broader, occasions, 0.5)
                choices = ", ".join(occasions) or "–"
                yield Finding(
                    RULE,
                    positions.at(name, code, "broader"),
                    f"”{term.broader}” finns inte i listan {BROADER}: "
                    + (f"menade ni ”{near}”?" if near else f"välj bland {choices}"),
                    f'"{term.broader}" is not in the list {BROADER}: '
                    + (f'did you mean "{near}"?' if near else f"choose from {choices}"),
                )
            if term.min is not None and term.max is not None and term.min > term.max:
                yield Finding(
                    RULE,
                    positions.at(name, code, "max"),
                    f"min {term.min} är större än max {term.max}",
                    f"min {term.min} is above max {term.max}",
                )


def _missing(catalogue: Catalogue, positions: Positions) -> Iterator[Finding]:
    """Lists that the fields ask for. Where a pack has chosen from one, it is told of there."""
    wanted = dict.fromkeys(name for model in FACTS.values() for name in vocabulary_names(model))
    for kind in Kind:
        own = catalogue.library.own_fields(kind).fields.values()
        wanted.update(dict.fromkeys(field.vocabulary for field in own if field.vocabulary))
    there = catalogue.vocabulary.root
    missing = [name for name in wanted if not catalogue.vocabulary.terms(name)]
    for name in missing:
        if name in catalogue.register.lists:
            continue
        near = nearest(name, [each for each in there if each not in wanted])
        yield Finding(
            RULE,
            positions.at(name) if name in there else Location(positions.path),
            f"listan `{name}` saknas eller är tom" + (f": heter den `{near}` här?" if near else ""),
            f"the list `{name}` is missing or empty"
            + (f": is it called `{near}` here?" if near else ""),
        )


def _alike(name: str, terms: Mapping[str, Term], positions: Positions) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for code, term in terms.items():
        for language, label in term.label.items():
            key = (language, " ".join(label.casefold().split()))
            if key in seen:
                yield Finding(
                    RULE,
                    positions.at(name, code, "label", language),
                    f"”{label}” heter också `{seen[key]}` i listan {name}",
                    f'"{label}" is also the name of `{seen[key]}` in the list {name}',
                )
            seen.setdefault(key, code)
