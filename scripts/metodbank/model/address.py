"""What can be linked to: every page, anchor and file that the library publishes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import MethodFacts
from metodbank.model.glossary import TEMPLATE as GLOSSARY
from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.library import Kind
from metodbank.model.nearest import nearest
from metodbank.model.outline import BUDGET, CHECKLIST, GENERATED, RELATED, SOURCES, anchor
from metodbank.model.pack import Pack
from metodbank.model.rulebook import ANCHORS, RULES_PAGE
from metodbank.model.values import phase_anchor

CHECKLIST_PAGE = "checklista.md"
"""The page with a method's whole checklist, beside the method's own."""
PARITY_PAGE = "oversattning/index.md"
"""The page that shows how far the translations have come; a library in one language has none."""

_NOT_PUBLISHED = (".md", ".yml")
_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<language>[a-z]{2,3})\.md")


def split(target: str) -> tuple[str, str]:
    """An address as written -> its path (still percent-encoded) and its fragment."""
    path, _, fragment = target.partition("#")
    return path.partition("?")[0], fragment


def _phases(catalogue: Catalogue, pack: Pack) -> frozenset[str]:
    return frozenset(phase_anchor(item.when) for item in catalogue.items(pack))


def _generated(catalogue: Catalogue, pack: Pack, language: Language) -> frozenset[str]:
    """The anchors that the machine adds to a pack's page."""
    facts = pack.facts
    absent = set() if facts and facts.sources else {SOURCES.key}
    if pack.checklist is None:
        absent.add(CHECKLIST.key)
    if not isinstance(facts, MethodFacts) or not facts.related:
        absent.add(RELATED.key)
    if not isinstance(facts, MethodFacts) or facts.budget is None:
        absent.add(BUDGET.key)
    tongue = language if language in LANGUAGES else ENGLISH
    parts = [part.anchor(tongue) for part in GENERATED[pack.kind] if part.key not in absent]
    return frozenset(parts) | (
        _phases(catalogue, pack) if pack.kind is Kind.CHECKLIST else frozenset()
    )


def glossary_page(catalogue: Catalogue) -> str | None:
    """The path of the page with the glossary, or None where a library has no such page."""
    for page in catalogue.pages:
        if any(text.fields and text.fields.template == GLOSSARY for text in page.texts.values()):
            return page.uri
    return None


@dataclass(frozen=True, slots=True)
class Addresses:
    """``pages`` are all pages, ``anchors`` the fragments of each, ``files`` all the rest.

    Pages are paths of the published tree without language: ``metoder/a/index.md``. A page that
    is there but could not be read has no entry in ``anchors``: nobody knows its fragments.
    """

    pages: frozenset[tuple[Language, str]]
    anchors: Mapping[tuple[Language, str], frozenset[str]]
    files: frozenset[str]
    languages: tuple[Language, ...]
    site_url: str

    @classmethod
    def of(cls, catalogue: Catalogue) -> Addresses:
        """Everything that a catalogue defines."""
        library = catalogue.library
        pages: set[tuple[Language, str]] = set()
        files: set[str] = set()
        inside = (f"{pack.folder}/{file}" for pack in catalogue.packs for file in pack.files)
        for path in (*catalogue.files, *inside):
            match = _SUFFIXED.fullmatch(path)
            if match and match["language"] in library.languages:
                pages.add((match["language"], library.uri(f"{match['stem']}.md")))
            elif not path.endswith(_NOT_PUBLISHED):
                files.add(library.uri(path))
        anchors = {
            (text.language, uri): frozenset(heading.anchor for heading in text.headings)
            for uri, text in catalogue.texts
        }
        for pack in catalogue.packs:
            folder = library.uri(pack.folder)
            for language in library.languages:
                own, listed = (
                    (language, f"{folder}/index.md"),
                    (language, f"{folder}/{CHECKLIST_PAGE}"),
                )
                if own in anchors and pack.facts is None:
                    del anchors[own]
                elif own in anchors:
                    anchors[own] |= _generated(catalogue, pack, language)
                if own in pages and pack.kind is Kind.METHOD and "checklist.yml" in pack.files:
                    pages.add(listed)
                    if pack.checklist is not None:
                        anchors[listed] = _phases(catalogue, pack)
        if glossary := glossary_page(catalogue):
            for language in library.languages:
                if (language, glossary) in anchors:
                    terms = (each.term[language] for each in catalogue.glossary.root.values())
                    anchors[(language, glossary)] |= frozenset(map(anchor, terms))
        if not any(uri == RULES_PAGE for _, uri in pages):
            for language in library.languages:
                pages.add((language, RULES_PAGE))
                anchors[(language, RULES_PAGE)] = ANCHORS
        if len(library.languages) > 1:
            pages.update((language, PARITY_PAGE) for language in library.languages)
        return cls(frozenset(pages), anchors, frozenset(files), library.languages, library.site_url)

    def language_of(self, target: str) -> Language | None:
        """The language that a file name spells out (``index.en.md``), or None."""
        match = _SUFFIXED.fullmatch(target)
        return match["language"] if match and match["language"] in self.languages else None

    def page(self, uri: str) -> str:
        """A path without its language: ``a/index.en.md`` -> ``a/index.md``."""
        language = self.language_of(uri)
        return f"{uri[: -len(language) - 4]}.md" if language else uri

    def resolve(self, uri: str, target: str) -> str:
        """The page or file that a relative address on page ``uri`` means."""
        path = unquote(split(target)[0])
        if not path:
            return uri
        return self.page(posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)))

    def published(self, target: str) -> tuple[Language | None, str | None]:
        """Language and page of a full or rooted address, when it leads to our own site."""
        try:
            parts, site = urlsplit(target), urlsplit(self.site_url)
        except ValueError:
            return None, None
        if parts.netloc and parts.netloc != site.netloc:
            return None, None
        path = parts.path.removeprefix(site.path.rstrip("/")).strip("/")
        first, _, rest = path.partition("/")
        language = first if first in self.languages[1:] else self.languages[0]
        inside = rest if language == first else path
        page = f"{inside}/index.md" if inside else "index.md"
        return (language, page) if (language, page) in self.pages else (None, None)

    def nearest(self, language: Language, uri: str, page: str) -> str | None:
        """The existing address most like a missing one, written as page ``uri`` would."""
        found = nearest(page, self.known(language))
        return posixpath.relpath(found, posixpath.dirname(uri) or ".") if found else None

    def known(self, language: Language) -> list[str]:
        """Everything that a page in a language can link to."""
        pages = sorted(path for tongue, path in self.pages if tongue == language)
        return [*pages, *sorted(self.files)]

    @staticmethod
    def nearest_anchor(anchors: Collection[str], fragment: str) -> str | None:
        return nearest(unquote(fragment), sorted(anchors), 0.5)


def addresses_of(catalogue: Catalogue) -> Addresses:
    """Everything that a catalogue defines, worked out once for all the rules that ask."""
    if "addresses" not in catalogue.memo:
        catalogue.memo["addresses"] = Addresses.of(catalogue)
    found: Addresses = catalogue.memo["addresses"]
    return found
