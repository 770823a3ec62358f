"""Do odd answers from other people's servers stay answers, and never end the run?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from metodbank.links.external.addresses import Question, page_of
from metodbank.links.external.journal import Journal, NotAJournal, as_text, read_journal
from metodbank.links.external.ledger import as_text as ledger_text
from metodbank.links.external.ledger import remembered
from metodbank.links.external.politeness import wait_of
from metodbank.links.external.redirects import location
from metodbank.links.external.result import Reason, Result
from metodbank.links.external.shard import Shard
from metodbank.model.web import Known, Verdict
from metodbank.read.config import read_library
from metodbank.read.web import read_link_ledger

from tests.elsewhere import asked_of
from tests.library import plant

A = "https://a.example/"


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("/\udce5", f"{A}%E5"),
        ("https://someone:secret@b.example/x", "https://b.example/x"),
        ("\\om\\oss?a\\b", f"{A}om/oss?a%5Cb"),
        ("/o\tm", f"{A}om"),
    ],
)
def test_where_an_odd_redirect_leads(header: str, address: str) -> None:
    assert location(A, header) == address


def test_a_time_that_no_calendar_has() -> None:
    assert wait_of("Wed, 21 Oct 2099 07:28:00 +99999999999999") is None


@pytest.mark.parametrize(
    "spoilt",
    [
        {"files": {A: [1]}},
        {"files": {A: "a.html"}},
        {"asked": [{"address": "http://["}]},
    ],
)
def test_results_that_somebody_has_spoilt(tmp_path: Path, spoilt: dict[str, object]) -> None:
    sound = json.loads(as_text(Journal(date(2026, 1, 5), "", Shard(), (Question(A),), {A: ("a",)})))
    path = tmp_path / "part.json"
    path.write_text(json.dumps(sound), "utf-8")
    assert read_journal(path).asked == (Question(A),)
    path.write_text(json.dumps(sound | spoilt), "utf-8")
    with pytest.raises(NotAJournal):
        read_journal(path)
    path.write_text("[" * 100_000, "utf-8")
    with pytest.raises(NotAJournal):
        read_journal(path)


def test_a_very_long_address_can_be_read_again(tmp_path: Path) -> None:
    known = {f"{A}{'x' * 2000}": Known(first_seen=date(2026, 1, 5))}
    text = ledger_text(known, "../../methods/_schema/links.schema.json")
    plant(tmp_path, {"docs/_ledger/links.yml": text})
    found = read_link_ledger(read_library(tmp_path))
    assert found.findings == ()
    assert found.value is not None
    assert found.value[0] == known


def test_what_does_not_show_in_a_name() -> None:
    assert page_of("https://a\u00ad.example/") == A


@pytest.mark.parametrize(("led_to", "reason"), [("/#/om/oss", "answers"), ("/", "home")])
def test_a_place_of_the_front_page_is_no_lost_page(led_to: str, reason: str) -> None:
    there = {
        f"{A}om/oss": {"status": 302, "headers": {"location": led_to}},
        A: {"title": "Biblioteket"},
    }
    results, _ = asked_of(there, [f"{A}om/oss"])
    assert results[f"{A}om/oss"].reason == reason


@pytest.mark.parametrize(
    ("steps", "moved"),
    [
        ([(301, "/ny#del2")], f"{A}ny#del2"),
        ([(301, "/mitt#del2"), (301, "/ny")], f"{A}ny#del2"),
        ([(301, "/mitt#del2"), (301, "/ny#del3")], f"{A}ny#del3"),
        ([(301, "/mitt"), (302, "/ny#del2")], f"{A}mitt"),
        ([(302, "/ny#del2")], ""),
    ],
)
def test_the_place_that_a_redirect_names_is_kept(steps: list[tuple[int, str]], moved: str) -> None:
    there: dict[str, object] = {f"{A}ny": "Framme"}
    address = f"{A}gammal"
    for status, led_to in steps:
        there[address] = {"status": status, "headers": {"location": led_to}}
        address = f"{A}{led_to[1:].partition('#')[0]}"
    results, _ = asked_of(there, [f"{A}gammal"])
    assert results[f"{A}gammal"].moved_to == moved


def test_an_anchor_that_does_not_show_is_not_written_down() -> None:
    found = Result(Question(A, ("\xa0", "\u200b", "b")), Verdict.OK, Reason.ANSWERS)
    day = date(2026, 1, 5)
    assert remembered({}, [found.question], [found], day)[A].anchors == ["b"]
