"""Findings -> JSON, version 1.

``{"version": 1, "packs": 3, "errors": 1, "warnings": 0, "findings": [{"rule", "severity",
"path", "line", "column", "field", "message", "remedy"}]}``. Unknown places are null. Keys are
only ever added within a version.
"""

from __future__ import annotations

import json

from metodbank.model.finding import Report
from metodbank.model.language import Language

VERSION = 1


def as_json(report: Report, language: Language) -> str:
    """The whole report as one JSON document that ends with a newline."""
    document = {
        "version": VERSION,
        "packs": report.packs,
        "errors": report.errors,
        "warnings": report.warnings,
        "findings": [
            {
                "rule": finding.rule.name,
                "severity": finding.rule.severity.value,
                "path": finding.location.path,
                "line": finding.location.line,
                "column": finding.location.column,
                "field": finding.location.field,
                "message": finding.message(language),
                "remedy": finding.rule.remedy[language],
            }
            for finding in report.findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
