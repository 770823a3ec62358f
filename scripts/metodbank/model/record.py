"""What every kind of pack says about itself: who made it, from what, under which licence."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from metodbank.model.translated import Translated
from metodbank.model.values import Digest, IsoDate, Number, Version, WebAddress, Words, Year
from metodbank.model.vocabulary import InVocabulary


class Fields(BaseModel):
    """Base of every model that is read from YAML: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Fields):
    """What a statement rests on. `number` is what the texts write in brackets: `[1]`."""

    number: Number
    title: Words
    publisher: Words
    year: Year | None = None
    url: WebAddress
    note: Translated | None = None


class Figure(Fields):
    """A drawing in `figures/`. Its alt text stands in each text, where the drawing is placed."""

    file: Words
    creator: Words
    licence: Annotated[str, InVocabulary("licence")]


class Creator(Fields):
    name: Words
    url: WebAddress | None = None


class BasedOn(Fields):
    title: Words
    creator: Words
    url: WebAddress
    licence: Words | None = None


class Provenance(Fields):
    kind: Annotated[str, InVocabulary("provenance")]
    based_on: list[BasedOn] = []
    changes: Translated | None = None
    imported: Imported | None = None


class Imported(Fields):
    """Where a pack was fetched: the catalogue's address, and what it was there on that day."""

    catalogue: WebAddress
    id: Words
    version: Version
    digest: Digest
    date: IsoDate


class Retired(Fields):
    """A pack that is no longer recommended stays, for its address is printed; it says why."""

    date: IsoDate
    reason: Translated
    replaced_by: Words | None = None


class Exemption(Fields):
    """A rule that this pack need not meet for a while. `file` narrows it to one file."""

    rule: Words
    reason: Words
    until: IsoDate
    file: Words | None = None


class PackFacts(Fields):
    """What every kind of pack says about itself."""

    id: Words = Field(description="The folder's name: a-z, 0-9 and hyphens. Never changes.")
    code: Words = Field(description="Short name for paper and QR codes. Never changes.")
    version: Version
    published: IsoDate
    review_by: IsoDate = Field(description="When somebody must read this again.")
    reviewed: IsoDate | None = Field(
        default=None, description="When the editors last went through it with those who use it."
    )
    owner: Words = Field(description="The role or group that answers for the pack. No person.")
    creators: Annotated[list[Creator], Field(min_length=1)]
    licence: Annotated[str, InVocabulary("licence")]
    provenance: Provenance = Provenance(kind="original")
    retired: Retired | None = None
    exceptions: list[Exemption] = []
    local: dict[str, Any] = Field(
        default={}, description="A library's own fields, as its mkdocs.yml declares them."
    )
