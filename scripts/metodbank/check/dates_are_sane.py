"""Days and years are possible: what has been lies behind us, what is to come not too far ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from metodbank.model.catalogue import Catalogue
from metodbank.model.dates import years_after
from metodbank.model.facts import CaseFacts
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.location import FieldPath, Positions
from metodbank.model.pack import AnyFacts
from metodbank.model.record import Exemption
from metodbank.model.rule import Rule

REVIEW_YEARS = 3
EXCEPTION_YEARS = 1
PRINTING = 1450
"""No printed or public source is older."""

RULE = Rule(
    name="dates-are-sane",
    title=said("Datum och årtal är rimliga", "Days and years are sane"),
    why=said(
        "Ett felskrivet år gör att packen aldrig granskas igen, eller att en källa från förra"
        " seklet ser ny ut.",
        "A slip in a year means that the pack is never reviewed again, or that a source from the"
        " last century looks new.",
    ),
    remedy=said(
        "Rätta datumet. `published` och en källas år ligger bakåt i tiden, `review_by` högst tre år"
        " framåt och ett undantags `until` högst ett år framåt.",
        "Correct the date. `published` and a source's year lie in the past, `review_by` at most"
        " three years ahead and an exception's `until` at most one.",
    ),
    bad="published: 2026-11-22\nreview_by: 2062-11-22",
    good="published: 2026-11-22\nreview_by: 2027-11-22",
)

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_PAST = said("en dag som har varit", "a day that has been")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for days of packs, years of sources and ends of exceptions."""
    today = catalogue.today
    for pack, facts in catalogue.known:
        yield from _of_the_pack(facts, pack.positions, today)
        yield from _years(facts, pack.positions, today)
        yield from _exceptions(facts.exceptions, pack.positions, today)
    for _, text in catalogue.texts:
        if text.fields is not None:
            yield from _exceptions(text.fields.exceptions, text.positions, today)


def _of_the_pack(facts: AnyFacts, positions: Positions, today: date) -> Iterator[Finding]:
    published, review = facts.published, facts.review_by
    since = said(f"`published` ({published}) eller senare", f"`published` ({published}) or later")
    if published > today:
        yield _day(positions, ("published",), published, _PAST)
    if review <= published:
        after = said(
            f"en dag efter `published` ({published})", f"a day after `published` ({published})"
        )
        yield _day(positions, ("review_by",), review, after)
    elif review > years_after(today, REVIEW_YEARS):
        soon = said("högst tre år framåt", "at most three years ahead")
        yield _day(positions, ("review_by",), review, soon)
    seen = facts.reviewed
    if seen is not None and seen < published:
        yield _day(positions, ("reviewed",), seen, since)
    elif seen is not None and seen > today:
        yield _day(positions, ("reviewed",), seen, _PAST)
    if facts.retired is not None:
        gone = facts.retired.date
        if gone < published:
            yield _day(positions, ("retired", "date"), gone, since)
        elif gone > today:
            yield _day(positions, ("retired", "date"), gone, _PAST)
    imported = facts.provenance.imported
    if imported is not None and imported.date > today:
        yield _day(positions, ("provenance", "imported", "date"), imported.date, _PAST)


def _exceptions(
    exceptions: Iterable[Exemption], positions: Positions, today: date
) -> Iterator[Finding]:
    for index, exemption in enumerate(exceptions):
        if exemption.until > years_after(today, EXCEPTION_YEARS):
            soon = said("högst ett år framåt", "at most one year ahead")
            yield _day(positions, ("exceptions", index, "until"), exemption.until, soon)


def _years(facts: AnyFacts, positions: Positions, today: date) -> Iterator[Finding]:
    written: list[tuple[FieldPath, list[int]]] = [
        (("sources", number, "year"), [int(year) for year in _YEAR.findall(source.year or "")])
        for number, source in enumerate(facts.sources)
    ]
    if isinstance(facts, CaseFacts):
        written.append((("year",), [facts.year]))
    for where, years in written:
        wrong = next((year for year in years if not PRINTING <= year <= today.year), None)
        if wrong is not None:
            yield Finding(
                RULE,
                positions.at(*where),
                f"årtalet är {wrong}, väntade {PRINTING}–{today.year}",
                f"the year is {wrong}, expected {PRINTING}–{today.year}",
            )


def _day(positions: Positions, where: FieldPath, found: date, expected: Bilingual) -> Finding:
    name = where[-1]
    return Finding(
        RULE,
        positions.at(*where),
        f"`{name}` är {found}, väntade {expected['sv']}",
        f"`{name}` is {found}, expected {expected['en']}",
    )
