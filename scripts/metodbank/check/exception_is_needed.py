"""An exception to a rule has a reason, an end, and something that it excepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location, Positions
from metodbank.model.nearest import nearest
from metodbank.model.record import Exemption
from metodbank.model.rule import Rule

RULE = Rule(
    name="exception-is-needed",
    title=said("Varje undantag behövs ännu", "Every exception is still needed"),
    why=said(
        "Ett undantag som ligger kvar döljer nästa fel av samma slag.",
        "An exception that is left behind hides the next fault of its kind.",
    ),
    remedy=said(
        "Ta bort undantaget ur `exceptions`. Behövs det fortfarande: sätt ett nytt datum i `until`"
        " och skriv varför.",
        "Remove the exception from `exceptions`. If it is still needed, set a new date in `until`"
        " and say why.",
    ),
    bad="exceptions: [{rule: text-is-readable, reason: Lagtext, until: 2020-01-01}]",
    good="exceptions: []",
)


@dataclass(frozen=True, slots=True)
class Granted:
    """One exception: the file or folder it speaks of, and where it stands."""

    exemption: Exemption
    below: str
    location: Location

    def covers(self, finding: Finding) -> bool:
        path = finding.location.path
        inside = path == self.below or path.startswith(f"{self.below}/")
        return inside and finding.rule.name == self.exemption.rule


def exempt(
    granted: Collection[Granted], findings: Iterable[Finding], known: Collection[str], today: date
) -> tuple[tuple[Finding, ...], int]:
    """Take away what the packs' own exceptions cover.

    Returns the findings that are left, with one for every exception that has run out, covers
    nothing or names no rule, and how many were taken away. ``known`` are the names of all rules,
    ``today`` is the day on which exceptions have run out or not.
    """
    valid = [each for each in granted if each.exemption.until >= today]
    used: set[int] = set()
    kept: list[Finding] = []
    taken = 0
    for finding in findings:
        covering = [each for each in valid if each.covers(finding)]
        used.update(id(each) for each in covering)
        if covering:
            taken += 1
        else:
            kept.append(finding)
    for each in granted:
        kept.extend(_complaint(each, id(each) in used, known, today))
    return tuple(kept), taken


def _complaint(
    granted: Granted, used: bool, known: Collection[str], today: date
) -> Iterator[Finding]:
    exemption = granted.exemption
    if exemption.rule not in known:
        near = nearest(exemption.rule, sorted(known))
        hint = said(f": menade ni {near}?", f": did you mean {near}?") if near else None
        message = said(
            f"det finns ingen regel ”{exemption.rule}”{hint['sv'] if hint else ''}",
            f'there is no rule "{exemption.rule}"{hint["en"] if hint else ""}',
        )
    elif exemption.until < today:
        message = said(
            f"undantaget från {exemption.rule} gick ut {exemption.until}",
            f"the exception from {exemption.rule} ran out on {exemption.until}",
        )
    elif not used:
        message = said(
            f"undantaget från {exemption.rule} behövs inte: regeln följs",
            f"the exception from {exemption.rule} is not needed: the rule is met",
        )
    else:
        return
    yield Finding.of(RULE, granted.location, message)


def granted_in(catalogue: Catalogue) -> Iterator[Granted]:
    """The exceptions that packs and pages make for themselves."""
    for pack, facts in catalogue.known:
        yield from _at(facts.exceptions, pack.positions, pack.folder, whole=True)
        for text in pack.texts.values():
            if text.fields is not None:
                yield from _at(text.fields.exceptions, text.positions, text.path)
    for page in catalogue.pages:
        for text in page.texts.values():
            if text.fields is not None:
                yield from _at(text.fields.exceptions, text.positions, text.path)


def _at(
    exemptions: Iterable[Exemption], positions: Positions, own: str, *, whole: bool = False
) -> Iterator[Granted]:
    for index, exemption in enumerate(exemptions):
        path = f"{own}/{exemption.file}" if whole and exemption.file else own
        yield Granted(exemption, path, positions.at("exceptions", index))
