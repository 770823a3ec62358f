"""A library on disk -> a Catalogue."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from metodbank.model.catalogue import Catalogue
from metodbank.model.figurefile import FigureFile
from metodbank.model.finding import Finding
from metodbank.model.glossary import Glossary
from metodbank.model.library import Kind, Library
from metodbank.model.location import Positions
from metodbank.model.pack import Pack, Page
from metodbank.model.text import Text
from metodbank.model.translation import PageRecords
from metodbank.model.vocabulary import Vocabulary
from metodbank.read.figures import read_figures
from metodbank.read.folders import files_below
from metodbank.read.items_ledger import read_item_ledger
from metodbank.read.packs import read_model, read_pack
from metodbank.read.redirects import read_redirects
from metodbank.read.texts import read_text_file
from metodbank.read.web import read_link_ledger

_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<language>[a-z]{2,3})\.md$")


Folder: TypeAlias = tuple[Kind, str]
Words: TypeAlias = tuple[Vocabulary, Glossary, tuple[Finding, ...]]


def read_catalogue(
    library: Library, *, outline: bool = True, today: date | None = None
) -> Catalogue:
    """Read every pack and page. What cannot be read is a finding of the catalogue.

    ``outline=False`` leaves the texts' headings, links and blocks out, for a caller that renders
    them and has no questions about them: it saves most of the time.
    """
    packs, findings = read_packs(library, all_folders(library), outline=outline)
    vocabulary, glossary, problems = read_vocabulary(library)
    rest = read_rest(library, outline=outline)
    return Catalogue(
        library,
        packs,
        rest.pages,
        vocabulary,
        rest.files,
        (*findings, *problems, *rest.findings),
        today or date.today(),
        glossary,
        rest.figures,
        rest.published_items,
    )


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


def read_vocabulary(library: Library) -> Words:
    """Read the closed lists and the glossary; one that is not there, or is broken, gives none."""
    vocabulary, glossary = Vocabulary({}), Glossary({})
    findings: tuple[Finding, ...] = ()
    if (library.root / library.vocabulary).exists():
        lists = read_model(library.root, library.vocabulary, Vocabulary, library.languages)
        findings = lists.findings
        if lists.value is not None and lists.value[0] is not None:
            vocabulary = lists.value[0].standing_at(lists.value[1])
    if (library.root / library.glossary).exists():
        words = read_model(library.root, library.glossary, Glossary, library.languages)
        findings += words.findings
        glossary = (words.value and words.value[0]) or glossary
    return vocabulary, glossary, findings


@dataclass(frozen=True, slots=True)
class Rest:
    """What a library has beside packs: its hand-written pages and the files under docs."""

    pages: tuple[Page, ...]
    files: frozenset[str]
    findings: tuple[Finding, ...]
    figures: Mapping[str, FigureFile] = field(default_factory=dict)
    published_items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_rest(library: Library, *, outline: bool = True) -> Rest:
    """Read the pages; a pack's folder is left to ``read_packs``."""
    findings: list[Finding] = []
    folders = {folder for _, folder in all_folders(library)}
    below = files_below(library.root, library.docs, findings, hidden="_", without=folders)
    files = frozenset(f"{library.docs}/{name}" for name in below)
    pages = tuple(_pages(library, files, findings, outline))
    figures = read_figures(library.root, "", sorted(files)) if outline else {}
    findings.extend(read_redirects(library).findings)
    findings.extend(read_link_ledger(library).findings)
    items = read_item_ledger(library)
    findings.extend(items.findings)
    return Rest(pages, files, tuple(findings), figures, items.value or {})


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
    ledger, positions = None, Positions(library.ledger)
    if found and (library.root / library.ledger).exists():
        kept = read_model(library.root, library.ledger, PageRecords, library.languages)
        findings.extend(kept.findings)
        ledger, positions = kept.value or (None, positions)
    records = ledger.root if ledger else {}
    for uri, texts in sorted(found.items()):
        yield Page(uri, texts, records.get(uri, {}), positions)
