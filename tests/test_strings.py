"""Is all wording of the site in both languages, and is every key of it used and there?"""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from metodbank.model.language import LANGUAGES
from metodbank.render.strings import Words, all_strings, words

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    path
    for folder, kind in (("overrides", "*.html"), ("scripts/metodbank", "*.py"))
    for path in (ROOT / folder).rglob(kind)
]
TEXT = "\n".join(path.read_text("utf-8") for path in SOURCES)
STRINGS = all_strings()
CALL = re.compile(
    r"""\b(?:words|words_en|say)(?:\(language\))?\(\s*(f?)(['"])([a-z][^'"]*)\2([^)]*)"""
)


def calls() -> list[tuple[str, bool]]:
    """Every key that is asked for, and whether that is all of it or only how it begins."""
    found = []
    for formatted, _, key, rest in CALL.findall(TEXT):
        begins = key.split("{")[0] if formatted else key
        found.append((begins, begins != key or rest.lstrip().startswith("~")))
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_are_calls_of_both_kinds() -> None:
    assert {begins for _, begins in calls()} == {True, False}


@pytest.mark.parametrize("key", STRINGS)
def test_key_is_said_in_both_languages(key: str) -> None:
    said = STRINGS[key]
    assert set(said) == set(LANGUAGES)
    assert all(text.strip() == text != "" for text in said.values())
    assert placeholders(said["sv"]) == placeholders(said["en"])
    assert re.fullmatch(r"[a-z-]+\.[a-z-]+", key)


def test_every_key_asked_for_is_there() -> None:
    missing = [
        key
        for key, begins in calls()
        if not (any(each.startswith(key) for each in STRINGS) if begins else key in STRINGS)
    ]
    assert missing == []


def test_every_key_is_asked_for() -> None:
    whole = {key for key, begins in calls() if not begins}
    starts = tuple(key for key, begins in calls() if begins)
    # A key that is handed on before it is said stands in quotes somewhere.
    quoted = set(re.findall(r"""['"]([a-z-]+\.[a-z-]+)['"]""", TEXT))
    assert [
        key for key in STRINGS if key not in whole | quoted and not key.startswith(starts)
    ] == []


def test_an_unknown_key_is_a_mistake_and_an_unknown_language_gets_english() -> None:
    with pytest.raises(KeyError):
        words("sv")("no.such")
    assert words("fi")("nav.methods") == words("en")("nav.methods")
    assert words("sv")("checklist.items", n=3) == "3 punkter"
    assert Words("sv", {"a.b": {"sv": "{x}", "en": "{x}"}})("a.b") == "{x}"
