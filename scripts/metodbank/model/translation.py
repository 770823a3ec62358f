"""What was written down when a translation was last brought up to date.

``translation.yml`` in a pack, and for the hand-written pages one file that names each page::

    en:
      from: sv
      on: 2026-11-23
      sections: {title: 3f2a9c0d11e4, kort-sagt: 90ab12cd34ef}

``sections`` holds a digest of each section of the original, as it was on that day.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import ConfigDict, Field, RootModel

from metodbank.model.language import Language
from metodbank.model.record import Fields
from metodbank.model.values import IsoDate, SectionDigest, Words

PACK_FILE = "translation.yml"


class Record(Fields):
    """``from`` is the language of the original, ``on`` the day that somebody compared them."""

    original: Words = Field(alias="from")
    on: IsoDate
    sections: dict[str, SectionDigest]


Records: TypeAlias = dict[Language, Record]


class PackRecords(RootModel[Records]):
    """``translation.yml`` of a pack: language of the translation -> its record."""

    model_config = ConfigDict(frozen=True)


class PageRecords(RootModel[dict[str, Records]]):
    """The ledger of the pages: path of the published page without language -> its records."""

    model_config = ConfigDict(frozen=True)
