"""A small library on disk for a test: the base of the cases, with some files changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from metodbank import check, read
from metodbank.links.built import Ledger, findings
from metodbank.links.rules import OUTSIDE
from metodbank.links.rules import RULES as BUILT
from metodbank.links.survey import survey
from metodbank.linter.run import examine
from metodbank.model.finding import Report
from metodbank.model.language import Language
from metodbank.model.library import Library
from metodbank.model.rule import Severity
from metodbank.read.config import read_library
from metodbank.report.text import line

from tests.elsewhere import web_report

TODAY = date(2026, 11, 22)
"""The day on which every case is checked."""
CASES = Path(__file__).resolve().parent / "cases"
BASE = CASES / "_base"
RULES = (*read.RULES, *check.RULES, *BUILT, *OUTSIDE)
OF_SITE = frozenset(rule.name for rule in BUILT)
"""Rules about a built site: the files of their cases are a site, not a library."""
OF_WEB = frozenset(rule.name for rule in OUTSIDE)
"""Rules about other people's sites: their cases have a web beside their files."""


def plant(root: Path, files: Mapping[str, Any] | None = None, *, base: bool = True) -> Path:
    """Copy the base library to ``root`` and change its files as a case says."""
    if base:
        shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name, change in (files or {}).items():
        _change(root / name, change)
    return root


def report(root: Path, today: date = TODAY) -> Report:
    """Read and check the library in ``root``, as the command does."""
    return examine(_library(root), today=today, processes=1)


def site_report(root: Path, case: Mapping[str, Any]) -> Report:
    """Plant the site of a case in ``root`` and check its links."""
    plant(root, case["files"], base=False)
    surveyed = survey(root, case.get("base-url", ""))
    ledger = (
        Ledger("docs/_ledger/published.txt", case["published"]) if "published" in case else None
    )
    return Report.of(findings(surveyed, ledger=ledger), packs=0)


def case_report(root: Path, name: str, case: Mapping[str, Any]) -> Report:
    """Plant a case of a rule in ``root`` and check what the rule is about."""
    if name in OF_SITE:
        return site_report(root, case)
    plant(root, case["files"])
    return web_report(_library(root), case, TODAY) if name in OF_WEB else report(root)


def printed(report: Report, language: Language = "en") -> list[str]:
    """Each finding as it is printed, without its remedy."""
    return [line(finding, language) for finding in report.findings]


def errors(report: Report) -> list[str]:
    """What a new pack must not have; its warnings say where there is something to fill in."""
    found = (each for each in report.findings if each.rule.severity is Severity.ERROR)
    return [line(finding, "en") for finding in found]


def _library(root: Path) -> Library:
    """The configuration; that of the base is read once, for it is read for every case."""
    if (root / "mkdocs.yml").read_bytes() == _base()[0]:
        return replace(_base()[1], root=root)
    return read_library(root)


@cache
def _base() -> tuple[bytes, Library]:
    return (BASE / "mkdocs.yml").read_bytes(), read_library(BASE)


def _change(path: Path, change: Any) -> None:
    """Do to one file what a case says; CONTRIBUTING and tests/cases/README.md list the ways."""
    if change is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(change, str):
        path.write_bytes(change.encode("utf-8"))
        return
    ways = dict(change)
    if "link" in ways:
        path.unlink(missing_ok=True)
        path.symlink_to(ways.pop("link"))
    elif "size" in ways:
        with path.open("wb") as file:
            file.write(bytes.fromhex(ways.pop("hex", "")))
            file.truncate(ways.pop("size"))
    elif "hex" in ways:
        path.write_bytes(bytes.fromhex(ways.pop("hex")))
    else:
        text = ways.pop("text", None)
        text = path.read_text("utf-8") if text is None else text
        for old, new in ways.pop("edit", {}).items():
            assert text.count(old) == 1, f"{path.name} holds {old!r} {text.count(old)} times"
            text = text.replace(old, new)
        text += ways.pop("append", "")
        path.write_bytes(text.encode(ways.pop("encoding", "utf-8")))
    assert not ways, f"unknown ways to change a file: {sorted(ways)}"
