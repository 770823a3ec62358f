"""Does every rule find exactly what its cases say, in both languages?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from metodbank.model.language import LANGUAGES
from metodbank.model.rule import Rule

from tests.library import CASES, RULES, case_report, plant, printed, report

FILES = sorted(path for path in CASES.glob("*/*.yml") if not path.parent.name.startswith("_"))
KEYS = {"about", "files", "base-url", "published", "web", *LANGUAGES}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The least number of broken cases that a rule has.
ENOUGH = 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.load(path.read_text("utf-8"), Loader=LOADER)
    assert set(case) <= KEYS
    rule = path.parent.name
    found = case_report(tmp_path, rule, case)
    for language in LANGUAGES:
        assert printed(found, language) == case[language]
    if path.stem == "clean":
        assert not found.findings
    else:
        assert rule in {finding.rule.name for finding in found.findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_a_clean_case_and_broken_ones(rule: Rule) -> None:
    names = {path.stem for path in FILES if path.parent.name == rule.name}
    assert "clean" in names
    assert len(names) > ENOUGH


def test_every_folder_is_a_rule() -> None:
    folders = {path.name for path in CASES.iterdir() if path.is_dir()} - {"_base"}
    assert folders == {rule.name for rule in RULES}


def test_base_is_clean(tmp_path: Path) -> None:
    assert printed(report(plant(tmp_path))) == []
