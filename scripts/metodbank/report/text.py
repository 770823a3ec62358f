"""Findings -> text for people: place, rule, what is wrong, and under it the remedy."""

from __future__ import annotations

import unicodedata

from metodbank.model.finding import Finding, Report
from metodbank.model.language import SWEDISH, Language
from metodbank.model.rule import Rule, Severity

_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def line(finding: Finding, language: Language) -> str:
    """One finding on one line; a sign that would break the line or the terminal is spelt out."""
    text = f"{finding.location}  {finding.rule.name}  {finding.message(language)}"
    return "".join(
        sign.encode("unicode_escape").decode("ascii")
        if unicodedata.category(sign) in _INVISIBLE
        else sign
        for sign in text
    )


def as_text(report: Report, language: Language) -> str:
    """The whole report as plain text, one finding after another, with a closing line."""
    lines: list[str] = []
    for finding in report.findings:
        lines.append(line(finding, language))
        lines.append(f"    {finding.rule.remedy[language]}")
    if lines:
        lines.append("")
    lines.append(closing_line(report, language))
    return "\n".join(lines) + "\n"


def closing_line(report: Report, language: Language) -> str:
    """How many packs were looked at, and what was found."""
    errors, warnings, packs = report.errors, report.warnings, report.packs
    if language == SWEDISH:
        looked = f"{packs} {'pack' if packs == 1 else 'packar'} kontrollerade"
        found = f"{errors} fel" + (
            f", {warnings} {'varning' if warnings == 1 else 'varningar'}" if warnings else ""
        )
        return f"{looked}: {found if report.findings else 'inga fynd'}."
    looked = f"{packs} {'pack' if packs == 1 else 'packs'} checked"
    found = f"{errors} {'error' if errors == 1 else 'errors'}" + (
        f", {warnings} {'warning' if warnings == 1 else 'warnings'}" if warnings else ""
    )
    return f"{looked}: {found if report.findings else 'no findings'}."


def explain(rule: Rule, language: Language) -> str:
    """One rule as a short page: the wish, why, the remedy, a bad and a good example."""
    swedish = language == SWEDISH
    severity = {
        Severity.ERROR: "fel" if swedish else "error",
        Severity.WARNING: "varning" if swedish else "warning",
    }[rule.severity]
    parts = [
        f"{rule.name} ({severity})",
        rule.title[language] + ".",
        "",
        rule.why[language],
        rule.remedy[language],
        "",
        "Fel:" if swedish else "Bad:",
        *(f"    {line}" for line in rule.bad.splitlines()),
        "Rätt:" if swedish else "Good:",
        *(f"    {line}" for line in rule.good.splitlines()),
    ]
    return "\n".join(parts) + "\n"
