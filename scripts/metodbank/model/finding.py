"""One place where a rule is not met, and the report that gathers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metodbank.model.language import ENGLISH, SWEDISH, Bilingual, Language
from metodbank.model.location import Location
from metodbank.model.rule import Rule, Severity


@dataclass(frozen=True, slots=True)
class Replacement:
    """A mend that no person need think about: ``old``, which stands at a place, becomes ``new``.

    ``line`` and ``column`` (from 1) are where ``old`` begins in the file's text as it is read,
    without a byte-order mark and with LF line ends. With ``old`` and ``new`` empty the file is
    only to be saved again in that form.
    """

    path: str
    line: int
    column: int
    old: str
    new: str

    @classmethod
    def at(cls, location: Location, old: str, new: str) -> Replacement | None:
        """Replace what stands at a location; None when the place is not known exactly."""
        if location.line is None or location.column is None:
            return None
        return cls(location.path, location.line, location.column, old, new)


@dataclass(frozen=True, slots=True)
class Finding:
    """``sv`` and ``en`` say what is wrong here: what was expected and what was found.

    ``also`` are other places that show the same fault, and are right once this one is.
    """

    rule: Rule
    location: Location
    sv: str
    en: str
    replacement: Replacement | None = None
    also: tuple[Location, ...] = ()

    @classmethod
    def of(
        cls,
        rule: Rule,
        location: Location,
        message: Bilingual,
        replacement: Replacement | None = None,
        also: tuple[Location, ...] = (),
    ) -> Finding:
        return cls(rule, location, message[SWEDISH], message[ENGLISH], replacement, also)

    def message(self, language: Language) -> str:
        return self.sv if language == SWEDISH else self.en

    @property
    def sort_key(self) -> tuple[tuple[str, int, int, str], str, str]:
        return (self.location.sort_key, self.rule.name, self.en)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, sorted and unique, and how many packs were looked at.

    "No findings" in no packs is not a clean library, so the number of packs is part of the
    report. ``exempted`` is how many findings the packs' own exceptions took away, ``known`` how
    many a baseline did. Of a built site ``pages`` and ``links`` were looked at instead.
    """

    findings: tuple[Finding, ...]
    packs: int
    exempted: int = 0
    known: int = 0
    pages: int = 0
    links: int = 0

    @classmethod
    def of(
        cls, findings: Iterable[Finding], *, packs: int, exempted: int = 0, known: int = 0
    ) -> Report:
        unique = {finding.sort_key: finding for finding in findings}
        return cls(tuple(unique[key] for key in sorted(unique)), packs, exempted, known)

    @property
    def errors(self) -> int:
        return sum(finding.rule.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors
