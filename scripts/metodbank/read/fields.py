"""Plain values -> a validated model; every complaint becomes a finding at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.location import Location
from metodbank.model.nearest import certain, nearest
from metodbank.model.rule import Rule
from metodbank.read.document import Document
from metodbank.read.reading import Reading
from metodbank.read.rules import FIELD_IS_KNOWN, FIELD_IS_PRESENT, VALUE_HAS_TYPE

M = TypeVar("M", bound=BaseModel)

_KINDS: Mapping[str, Bilingual] = {
    "string_type": said("en text", "a text"),
    "string_too_short": said("en text", "a text"),
    "dict_type": said("fält med namn och värde (`namn: värde`)", "named fields (`name: value`)"),
    "model_type": said("fält med namn och värde (`namn: värde`)", "named fields (`name: value`)"),
    "list_type": said(
        "en lista (`[a, b]` eller rader med `- `)", "a list (`[a, b]` or lines `- `)"
    ),
}


def validate(model: type[M], document: Document, languages: tuple[Language, ...]) -> Reading[M]:
    """Check a document against a model.

    The value is None when anything is wrong; each fault is one finding with line and column.
    """
    try:
        return Reading(model.model_validate(document.value, context={"languages": languages}))
    except ValidationError as error:
        details = error.errors(include_url=False)
        return Reading(None, tuple(_finding(model, document, detail) for detail in details))


def _finding(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Finding:
    where = tuple(part for part in detail["loc"] if isinstance(part, str | int))
    location = document.positions.at(*where)
    rule, message = _say(model, where, detail)
    return Finding.of(rule, location, message, _mend(model, where, detail, location))


def _mend(
    model: type[BaseModel], where: Sequence[str | int], detail: ErrorDetails, location: Location
) -> Replacement | None:
    """A field's right name, when only one can have been meant and it is not there already."""
    if detail["type"] != "extra_forbidden":
        return None
    meant = certain(str(where[-1]), _names(model, where[:-1]))
    return Replacement.at(location, str(where[-1]), meant) if meant else None


def _say(
    model: type[BaseModel], where: Sequence[str | int], detail: ErrorDetails
) -> tuple[Rule, Bilingual]:
    name = ".".join(str(part) for part in where)
    kind, context, found = detail["type"], detail.get("ctx", {}), _shown(detail["input"])
    if kind == "missing" or (detail["input"] is None and where):
        return FIELD_IS_PRESENT, said(f"fältet `{name}` saknas", f"the field `{name}` is missing")
    if kind == "extra_forbidden":
        near = nearest(str(where[-1]), _names(model, where[:-1]), 0.7)
        hint = said(f": menade ni `{near}`?", f": did you mean `{near}`?") if near else said("", "")
        return FIELD_IS_KNOWN, said(
            f"okänt fält `{name}`{hint['sv']}", f"unknown field `{name}`{hint['en']}"
        )
    if kind == "expected":
        expected = said(context["sv"], context["en"])
    elif kind in _KINDS:
        expected = _KINDS[kind]
    elif kind in ("too_short", "too_long"):
        bound = context.get("min_length", context.get("max_length"))
        word = said("minst", "at least") if kind == "too_short" else said("högst", "at most")
        expected = said(f"{word['sv']} {bound} i listan", f"{word['en']} {bound} in the list")
    elif kind == "literal_error":
        expected = said(
            "något av " + str(context["expected"]).replace(" or ", " eller "),
            f"one of {context['expected']}",
        )
    else:
        expected = said(f"ett annat värde ({kind})", f"another value ({kind})")
    label = f"`{name}`" if name else "filen"
    label_en = f"`{name}`" if name else "the file"
    return VALUE_HAS_TYPE, said(
        f"{label}: väntade {expected['sv']}, fann {found['sv']}",
        f"{label_en}: expected {expected['en']}, found {found['en']}",
    )


def _shown(value: Any) -> Bilingual:
    if isinstance(value, Mapping):
        keys = ", ".join(str(key) for key in value) or "–"
        return said(f"fälten {keys}", f"the fields {keys}")
    if isinstance(value, list):
        return said(f"en lista med {len(value)}", f"a list of {len(value)}")
    if value is None:
        return said("ingenting", "nothing")
    text = str(value)
    text = text if len(text) <= 60 else text[:57] + "..."
    return said(f"”{text}”", f'"{text}"')


def _names(model: type[BaseModel], where: Sequence[str | int]) -> list[str]:
    """The fields that may stand at a place in the model."""
    models: list[type[BaseModel]] = [model]
    for part in where:
        if isinstance(part, int):
            continue
        inside: list[type[BaseModel]] = []
        for candidate in models:
            for name, info in candidate.model_fields.items():
                if part in (name, info.alias):
                    inside.extend(models_in(info.annotation))
        models = inside or [found for each in models for found in _root_models(each)]
    return [info.alias or name for each in models for name, info in each.model_fields.items()]


def _root_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    root = model.model_fields.get("root")
    return models_in(root.annotation) if root else iter((model,))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)
