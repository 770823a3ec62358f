"""Languages, and values that exist once in each of them.

A language is a lower-case BCP 47 tag (``sv``, ``en``, ``fi``). The first of a library's
languages is its own: the one that texts are written in first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Language: TypeAlias = str

SWEDISH: Language = "sv"
ENGLISH: Language = "en"
LANGUAGES: tuple[Language, ...] = (SWEDISH, ENGLISH)
"""The languages of this tool's own voice (messages, labels) and the default for content."""

Bilingual: TypeAlias = Mapping[Language, str]
"""Words of the tool itself: every language of ``LANGUAGES`` is present."""


def said(sv: str, en: str) -> Bilingual:
    """One sentence of the tool in both its languages."""
    return {SWEDISH: sv, ENGLISH: en}


class Refusal(Exception):
    """Says in both of the tool's languages why something cannot be done."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message[ENGLISH])
        self.message = message


_NAMES: Mapping[Language, Bilingual] = {
    "ar": said("arabiska", "Arabic"),
    "da": said("danska", "Danish"),
    "de": said("tyska", "German"),
    "en": said("engelska", "English"),
    "es": said("spanska", "Spanish"),
    "fa": said("persiska", "Persian"),
    "fi": said("finska", "Finnish"),
    "fit": said("meänkieli", "Meänkieli"),
    "fr": said("franska", "French"),
    "is": said("isländska", "Icelandic"),
    "nb": said("norska (bokmål)", "Norwegian (Bokmål)"),
    "nn": said("norska (nynorsk)", "Norwegian (Nynorsk)"),
    "no": said("norska", "Norwegian"),
    "pl": said("polska", "Polish"),
    "rom": said("romska", "Romani"),
    "se": said("nordsamiska", "Northern Sami"),
    "sma": said("sydsamiska", "Southern Sami"),
    "smj": said("lulesamiska", "Lule Sami"),
    "so": said("somaliska", "Somali"),
    "sv": said("svenska", "Swedish"),
    "uk": said("ukrainska", "Ukrainian"),
    "yi": said("jiddisch", "Yiddish"),
}


def name_of(language: Language) -> Bilingual:
    """What a language is called; one that is not in the list is called by its tag."""
    return _NAMES.get(language, said(language, language))
