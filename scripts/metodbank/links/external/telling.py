"""Results -> findings: each fault once, with every place in the texts that has the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import unquote

from metodbank.links.external.addresses import Question
from metodbank.links.external.result import Reason, Result
from metodbank.links.external.sentence import short
from metodbank.links.external.wording import told
from metodbank.links.rules.external import IGNORED_ADDRESS_NEEDS_IT
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, said
from metodbank.model.location import Location, Positions
from metodbank.model.web import Known

_NAMED = 3
_MENDED = (".md", ".yml")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text, and the address as it is written there."""

    location: Location
    written: str


Spots: TypeAlias = Callable[[Question], Sequence[Spot]]
"""Where a library's texts have an address."""


class Teller:
    """Tells results. ``spots`` finds sources; without any, the built files are the places."""

    def __init__(
        self, known: Mapping[str, Known], positions: Positions, spots: Spots, today: date
    ) -> None:
        self._known, self._positions = known, positions
        self._spots, self._today = spots, today

    def findings(self, results: Iterable[Result], asked: Iterable[Question]) -> Iterator[Finding]:
        """What is wrong with the addresses, and with the ignores in the ledger."""
        there = {each.address for each in asked}
        for address, known in self._known.items():
            if known.ignore and address not in there:
                yield self._ignore(
                    address,
                    said(
                        f"ingen sida länkar till ”{short(address)}” längre",
                        f'no page links to "{short(address)}" any more',
                    ),
                )
        for result in results:
            yield from self._result(result)

    def mends(self, results: Iterable[Result]) -> Iterator[Finding]:
        """Of addresses that have moved, one finding a place, so that every place is mended."""
        for result in results:
            words = told(result)
            if words is None or not result.moved_to or self._holds(result):
                continue
            for spot in self._spots(result.question):
                mend = _mend(spot, result.moved_to)
                if mend:
                    yield Finding.of(words[0], spot.location, words[1], mend)

    def _holds(self, result: Result) -> bool:
        known = self._known.get(result.address)
        return bool(known and known.ignore and known.ignore.until >= self._today)

    def _result(self, result: Result) -> Iterator[Finding]:
        words = told(result)
        known = self._known.get(result.address)
        if known and known.ignore and words is None:
            yield self._ignore(
                result.address,
                said(
                    f"”{short(result.address)}” svarar som den ska, och undantaget behövs inte",
                    f'"{short(result.address)}" answers as it should, and needs no ignore',
                ),
            )
        elif known and known.ignore and not self._holds(result):
            until = known.ignore.until
            yield self._ignore(
                result.address,
                said(
                    f"undantaget för ”{short(result.address)}” gick ut {until}",
                    f'the ignore of "{short(result.address)}" ran out on {until}',
                ),
            )
        if words is None or self._holds(result):
            return
        rule, message = words
        if known and known.archived and result.reason is not Reason.ANSWERS:
            message = said(
                f"{message['sv']}; arkiverad kopia: {known.archived}",
                f"{message['en']}; archived copy: {known.archived}",
            )
        spots = self._showing(result)
        places = [each.location for each in spots] or [Location(path) for path in result.files]
        first = places[0] if places else self._positions.at(result.address)
        mend = _mend(spots[0], result.moved_to) if spots and result.moved_to else None
        also = tuple(places[1:])
        yield Finding.of(rule, first, _in_places(message, places), mend, also)

    def _showing(self, result: Result) -> list[Spot]:
        """The places that have the fault; of a missing anchor those that name it, if any do."""
        spots = sorted(self._spots(result.question), key=lambda each: each.location.sort_key)
        naming = [
            each for each in spots if unquote(each.written.partition("#")[2]) in result.missing
        ]
        return naming or spots

    def _ignore(self, address: str, words: Bilingual) -> Finding:
        place = self._positions.at(address, "ignore")
        return Finding.of(IGNORED_ADDRESS_NEEDS_IT, place, words)


def _in_places(words: Bilingual, places: Sequence[Location]) -> Bilingual:
    if len(places) < 2:
        return words
    named = ", ".join(map(str, places[:_NAMED]))
    more = len(places) - _NAMED
    rest = said(f" och {more} till", f" and {more} more") if more > 0 else said("", "")
    return said(
        f"{words['sv']} ({len(places)} ställen: {named}{rest['sv']})",
        f"{words['en']} ({len(places)} places: {named}{rest['en']})",
    )


def _mend(spot: Spot, new: str) -> Replacement | None:
    """The new address in the place of the old, with what stands after # kept."""
    if not spot.location.path.endswith(_MENDED):
        return None
    fragment = spot.written.partition("#")[2]
    whole = f"{new}#{fragment}" if fragment and "#" not in new else new
    return Replacement.at(spot.location, spot.written, whole)
