"""Are numbers, times and dates written as people write them, in both languages?"""

from __future__ import annotations

from datetime import date

import pytest
from metodbank.model.facts import Measure
from metodbank.model.values import offset_days, phase_anchor
from metodbank.render import wording


def measure(low: int, high: int | None) -> Measure:
    return Measure(min=low, max=high, basis="judgement")


@pytest.mark.parametrize(
    ("low", "high", "swedish", "english"),
    [
        (15, 60, "15–60", "15–60"),
        (4, 4, "4", "4"),
        (12, None, "12 eller fler", "12 or more"),
    ],
)
def test_people(low: int, high: int | None, swedish: str, english: str) -> None:
    assert wording.people(measure(low, high), "sv") == swedish
    assert wording.people(measure(low, high), "en") == english


@pytest.mark.parametrize(
    ("low", "high", "swedish", "english"),
    [
        (90, 90, "90 min", "90 min"),
        (60, 90, "60–90 min", "60–90 min"),
        (60, 180, "60–180 min", "60–180 min"),
        (120, 240, "2–4 timmar", "2–4 hours"),
        (120, 120, "2 timmar", "2 hours"),
        (150, 180, "2,5–3 timmar", "2.5–3 hours"),
        (120, 130, "120–130 min", "120–130 min"),
        (45, None, "minst 45 min", "at least 45 min"),
        (120, None, "minst 2 timmar", "at least 2 hours"),
    ],
)
def test_minutes(low: int, high: int | None, swedish: str, english: str) -> None:
    assert wording.minutes(measure(low, high), "sv") == swedish
    assert wording.minutes(measure(low, high), "en") == english


@pytest.mark.parametrize(
    ("low", "high", "swedish", "english"),
    [
        (6, 10, "6–10 veckor", "6–10 weeks"),
        (1, 1, "1 vecka", "1 week"),
        (0, 1, "0–1 vecka", "0–1 week"),
        (0, 0, "0 veckor", "0 weeks"),
        (3, None, "minst 3 veckor", "at least 3 weeks"),
        (1, None, "minst 1 vecka", "at least 1 week"),
    ],
)
def test_weeks(low: int, high: int | None, swedish: str, english: str) -> None:
    assert wording.weeks(measure(low, high), "sv") == swedish
    assert wording.weeks(measure(low, high), "en") == english


@pytest.mark.parametrize(
    ("offset", "days", "anchor", "swedish", "english"),
    [
        ("-6w", -42, "before-6w", ("−6 v", "sex veckor före"), ("−6 w", "six weeks before")),
        ("-1w", -7, "before-1w", ("−1 v", "en vecka före"), ("−1 w", "one week before")),
        ("-13w", -91, "before-13w", ("−13 v", "13 veckor före"), ("−13 w", "13 weeks before")),
        ("-2d", -2, "before-2d", ("−2 d", "två dagar före"), ("−2 d", "two days before")),
        ("-1d", -1, "before-1d", ("−1 d", "dagen före"), ("−1 d", "the day before")),
        ("day", 0, "day", ("Dagen", ""), ("The day", "")),
        ("+1d", 1, "after-1d", ("+1 d", "dagen efter"), ("+1 d", "the day after")),
        ("+2w", 14, "after-2w", ("+2 v", "två veckor efter"), ("+2 w", "two weeks after")),
    ],
)
def test_offsets(
    offset: str, days: int, anchor: str, swedish: tuple[str, str], english: tuple[str, str]
) -> None:
    assert offset_days(offset) == days
    assert phase_anchor(offset) == anchor
    for language, (short, long) in (("sv", swedish), ("en", english)):
        assert wording.offset_short(offset, language) == short
        assert wording.offset_long(offset, language) == long


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (date(2024, 3, 5), "5 mars 2024", "5 March 2024"),
        (date(2024, 12, 31), "31 december 2024", "31 December 2024"),
        (date(2025, 5, 1), "1 maj 2025", "1 May 2025"),
    ],
)
def test_dates(value: date, swedish: str, english: str) -> None:
    assert wording.day(value, "sv") == swedish
    assert wording.day(value, "en") == english


@pytest.mark.parametrize(
    ("start", "later", "end"),
    [
        ("11.30", 0, "11.30"),
        ("11.30", 45, "12.15"),
        ("09.00", 59, "09.59"),
        ("23.30", 29, "23.59"),
        ("23.30", 30, "00.00"),
        ("23.30", 95, "01.05"),
        ("00.00", 1440, "00.00"),
    ],
)
def test_the_clock_goes_round(start: str, later: int, end: str) -> None:
    assert wording.clock(start, later) == end


def test_a_language_of_somebody_elses_gets_english() -> None:
    assert wording.weeks(measure(2, 2), "fi") == "2 weeks"
    assert wording.offset_long("-1d", "fi") == "the day before"
    assert wording.day(date(2024, 3, 5), "fi") == "5 March 2024"
