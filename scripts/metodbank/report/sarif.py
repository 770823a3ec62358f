"""Findings -> SARIF 2.1.0, which code hosts and editors read.

The rules come with all that is said of them, in the language of the report. A finding keeps its
fingerprint when lines above it come and go, and in whichever language it is told.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.language import Language, said
from metodbank.model.location import Location
from metodbank.model.rule import Rule, Severity
from metodbank.model.rulebook import fenced, group_of, plain
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import in_json, visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "metodbankFinding/v1"
_BASE = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_TOP = said("Den översta mappen i arkivet.", "The top folder of the repository.")
_BAD, _GOOD = said("Fel", "Bad"), said("Rätt", "Good")
# Half a character that stands for no byte of a file's name.
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")
# In a message these are a place-holder and a link; elsewhere signs like any others.
_SPECIAL = re.compile(r"\{(\d+)\}|\[(?=[^\[\]]*\]\()")

Json = dict[str, Any]


def as_sarif(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as one SARIF log with one run."""
    named = {rule.name: rule for rule in background.rules}
    for finding in report.findings:
        named.setdefault(finding.rule.name, finding.rule)
    place = {name: index for index, name in enumerate(named)}
    driver: Json = {
        "name": "metodbank",
        **({"version": version} if (version := background.version()) else {}),
        "language": language,
        "rules": [_rule(rule, language, background) for rule in named.values()],
    }
    run: Json = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "metodbank/"},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_BASE: {"description": {"text": _TOP[language]}}},
        "columnKind": "unicodeCodePoints",
        "language": language,
        "results": _results(report, place, language, background),
        "properties": {
            "packs": report.packs,
            "exempted": report.exempted,
            "known": report.known,
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Rule, language: Language, background: Background) -> Json:
    url = background.rule_url(rule)
    remedy, why = rule.remedy[language], rule.why[language]
    bad, good = _BAD[language], _GOOD[language]
    words = [why, remedy, f"{bad}:\n{rule.bad}", f"{good}:\n{rule.good}", *([url] if url else [])]
    marked = [
        plain(why),
        plain(remedy),
        f"**{bad}**",
        fenced(rule.bad),
        f"**{good}**",
        fenced(rule.good),
    ]
    return {
        "id": rule.name,
        "shortDescription": {"text": f"{rule.title[language]}."},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n\n".join(words),
            "markdown": "\n\n".join([*marked, *([f"<{url}>"] if url else [])]),
        },
        **({"helpUri": url} if url else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [group_of(rule).key]},
    }


def _results(
    report: Report, place: Mapping[str, int], language: Language, background: Background
) -> list[Json]:
    seen: Counter[str] = Counter()
    results = []
    for finding in report.findings:
        same = "\n".join((finding.rule.name, finding.location.path, finding.en))
        seen[same] += 1
        digest = hashlib.sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass"))
        results.append(
            {
                "ruleId": finding.rule.name,
                "ruleIndex": place[finding.rule.name],
                "level": _LEVELS[finding.rule.severity],
                "message": {"text": _message(finding.message(language))},
                "locations": [{"physicalLocation": _physical(finding.location, background)}],
                **_related(finding, background),
                "partialFingerprints": {FINGERPRINT: digest.hexdigest()},
                **_fixes(finding, language, background),
            }
        )
    return results


def _message(text: str) -> str:
    def escaped(match: re.Match[str]) -> str:
        return f"{{{{{match[1]}}}}}" if match[1] else "\\["

    return _SPECIAL.sub(escaped, visible(text))


def _file(path: str, background: Background) -> Json:
    """A path as a relative URI; a name that is no UTF-8 keeps its own bytes."""
    whole = _HALF.sub("\ufffd", background.path(path)).encode("utf-8", "surrogateescape")
    return {"uri": quote(whole), "uriBaseId": _BASE}


def _related(finding: Finding, background: Background) -> Json:
    """The other places of the same fault."""
    places = [{"physicalLocation": _physical(place, background)} for place in finding.also]
    return {"relatedLocations": places} if places else {}


def _physical(where: Location, background: Background) -> Json:
    region = {"startLine": where.line, "startColumn": where.column}
    known = {key: number for key, number in region.items() if number is not None}
    return {
        "artifactLocation": _file(where.path, background),
        **({"region": known} if where.line is not None else {}),
    }


def _fixes(finding: Finding, language: Language, background: Background) -> Json:
    """The certain mend; one that only saves the file in another form cannot be told in SARIF."""
    mend = finding.replacement
    if mend is None or not (mend.old or mend.new):
        return {}
    replacement = {"deletedRegion": _span(mend), "insertedContent": {"text": mend.new}}
    change = {
        "artifactLocation": _file(mend.path, background),
        "replacements": [replacement],
    }
    description = {"text": finding.rule.remedy[language]}
    return {"fixes": [{"description": description, "artifactChanges": [change]}]}


def _span(mend: Replacement) -> Json:
    """Where the old text stands; the last column is the one after it."""
    *before, last = mend.old.split("\n")
    return {
        "startLine": mend.line,
        "startColumn": mend.column,
        "endLine": mend.line + len(before),
        "endColumn": len(last) + 1 if before else mend.column + len(last),
    }
