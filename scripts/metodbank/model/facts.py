"""What does not depend on language: the one definition of every field of every kind of pack.

Validation, field order, the field tables in the guide and the published JSON Schema are all
made from these models.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from metodbank.model.record import Fields, Figure, PackFacts, Source
from metodbank.model.translated import Translated
from metodbank.model.values import (
    Basis,
    Clock,
    CountryCode,
    MunicipalityCode,
    Number,
    Offset,
    Position,
    Words,
)
from metodbank.model.vocabulary import InVocabulary


class Measure(Fields):
    """A number or a range, with what it rests on. No `max` means "or more"."""

    min: Number
    max: Number | None = None
    basis: Basis
    note: Translated | None = None


class Cost(Fields):
    level: Annotated[str, InVocabulary("cost")]
    basis: Basis
    note: Translated | None = None


class Room(Fields):
    """How the room is set up, in a few words, and where that comes from."""

    label: Translated
    basis: Basis
    note: Translated | None = None


class Step(Fields):
    """One row of the minute plan."""

    minutes: Number
    activity: Annotated[str, InVocabulary("activity")]
    title: Translated
    text: Translated
    role: Annotated[str, InVocabulary("role")] | None = None


class MinutePlan(Fields):
    start: Clock
    steps: Annotated[list[Step], Field(min_length=1)]


class Expense(Fields):
    """One row of a budget, in whole kronor."""

    title: Translated
    kronor: Number
    basis: Basis


class Budget(Fields):
    """What one occasion costs, as an example. `scene` says how many came and what they got."""

    scene: Translated
    rows: Annotated[list[Expense], Field(min_length=1)]


class Related(Fields):
    """`as: before` means: hold the other one first. `instead`: choose it when this does not fit."""

    id: Words
    relation: Annotated[Literal["before", "after", "instead"], Field(alias="as")]
    why: Translated


class MethodFacts(PackFacts):
    purpose: Annotated[
        list[Annotated[str, InVocabulary("purpose")]], Field(min_length=1, max_length=3)
    ]
    audience: Annotated[list[Annotated[str, InVocabulary("audience")]], Field(min_length=1)]
    setting: Annotated[list[Annotated[str, InVocabulary("setting")]], Field(min_length=1)]
    subjects: list[Annotated[str, InVocabulary("subject")]] = []
    minutes: Measure
    people: Measure
    staff: Measure
    preparation_weeks: Measure
    cost: Cost
    room: Room
    maturity: Annotated[str, InVocabulary("maturity")]
    plan: MinutePlan
    budget: Budget | None = None
    related: list[Related] = []
    cases: list[Words] = []
    figures: list[Figure] = []
    sources: Annotated[list[Source], Field(min_length=1)]


class Municipality(Fields):
    """`country` is left out in Sweden, `code` elsewhere."""

    name: Words
    code: MunicipalityCode | None = Field(
        default=None, description="Statistics Sweden's four digits: `1315`."
    )
    country: CountryCode = "SE"
    position: Position | None = Field(
        default=None, description="Where the place lies on a map: `[56.88, 13.24]`."
    )


class Consent(Fields):
    """Whether anyone had to agree to be written about. Never names anyone."""

    status: Annotated[str, InVocabulary("consent")]
    note: Translated | None = None


class CaseFacts(PackFacts):
    library: Words
    municipality: Municipality | None = Field(
        default=None, description="Left out when the work was done in many municipalities."
    )
    region: Words
    project: Annotated[str, InVocabulary("project")]
    year: Number = Field(description="The year of the newest source that the text builds on.")
    practice: Translated = Field(description="What they did, in two to five words.")
    methods: list[Words] = Field(default=[], description="Ids of the method guides it shows.")
    consent: Consent
    figures: list[Figure] = []
    sources: Annotated[list[Source], Field(min_length=1)]


class Item(Fields):
    """One thing that one person can do and tick."""

    id: Words
    when: Offset
    text: Translated
    help: Translated | None = None
    role: Annotated[str, InVocabulary("role")] | None = None


class Checklist(Fields):
    """A method's own list. `includes` names stand-alone checklists that belong to it."""

    includes: list[Words] = []
    items: Annotated[list[Item], Field(min_length=1)]


class ChecklistFacts(PackFacts):
    """A stand-alone checklist, which methods include by its id."""

    items: Annotated[list[Item], Field(min_length=1)]
    sources: list[Source] = []
