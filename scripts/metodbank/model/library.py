"""Where a library keeps its packs, and what its site is called: the one configuration."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from metodbank.model.language import LANGUAGES, Language
from metodbank.model.manners import Manners
from metodbank.model.own import OwnFields


class Kind(StrEnum):
    """The three kinds of pack. The value is the name of its YAML file."""

    METHOD = "method"
    CASE = "case"
    CHECKLIST = "checklist"

    @property
    def facts_file(self) -> str:
        return f"{self.value}.yml"


_NOTHING = OwnFields()


@dataclass(frozen=True, slots=True)
class Library:
    """Folders are POSIX paths relative to ``root``; ``docs`` holds the hand-written pages.

    ``languages[0]`` is the library's own language, published at the site's root; the others
    live under ``/<language>/``. ``methods_uri`` is the address under which methods are
    published, since their folder lies outside ``docs``. ``start_methods`` are the ids that the
    start page shows first, in order. ``rules`` gives rules another severity, or ``off``. ``own``
    is what the library adds to the fields of each kind, ``manners`` how other people's servers are
    asked.
    """

    root: Path
    docs: str = "docs"
    methods: str = "methods"
    cases: str = "docs/intervjuer"
    checklists: str = "docs/checklistor"
    vocabulary: str = "methods/_vocabulary.yml"
    methods_uri: str = "metoder"
    languages: tuple[Language, ...] = LANGUAGES
    site_url: str = ""
    repository: str = ""
    branch: str = "main"
    settings: Mapping[str, str] = field(default_factory=dict)
    start_methods: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[Kind, OwnFields] = field(default_factory=dict)
    manners: Manners = field(default_factory=Manners)

    @property
    def glossary(self) -> str:
        """The file with the library's own words, beside the vocabulary; it need not be there."""
        return posixpath.join(posixpath.dirname(self.vocabulary), "_glossary.yml")

    @property
    def ledger(self) -> str:
        """The file that says how far the translations of the pages have come."""
        return f"{self.docs}/_ledger/translations.yml"

    @property
    def redirects(self) -> str:
        """The file of addresses that have moved; it need not be there."""
        return f"{self.docs}/_ledger/redirects.yml"

    @property
    def item_ledger(self) -> str:
        """The file of what items were called when published; it need not be there."""
        return f"{self.docs}/_ledger/items.yml"

    @property
    def link_ledger(self) -> str:
        """The file of what is known of other people's addresses; it need not be there."""
        return f"{self.docs}/_ledger/links.yml"

    @property
    def schemas(self) -> str:
        """The folder of the JSON Schemas that editors read."""
        return f"{self.methods}/_schema"

    def schema_beside(self, path: str, name: str) -> str:
        """The relative path of a schema from a YAML file, for its line to editors."""
        return posixpath.relpath(f"{self.schemas}/{name}.schema.json", posixpath.dirname(path))

    def own_fields(self, kind: Kind) -> OwnFields:
        """What the library adds to the fields of a kind."""
        return self.own.get(kind, _NOTHING)

    def folder(self, kind: Kind) -> str:
        """The folder that holds the packs of a kind."""
        return {
            Kind.METHOD: self.methods,
            Kind.CASE: self.cases,
            Kind.CHECKLIST: self.checklists,
        }[kind]

    def uri_folder(self, kind: Kind) -> str:
        """The address, without slashes at its ends, under which a kind is published."""
        if kind is Kind.METHOD:
            return self.methods_uri
        return posixpath.relpath(self.folder(kind), self.docs)

    def uri(self, path: str) -> str:
        """Where a source file is published: ``methods/a/x.svg`` -> ``metoder/a/x.svg``."""
        if path.startswith(self.methods + "/"):
            return self.methods_uri + path[len(self.methods) :]
        return posixpath.relpath(path, self.docs)
