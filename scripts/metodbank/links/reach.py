"""How pages hang together: languages, translations and redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metodbank.links.facts import Facts, numbers
from metodbank.links.fault import Fault, Meant
from metodbank.links.files import is_page
from metodbank.links.survey import Survey
from metodbank.links.tongue import agree, tongue
from metodbank.links.verdict import Verdict

MUTUAL = "alternates-are-mutual"
SPEAKS = "alternate-is-in-its-language"
STAYS = "built-link-stays-in-language"
ENDS = "redirect-ends"

_DEFAULT = "x-default"


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
    def targets(self) -> Sequence[str]:
        """Entry -> the page that it leads to, or an empty text.

        A link to a page is one also when its anchor is wrong, or a capital letter is: that fault
        is told, and the page would not be lost if it were right.
        """
        meant = (each.file if each.fragment else each.better or each.file for each in self.found)
        return [file if file in self.pages else "" for file in meant]

    def translations(self, path: str) -> Mapping[str, str]:
        """The pages that a page names as itself in other languages: page -> language."""
        return self._translations.get(path, {})

    @cached_property
    def _translations(self) -> Mapping[str, Mapping[str, str]]:
        targets = self.targets
        return {
            path: {
                targets[number]: language
                # One page is often named twice, in its language and as the one for everybody.
                for language, number in sorted(told, key=lambda each: each[0] != _DEFAULT)
                if targets[number]
            }
            for path, facts in self.pages.items()
            if (told := facts.alternates)
        }

    def _naming(self, path: str, other: str) -> set[int]:
        """The entries by which a page names another as its translation."""
        told = self.pages[path].alternates
        return {number for _, number in told if self.targets[number] == other}

    # ---- translations ----

    def unanswered(self) -> Iterator[Fault]:
        """A page names another as its translation, and that one does not name it."""
        for path, others in self._translations.items():
            for other in others:
                if other != path and path not in self.translations(other):
                    naming = self._naming(path, other)
                    yield Fault(MUTUAL, [path], target=other, entries=naming)

    def misnamed(self) -> Iterator[Fault]:
        """A page names another as itself in a language that the other is not in."""
        for path, others in self._translations.items():
            for other, language in others.items():
                spoken = self.languages.get(other)
                if spoken and language != _DEFAULT and not agree(language, spoken):
                    yield Fault(
                        SPEAKS,
                        [path],
                        target=other,
                        words={"said": language, "is": spoken},
                        entries=self._naming(path, other),
                    )
        yield from self._said_of_links()

    def _said_of_links(self) -> Iterator[Fault]:
        """A link says that a page is in a language that it is not in; once for all that do."""
        told: dict[tuple[str, str], Fault] = {}
        for path, facts in self.pages.items():
            for language, number in facts.named:
                other = self.targets[number]
                spoken = self.languages.get(other)
                if not spoken or agree(language, spoken) or path == other:
                    continue
                if self.translations(path).get(other) == language:
                    continue  # the page says the same in its head, and is told of that
                said = {"said": language, "is": spoken}
                fault = told.setdefault(
                    (other, language), Fault(SPEAKS, [], target=other, words=said)
                )
                fault.entries.add(number)
                if path not in fault.pages[-1:]:
                    fault.pages.append(path)
        yield from told.values()

    # ---- links across languages ----

    def strays(self) -> Iterator[tuple[str, int]]:
        """Pages with the numbers of links that silently lead into another language.

        A link to a page's own translation does not: that is how readers change language.
        """
        spoken = [self.languages.get(target, "") for target in self.targets]
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
                    target = self.targets[number]
                    if target not in own and path not in self.translations(target):
                        yield path, number

    def stray(self, path: str, number: int) -> Fault:
        """A link that silently leads into another language, in words."""
        target, language = self.targets[number], self.languages[path]
        there = self.translations(target)
        own = next((each for each in there if self.languages.get(each) == language), None)
        return Fault(
            STAYS,
            [path],
            target=target,
            meant=Meant(own, certain=True) if own else None,
            words={"from": language, "to": self.languages[target]},
            entries={number},
        )

    # ---- redirects ----

    def circles(self) -> Iterator[Fault]:
        """Redirects that lead back to where they began."""
        told: set[str] = set()
        for path, facts in self.pages.items():
            if facts.refresh < 0:
                continue
            way = [path]
            while True:
                ahead = self.pages[way[-1]].refresh
                target = self.targets[ahead] if ahead >= 0 else ""
                if not target or target == way[-1]:
                    break
                if target in way:
                    ring = way[way.index(target) :]
                    if told.isdisjoint(ring):
                        told.update(ring)
                        first = min(ring)
                        yield Fault(
                            ENDS,
                            [first],
                            words={"way": " → ".join([*ring, target])},
                            entries={self.pages[first].refresh},
                        )
                    break
                way.append(target)
