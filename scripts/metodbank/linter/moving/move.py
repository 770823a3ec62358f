"""Move it all, on a copy first: what does not leave a sound library is not done at all."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from metodbank.disk import move_files
from metodbank.linter.behind import templates
from metodbank.linter.fixing import copy_library
from metodbank.linter.moving.ledger import with_rows
from metodbank.linter.moving.links import Addresses
from metodbank.linter.moving.names import with_id, with_pages
from metodbank.linter.moving.wish import Move
from metodbank.model.finding import Finding, Report
from metodbank.model.library import Kind, Library
from metodbank.model.redirects import moved
from metodbank.read.redirects import read_redirects
from metodbank.read.root import CONFIG_FILE

Examine: TypeAlias = Callable[[Library], Report]

_HEAD = """\
# yaml-language-server: $schema={schema}
# Skrivs av `metodbank move`: gamla adresser och var sidorna finns nu. Rader får läggas till.
# Written by `metodbank move`: old addresses and where the pages are now. Lines may be added.
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """``tree`` is what changes in texts and ledgers, by the path that a file ends up with.

    ``problems`` are findings that the move would lead to; with any, it must not be made.
    """

    move: Move
    tree: Mapping[str, str]
    problems: tuple[Finding, ...]


def tried(library: Library, move: Move, examine: Examine) -> Moved:
    """Work out a move, make it on a copy, and see whether it leaves the library as sound."""
    tree = dict(_changed(library, move))
    with tempfile.TemporaryDirectory(prefix="metodbank-") as folder:
        copy = copy_library(library, Path(folder) / "library")
        known = Counter(_key(each, move.files) for each in examine(copy).findings)
        move_files(move.files, tree, copy.root)
        after = examine(copy).findings
    problems = tuple(each for each in after if not _is_known(each, known))
    return Moved(move, tree, problems)


def make(library: Library, done: Moved) -> list[str]:
    """Make a move that was tried.

    Raises:
        OSError: the disk says no; everything is as it was.
    """
    return move_files(done.move.files, done.tree, library.root)


def _changed(library: Library, move: Move) -> Iterator[tuple[str, str]]:
    addresses = Addresses.of(library, move.files)
    for path in _texts(library):
        text = _read(library.root / path)
        if text is None:
            continue
        new = text
        if path.endswith(".md"):
            new = addresses.rewritten(text, _uri(library, path))
        elif path != library.redirects:
            new = addresses.rewritten(text, _uri(library, f"{posixpath.dirname(path)}/index.md"))
            new = _renamed(library, move, path, with_pages(new, addresses.moves))
        if new != text:
            yield move.files.get(path, path), new
    for path in templates(library.root):
        text = _read(library.root / path) or ""
        # A template shows a link only where its page is published: it would be gone, unnoticed.
        new = re.sub(
            r"(?<=(?P<quote>['\"]))[^'\"\n]+\.md(?=(?P=quote))",
            lambda match: addresses.moves.get(match[0], match[0]),
            text,
        )
        if new != text:
            yield path, new
    ledger = dict(read_redirects(library).value or {})
    rows = moved(ledger, addresses.pages, library.site_url, library.languages[1:])
    if rows != ledger:
        made = _HEAD.format(schema=library.schema_beside(library.redirects, "redirects"))
        before = _read(library.root / library.redirects) or made
        anew = _head(before) + "".join(f"{old}: {new}\n" for old, new in rows.items())
        yield library.redirects, with_rows(before, rows) or anew


def _renamed(library: Library, move: Move, path: str, text: str) -> str:
    if move.pack is None:
        return text
    kind, old, new = move.pack
    same = posixpath.basename(path) == kind.facts_file
    return with_id(text, kind, old, new, own=same and path in move.files, same=same)


def _texts(library: Library) -> list[str]:
    """Every Markdown and YAML file of the library, and its settings."""
    tops = {library.docs, library.methods, *(library.folder(kind) for kind in Kind)}
    found = {
        path.relative_to(library.root).as_posix()
        for top in tops
        for path in (library.root / top).rglob("*")
        if path.suffix in (".md", ".yml") and path.is_file() and not path.is_symlink()
    }
    return [*sorted(found), CONFIG_FILE]


def _uri(library: Library, path: str) -> str:
    uri = library.uri(path)
    for language in library.languages:
        if uri.endswith(f".{language}.md"):
            return f"{uri[: -len(language) - 4]}.md"
    return uri


def _read(path: Path) -> str | None:
    """A file's text; one that is no text is left as it is."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _head(text: str) -> str:
    """The remarks at the top of the ledger, which stay."""
    rows = text.splitlines(keepends=True)
    end = next((n for n, row in enumerate(rows) if not row.startswith("#")), len(rows))
    return "".join(rows[:end])


def _key(finding: Finding, files: Mapping[str, str]) -> tuple[str, str]:
    return finding.rule.name, files.get(finding.location.path, finding.location.path)


def _is_known(finding: Finding, known: Counter[tuple[str, str]]) -> bool:
    key = (finding.rule.name, finding.location.path)
    known[key] -= 1
    return known[key] >= 0
