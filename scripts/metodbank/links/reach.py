"""How pages hang together: languages, translations, redirects, and pages nobody finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metodbank.links.fault import Fault, Meant
from metodbank.links.facts import Facts, numbers
from metodbank.links.files import is_page
from metodbank.links.survey import Survey
from metodbank.links.verdict import Verdict

MUTUAL = "alternates-are-mutual"
SPEAKS = "alternate-is-in-its-language"
STAYS = "built-link-stays-in-language"
FOUND = "page-is-reachable"
ENDS = "redirect-ends"

_DEFAULT = "x-default"
_START = "index.html"
_NOT_FOUND = ("404.html", "404/index.html", "50x.html", "500.html")


def tongue(lang: str) -> str:
    """The language of a tag without its region: ``sv-FI`` -> ``sv``."""
    return lang.strip().lower().replace("_", "-").partition("-")[0]


@dataclass
class Reach:
    """The pages of a site and where their links lead; ``found`` has a verdict an entry."""

    survey: Survey
    found: Sequence[Verdict]

    @cached_property
    def pages(self) -> Mapping[str, Facts]:
        return {path: facts for path, facts in self.survey.facts.items() if is_page(path)}

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The language of every page that says which it is in."""
        return {path: tongue(facts.lang) for path, facts in self.pages.items() if facts.lang}

    @cached_property
    def _targets(self) -> Sequence[str]:
        """Entry -> the page that it leads to, or an empty text."""
        return [
            each.file if not each.rule and each.file in self.pages else "" for each in self.found
        ]

    def translations(self, path: str) -> dict[str, str]:
        """The pages that a page names as itself in other languages: page -> language."""
        return {
            self._targets[number]: language
            for language, number in self.pages[path].alternates
            if self._targets[number]
        }

    # ---- translations ----

    def unanswered(self) -> Iterator[Fault]:
        """A page names another as its translation, and that one does not name it."""
        for path in self.pages:
            for other in self.translations(path):
                if other != path and path not in self.translations(other):
                    yield Fault(MUTUAL, [path], target=other)

    def misnamed(self) -> Iterator[Fault]:
        """A page names another as itself in a language that the other is not in."""
        for path in self.pages:
            for other, language in self.translations(path).items():
                spoken = self.languages.get(other)
                if spoken and language != _DEFAULT and tongue(language) != spoken:
                    yield Fault(
                        SPEAKS, [path], target=other, words={"said": language, "is": spoken}
                    )

    # ---- links across languages ----

    def strays(self) -> Iterator[tuple[str, int]]:
        """Pages with the numbers of links that silently lead into another language.

        A link to a page's own translation does not: that is how readers change language.
        """
        spoken = [self.languages.get(target, "") for target in self._targets]
        foreign = {
            language: frozenset(
                number for number, other in enumerate(spoken) if other and other != language
            )
            for language in set(self.languages.values())
        }
        for path, language in self.languages.items():
            facts = self.pages[path]
            if facts.refresh >= 0:
                continue
            astray = foreign[language].intersection(numbers(facts.links))
            if astray:
                own = self.translations(path)
                for number in sorted(astray):
                    target = self._targets[number]
                    if target not in own and path not in self.translations(target):
                        yield path, number

    # ---- pages that nobody finds ----

    def orphans(self) -> Iterator[Fault]:
        """Pages that no way leads to from the start page of their language."""
        starts = self._starts()
        if not starts:
            return
        seen: dict[str, set[str]] = {}
        for language, start in starts.items():
            seen[language] = self._reached(start, language)
        whole = set().union(*seen.values())
        for path, facts in self.pages.items():
            if facts.refresh >= 0 or path.endswith(_NOT_FOUND):
                continue
            language = self.languages.get(path, "")
            reached = seen.get(language, whole)
            if path not in reached:
                start = starts.get(language) or starts.get("") or next(iter(starts.values()))
                yield Fault(FOUND, [path], target=start, words={"lang": language})

    def _starts(self) -> dict[str, str]:
        """The start page of each language: the site's own, its translations, ``/en/``."""
        if _START not in self.pages:
            return {}
        own = self.languages.get(_START, "")
        starts = {own: _START}
        ahead = self.pages[_START].refresh
        if ahead >= 0 and self._targets[ahead]:
            # The site's root only leads on, as sites with many languages do.
            start = self._targets[ahead]
            starts = {self.languages.get(start, ""): start}
        for start in list(starts.values()):
            for other in self.translations(start):
                starts.setdefault(self.languages.get(other, ""), other)
        for language in sorted(set(self.languages.values())):
            if f"{language}/{_START}" in self.pages:
                starts.setdefault(language, f"{language}/{_START}")
        return starts

    def _reached(self, start: str, language: str) -> set[str]:
        """Every page that links lead to without leaving a language; pages of none are of all."""
        seen, waiting = {start}, [start]
        while waiting:
            facts = self.pages[waiting.pop()]
            for part in (facts.links, facts.spoken):
                for number in numbers(part):
                    target = self._targets[number]
                    if target and target not in seen:
                        spoken = self.languages.get(target, "")
                        if not language or not spoken or spoken == language:
                            seen.add(target)
                            waiting.append(target)
        return seen

    # ---- redirects ----

    def circles(self) -> Iterator[Fault]:
        """Redirects that lead back to where they began."""
        told: set[str] = set()
        for path in self.pages:
            way = [path]
            while True:
                ahead = self.pages[way[-1]].refresh
                target = self._targets[ahead] if ahead >= 0 else ""
                if not target or target == way[-1]:
                    break
                if target in way:
                    ring = way[way.index(target) :]
                    if told.isdisjoint(ring):
                        told.update(ring)
                        yield Fault(ENDS, [min(ring)], words={"way": " → ".join([*ring, target])})
                    break
                way.append(target)


def grouped(reach: Reach, strays: Iterator[tuple[str, int]]) -> dict[tuple[str, str], Fault]:
    """Links that lead into another language, once for each target and language."""
    found: dict[tuple[str, str], Fault] = {}
    for path, number in strays:
        target = reach.found[number].file
        language = reach.languages[path]
        fault = found.setdefault(
            (target, language),
            Fault(
                STAYS,
                [],
                target=target,
                meant=_in_language(reach, target, language),
                words={"from": language, "to": reach.languages[target]},
            ),
        )
        fault.pages.append(path)
    return found


def _in_language(reach: Reach, target: str, language: str) -> Meant | None:
    """The same page in the reader's language, if it names one."""
    for other in reach.translations(target):
        if reach.languages.get(other) == language:
            return Meant(other, certain=True)
    return None
