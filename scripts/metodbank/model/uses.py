"""What the facts refer to: terms of vocabularies, numbers of sources, texts in a language."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import Any, get_args

from metodbank.model.language import Language
from metodbank.model.own import LOCAL
from metodbank.model.record import Fields
from metodbank.model.vocabulary import InVocabulary

Where = tuple[str | int, ...]


def vocabulary_uses(facts: Fields) -> Iterator[tuple[Where, str, str]]:
    """Every value that must be a term: (path of the field, name of the list, code)."""
    for where, name, value in _walk(facts, ()):
        if name is not None and isinstance(value, str):
            yield where, name, value


def basis_uses(facts: Fields) -> Iterator[tuple[Where, int]]:
    """Every source number that a fact rests on: (path of the field, number)."""
    for where, _, value in _walk(facts, ()):
        if "basis" in where and isinstance(value, int):
            yield where, value


def translated_texts(
    facts: Fields, own: Container[str] = ()
) -> Iterator[tuple[Where, Language, str]]:
    """Every text that stands in YAML: (path of the field, language, text).

    ``own`` names the fields in ``local`` that hold a text in each language.
    """
    for where, language, text in every_text(facts, own):
        if language is not None:
            yield where, language, text


def every_text(
    facts: Fields, own: Container[str] = ()
) -> Iterator[tuple[Where, Language | None, str]]:
    """Everything that is written in YAML, names and codes too: (path of the field, language, text).

    The language is None where the field has none of its own. ``own`` names the fields in
    ``local`` that hold a text in each language.
    """
    for where, _, value in _walk(facts, ()):
        if isinstance(value, str):
            yield where, None, value
        elif isinstance(value, dict) and where == (LOCAL,):
            for name, inside in value.items():
                yield from _strings(inside, (LOCAL, name), spoken=name in own)
        elif isinstance(value, dict):
            yield from _strings(value, where, spoken=True)


def every_number(facts: Fields) -> Iterator[int]:
    """Every whole number in the facts, but not the numbers of sources."""
    for where, _, value in _walk(facts, ()):
        if isinstance(value, int) and "basis" not in where:
            yield value


def _strings(
    value: Any, where: Where, *, spoken: bool, language: Language | None = None
) -> Iterator[Any]:
    """The texts in a value; with ``spoken`` the keys of a mapping are languages."""
    if isinstance(value, str):
        yield where, language, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            heard = key if spoken else None
            yield from _strings(inside, (*where, key), spoken=spoken, language=heard)
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _strings(inside, (*where, index), spoken=spoken, language=language)


def _walk(value: Any, where: Where, vocabulary: str | None = None) -> Iterator[Any]:
    if isinstance(value, Fields):
        for name, alias, vocabulary_name in _fields(type(value)):
            yield from _walk(getattr(value, name), (*where, alias), vocabulary_name)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*where, index), vocabulary)
    elif value is not None:
        yield where, vocabulary, value


@cache
def _fields(model: type[Fields]) -> tuple[tuple[str, str, str | None], ...]:
    """Name, written name and vocabulary of every field of a model."""
    return tuple(
        (name, info.alias or name, _vocabulary(info.annotation, info.metadata))
        for name, info in model.model_fields.items()
    )


def _vocabulary(annotation: Any, metadata: list[Any]) -> str | None:
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, InVocabulary):
            return mark.name
    for inside in get_args(annotation):
        found = _vocabulary(inside, [])
        if found:
            return found
    return None


@cache
def vocabulary_names(model: type[Fields]) -> tuple[str, ...]:
    """The lists that the fields of a model choose from, at any depth."""
    found: dict[str, None] = {}
    for name, _, vocabulary in _fields(model):
        if vocabulary is not None:
            found[vocabulary] = None
        for inside in _models_in(model.model_fields[name].annotation):
            found.update(dict.fromkeys(vocabulary_names(inside)))
    return tuple(found)


def _models_in(annotation: Any) -> Iterator[type[Fields]]:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        yield annotation
    for inside in get_args(annotation):
        yield from _models_in(inside)
