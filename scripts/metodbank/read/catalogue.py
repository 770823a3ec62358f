"""A library on disk -> a Catalogue."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.library import Kind, Library
from metodbank.model.pack import Pack, Page
from metodbank.model.text import Text
from metodbank.model.vocabulary import Vocabulary
from metodbank.read.folders import files_below
from metodbank.read.packs import read_model, read_pack
from metodbank.read.texts import read_text_file

_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<language>[a-z]{2,3})\.md$")


Folder: TypeAlias = tuple[Kind, str]


def read_catalogue(
    library: Library, *, outline: bool = True, today: date | None = None
) -> Catalogue:
    """Read every pack and page. What cannot be read is a finding of the catalogue.

    ``outline=False`` leaves the texts' headings, links and blocks out, for a caller that renders
    them and has no questions about them: it saves most of the time.
    """
    packs, findings = read_packs(library, all_folders(library), outline=outline)
    return read_rest(library, packs, findings, outline=outline, today=today)


def all_folders(library: Library) -> tuple[Folder, ...]:
    """Every folder that is a pack, with its kind."""
    return tuple((kind, folder) for kind in Kind for folder in pack_folders(library, kind))


def read_packs(
    library: Library, folders: Iterable[Folder], *, outline: bool = True
) -> tuple[tuple[Pack, ...], tuple[Finding, ...]]:
    """Read some packs: what they are, and what went wrong."""
    findings: list[Finding] = []
    packs: list[Pack] = []
    for kind, folder in folders:
        read = read_pack(library.root, folder, kind, library.languages, outline=outline)
        findings.extend(read.findings)
        if read.value is not None:
            packs.append(read.value)
    return tuple(packs), tuple(findings)


def read_vocabulary(library: Library) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Read the closed lists; a file that is not there, or is broken, gives none."""
    if not (library.root / library.vocabulary).exists():
        return Vocabulary({}), ()
    words = read_model(library.root, library.vocabulary, Vocabulary, library.languages)
    read = words.value[0] if words.value else None
    return read or Vocabulary({}), words.findings


def read_rest(
    library: Library,
    packs: tuple[Pack, ...],
    found: Iterable[Finding],
    *,
    outline: bool = True,
    today: date | None = None,
) -> Catalogue:
    """Make a catalogue of packs that were read: add the vocabulary, the pages and the files."""
    findings = list(found)
    vocabulary, problems = read_vocabulary(library)
    findings.extend(problems)
    folders = {folder for _, folder in all_folders(library)}
    below = files_below(library.root, library.docs, findings, hidden="_", without=folders)
    files = frozenset(f"{library.docs}/{name}" for name in below)
    pages = tuple(_pages(library, files, findings, outline))
    return Catalogue(
        library,
        packs,
        pages,
        vocabulary,
        files,
        tuple(findings),
        today or date.today(),
    )


def pack_folders(library: Library, kind: Kind) -> list[str]:
    """Folders of a kind, sorted. ``_template`` and other names in ``_`` or ``.`` are not packs."""
    parent = library.folder(kind)
    try:
        entries = list(os.scandir(library.root / parent))
    except OSError:
        return []
    return sorted(
        f"{parent}/{entry.name}"
        for entry in entries
        if not entry.name.startswith(("_", ".")) and (entry.is_symlink() or entry.is_dir())
    )


def _pages(
    library: Library, files: frozenset[str], findings: list[Finding], outline: bool
) -> Iterator[Page]:
    found: dict[str, dict[str, Text]] = {}
    for path in sorted(files):
        match = _SUFFIXED.fullmatch(path)
        if not match or match["language"] not in library.languages:
            continue
        read = read_text_file(
            library.root, path, match["language"], library.languages, outline=outline
        )
        findings.extend(read.findings)
        if read.value is not None:
            uri = library.uri(f"{match['stem']}.md")
            found.setdefault(uri, {})[match["language"]] = read.value
    yield from (Page(uri, texts) for uri, texts in sorted(found.items()))
