"""``own_fields`` and ``required_fields`` of the plugin's block -> what a library adds to each kind.

::

    own_fields:
      method:
        target_age: {type: term, vocabulary: age, required: true, label: {sv: Ålder, en: Age}}
    required_fields:
      method: [aliases, budget, sources.year]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from pydantic import BaseModel

from metodbank.model.language import Bilingual, Language, Refusal, said
from metodbank.model.library import Kind
from metodbank.model.nearest import nearest
from metodbank.model.own import LOCAL, OwnField, OwnFields, OwnType
from metodbank.model.pack import FACTS
from metodbank.model.text import TextFields
from metodbank.read.fields import models_in

OWN_FIELDS = "own_fields"
REQUIRED_FIELDS = "required_fields"

Where = tuple[str | int, ...]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_KEYS = ("type", "vocabulary", "required", "label")
_OF_TERMS = (OwnType.TERM, OwnType.TERMS)


class WrongSetting(Refusal):
    """A setting that cannot be meant so: where in the plugin's block, and why."""

    def __init__(self, where: Where, message: Bilingual) -> None:
        super().__init__(message)
        self.where = where


def own_fields(
    block: Mapping[str, Any], languages: tuple[Language, ...]
) -> Mapping[Kind, OwnFields]:
    """Read what a library adds to the fields of each kind of pack.

    Raises:
        WrongSetting: a setting has the wrong name, the wrong shape or names what is not there.
    """
    fields: dict[Kind, dict[str, OwnField]] = {}
    for kind, value in _kinds(block, OWN_FIELDS):
        where: Where = (OWN_FIELDS, kind.value)
        named = _mapping(value, where).items()
        fields[kind] = {name: _field(name, each, where, languages) for name, each in named}
    required = {
        kind: tuple(_required(kind, value, fields.get(kind, {})))
        for kind, value in _kinds(block, REQUIRED_FIELDS)
    }
    return {
        kind: OwnFields(fields.get(kind, {}), required.get(kind, ()))
        for kind in Kind
        if kind in fields or kind in required
    }


def _kinds(block: Mapping[str, Any], setting: str) -> Iterator[tuple[Kind, Any]]:
    if block.get(setting) is None:
        return
    for name, value in _mapping(block[setting], (setting,)).items():
        if name not in list(Kind):
            _unknown((setting, name), name, list(Kind))
        if value is not None:
            yield Kind(name), value


def _field(name: str, value: Any, parent: Where, languages: tuple[Language, ...]) -> OwnField:
    where = (*parent, name)
    if not _NAME.fullmatch(name):
        _wrong(
            where,
            f"”{name}” kan inte vara ett fältnamn: väntade små bokstäver a–z, siffror och _,"
            " till exempel target_age",
            f'"{name}" cannot be the name of a field: expected lower-case letters a–z, digits'
            " and _, such as target_age",
        )
    settings = _mapping(value, where)
    for key in settings:
        if key not in _KEYS:
            _unknown((*where, key), key, _KEYS)
    kind = _one_of((*where, "type"), settings.get("type"), [each.value for each in OwnType])
    type_ = OwnType(kind)
    vocabulary = settings.get("vocabulary")
    if (type_ in _OF_TERMS) != bool(vocabulary):
        shown = _path((*where, "vocabulary"))
        if type_ in _OF_TERMS:
            _wrong(
                where,
                f"`{shown}` saknas: väntade namnet på listan som värdena väljs ur",
                f"`{shown}` is missing: expected the name of the list that values are chosen from",
            )
        _wrong(
            (*where, "vocabulary"),
            f"`{shown}` hör bara till typerna term och terms, här är typen {type_}",
            f"`{shown}` belongs to the types term and terms only, here the type is {type_}",
        )
    return OwnField(
        name,
        type_,
        str(vocabulary or ""),
        _yes_or_no((*where, "required"), settings.get("required", False)),
        _label((*where, "label"), settings.get("label"), languages),
    )


def _label(where: Where, value: Any, languages: tuple[Language, ...]) -> Mapping[Language, str]:
    if value is None:
        return {}
    label = _mapping(value, where)
    for language in label:
        if language not in languages:
            _unknown((*where, language), language, languages)
    for language in languages:
        text = label.get(language)
        if not isinstance(text, str) or not text.strip():
            shown = _path((*where, language))
            _wrong(
                (*where, language) if language in label else where,
                f"`{shown}` saknas: väntade ett ord på varje språk som biblioteket har",
                f"`{shown}` is missing: expected a word in each language of the library",
            )
    return dict(label)


def _required(kind: Kind, value: Any, own: Mapping[str, OwnField]) -> Iterator[str]:
    where: Where = (REQUIRED_FIELDS, kind.value)
    if not isinstance(value, list | tuple):
        _expected(where, value, "en lista med fältnamn", "a list of names of fields")
    known = [f"{LOCAL}.{name}" for name in own]
    known += [name for model in (FACTS[kind], TextFields) for name in _names(model)]
    for index, name in enumerate(dict.fromkeys(map(str, value))):
        path = tuple(name.split("."))
        there = name in known or (path[0] != LOCAL and _leads_somewhere(FACTS[kind], path))
        if not there:
            _unknown((*where, index), name, known)
        yield name


def _names(model: type[BaseModel]) -> list[str]:
    names = (info.alias or name for name, info in model.model_fields.items())
    return [name for name in names if name != LOCAL]


def _leads_somewhere(model: type[BaseModel], path: Iterable[str]) -> bool:
    models: list[type[BaseModel]] = [model]
    for part in path:
        found = [
            info
            for each in models
            for name, info in each.model_fields.items()
            if part == (info.alias or name)
        ]
        if not found:
            return False
        models = [inside for info in found for inside in models_in(info.annotation)]
    return True


def _mapping(value: Any, where: Where) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        _expected(where, value, "inställningar med namn", "named settings")
    return {str(key): each for key, each in value.items()}


def _one_of(where: Where, value: Any, known: list[str]) -> str:
    if value not in known:
        choices = ", ".join(known)
        _expected(where, value, f"något av {choices}", f"one of {choices}")
    return str(value)


def _yes_or_no(where: Where, value: Any) -> bool:
    if not isinstance(value, bool):
        _expected(where, value, "true eller false", "true or false")
    return value


def _expected(where: Where, value: Any, sv: str, en: str) -> NoReturn:
    shown = _path(where)
    if value is None:
        _wrong(where, f"`{shown}` saknas: väntade {sv}", f"`{shown}` is missing: expected {en}")
    _wrong(
        where,
        f"`{shown}` är ”{value}”, väntade {sv}",
        f'`{shown}` is "{value}", expected {en}',
    )


def _unknown(where: Where, name: str, known: Iterable[str]) -> NoReturn:
    known = [str(each) for each in known]
    near = nearest(name, known)
    shown, choices = _path(where[:-1]), ", ".join(known)
    _wrong(
        where,
        f"okänt namn `{name}` under `{shown}`: "
        + (f"menade ni `{near}`?" if near else f"välj bland {choices}"),
        f"unknown name `{name}` under `{shown}`: "
        + (f"did you mean `{near}`?" if near else f"choose from {choices}"),
    )


def _wrong(where: Where, sv: str, en: str) -> NoReturn:
    raise WrongSetting(where, said(sv, en))


def _path(where: Where) -> str:
    return ".".join(map(str, where))
