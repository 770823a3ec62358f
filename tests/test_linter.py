"""Does a check give the same answer however it is asked: on one core or two, new or remembered?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from metodbank.check import run_checks
from metodbank.disk import MEMORY
from metodbank.linter import memory, run
from metodbank.linter.memory import FILE, remember, remembered, state_of
from metodbank.linter.run import examine
from metodbank.linter.watching import Remembered
from metodbank.model.catalogue import Catalogue
from metodbank.model.rule import Severity
from metodbank.read.config import read_library

from tests.library import TODAY, plant, printed

BROKEN = {
    "methods/soppa/method.yml": {"edit": {"level: low": "level: lowe"}},
    "methods/kafe/index.sv.md": {"append": "\n[Soppa](../sopa/index.md)\n"},
    "docs/om/index.en.md": {"append": "\n![](x.svg)\n"},
    "docs/checklistor/mat/index.sv.md": None,
}


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust times from the future on: the package itself may have been edited just now."""
    monkeypatch.setattr(memory, "_UNSURE", -(10**18))


BETWEEN_PACKS = {
    "methods/soppa/method.yml": {
        "edit": {
            "code: soppa": "code: kafe",
            "cases: [storby]": "cases: []",
            "as: after": "as: before",
        }
    },
    "methods/soppa/index.sv.md": {"edit": {"title: Soppa": "title: kafé"}},
    "methods/kafe/index.en.md": {"append": "\n[List](../../checklistor/mat/index.md#nowhere)\n"},
    "docs/om/index.en.md": {"append": "\n[Table](../metoder/kafe/index.md#nowhere)\n"},
    "methods/_vocabulary.yml": {"edit": {"consent:": "cosent:", "subject:": "sobject:"}},
}


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    library = read_library(plant(tmp_path, BROKEN))
    one = examine(library, today=TODAY, processes=1)
    assert len(one.findings) >= len(BROKEN)
    assert examine(library, today=TODAY, processes=2) == one


def test_packs_far_apart_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pack in a part of its own, kept in a file: what the others say comes by the register."""
    library = read_library(plant(tmp_path, BETWEEN_PACKS))
    one = examine(library, today=TODAY, processes=1)
    names = {finding.rule.name for finding in one.findings}
    assert names >= {
        *("code-is-unique", "title-is-unique", "cases-are-mutual", "related-is-mutual"),
        *("link-target-exists", "vocabulary-is-sound"),
    }
    monkeypatch.setattr(run, "_CHUNK", 1)
    monkeypatch.setattr(run, "_IN_MEMORY", 1)
    in_hand = []

    def watched(catalogue: Catalogue, checks: Any) -> Any:
        in_hand.append(len(catalogue.packs))
        return run_checks(catalogue, checks)

    monkeypatch.setattr(run, "run_checks", watched)
    assert examine(library, today=TODAY, processes=2) == one
    assert max(in_hand) == 1


def test_a_report_is_remembered_whole(tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path, BROKEN))
    report = examine(library, today=TODAY, processes=1)
    assert any(finding.replacement for finding in report.findings)
    state = state_of(library, TODAY)
    remember(library, state, report)
    assert remembered(library, state) == report
    assert (tmp_path / MEMORY / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "change",
    [
        {"docs/om/index.sv.md": {"append": " "}},
        {"docs/om/index.sv.md": None},
        {"methods/soppa/figures/ny.svg": "<svg/>"},
        {"methods/_vocabulary.yml": {"append": "\n"}},
    ],
)
def test_any_change_is_another_state(change: dict, tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path))
    before = state_of(library, TODAY)
    assert before == state_of(library, TODAY)
    plant(tmp_path, change, base=False)
    assert state_of(library, TODAY) != before


def test_another_day_and_another_setting_are_another_state(tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path))
    before = state_of(library, TODAY)
    assert state_of(library, date(2027, 1, 1)) != before
    other = replace(library, rules={"title-is-unique": "off"})
    assert state_of(other, TODAY) != before


def test_what_was_changed_just_now_is_not_trusted(tmp_path: Path) -> None:
    library = read_library(plant(tmp_path, {"docs/om/index.sv.md": {"append": "\n"}}))
    assert state_of(library, TODAY) is None
    remember(library, None, examine(library, today=TODAY, processes=1))
    assert not (tmp_path / MEMORY).exists()


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"state": 1}', b"\xff", b"null"])
def test_a_damaged_memory_is_passed_over(kept: bytes, tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path))
    state = state_of(library, TODAY)
    report = examine(library, today=TODAY, processes=1)
    remember(library, state, report)
    (tmp_path / MEMORY / FILE).write_bytes(kept)
    assert remembered(library, state) is None


def test_a_memory_that_names_an_unknown_rule_is_passed_over(tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path, BROKEN))
    state = state_of(library, TODAY)
    remember(library, state, examine(library, today=TODAY, processes=1))
    path = tmp_path / MEMORY / FILE
    kept = json.loads(path.read_bytes())
    kept["findings"][0]["rule"] = "was-once-a-rule"
    path.write_text(json.dumps(kept))
    assert remembered(library, state) is None


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path, settled: None) -> None:
    library = read_library(plant(tmp_path))
    (tmp_path / ".cache").write_text("in the way")
    remember(library, "x", examine(library, today=TODAY, processes=1))
    assert remembered(library, "x") is None


@pytest.mark.parametrize(
    ("wish", "severities"),
    [("off", set()), ("warning", {Severity.WARNING}), ("error", {Severity.ERROR})],
)
def test_a_library_weighs_its_rules(wish: str, severities: set[Severity], tmp_path: Path) -> None:
    root = plant(tmp_path, {"docs/om/index.en.md": {"append": "\n![](../x.svg)\n"}})
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}      rules: {{figure-has-alt-text: {wish}}}\n")
    report = examine(read_library(root), today=TODAY, processes=1)
    found = {f.rule.severity for f in report.findings if f.rule.name == "figure-has-alt-text"}
    assert found == severities


def test_watching_reads_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = read_library(plant(tmp_path))
    read: list[str] = []

    def watched(*args):
        read.extend(folder for _, folder in args[2])
        return run.examine_part(*args)

    monkeypatch.setattr("metodbank.linter.watching.examine_part", watched)
    kept = Remembered()
    assert printed(kept.examine(library, today=TODAY)) == []
    assert len(read) == 4
    read.clear()
    plant(tmp_path, BROKEN, base=False)
    assert kept.examine(library, today=TODAY) == examine(library, today=TODAY, processes=1)
    assert sorted(read) == ["docs/checklistor/mat", "methods/kafe", "methods/soppa"]
    read.clear()
    plant(tmp_path, {"methods/_vocabulary.yml": {"append": "\nage: {}\n"}}, base=False)
    assert kept.examine(library, today=TODAY) == examine(library, today=TODAY, processes=1)
    assert len(read) == 4


def test_a_watched_library_wakes_at_a_change(tmp_path: Path) -> None:
    from threading import Timer

    from metodbank.linter.watching import changes

    library = read_library(plant(tmp_path))
    changed = changes(library)
    Timer(0.3, lambda: (tmp_path / "docs/om/index.sv.md").write_text("x")).start()
    next(changed)
    Timer(0.3, lambda: (tmp_path / "mkdocs.yml").write_text("x")).start()
    next(changed)
    changed.close()
