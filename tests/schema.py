"""As much of JSON Schema as the published schemas use; an unknown word is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_SAID = {"title", "description", "default", "format", "$defs", "$schema"}


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and ``no`` are texts."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|", "~n\0"),
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), _first
    )


def load(path: Path) -> Any:
    """A YAML file as an editor sees it."""
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)


def faults(
    value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], at: str = ""
) -> list[str]:
    """What an editor would underline."""
    return list(_faults(value, schema, whole, at or "."))


def _faults(
    value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any], at: str
) -> Iterator[str]:
    for word, wanted in schema.items():
        if word == "$ref":
            name = wanted.removeprefix("#/$defs/")
            yield from _faults(value, whole["$defs"][name], whole, at)
        elif word == "anyOf":
            if all(faults(value, each, whole) for each in wanted):
                yield f"{at}: {value!r} is none of {len(wanted)}"
        elif word == "type":
            types = [wanted] if isinstance(wanted, str) else wanted
            if isinstance(value, bool) or not any(
                isinstance(value, _TYPES[each]) for each in types
            ):
                yield f"{at}: {value!r} is not {wanted}"
        elif word == "properties" and isinstance(value, dict):
            for key in value.keys() & wanted.keys():
                yield from _faults(value[key], wanted[key], whole, f"{at}{key}.")
        elif word == "required" and isinstance(value, dict):
            yield from (f"{at}{key} is missing" for key in wanted if key not in value)
        elif word == "additionalProperties" and isinstance(value, dict):
            for key in value.keys() - schema.get("properties", {}).keys():
                if wanted is False:
                    yield f"{at}{key} is unknown"
                elif wanted is not True:
                    yield from _faults(value[key], wanted, whole, f"{at}{key}.")
        elif word == "items" and isinstance(value, list):
            for number, item in enumerate(value):
                yield from _faults(item, wanted, whole, f"{at}{number}.")
        elif not _holds(word, wanted, value):
            yield f"{at}: {value!r} does not meet {word} {wanted!r}"


def _holds(word: str, wanted: Any, value: Any) -> bool:
    if word in _SAID | {"properties", "required", "additionalProperties", "items"}:
        return True
    if word in ("const", "enum"):
        return value in (wanted if word == "enum" else [wanted])
    if word in ("minLength", "minItems"):
        return not isinstance(value, str | list) or len(value) >= wanted
    if word == "maxItems":
        return not isinstance(value, list) or len(value) <= wanted
    if word == "minimum":
        return not isinstance(value, int) or value >= wanted
    if word == "pattern":
        return not isinstance(value, str) or bool(re.search(wanted, value))
    raise AssertionError(f"the schemas use {word}, which this does not know")
