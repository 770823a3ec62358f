"""What the facts refer to: terms of vocabularies, numbers of sources, texts in a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from metodbank.model.language import Language
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


def translated_texts(facts: Fields) -> Iterator[tuple[Where, Language, str]]:
    """Every text that stands in YAML: (path of the field, language, text)."""
    for where, _, value in _walk(facts, ()):
        if isinstance(value, dict):
            for language, text in value.items():
                yield (*where, language), language, text


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
