"""What somebody wants to move, and where to: files, addresses, and the id of a pack."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from metodbank.linter.moving.links import Addresses
from metodbank.model.address import PARITY_PAGE
from metodbank.model.language import Bilingual, Refusal, said
from metodbank.model.library import Kind, Library
from metodbank.model.nearest import nearest
from metodbank.model.outline import anchor
from metodbank.model.redirects import address_of
from metodbank.model.rulebook import RULES_PAGE
from metodbank.model.values import is_id
from metodbank.read.catalogue import all_folders
from metodbank.read.redirects import read_redirects


class CannotMove(Refusal):
    """Says in both languages why nothing was moved."""


@dataclass(frozen=True, slots=True)
class Move:
    """``files`` maps every file that moves to its new path, both relative to the root.

    ``pack`` is the kind of a pack with its old and new id; None when a page moves.
    """

    files: Mapping[str, str]
    pack: tuple[Kind, str, str] | None = None


def wish(library: Library, old: str, new: str) -> Move:
    """Understand two names: ids or folders of packs, or folders and texts of pages.

    Raises:
        CannotMove: the one is not there, the other is, or it is no name.
    """
    _ask_for_ledger(library)
    packs = {folder: kind for kind, folder in all_folders(library)}
    for folder, kind in packs.items():
        if old.strip("/") in (folder, posixpath.basename(folder)):
            return _pack(library, folder, kind, new)
    move = _page(library, old, new, packs)
    _ask_for_addresses(library, move)
    return move


def _pack(library: Library, folder: str, kind: Kind, new: str) -> Move:
    parent, _, old_id = folder.rpartition("/")
    above, _, new_id = new.strip("/").rpartition("/")
    if above not in ("", parent):
        raise CannotMove(
            said(
                f"{folder} kan bara byta namn inom {parent}",
                f"{folder} can only be renamed within {parent}",
            )
        )
    _ask_for_name(new_id)
    taken = [f for _, f in all_folders(library) if posixpath.basename(f) == new_id]
    _ask_for_room(library, taken[0] if taken else f"{parent}/{new_id}")
    files = {path: f"{parent}/{new_id}{path[len(folder) :]}" for path in _below(library, folder)}
    return Move(files, (kind, old_id, new_id))


def _page(library: Library, old: str, new: str, packs: Mapping[str, Kind]) -> Move:
    here, there = _in_docs(library, old), _in_docs(library, new)
    for part in there[len(library.docs) :].strip("/").split("/"):
        _ask_for_name(part)
    if any((library.root / f"{here}/index.{name}.md").is_file() for name in library.languages):
        inside = next((folder for folder in packs if folder.startswith(f"{here}/")), None)
        if inside or here in (library.docs, f"{library.docs}/{library.methods_uri}"):
            raise CannotMove(
                said(
                    f"{here} rymmer packar och kan inte flyttas",
                    f"{here} holds packs and cannot be moved",
                )
            )
        _ask_for_room(library, there)
        return Move({path: there + path[len(here) :] for path in _below(library, here)})
    texts = [f".{name}.md" for name in library.languages]
    found = [ending for ending in texts if (library.root / f"{here}{ending}").is_file()]
    if not found:
        raise CannotMove(_no_such(library, old, packs))
    for ending in texts:
        _ask_for_room(library, there + ending)
    return Move({here + ending: there + ending for ending in found})


def _in_docs(library: Library, name: str) -> str:
    """A page as it may be named: ``om``, ``om/``, ``docs/om/index.sv.md`` -> ``docs/om``."""
    path = posixpath.normpath(name.strip("/"))
    if path != library.docs and not path.startswith(f"{library.docs}/"):
        path = f"{library.docs}/{path}"
    path = path.removesuffix(".md")
    for language in library.languages:
        path = path.removesuffix(f".{language}")
    path = path.removesuffix("/index")
    if not path.startswith(library.docs) or ".." in path.split("/"):
        raise CannotMove(said(f"{name} ligger utanför", f"{name} lies outside"))
    return path


def _no_such(library: Library, old: str, packs: Mapping[str, Kind]) -> Bilingual:
    known = [posixpath.basename(folder) for folder in packs]
    near = nearest(posixpath.basename(old.strip("/")), known)
    hint = said(f": menade ni {near}?", f": did you mean {near}?") if near else said("", "")
    return said(
        f"{old} är ingen pack eller sida{hint['sv']}", f"{old} is no pack or page{hint['en']}"
    )


def _ask_for_name(name: str) -> None:
    if not is_id(name):
        better = anchor(name.replace("_", "-")).strip("-") or "ny-sida"
        raise CannotMove(
            said(
                f"”{name}” går inte att använda som namn, ta till exempel ”{better}”",
                f'"{name}" cannot be a name, take for example "{better}"',
            )
        )


def _ask_for_room(library: Library, path: str) -> None:
    if os.path.lexists(library.root / path):
        raise CannotMove(said(f"{path} finns redan", f"{path} exists already"))


def _ask_for_addresses(library: Library, move: Move) -> None:
    """Two texts of one address would be published one over the other, and nobody told."""
    made = said("en sida som byggs", "a page that is made by the build")
    taken = {address_of(page): made for page in (PARITY_PAGE, RULES_PAGE)}
    for top in (library.docs, library.methods):
        for path in sorted((library.root / top).rglob("*.*.md")):
            name = path.relative_to(library.root).as_posix()
            if name not in move.files and path.is_file():
                for page in Addresses.of(library, {name: name}).pages:
                    taken[page] = said(name, name)
    for new in Addresses.of(library, move.files).pages.values():
        if new in taken:
            raise CannotMove(
                said(f"{new} är redan {taken[new]['sv']}", f"{new} is {taken[new]['en']} already")
            )
        if new.split("/")[1] in library.languages:
            raise CannotMove(
                said(
                    f"{new} börjar som sidorna på ett annat språk, ta ett annat namn",
                    f"{new} begins as pages in another language do, take another name",
                )
            )


def _ask_for_ledger(library: Library) -> None:
    """The ledger is written anew: what could not be read of it would be lost."""
    path = library.root / library.redirects
    for each in read_redirects(library).findings:
        if each.replacement is None and not (path.is_file() and not path.read_bytes().strip()):
            raise CannotMove(
                said(
                    f"{each.location} går inte att läsa, och lämnas som den är: {each.sv}",
                    f"{each.location} cannot be read, and is left as it is: {each.en}",
                )
            )


def _below(library: Library, folder: str) -> Iterator[str]:
    """Every file below a folder. A link cannot be moved without asking what it means.

    Raises:
        CannotMove: there is one.
    """
    for top, folders, names in os.walk(library.root / folder):
        for name in sorted((*folders, *names)):
            path = Path(top) / name
            if path.is_symlink():
                shown = path.relative_to(library.root).as_posix()
                raise CannotMove(
                    said(f"{shown} är en symbolisk länk", f"{shown} is a symbolic link")
                )
            if path.is_file():
                yield path.relative_to(library.root).as_posix()
