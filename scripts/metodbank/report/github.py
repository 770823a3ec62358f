"""Findings -> GitHub's workflow commands, which become notes beside the lines they speak of.

``::error file=…,line=…,col=…,title=…::message``, the remedy and the address of the rule's page
on lines of their own inside it. GitHub shows ten errors and ten warnings of a step, and the log
all of them; so errors come first, and the last line says how many there are.
"""

from __future__ import annotations

from metodbank.model.finding import Finding, Report
from metodbank.model.language import Language
from metodbank.model.rule import Severity
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import visible
from metodbank.report.summary import closing_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_github(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as workflow commands, one a line, and a closing line."""
    order = [*Severity]
    findings = sorted(report.findings, key=lambda each: order.index(each.rule.severity))
    lines = [_command(finding, language, background) for finding in findings]
    return "\n".join([*lines, closing_line(report, language)]) + "\n"


def _command(finding: Finding, language: Language, background: Background) -> str:
    rule, where = finding.rule, finding.location
    properties = {
        "file": visible(background.path(where.path)),
        "line": where.line,
        "col": where.column,
        "title": rule.name,
    }
    said = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    )
    url = background.rule_url(rule)
    message = [visible(finding.message(language)), rule.remedy[language], *([url] if url else [])]
    return f"::{_COMMANDS[rule.severity]} {said}::{_data(chr(10).join(message))}"


def _data(text: str) -> str:
    """As the runner undoes it: the per cent sign first, or it would be undone twice."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
