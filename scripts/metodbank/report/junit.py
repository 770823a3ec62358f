"""Findings -> JUnit XML, which most servers that run checks show as a list of tests.

A test is a rule: it passes when nothing breaks it. A rule that is broken is one failed test for
each file, so that the list names the files and a test keeps its name when lines move. Warnings
are told in a passed test.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from metodbank.model.finding import Finding, Report
from metodbank.model.language import Language
from metodbank.model.rule import Rule, Severity
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import visible
from metodbank.report.summary import closing_line
from metodbank.report.text import line

SUITE = "metodbank"


def as_junit(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as one XML document."""
    found: dict[str, dict[str, list[Finding]]] = {rule.name: {} for rule in background.rules}
    for finding in report.findings:
        paths = found.setdefault(finding.rule.name, {})
        paths.setdefault(finding.location.path, []).append(finding)
    titles = {rule.name: rule.title[language] for rule in background.rules}
    cases: list[str] = []
    failed = 0
    for name, paths in found.items():
        for path, findings in paths.items():
            cases += _case(name, path, findings, language, background)
            failed += findings[0].rule.severity is Severity.ERROR
        if not paths:
            cases.append(f"{_start(name, titles[name])}/>")
    tests = sum(max(1, len(paths)) for paths in found.values())
    counts = f'tests="{tests}" failures="{failed}" errors="0" skipped="0" time="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="{SUITE}" {counts}>',
        f'<testsuite name="{SUITE}" {counts}>',
        *_properties(report),
        *cases,
        f"<system-out>{escape(closing_line(report, language), quote=False)}</system-out>",
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _properties(report: Report) -> Iterator[str]:
    yield "<properties>"
    for name in ("packs", "errors", "warnings", "exempted", "known"):
        yield f'<property name="{name}" value="{getattr(report, name)}"/>'
    yield "</properties>"


def _case(
    name: str, path: str, findings: list[Finding], language: Language, background: Background
) -> Iterator[str]:
    """One rule in one file: every place in it, then what to do."""
    rule = findings[0].rule
    shown = visible(background.path(path))
    yield f'{_start(name, shown)} file="{escape(shown)}">'
    lines = _told(findings, rule, language, background)
    text = escape("\n".join(lines), quote=False)
    if rule.severity is Severity.ERROR:
        first = escape(visible(findings[0].message(language)))
        yield f'<failure type="{rule.severity}" message="{first}">{text}</failure>'
    else:
        yield f"<system-out>{text}</system-out>"
    yield "</testcase>"


def _told(
    findings: list[Finding], rule: Rule, language: Language, background: Background
) -> Iterator[str]:
    for finding in findings:
        yield line(finding, language)
    yield rule.remedy[language]
    url = background.rule_url(rule)
    if url:
        yield url


def _start(rule: str, name: str) -> str:
    return f'<testcase classname="{SUITE}.{rule}" name="{escape(name)}" time="0"'
