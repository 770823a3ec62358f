"""Pages that no way leads to from the start page of their language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from metodbank.links.facts import Facts, numbers
from metodbank.links.fault import Fault
from metodbank.links.files import DRAWING
from metodbank.links.reach import Reach
from metodbank.links.tongue import tongue

FOUND = "page-is-reachable"

_START = "index.html"
_PROOF = re.compile(r"google[0-9a-f]{10,20}\.html|(?:yandex_|pinterest-)[0-9a-f]{5,32}\.html")
_NOT_FOUND = ("404.html", "404/index.html", "50x.html", "500.html")


def _proves(path: str, facts: Facts) -> bool:
    """Whether a page only proves to a search engine whose site it is: nobody shall read it."""
    held = facts.lang or facts.ids or any(facts.parts)
    return not held and _PROOF.fullmatch(path.rpartition("/")[2]) is not None


class Orphans:
    """Walks a site from its start pages, one for each language."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._pages, self._languages = reach.pages, reach.languages
        self._targets = reach.targets

    def faults(self) -> Iterator[Fault]:
        """Pages that no way leads to from the start page of their language."""
        starts = self._starts()
        if not starts:
            return
        seen: dict[str, set[str]] = {}
        for language, start in starts.items():
            seen[language] = self._reached(start, language)
        whole = set().union(*seen.values())
        for path, facts in self._pages.items():
            if facts.refresh >= 0 or path.endswith(_NOT_FOUND) or _proves(path, facts):
                continue
            language = self._homes[path]
            reached = seen.get(language, whole)
            if path not in reached:
                start = starts.get(language) or starts.get("") or next(iter(starts.values()))
                yield Fault(FOUND, [path], target=start, words={"lang": language})

    def _starts(self) -> dict[str, str]:
        """The start page of each language: the site's own, its translations, ``/en/``."""
        if _START not in self._pages:
            return {}
        starts = {self._languages.get(_START, ""): _START}
        ahead = self._pages[_START].refresh
        if ahead >= 0 and self._targets[ahead]:
            # The site's root only leads on, as sites with many languages do.
            start = self._targets[ahead]
            starts = {self._homes[start]: start}
        for start in list(starts.values()):
            for other in self._reach.translations(start):
                starts.setdefault(self._homes[other], other)
        for folder in sorted(self._trees):
            starts.setdefault(folder.lower(), f"{folder}/{_START}")
        return starts

    @cached_property
    def _trees(self) -> frozenset[str]:
        """The folders that hold a language each: ``en/``, whose start page is in English."""
        found = set()
        for path in self._pages:
            folder, slash, rest = path.partition("/")
            if slash and rest == _START and self._languages.get(path) == tongue(folder):
                found.add(folder)
        return frozenset(found)

    @cached_property
    def _homes(self) -> Mapping[str, str]:
        """The language whose readers a page is for: that of its folder, or else its own.

        A page that is not translated yet is often shown in the other language's folder as it is.
        """
        found = {}
        for path in self._pages:
            folder = path.partition("/")[0]
            in_tree = folder in self._trees
            found[path] = folder.lower() if in_tree else self._languages.get(path, "")
        return found

    @cached_property
    def _drawn(self) -> Mapping[int, Sequence[int]]:
        """Entry of a drawing, such as a map -> the entries that its own links lead to."""
        facts = self._reach.survey.facts
        return {
            number: numbers(facts[each.file].links)
            for number, each in enumerate(self._reach.found)
            if each.file.lower().endswith(DRAWING) and each.file in facts
        }

    def _reached(self, start: str, language: str) -> set[str]:
        """Every page that links lead to without leaving a language; pages of none are of all."""
        reached, asked, waiting = {start}, {start, ""}, [start]
        target, drawn = self._targets.__getitem__, self._drawn
        while waiting:
            facts = self._pages[waiting.pop()]
            ways = {*numbers(facts.links), *numbers(facts.spoken)}
            for drawing in ways & drawn.keys():
                ways.update(drawn[drawing])
            found = set(map(target, ways))
            for page in found - asked:
                asked.add(page)
                home = self._homes[page]
                if not language or not home or home == language:
                    reached.add(page)
                    waiting.append(page)
        return reached
