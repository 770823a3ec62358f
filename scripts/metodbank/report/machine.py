"""Findings -> JSON, version 1; what stands in it is told by ``document``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.language import Language
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import in_json

if TYPE_CHECKING:  # Making the schema takes pydantic, writing a report does not.
    from metodbank.report.document import Document, Found, Mend


def as_json(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as one JSON document that ends with a newline."""
    document: Document = {
        "version": 1,
        "packs": report.packs,
        "errors": report.errors,
        "warnings": report.warnings,
        "exempted": report.exempted,
        "known": report.known,
        "findings": [_found(each, language, background) for each in report.findings],
    }
    if report.pages:
        document["pages"], document["links"] = report.pages, report.links
    return in_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _found(finding: Finding, language: Language, background: Background) -> Found:
    rule, where, mend = finding.rule, finding.location, finding.replacement
    found: Found = {
        "rule": rule.name,
        "severity": rule.severity.value,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "field": where.field,
        "message": finding.message(language),
        "remedy": rule.remedy[language],
        "url": background.rule_url(rule),
        "replacement": _mend(mend) if mend else None,
    }
    if finding.also:
        found["also"] = [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in finding.also
        ]
    return found


def _mend(mend: Replacement) -> Mend:
    return {
        "path": mend.path,
        "line": mend.line,
        "column": mend.column,
        "old": mend.old,
        "new": mend.new,
    }
