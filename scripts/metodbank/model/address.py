"""What can be linked to: every page, anchor and file that the library publishes."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import ChecklistFacts
from metodbank.model.language import LANGUAGES, Language
from metodbank.model.library import Kind
from metodbank.model.outline import GENERATED, SOURCES
from metodbank.model.pack import Pack
from metodbank.model.values import phase_anchor

CHECKLIST_PAGE = "checklista.md"
"""The page with a method's whole checklist, beside the method's own."""


def split(target: str) -> tuple[str, str]:
    """An address as written -> its path (still percent-encoded) and its fragment."""
    path, _, fragment = target.partition("#")
    return path.partition("?")[0], fragment


def _phases(catalogue: Catalogue, pack: Pack) -> frozenset[str]:
    return frozenset(phase_anchor(item.when) for item in catalogue.items(pack))


@dataclass(frozen=True, slots=True)
class Addresses:
    """``anchors`` maps a page in a language to the fragments it has; ``files`` are the rest.

    Pages are paths of the published tree without language: ``metoder/a/index.md``.
    """

    anchors: Mapping[tuple[Language, str], frozenset[str]]
    files: frozenset[str]
    languages: tuple[Language, ...]
    site_url: str

    @classmethod
    def of(cls, catalogue: Catalogue) -> Addresses:
        """Everything that a catalogue defines."""
        library = catalogue.library
        anchors: dict[tuple[Language, str], frozenset[str]] = {}
        for uri, text in catalogue.texts:
            written = {heading.anchor for heading in text.headings}
            anchors[text.language, uri] = frozenset(written)
        files = {library.uri(path) for path in catalogue.files if not path.endswith(".md")}
        for pack in catalogue.packs:
            folder = library.uri(pack.folder)
            files.update(f"{folder}/{file}" for file in pack.files if not file.endswith(".md"))
            for language in pack.texts:
                if language not in LANGUAGES:
                    continue
                made = {part.anchor(language) for part in GENERATED[pack.kind]}
                if pack.facts is not None:
                    made |= {SOURCES.anchor(language)} if pack.facts.sources else set()
                anchors[language, f"{folder}/index.md"] |= made
                if pack.kind is Kind.METHOD:
                    anchors[language, f"{folder}/{CHECKLIST_PAGE}"] = _phases(catalogue, pack)
                elif isinstance(pack.facts, ChecklistFacts):
                    anchors[language, f"{folder}/index.md"] |= _phases(catalogue, pack)
        return cls(anchors, frozenset(files), library.languages, library.site_url)

    def language_of(self, target: str) -> Language | None:
        """The language that a file name spells out (``index.en.md``), or None."""
        match = re.search(r"\.([a-z]{2,3})\.md$", target)
        return match[1] if match and match[1] in self.languages else None

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
        parts = urlsplit(target)
        site = urlsplit(self.site_url)
        if parts.netloc and parts.netloc != site.netloc:
            return None, None
        path = parts.path.removeprefix(site.path.rstrip("/")).strip("/")
        first, _, rest = path.partition("/")
        language = first if first in self.languages[1:] else self.languages[0]
        inside = rest if language == first else path
        page = f"{inside}/index.md" if inside else "index.md"
        return (language, page) if (language, page) in self.anchors else (None, None)

    def nearest(self, language: Language, uri: str, page: str) -> str | None:
        """The existing address most like a missing one, written as page ``uri`` would."""
        known = [path for tongue, path in self.anchors if tongue == language]
        found = difflib.get_close_matches(page, [*known, *sorted(self.files)], 1, 0.6)
        return posixpath.relpath(found[0], posixpath.dirname(uri) or ".") if found else None

    @staticmethod
    def nearest_anchor(anchors: Collection[str], fragment: str) -> str | None:
        found = difflib.get_close_matches(unquote(fragment), sorted(anchors), 1, 0.5)
        return found[0] if found else None
