"""What a page shows, ready to be placed: templates and staged Markdown compute nothing.

Addresses in a view are paths of the published tree without language
(``metoder/demokratisoppa/index.md``); whoever places the view turns them into links.
"""

from __future__ import annotations

from dataclasses import dataclass

from metodbank.model.record import Source


@dataclass(frozen=True, slots=True)
class Target:
    """A page of ours: its address and its title in the view's language."""

    uri: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of the facts. ``judged`` marks the editors' own judgement."""

    key: str
    label: str
    value: str
    note: str = ""
    judged: bool = False
    sources: tuple[int, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the minute plan. The last row has no minutes: it is the end."""

    clock: str
    minutes: int | None
    activity: str
    title: str
    text: str
    role: str

    @property
    def lead(self) -> str:
        """The title as it begins a line: a sentence when more follows."""
        stops = not self.text or self.title.endswith((".", "?", "!", "…"))
        return self.title if stops else f"{self.title}."


@dataclass(frozen=True, slots=True)
class Plan:
    caption: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Expense:
    """A row of the budget. ``sum`` is written out: ``1 200 kr``."""

    title: str
    sum: str
    judged: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    scene: str
    rows: tuple[Expense, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Tick:
    """An item to tick. ``id`` is unique on its page; ``module`` is the list it came from."""

    id: str
    text: str
    help: str
    role: str
    module: Target | None


@dataclass(frozen=True, slots=True)
class Phase:
    anchor: str
    short: str
    long: str
    is_day: bool
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Module:
    target: Target
    count: int


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """``phases`` in order of time."""

    phases: tuple[Phase, ...]
    modules: tuple[Module, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(phase.ticks) for phase in self.phases)

    @property
    def on_the_day(self) -> int:
        return sum(len(phase.ticks) for phase in self.phases if phase.is_day)


@dataclass(frozen=True, slots=True)
class Card:
    """A method, case or checklist in a list. ``mark`` is the path of its seating mark."""

    target: Target
    summary: str
    why: str
    mark: str | None = None
    facts: tuple[Fact, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. ``anchor`` is SVG's ``text-anchor`` of its name."""

    name: str
    x: int
    y: int
    label_x: int
    label_y: int
    anchor: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """``land`` is the outline of the country of most places, ``beyond`` of others: SVG paths."""

    width: int
    height: int
    land: str
    beyond: str
    lakes: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    text: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Licence and attribution: ``line`` is ready to copy."""

    line: str
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class Farewell:
    """Why a pack is no longer recommended, since which day, and what to take instead."""

    since: str
    reason: str
    instead: Target | None


@dataclass(frozen=True, slots=True)
class PackView:
    """What every pack's page has in common."""

    kind: str
    id: str
    code: str
    title: str
    summary: str
    version: str
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    credit: Credit
    mark: str | None
    checklist: ChecklistView | None = None
    own: ChecklistView | None = None
    plan: Plan | None = None
    budget: BudgetView | None = None
    cases: tuple[Card, ...] = ()
    related: tuple[Group, ...] = ()
    used_by: tuple[Card, ...] = ()
    retired: Farewell | None = None
