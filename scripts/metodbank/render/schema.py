"""The models -> JSON Schema, for editors that complete and check YAML while it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from metodbank.model.facts import CaseFacts, Checklist, ChecklistFacts, MethodFacts
from metodbank.model.vocabulary import Vocabulary

_MODELS: Mapping[str, type[BaseModel]] = {
    "method.schema.json": MethodFacts,
    "case.schema.json": CaseFacts,
    "checklist.schema.json": ChecklistFacts,
    "method-checklist.schema.json": Checklist,
    "vocabulary.schema.json": Vocabulary,
}


def schemas() -> Mapping[str, str]:
    """``{file name: JSON}`` for every YAML file that a pack may hold (JSON Schema 2020-12)."""
    found: dict[str, str] = {}
    for name, model in _MODELS.items():
        schema = model.model_json_schema(by_alias=True)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[name] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return found
