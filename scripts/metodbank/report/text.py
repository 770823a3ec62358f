"""Findings -> plain text: place, rule, what is wrong, and under it the remedy."""

from __future__ import annotations

from metodbank.model.finding import Finding, Report
from metodbank.model.language import SWEDISH, Language
from metodbank.model.numerals import in_digits
from metodbank.model.rule import Rule
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import visible
from metodbank.report.summary import NAMES, closing_line, parts


def line(finding: Finding, language: Language) -> str:
    """One finding on one line; a sign that would break the line or the terminal is spelt out."""
    return visible(f"{finding.location}  {finding.rule.name}  {finding.message(language)}")


def as_text(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as plain text: one finding after another, a summary, a closing line.

    The address of a rule's page stands once, in the summary.
    """
    lines: list[str] = []
    for finding in report.findings:
        lines.append(line(finding, language))
        lines.append(f"    {finding.rule.remedy[language]}")
    if lines:
        lines.append("")
    for part in parts(report, language):
        lines.append(part.heading)
        lines += _rows(part.rules, language, background)
        lines.append("")
    lines.append(closing_line(report, language))
    return "\n".join(lines) + "\n"


def _rows(
    rules: tuple[tuple[int, Rule], ...], language: Language, background: Background
) -> list[str]:
    counts = [in_digits(count, language) for count, _ in rules]
    wide, name = max(map(len, counts)), max(len(rule.name) for _, rule in rules)
    rows = []
    for count, (_, rule) in zip(counts, rules, strict=True):
        url = background.rule_url(rule)
        said = f"{rule.title[language]}  {url}" if url else rule.title[language]
        rows.append(f"  {count:>{wide}}  {rule.name:{name}}  {said}")
    return rows


def explain(rule: Rule, language: Language) -> str:
    """One rule as a short page: the wish, why, the remedy, a bad and a good example."""
    swedish = language == SWEDISH
    parts = [
        f"{rule.name} ({NAMES[rule.severity][language]})",
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
