"""The library's own words: the term, what it means, and what it should not be called."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from metodbank.model.language import Language
from metodbank.model.record import Fields
from metodbank.model.translated import Translated
from metodbank.model.values import Words


class Entry(Fields):
    """One word that is used in one way.

    ``forms`` lists, a language, how the word stands in texts: the first of them on a page leads
    to the glossary. A word without forms is explained there, and nothing leads to it.
    ``instead_of`` lists what writers should not say when they mean this. Endings may follow a
    word after bars: ``moderator|n|s|er`` is four forms.
    """

    term: Translated
    definition: Translated
    forms: Annotated[
        dict[Language, list[Words]],
        Field(description="What leads here from a text, a language: `moderator|n|s` is its forms."),
    ] = {}
    instead_of: Annotated[
        dict[Language, list[Words]],
        Field(description="What not to say, a language: `moderator|n|s|er` is a word's forms."),
    ] = {}


TEMPLATE = "glossary.html"
"""The template that a page names in its front matter to be the one with the glossary."""


class Glossary(RootModel[dict[str, Entry]]):
    """Code of a term -> its entry, in the order that they are written."""

    model_config = ConfigDict(frozen=True)
