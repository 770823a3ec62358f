"""Findings that a library knows of already and has put off: only new ones are shown.

A baseline is a JSON file, ``{"version": 1, "findings": [{"rule", "path", "message", "count"}]}``.
It holds no line numbers, so that it stays true when a text grows above the place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from metodbank.model.finding import Finding, Report
from metodbank.model.language import Refusal, said

VERSION = 1
Known: TypeAlias = Counter[tuple[str, str, str]]


class NoBaseline(Refusal):
    """Says in both languages why a file is no baseline."""


def read_baseline(path: Path) -> Known:
    """Read a baseline.

    Raises:
        NoBaseline: the file is not there or is something else.
    """
    try:
        kept = json.loads(path.read_bytes())
        if kept["version"] != VERSION:
            raise KeyError("version")
        return Counter(
            {
                (str(each["rule"]), str(each["path"]), str(each["message"])): int(each["count"])
                for each in kept["findings"]
            }
        )
    except FileNotFoundError:
        raise NoBaseline(
            said(
                f"{path} finns inte: skapa den med --update-baseline",
                f"{path} does not exist: make it with --update-baseline",
            )
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoBaseline(
            said(
                f"{path} är ingen baslinje: skapa den på nytt med --update-baseline",
                f"{path} is no baseline: make it again with --update-baseline",
            )
        ) from None


def as_baseline(report: Report) -> str:
    """A report as a baseline, one finding a line and sorted, so that two branches merge."""
    counted = Counter(_key(finding) for finding in report.findings)
    rows = [
        json.dumps(
            {"rule": rule, "path": path, "message": message, "count": count}, ensure_ascii=False
        )
        for (rule, path, message), count in sorted(counted.items())
    ]
    inside = ",\n".join(f"  {row}" for row in rows)
    return f'{{"version": {VERSION}, "findings": [\n{inside}\n]}}\n'


def without_known(report: Report, known: Known) -> Report:
    """The report without what the baseline holds, as many times as it holds it."""
    left = Counter(known)
    new: list[Finding] = []
    for finding in report.findings:
        key = _key(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return replace(report, findings=tuple(new), known=len(report.findings) - len(new))


def mended(report_keys: Iterable[Finding], known: Known) -> int:
    """How many findings of a baseline are no more."""
    return (known - Counter(_key(finding) for finding in report_keys)).total()


def _key(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule.name, finding.location.path, finding.en)
