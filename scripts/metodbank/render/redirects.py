"""Small pages at old addresses, which lead on to where something has moved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from html import escape

from metodbank.model.language import ENGLISH, LANGUAGES, Language, said
from metodbank.model.library import Library
from metodbank.render.leading import leading_page

_TITLE = said("Sidan har flyttat", "This page has moved")
_FURTHER = said("Till den nya sidan", "To the new page")


def redirect_pages(library: Library, redirects: Mapping[str, str]) -> Mapping[str, str]:
    """``{path: HTML}``: a page an old address and language."""
    return {
        path: _page(library, language, path, new)
        for old, target in redirects.items()
        for language, path, new in _each(library, old, target)
    }


def _each(library: Library, old: str, new: str) -> Iterator[tuple[Language, str, str]]:
    """The languages in which an address leads on, with the path of its page."""
    first = old.split("/")[1]
    if first in library.languages[1:]:
        yield first, _path(old), new
        return
    yield library.languages[0], _path(old), new
    for language in library.languages[1:]:
        yield language, _path(f"/{language}{old}"), f"/{language}{new}" if new[0] == "/" else new


def _path(address: str) -> str:
    path = address.lstrip("/")
    return f"{path}index.html" if path.endswith("/") else path


def _page(library: Library, language: Language, path: str, new: str) -> str:
    target = canonical = new
    if new.startswith("/"):
        target = posixpath.relpath(new, f"/{posixpath.dirname(path)}")
        target += "/" if new.endswith("/") else ""
        canonical = library.site_url.rstrip("/") + new
    tongue = language if language in LANGUAGES else ENGLISH
    link = f'<p><a href="{escape(target)}">{_FURTHER[tongue]}</a></p>'
    return leading_page(tongue, target, canonical, _TITLE[tongue], link)
