"""What can be linked to: every page, anchor and file that the library publishes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from urllib.parse import unquote, urlsplit

from metodbank.model.anchors import CHECKLIST_PAGE, Anchors, Place
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.nearest import nearest
from metodbank.model.rulebook import RULES_PAGE

PARITY_PAGE = "oversattning/index.md"
"""The page that shows how far the translations have come; a library in one language has none."""

_NOT_PUBLISHED = (".md", ".yml")
_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<language>[a-z]{2,3})\.md")


def split(target: str) -> tuple[str, str]:
    """An address as written -> its path (still percent-encoded) and its fragment."""
    path, _, fragment = target.partition("#")
    return path.partition("?")[0], fragment


@dataclass(frozen=True, slots=True)
class Addresses:
    """``pages`` are all pages, ``anchors`` the fragments of each, ``files`` all the rest.

    Pages are paths of the published tree without language: ``metoder/a/index.md``. A page that
    is there but could not be read has no ``anchors``: nobody knows its fragments.
    """

    pages: frozenset[Place]
    anchors: Anchors
    files: frozenset[str]
    languages: tuple[Language, ...]
    site_url: str

    @classmethod
    def of(cls, catalogue: Catalogue) -> Addresses:
        """Everything that a library defines."""
        library, register = catalogue.library, catalogue.register
        pages: set[Place] = set()
        files: set[str] = set()
        inside = (f"{pack.folder}/{file}" for pack in register.neighbours for file in pack.files)
        for path in chain(catalogue.files, inside):
            match = _SUFFIXED.fullmatch(path)
            if match and match["language"] in library.languages:
                pages.add((match["language"], library.uri(f"{match['stem']}.md")))
            elif not path.endswith(_NOT_PUBLISHED):
                files.add(library.uri(path))
        for pack in register.neighbours:
            if pack.kind is Kind.METHOD and "checklist.yml" in pack.files:
                listed = f"{library.uri(pack.folder)}/{CHECKLIST_PAGE}"
                own = f"{library.uri(pack.folder)}/index.md"
                pages.update((each, listed) for each in library.languages if (each, own) in pages)
        if not any((language, RULES_PAGE) in pages for language in library.languages):
            pages.update((language, RULES_PAGE) for language in library.languages)
        if len(library.languages) > 1:
            pages.update((language, PARITY_PAGE) for language in library.languages)
        return cls(
            frozenset(pages),
            Anchors.of(catalogue),
            frozenset(files),
            library.languages,
            library.site_url,
        )

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
    if "addresses" not in catalogue.register.memo:
        catalogue.register.memo["addresses"] = Addresses.of(catalogue)
    found: Addresses = catalogue.register.memo["addresses"]
    return found
