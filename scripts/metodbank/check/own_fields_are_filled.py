"""What a library itself has decided to require is there, and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.location import Location, Positions
from metodbank.model.nearest import nearest
from metodbank.model.own import LOCAL, OwnField, OwnFields, OwnType
from metodbank.model.pack import AnyFacts, Pack
from metodbank.model.record import Fields
from metodbank.model.rule import Rule
from metodbank.model.translated import Translated
from metodbank.model.uses import Where
from metodbank.model.values import IsoDate, Number, Words
from metodbank.model.vocabulary import Vocabulary

RULE = Rule(
    name="own-fields-are-filled",
    title=said(
        "Fälten som biblioteket kräver är rätt ifyllda",
        "The fields that the library requires are filled in right",
    ),
    why=said(
        "Biblioteket har bestämt att varje pack ska ha uppgiften. Fattas den på en sida går det"
        " inte att lita på den på de andra.",
        "The library has decided that every pack is to have it. If it is missing on one page, it"
        " cannot be relied upon on the others.",
    ),
    remedy=said(
        "Fyll i fältet så som meddelandet säger. Vilka fält som krävs står i mkdocs.yml, under"
        " `own_fields` och `required_fields`.",
        "Fill in the field as the message says. Which fields are required stands in mkdocs.yml,"
        " under `own_fields` and `required_fields`.",
    ),
    bad="local: {target_age: tolv}",
    good="local: {target_age: 12}",
)

_ADAPTERS: Mapping[OwnType, TypeAdapter[Any]] = {
    OwnType.NUMBER: TypeAdapter(Number),
    OwnType.DATE: TypeAdapter(IsoDate),
    OwnType.TEXT: TypeAdapter(Words),
    OwnType.TERM: TypeAdapter(Words),
    OwnType.TERMS: TypeAdapter(list[Words]),
    OwnType.TRANSLATED: TypeAdapter(Translated),
}
_EXPECTED: Mapping[OwnType, Bilingual] = {
    OwnType.NUMBER: said("ett heltal med siffror", "a whole number in digits"),
    OwnType.DATE: said("ett datum", "a date"),
    OwnType.TEXT: said("en text", "a text"),
    OwnType.TERM: said("ett val ur listan", "a choice from the list"),
    OwnType.TERMS: said("en lista med val, `[a, b]`", "a list of choices, `[a, b]`"),
    OwnType.TRANSLATED: said("en text på varje språk", "a text in each language"),
}

_NOTHING: tuple[Any, ...] = (None, "", [], {})
_LONGEST = 60


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for fields that are missing or wrong.

    A pack from another library cannot know what is required here, so it need not have it.
    """
    for pack, facts in catalogue.known:
        own = catalogue.library.own_fields(pack.kind)
        for name, field in own.fields.items():
            if facts.local.get(name) not in _NOTHING:
                languages = catalogue.library.languages
                yield from _value(pack, facts, field, catalogue.vocabulary, languages)
        if facts.provenance.imported is None:
            yield from _missing(pack, facts, own)


def _value(
    pack: Pack,
    facts: AnyFacts,
    field: OwnField,
    vocabulary: Vocabulary,
    languages: tuple[Language, ...],
) -> Iterator[Finding]:
    where: Where = (LOCAL, field.name)
    value = facts.local[field.name]
    try:
        _ADAPTERS[field.type].validate_python(value, context={"languages": languages})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        context = detail.get("ctx", {}) if detail["type"] == "expected" else {}
        expected = said(context["sv"], context["en"]) if context else _EXPECTED[field.type]
        found = _shown(value)
        yield Finding(
            RULE,
            pack.positions.at(*where),
            f"`{LOCAL}.{field.name}`: väntade {expected['sv']}, fann {found['sv']}",
            f"`{LOCAL}.{field.name}`: expected {expected['en']}, found {found['en']}",
        )
        return
    if field.type in (OwnType.TERM, OwnType.TERMS):
        codes = [(where, value)] if isinstance(value, str) else list(_numbered(where, value))
        for place, code in codes:
            yield from _term(pack, place, code, field.vocabulary, vocabulary)


def _numbered(where: Where, values: list[str]) -> Iterator[tuple[Where, str]]:
    for index, value in enumerate(values):
        yield (*where, index), value


def _term(
    pack: Pack, where: Where, code: str, name: str, vocabulary: Vocabulary
) -> Iterator[Finding]:
    terms = vocabulary.terms(name)
    if code in terms:
        return
    near, choices = nearest(code, terms, 0.5), ", ".join(terms) or "–"
    yield Finding(
        RULE,
        pack.positions.at(*where),
        f"”{code}” finns inte i listan {name}: "
        + (f"menade ni ”{near}”?" if near else f"välj bland {choices}"),
        f'"{code}" is not in the list {name}: '
        + (f'did you mean "{near}"?' if near else f"choose from {choices}"),
    )


def _missing(pack: Pack, facts: AnyFacts, own: OwnFields) -> Iterator[Finding]:
    required = [f"{LOCAL}.{name}" for name, each in own.fields.items() if each.required]
    for name in dict.fromkeys((*required, *own.required)):
        path = tuple(name.split("."))
        if path[0] in _names(type(facts)):
            for where in _absent(facts, path, (), pack.positions):
                yield _finding(pack.positions.at(*where), name)
        else:
            for text in pack.texts.values():
                if text.fields is not None:
                    for where in _absent(text.fields, path, (), text.positions):
                        yield _finding(text.positions.at(*where), name)


def _absent(value: Any, path: Where, where: Where, positions: Positions) -> Iterator[Where]:
    """Where nothing is written, for every one that a path leads to: ``sources.year``.

    What lies inside a field that is itself not there is not missed.
    """
    if not path:
        if value in _NOTHING or where not in positions.marks:
            yield where
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _absent(inside, path, (*where, index), positions)
    elif isinstance(value, Fields):
        inside = getattr(value, _names(type(value))[str(path[0])])
        yield from _absent(inside, path[1:], (*where, path[0]), positions)
    elif isinstance(value, dict):
        yield from _absent(value.get(path[0]), path[1:], (*where, path[0]), positions)


@cache
def _names(model: type[Fields]) -> Mapping[str, str]:
    """Names as they are written -> as they are called in the model."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def _finding(where: Location, name: str) -> Finding:
    return Finding(
        RULE,
        where,
        f"`{name}` saknas, och biblioteket kräver det",
        f"`{name}` is missing, and the library requires it",
    )


def _shown(value: Any) -> Bilingual:
    if isinstance(value, str):
        text = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
        return said(f"”{text}”", f'"{text}"')
    if isinstance(value, list):
        return said(f"en lista med {len(value)}", f"a list of {len(value)}")
    keys = ", ".join(value)
    return said(f"fälten {keys}", f"the fields {keys}")
