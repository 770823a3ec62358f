"""The existing place that somebody most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator

from metodbank.links.fault import Meant
from metodbank.links.files import is_page
from metodbank.model.nearest import certain, nearest

_FEW = 200
"""Names that are compared one by one; more of them are looked up by what is left of them."""
_LIKE = 0.6
_STARTS = ("index.html", "index.htm", "index.xhtml")


class Places:
    """Every file of a site as a tree of names."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = set(files)
        self._children: dict[str, dict[str, None]] = {}
        self._last: dict[str, list[str]] = {}
        self._slips: dict[str, dict[str, list[str]]] = {}
        for path in sorted(self._files):
            folder, _, name = path.rpartition("/")
            known = self._children.setdefault(folder, {})
            self._last.setdefault(name, []).append(path)
            known[name] = None
            while folder:
                above, _, name = folder.rpartition("/")
                known = self._children.setdefault(above, {})
                if name in known:
                    break
                known[name] = None
                self._last.setdefault(name, []).append(folder)
                folder = above

    def meant(self, path: str) -> Meant | None:
        """The place most like one that is not there: ``a/sopa/`` -> ``a/soppa/index.html``."""
        wanted = path.strip("/")
        for spelling in (f"{wanted}.html", f"{wanted}.htm", wanted, f"{wanted[:-3]}.html"):
            if spelling in self._files:
                return Meant(spelling, certain=True)
        walked = self._walked(wanted.split("/"))
        if walked:
            return walked
        found = [self._file(each) for each in self._last.get(wanted.rpartition("/")[2], ())]
        known = [each for each in found if each]
        if not known or len(known) > _FEW:
            return None
        return Meant(max(known, key=lambda each: (_alike(each, path), each)))

    def _walked(self, parts: list[str]) -> Meant | None:
        """From the root down, taking the likeliest name wherever one is not there."""
        folder, sure = "", True
        for part in parts:
            names = self._children.get(folder, {})
            if part not in names:
                near = self._near(folder, part, names)
                if not near:
                    return None
                best = near[0] if len(near) == 1 else nearest(part, near, _LIKE)
                if best is None:
                    return None
                sure = sure and certain(part, near) == best
                part = best
            folder = f"{folder}/{part}" if folder else part
        file = self._file(folder)
        return Meant(file, certain=sure) if file else None

    def _near(self, folder: str, part: str, names: Collection[str]) -> list[str]:
        if len(names) <= _FEW:
            return [each for each in names if _alike(_stem(each), _stem(part)) >= _LIKE]
        if folder not in self._slips:
            slips: dict[str, list[str]] = {}
            for name in names:
                for left in _without_one(name):
                    slips.setdefault(left, []).append(name)
            self._slips[folder] = slips
        found = {
            name: None for left in _without_one(part) for name in self._slips[folder].get(left, ())
        }
        return list(found)

    def _file(self, path: str) -> str | None:
        if path in self._files:
            return path
        return next((f"{path}/{name}" for name in _STARTS if f"{path}/{name}" in self._files), None)


def anchor_meant(file: str, fragment: str, ids: Collection[str]) -> Meant | None:
    """The anchor of a page most like one that is not there."""
    names = sorted(name for name in ids if name)
    sure = certain(fragment, names)
    found = sure or nearest(fragment, names, _LIKE)
    return Meant(file, found, certain=sure is not None) if found else None


def address_of(file: str) -> str:
    """A file as an address: ``a/index.html`` -> ``a/``."""
    folder, slash, name = file.rpartition("/")
    return folder + slash if name in _STARTS and is_page(file) else file


def _stem(name: str) -> str:
    """A name without its ending: two files are not alike for both being pictures."""
    return name.rpartition(".")[0] or name


def _alike(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() < _LIKE or matcher.quick_ratio() < _LIKE:
        return 0.0
    return matcher.ratio()


def _without_one(name: str) -> Iterator[str]:
    yield name
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]
