"""Does the JSON report say everything, and does it meet the schema that is published for it?"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from metodbank.model.language import LANGUAGES
from metodbank.model.location import Location
from metodbank.report.document import schema
from metodbank.report.machine import as_json

from tests.reports import CLEAN, HOSTILE, MANY, SITE, SMALL, background
from tests.support import files

SCHEMA: dict[str, Any] = json.loads(schema())
PAGES = ("docs/bidra/granska.sv.md", "docs/bidra/granska.en.md")


def test_everything_is_said() -> None:
    said = json.loads(as_json(SMALL, "sv", background()))
    findings = said.pop("findings")
    assert said == {
        "version": 1,
        "packs": 4,
        "errors": 3,
        "warnings": 1,
        "exempted": 2,
        "known": 1,
    }
    assert findings[0] == {
        "rule": "must-also-be",
        "severity": "error",
        "path": "docs/om/index.sv.md",
        "line": None,
        "column": None,
        "field": None,
        "message": "fel",
        "remedy": "Gör `så`.",
        "url": f"{SITE}#must-also-be",
        "replacement": None,
    }
    assert findings[3]["replacement"] == {
        "path": "methods/soppa/method.yml",
        "line": 9,
        "column": 5,
        "old": "12",
        "new": "3",
    }


def test_a_fault_that_many_pages_show_names_them_all() -> None:
    also = (Location("om/index.html"), Location("en/om/index.html", 4, 7))
    found = replace(SMALL, findings=(replace(SMALL.findings[0], also=also),), pages=3, links=12)
    said = json.loads(as_json(found, "sv"))
    assert (said["pages"], said["links"]) == (3, 12)
    assert said["findings"][0]["also"] == [
        {"path": "om/index.html", "line": None, "column": None},
        {"path": "en/om/index.html", "line": 4, "column": 7},
    ]
    assert not list(Draft202012Validator(SCHEMA).iter_errors(said))


def test_without_a_site_the_address_is_null() -> None:
    assert {each["url"] for each in json.loads(as_json(SMALL, "en"))["findings"]} == {None}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "each", [CLEAN, SMALL, HOSTILE, MANY], ids=["clean", "small", "bad", "long"]
)
def test_a_report_meets_its_schema(each, language: str) -> None:
    text = as_json(each, language, background())
    text.encode("utf-8")
    assert not list(Draft202012Validator(SCHEMA).iter_errors(json.loads(text)))


@pytest.mark.parametrize(
    "change",
    [{"version": 2}, {"packs": -1}, {"findings": None}, {"known": "0"}],
    ids=lambda change: next(iter(change)),
)
def test_the_schema_sees_what_is_wrong(change: dict[str, Any]) -> None:
    said = json.loads(as_json(SMALL, "sv")) | change
    assert not Draft202012Validator(SCHEMA).is_valid(said)


# A finding of a pack stands in one place, so this says nothing there.
SOMETIMES = {"also"}


@pytest.mark.parametrize("key", sorted(SCHEMA["$defs"]["Found"]["properties"].keys() - SOMETIMES))
def test_every_key_is_required(key: str) -> None:
    said = json.loads(as_json(SMALL, "sv"))
    del said["findings"][0][key]
    assert not Draft202012Validator(SCHEMA).is_valid(said)


def test_a_hostile_text_comes_back_as_it_was() -> None:
    said = json.loads(as_json(HOSTILE, "sv"))["findings"]
    assert [each["message"] for each in said] == [each.sv for each in HOSTILE.findings]
    assert [each["path"] for each in said] == [each.location.path for each in HOSTILE.findings]


@pytest.mark.parametrize("path", PAGES)
def test_the_page_names_every_key(path: str) -> None:
    text = files.text(path)
    keys = {key for part in (SCHEMA, *SCHEMA["$defs"].values()) for key in part["properties"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
