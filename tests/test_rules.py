"""Does every rule say in both languages what it wishes, why, and what to do?"""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.model.language import LANGUAGES

from tests.library import RULES

pytestmark = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_every_text_is_there(rule) -> None:
    for words in (rule.title, rule.why, rule.remedy):
        assert set(words) == set(LANGUAGES)
        assert all(text.strip() == text != "" for text in words.values())
        assert words["sv"] != words["en"]
    assert rule.bad.strip()
    assert rule.good.strip()
    assert rule.bad != rule.good


def test_title_is_one_line_and_the_rest_are_sentences(rule) -> None:
    assert all("\n" not in text and not text.endswith(".") for text in rule.title.values())
    for words in (rule.why, rule.remedy):
        assert all(text.endswith((".", ").")) and "\n" not in text for text in words.values())


def test_name_is_words_joined_by_hyphens(rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_prints_all_of_it(rule, language: str) -> None:
    done = CliRunner().invoke(main, ["explain", rule.name, "--lang", language])
    assert done.exit_code == 0
    shown = [rule.name, rule.title[language], rule.why[language], rule.remedy[language]]
    for text in (*shown, *rule.bad.splitlines(), *rule.good.splitlines()):
        assert text in done.output


def test_name_stands_once(rule) -> None:
    assert [each.name for each in RULES].count(rule.name) == 1
