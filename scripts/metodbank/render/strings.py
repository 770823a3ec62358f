"""The site's own wording: every key in both languages, read once from strings.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from metodbank.model.language import ENGLISH, LANGUAGES, Language


class Words:
    """The wording in one language. An unknown key is a mistake in our code: KeyError."""

    def __init__(self, language: Language, strings: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._strings = strings

    def __call__(self, key: str, **values: object) -> str:
        translations = self._strings[key]
        text = translations.get(self.language, translations[ENGLISH])
        return text.format(**values) if values else text


@cache
def words(language: Language) -> Words:
    """The wording for a language; one that the tool does not speak gets English."""
    return Words(language, all_strings())


@cache
def all_strings() -> Mapping[str, Mapping[str, str]]:
    """Every key with its translations.

    Raises:
        ValueError: a key lacks one of the tool's languages.
    """
    source = files("metodbank.render").joinpath("strings.yml").read_text("utf-8")
    strings: dict[str, dict[str, str]] = yaml.load(source, Loader=yaml.BaseLoader)
    for key, translations in strings.items():
        if sorted(translations) != sorted(LANGUAGES) or not all(translations.values()):
            raise ValueError(f"strings.yml: {key} is not said in exactly {LANGUAGES}")
    return strings
