"""Packs that lie outside docs/, published as if they lay in it.

static-i18n drops generated files whose source is outside docs_dir. So each file is announced as
if it lay there, early; and late, after static-i18n has made its own copy of every file, the
copies are pointed at where the pack really is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from metodbank.model.anchors import CHECKLIST_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.library import Kind
from metodbank.model.rulebook import RULES_PAGE

PUBLISHED = {".md", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".pdf"}


def sources(catalogue: Catalogue) -> dict[str, str]:
    """``{path in the docs tree: path of the real file}`` for everything mounted.

    A method's checklist page has no text of its own: its source is the list.
    """
    library, found = catalogue.library, dict[str, str]()
    for pack in catalogue.of_kind(Kind.METHOD):
        folder = library.uri(pack.folder)
        for file in pack.files:
            if PurePosixPath(file).suffix.lower() in PUBLISHED:
                found[f"{folder}/{file}"] = f"{pack.folder}/{file}"
        if pack.checklist is not None and pack.facts is not None:
            for language in pack.texts:
                page = CHECKLIST_PAGE.replace(".md", f".{language}.md")
                found[f"{folder}/{page}"] = f"{pack.folder}/checklist.yml"
    return found


def generated(catalogue: Catalogue) -> tuple[str, ...]:
    """The paths of pages without a file: the rules, unless the library has such a page itself."""
    library = catalogue.library
    if any(page.uri == RULES_PAGE for page in catalogue.pages):
        return ()
    stem = RULES_PAGE.removesuffix(".md")
    return tuple(f"{stem}.{language}.md" for language in library.languages)


def announce(files: Files, config: MkDocsConfig, uris: Iterable[str]) -> None:
    """Add every mounted or generated file, as if it lay under docs_dir."""
    for uri in uris:
        files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))


def point(files: Files, root: str, mounted: dict[str, str]) -> None:
    """Point the files, and static-i18n's alternates of them, at their real source."""
    for file in files:
        for each in (file, *getattr(file, "alternates", {}).values()):
            real = mounted.get(each.src_uri)
            if real is not None:
                each.abs_src_path = os.path.join(root, real)
