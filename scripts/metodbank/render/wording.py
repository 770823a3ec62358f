"""Numbers -> words as people write them, in Swedish and English."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from metodbank.model.facts import Measure
from metodbank.model.language import ENGLISH, SWEDISH, Language
from metodbank.model.numerals import in_words
from metodbank.model.values import offset_days

_MINUTES_IN_HOUR = 60
_OR_MORE = {SWEDISH: "{n} eller fler", ENGLISH: "{n} or more"}
_AT_LEAST = {SWEDISH: "minst {n}", ENGLISH: "at least {n}"}
_HOURS = {SWEDISH: ("timme", "timmar"), ENGLISH: ("hour", "hours")}
_WEEKS = {SWEDISH: ("vecka", "veckor"), ENGLISH: ("week", "weeks")}
_DAYS = {SWEDISH: ("dag", "dagar"), ENGLISH: ("day", "days")}
_BEFORE = {SWEDISH: "före", ENGLISH: "before"}
_AFTER = {SWEDISH: "efter", ENGLISH: "after"}
_THE_DAY = {SWEDISH: "Dagen", ENGLISH: "The day"}
_DAY_BEFORE = {SWEDISH: "dagen före", ENGLISH: "the day before"}
_DAY_AFTER = {SWEDISH: "dagen efter", ENGLISH: "the day after"}
# "1 000 kr" and "SEK 1,000", where a line must not end.
_WITHIN_SUM = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b|kr\b)|(?<=\bSEK) (?=[0-9])")
_UNIT = {SWEDISH: {"w": "v", "d": "d"}, ENGLISH: {"w": "w", "d": "d"}}


def _tongue(language: Language) -> Language:
    return language if language in (SWEDISH, ENGLISH) else ENGLISH


def people(measure: Measure, language: Language) -> str:
    """``15–60``, ``12 eller fler``, ``4``."""
    if measure.max is None:
        return _OR_MORE[_tongue(language)].format(n=measure.min)
    return _span(str(measure.min), str(measure.max))


def kronor(amount: int, language: Language) -> str:
    """``1 200 kr`` with a no-break space, ``SEK 1,200``."""
    if _tongue(language) == SWEDISH:
        return f"{amount:,}".replace(",", "\u00a0") + "\u00a0kr"
    return f"SEK\u00a0{amount:,}"


def minutes(measure: Measure, language: Language) -> str:
    """``90 min``, ``60–90 min``, ``2–4 timmar``: hours from two hours up, in halves."""
    low, high = measure.min, measure.max if measure.max is not None else measure.min
    if low >= 2 * _MINUTES_IN_HOUR and not low % 30 and not high % 30:
        tongue = _tongue(language)
        unit = _HOURS[tongue][high != _MINUTES_IN_HOUR]
        span = _span(_decimal(low / 60, tongue), _decimal(high / 60, tongue))
        text = f"{span} {unit}"
    else:
        text = f"{_span(str(low), str(high))} min"
    return _AT_LEAST[_tongue(language)].format(n=text) if measure.max is None else text


def weeks(measure: Measure, language: Language) -> str:
    """``6–10 veckor``, ``1 vecka``."""
    tongue = _tongue(language)
    high = measure.max if measure.max is not None else measure.min
    text = f"{_span(str(measure.min), str(high))} {_WEEKS[tongue][high != 1]}"
    return _AT_LEAST[tongue].format(n=text) if measure.max is None else text


def offset_short(offset: str, language: Language) -> str:
    """``-6w`` -> ``−6 v``, ``day`` -> ``Dagen``."""
    tongue = _tongue(language)
    if offset == "day":
        return _THE_DAY[tongue]
    sign = "−" if offset[0] == "-" else "+"
    return f"{sign}{offset[1:-1]} {_UNIT[tongue][offset[-1]]}"


def offset_long(offset: str, language: Language) -> str:
    """``-6w`` -> ``sex veckor före``, ``+1d`` -> ``dagen efter``; the day itself needs none."""
    tongue = _tongue(language)
    days = offset_days(offset)
    if days == 0:
        return ""
    if abs(days) == 1:
        return (_DAY_BEFORE if days < 0 else _DAY_AFTER)[tongue]
    number, unit = int(offset[1:-1]), _WEEKS if offset.endswith("w") else _DAYS
    return " ".join(
        (
            in_words(number, tongue),
            unit[tongue][number != 1],
            (_BEFORE if days < 0 else _AFTER)[tongue],
        )
    )


def unbroken(text: str) -> str:
    """A text whose sums of money stay on one line."""
    return _WITHIN_SUM.sub("\u00a0", text)


def day(value: date, language: Language) -> str:
    """``5 mars 2024``, ``5 March 2024``."""
    return format_date(value, "d MMMM y", locale="sv" if language == SWEDISH else "en_GB")


def clock(start: str, later: int) -> str:
    """A time of day some minutes later: ``11.30`` and 45 -> ``12.15``. Midnight wraps."""
    hours, mins = (int(part) for part in start.split("."))
    total = (hours * 60 + mins + later) % (24 * 60)
    return f"{total // 60:02d}.{total % 60:02d}"


def _decimal(value: float, language: Language) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if language == SWEDISH else text


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
