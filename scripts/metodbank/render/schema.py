"""The models -> JSON Schema, for editors that complete and check YAML while it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from metodbank.model.facts import CaseFacts, Checklist, ChecklistFacts, MethodFacts
from metodbank.model.glossary import Glossary
from metodbank.model.language import Language
from metodbank.model.library import Kind, Library
from metodbank.model.own import LOCAL, OwnField, OwnType
from metodbank.model.pack import FACTS
from metodbank.model.published_items import ItemLedger
from metodbank.model.redirects import Redirects
from metodbank.model.translation import PackRecords, PageRecords
from metodbank.model.vocabulary import Vocabulary
from metodbank.model.web import LinkLedger

_MODELS: Mapping[str, type[BaseModel]] = {
    "method.schema.json": MethodFacts,
    "case.schema.json": CaseFacts,
    "checklist.schema.json": ChecklistFacts,
    "method-checklist.schema.json": Checklist,
    "vocabulary.schema.json": Vocabulary,
    "glossary.schema.json": Glossary,
    "translation.schema.json": PackRecords,
    "translations.schema.json": PageRecords,
    "items.schema.json": ItemLedger,
    "links.schema.json": LinkLedger,
    "redirects.schema.json": Redirects,
}


def schemas(library: Library | None = None) -> Mapping[str, str]:
    """``{file name: JSON}`` for every YAML file of packs and ledgers (JSON Schema 2020-12).

    With a library its own fields are in them, and what it requires.
    """
    kinds: Mapping[type[BaseModel], Kind] = {model: kind for kind, model in FACTS.items()}
    found: dict[str, str] = {}
    for name, model in _MODELS.items():
        schema = model.model_json_schema(by_alias=True)
        kind = kinds.get(model)
        if library is not None and kind is not None:
            _add_own(schema, library, kind)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[name] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return found


def _add_own(schema: dict[str, Any], library: Library, kind: Kind) -> None:
    """Put a library's own fields in ``local``, and what it requires among the required.

    Other names stay allowed there: a pack from elsewhere brings its own library's.
    """
    own = library.own_fields(kind)
    local = schema["properties"][LOCAL]
    required = [name for name, each in own.fields.items() if each.required]
    for path in own.required:
        name, _, rest = path.partition(".")
        if name == LOCAL and rest not in required:
            required.append(rest)
        elif not rest and name in schema["properties"] and name not in schema["required"]:
            schema["required"].append(name)
    if own.fields:
        local["properties"] = {
            name: _own(each, library.languages) for name, each in own.fields.items()
        }
    if required:
        local["required"] = required
        schema["required"].append(LOCAL)


def _own(field: OwnField, languages: tuple[Language, ...]) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    shapes: Mapping[OwnType, dict[str, Any]] = {
        OwnType.NUMBER: {"type": "integer", "minimum": 0},
        OwnType.TEXT: text,
        OwnType.DATE: {"type": "string", "format": "date"},
        OwnType.TERM: text,
        OwnType.TERMS: {"type": "array", "items": text, "minItems": 1},
        OwnType.TRANSLATED: {
            "type": "object",
            "properties": dict.fromkeys(languages, text),
            "required": list(languages),
            "additionalProperties": False,
        },
    }
    label = next((field.label[each] for each in languages if each in field.label), "")
    return {"title": label, **shapes[field.type]} if label else shapes[field.type]
