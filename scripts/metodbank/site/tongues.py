"""A page in the library's other languages: where it is, and whether somebody wrote it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mkdocs.structure.files import File

from metodbank.model.language import Language
from metodbank.model.library import Library
from metodbank.site.filters import page_url


def alternates(library: Library, uri: str, site_url: str) -> list[tuple[Language, str, str]]:
    """(language, absolute address, path from the root) of a page in every language.

    ``uri`` is the page's path in the published tree, without language.
    """
    own = library.languages[0]
    paths = [(language, page_url(uri, language, own)) for language in library.languages]
    return [(language, f"{site_url.rstrip('/')}/{path}", path) for language, path in paths]


def translated(library: Library, file: File, written: Language) -> Sequence[Language]:
    """The languages that a page has a text of its own in; elsewhere the one ``written`` is shown.

    A page that is made without a file is in all of them.
    """
    path, ending = file.abs_src_path or "", f".{written}.md"
    if not path.endswith(ending) or not os.path.exists(path):
        return library.languages
    stem = path.removesuffix(ending)
    return [each for each in library.languages if os.path.exists(f"{stem}.{each}.md")]
