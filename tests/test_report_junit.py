"""Is the JUnit report well formed whatever it tells, and does a server show it as it is meant?"""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from metodbank.model.finding import Report
from metodbank.model.language import LANGUAGES
from metodbank.report.junit import as_junit

from tests.reports import (
    ALSO,
    CLEAN,
    HOSTILE,
    MANY,
    MAY,
    MUST,
    RULES,
    SITE,
    SMALL,
    background,
    finding,
    report,
)


def suite(each: Report, language: str = "sv", **known: object) -> ElementTree.Element:
    """The one suite of a report."""
    whole = ElementTree.fromstring(as_junit(each, language, background(**known)).encode())
    assert whole.tag == "testsuites"
    [found] = whole
    assert found.tag == "testsuite"
    cases, failures = found.findall("testcase"), found.findall("testcase/failure")
    for element in (whole, found):
        assert element.attrib == {
            "name": "metodbank",
            "tests": str(len(cases)),
            "failures": str(len(failures)),
            "errors": "0",
            "skipped": "0",
            "time": "0",
        }
    return found


def test_a_clean_report_is_every_rule_passed() -> None:
    cases = suite(CLEAN).findall("testcase")
    assert [case.attrib for case in cases] == [
        {
            "classname": f"metodbank.{rule.name}",
            "name": f"Titeln på {rule.name}",
            "time": "0",
        }
        for rule in RULES
    ]
    assert all(len(case) == 0 for case in cases)


def test_an_error_is_a_failed_test_of_its_file_and_a_warning_a_passed_one() -> None:
    cases = suite(SMALL).findall("testcase")
    told = [
        (case.get("classname"), case.get("file"), [part.tag for part in case]) for case in cases
    ]
    assert told == [
        ("metodbank.must-be-so", "methods/soppa/method.yml", ["failure"]),
        ("metodbank.must-also-be", "docs/om/index.sv.md", ["failure"]),
        ("metodbank.may-be-so", "docs/om/index.sv.md", ["system-out"]),
        ("metodbank.is-never-broken", None, []),
    ]
    failure = cases[0][0]
    assert failure.attrib == {"type": "error", "message": "`people`: min 12 är större än max 3"}
    assert failure.text == (
        "methods/soppa/method.yml:3:5  must-be-so  `people`: min 12 är större än max 3\n"
        "methods/soppa/method.yml:9:5  must-be-so  fel\n"
        "Gör `så`.\n"
        f"{SITE}#must-be-so"
    )


def test_a_test_keeps_its_name_when_lines_move() -> None:
    def names(line: int) -> list[tuple[str | None, str | None]]:
        cases = suite(report([finding(line=line)])).findall("testcase")
        return [(case.get("classname"), case.get("name")) for case in cases]

    assert names(3) == names(300)


def test_the_counts_are_properties() -> None:
    properties = suite(SMALL).findall("properties/property")
    assert {each.get("name"): each.get("value") for each in properties} == {
        "packs": "4",
        "errors": "3",
        "warnings": "1",
        "exempted": "2",
        "known": "1",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_stands_in_a_file_the_document_is_well_formed(language: str) -> None:
    found = suite(HOSTILE, language)
    told = {part.tag for case in found.findall("testcase") for part in case}
    assert told == {"failure", "system-out"}
    paths = {each.location.path for each in HOSTILE.findings}
    assert len(found.findall("testcase/failure")) == len(paths)
    text = "".join(found.itertext())
    assert "]]>" in text
    assert "\\u202e" in text


def test_a_rule_that_nobody_named_is_told_all_the_same() -> None:
    cases = suite(report([finding(MUST), finding(MAY)]), rules=(ALSO,)).findall("testcase")
    assert [case.get("classname") for case in cases] == [
        "metodbank.must-also-be",
        "metodbank.may-be-so",
        "metodbank.must-be-so",
    ]


def test_paths_count_from_the_top_of_the_repository() -> None:
    case = suite(SMALL, above="bibliotek").find("testcase")
    assert case is not None
    assert case.get("file") == case.get("name") == "bibliotek/methods/soppa/method.yml"


def test_ten_thousand() -> None:
    assert len(suite(MANY).findall("testcase/failure")) == 400
