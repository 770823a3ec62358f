"""The library's own words: the term, what it means, and what it should not be called."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from metodbank.model.language import Language, Translated
from metodbank.model.record import Fields
from metodbank.model.values import Words


class Entry(Fields):
    """One word that is used in one way.

    ``instead_of`` lists, a language, what writers should not say when they mean this. Endings
    may follow a word after bars: ``moderator|n|s|er`` is four forms.
    """

    term: Translated
    definition: Translated
    instead_of: Annotated[
        dict[Language, list[Words]],
        Field(description="What not to say, a language: `moderator|n|s|er` is a word's forms."),
    ] = {}


class Glossary(RootModel[dict[str, Entry]]):
    """Code of a term -> its entry, in the order that they are written."""

    model_config = ConfigDict(frozen=True)
