"""What a report comes to: what must be done, what may be, and what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from metodbank.model.finding import Report
from metodbank.model.language import SWEDISH, Language, said
from metodbank.model.numerals import Noun, counted, told
from metodbank.model.rule import Rule, Severity

ERROR = Noun(("fel", "fel"), ("error", "errors"), neuter=True)
WARNING = Noun(("varning", "varningar"), ("warning", "warnings"))
PACK = Noun(("pack kontrollerad", "packar kontrollerade"), ("pack checked", "packs checked"))
PAGE = Noun(("sida", "sidor"), ("page", "pages"))
LINK = Noun(("länk kontrollerade", "länkar kontrollerade"), ("link checked", "links checked"))
EXEMPTED = Noun(("fynd är undantaget", "fynd är undantagna"), ("exempted", "exempted"), True)
KNOWN = Noun(
    ("fynd står i baslinjen", "fynd står i baslinjen"), ("in the baseline", "in the baseline"), True
)

NAMES = {Severity.ERROR: said("fel", "error"), Severity.WARNING: said("varning", "warning")}
_NOUNS = {Severity.ERROR: ERROR, Severity.WARNING: WARNING}
_TO_DO = {
    Severity.ERROR: said("måste rättas", "must be corrected"),
    Severity.WARNING: said("att tänka på", "to think about"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """The rules of one severity with how often each is not met, the most frequent first."""

    severity: Severity
    heading: str
    rules: tuple[tuple[int, Rule], ...]


def parts(report: Report, language: Language) -> Iterator[Part]:
    """First what must be done, then what may be."""
    for severity in Severity:
        by_name = {
            finding.rule.name: finding.rule
            for finding in report.findings
            if finding.rule.severity is severity
        }
        if not by_name:
            continue
        counts = Counter(
            finding.rule.name for finding in report.findings if finding.rule.severity is severity
        )
        total = told(counts.total(), _NOUNS[severity], language)
        heading = f"{total[0].upper()}{total[1:]} {_TO_DO[severity][language]}:"
        order = sorted(counts, key=lambda name: (-counts[name], name))
        yield Part(severity, heading, tuple((counts[name], by_name[name]) for name in order))


def closing_line(report: Report, language: Language) -> str:
    """How many packs or pages were looked at, what was found, and what was left out."""
    found = [counted(report.errors, ERROR, language)] if report.findings else []
    if report.warnings:
        found.append(counted(report.warnings, WARNING, language))
    clean = "inga fynd" if language == SWEDISH else "no findings"
    looked = counted(report.packs, PACK, language)
    if report.pages:
        both = "och" if language == SWEDISH else "and"
        pages = counted(report.pages, PAGE, language)
        looked = f"{pages} {both} {counted(report.links, LINK, language)}"
    line = f"{looked}: {', '.join(found) or clean}."
    left_out = [
        counted(number, noun, language)
        for number, noun in ((report.exempted, EXEMPTED), (report.known, KNOWN))
        if number
    ]
    return f"{line} {', '.join(left_out)}." if left_out else line
