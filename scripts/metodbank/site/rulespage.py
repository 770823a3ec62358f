"""The page of every rule, made from the rules themselves, and the JSON Schemas that it names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from metodbank.links.rules import EVERY as BUILT
from metodbank.linter.run import ALL_RULES
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.library import Library
from metodbank.model.rulebook import SCHEMAS_ANCHOR, grouped, wanted
from metodbank.render.schema import schemas
from metodbank.render.strings import words
from metodbank.report.document import SCHEMA_FILE
from metodbank.report.document import schema as report_schema
from metodbank.site.mount import generated

TEMPLATE = "rules.html"
_FOLDER = "schema"


class RulesPage:
    """The page in one language."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self._uris = frozenset(generated(catalogue))
        self._groups = grouped(wanted((*ALL_RULES.values(), *BUILT), catalogue.library))
        self._say = words(language)
        # The rules speak two languages; to a reader of a third they speak English.
        self._tongue = language if language in LANGUAGES else ENGLISH

    def holds(self, page: Page) -> bool:
        """Whether a page is this one."""
        return page.file.src_uri in self._uris

    def source(self, _page: Page) -> str:
        """The page as MkDocs reads it: a head, and nothing for Markdown to do."""
        fields = {
            "title": self._say("rules.title"),
            "summary": self._say("rules.lead"),
            "template": TEMPLATE,
        }
        # Quoted as in JSON, which is YAML too, whatever a title holds.
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        return f"---\n{head}---\n"

    def contents(self) -> list[AnchorLink]:
        """The table of contents: the groups."""
        parts = [(group.key, group.title[self._tongue]) for group, _ in self._groups]
        parts.append((SCHEMAS_ANCHOR, self._say("rules.schemas")))
        return [AnchorLink(title, key, 2) for key, title in parts]

    def context(self) -> Mapping[str, Any]:
        """What the template is given."""
        return {
            "rule_groups": self._groups,
            "tongue": self._tongue,
            "schemas": schema_names(),
            "schemas_anchor": SCHEMAS_ANCHOR,
        }


def schema_names() -> Iterable[str]:
    """The published JSON Schemas, by their paths on the site."""
    return sorted(published_schemas())


def published_schemas(library: Library | None = None) -> Mapping[str, str]:
    """``{path: JSON}``: a schema for each file of a pack, and for the report of a check."""
    whole = {**schemas(library), SCHEMA_FILE: report_schema()}
    return {f"{_FOLDER}/{name}": text for name, text in whole.items()}
