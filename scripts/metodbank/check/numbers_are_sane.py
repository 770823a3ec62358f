"""The numbers of a method are possible, and its budget costs what the card says."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import MethodFacts
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location, Positions
from metodbank.model.rule import Rule
from metodbank.model.vocabulary import Term

DAY = 24 * 60
WEEKS = 104

RULE = Rule(
    name="numbers-are-sane",
    title=said("Talen är rimliga", "The numbers are sane"),
    why=said(
        "Ett tal som har fått en nolla för mycket gör att metoden väljs bort av alla som hade"
        " kunnat använda den.",
        "A number with a nought too many makes everybody pass by who could have used the method.",
    ),
    remedy=said(
        "Rätta talet. Pågår metoden längre än ett dygn förklarar ni det i `minutes.note`. Budgetens"
        " summa ska rymmas i den nivå som `cost` anger.",
        "Correct the number. If the method takes longer than a day and night, explain it in"
        " `minutes.note`. The sum of the budget must lie within the level that `cost` names.",
    ),
    bad="people: {min: 0, max: 20, basis: judgement}",
    good="people: {min: 4, max: 20, basis: judgement}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for numbers that cannot be meant."""
    for pack, facts in catalogue.methods:
        yield from _measures(facts, pack.positions)
        yield from _plan(facts, pack.positions)
        level = catalogue.vocabulary.terms("cost").get(facts.cost.level)
        yield from _budget(facts, pack.positions, level)


def _measures(facts: MethodFacts, positions: Positions) -> Iterator[Finding]:
    minutes, people, staff = facts.minutes, facts.people, facts.staff
    for name, measure in (("minutes", minutes), ("people", people)):
        if measure.min < 1:
            yield _finding(
                positions.at(name, "min"), f"{name}.min", measure.min, "minst 1", "1 or more"
            )
    if minutes.note is None and max(minutes.min, minutes.max or 0) > DAY:
        which = "min" if minutes.min > DAY else "max"
        yield _finding(
            positions.at("minutes", which),
            f"minutes.{which}",
            minutes.min if which == "min" else minutes.max,
            f"högst {DAY}, eller en förklaring i `minutes.note`",
            f"at most {DAY}, or an explanation in `minutes.note`",
        )
    for which in ("min", "max"):
        weeks = getattr(facts.preparation_weeks, which)
        if weeks is not None and weeks > WEEKS:
            yield _finding(
                positions.at("preparation_weeks", which),
                f"preparation_weeks.{which}",
                weeks,
                f"högst {WEEKS} veckor",
                f"at most {WEEKS} weeks",
            )
            break
    if people.max is not None and staff.max is not None and staff.max > people.max:
        yield _finding(
            positions.at("staff", "max"),
            "staff.max",
            staff.max,
            f"högst så många som `people.max` ({people.max})",
            f"no more than `people.max` ({people.max})",
        )


def _plan(facts: MethodFacts, positions: Positions) -> Iterator[Finding]:
    for index, step in enumerate(facts.plan.steps):
        if step.minutes < 1:
            where = positions.at("plan", "steps", index, "minutes")
            yield _finding(where, "minutes", step.minutes, "minst 1", "1 or more")


def _budget(facts: MethodFacts, positions: Positions, level: Term | None) -> Iterator[Finding]:
    if facts.budget is None:
        return
    for index, row in enumerate(facts.budget.rows):
        if row.kronor < 1:
            where = positions.at("budget", "rows", index, "kronor")
            yield _finding(where, "kronor", row.kronor, "minst 1", "1 or more")
    if level is None:
        return
    total = sum(row.kronor for row in facts.budget.rows)
    low, high = level.min or 0, level.max
    if total < low or (high is not None and total > high):
        if high is None:
            span = said(f"minst {low}", f"at least {low}")
        elif low:
            span = said(f"{low}–{high}", f"{low}–{high}")
        else:
            span = said(f"högst {high}", f"at most {high}")
        yield Finding(
            RULE,
            positions.at("cost", "level"),
            f"budgeten blir {total} kronor, nivån `{facts.cost.level}` är {span['sv']}",
            f"the budget comes to {total} kronor, the level `{facts.cost.level}` is {span['en']}",
        )


def _finding(where: Location, name: str, found: int | None, sv: str, en: str) -> Finding:
    return Finding(
        RULE,
        where,
        f"`{name}` är {found}, väntade {sv}",
        f"`{name}` is {found}, expected {en}",
    )
