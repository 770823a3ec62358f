"""One place where a rule is not met, and the report that gathers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metodbank.model.language import ENGLISH, SWEDISH, Bilingual, Language
from metodbank.model.location import Location
from metodbank.model.rule import Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """``sv`` and ``en`` say what is wrong here: what was expected and what was found."""

    rule: Rule
    location: Location
    sv: str
    en: str

    @classmethod
    def of(cls, rule: Rule, location: Location, message: Bilingual) -> Finding:
        return cls(rule, location, message[SWEDISH], message[ENGLISH])

    def message(self, language: Language) -> str:
        return self.sv if language == SWEDISH else self.en

    @property
    def sort_key(self) -> tuple[tuple[str, int, int, str], str, str]:
        return (self.location.sort_key, self.rule.name, self.en)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, sorted and unique, and how many packs were looked at.

    "No findings" in no packs is not a clean library, so the number of packs is part of the
    report.
    """

    findings: tuple[Finding, ...]
    packs: int

    @classmethod
    def of(cls, findings: Iterable[Finding], *, packs: int) -> Report:
        unique = {finding.sort_key: finding for finding in findings}
        return cls(tuple(unique[key] for key in sorted(unique)), packs)

    @property
    def errors(self) -> int:
        return sum(finding.rule.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors
