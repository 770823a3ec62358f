"""Plain words -> a number or a range: ``ca 10-40 personer``, ``en och en halv timme``.

Better no answer than a wrong one: what is not certain is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from metodbank.model.draft import Amount

LIMITS: Mapping[str, tuple[int, int]] = {
    "people": (1, 9999),
    "minutes": (5, 24 * 60),
    "staff": (0, 999),
    "preparation_weeks": (0, 104),
}
"""The smallest and the largest number that a field can sensibly hold."""

_LONGEST = 200
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?|½|[^\W\d_]+|[-+]")
_DASHES = re.compile("[\u2010-\u2015\u2212~]")
_THOUSANDS = re.compile("(?<![0-9.,])([0-9]{1,3})[ \u00a0\u202f]([0-9]{3})(?![0-9])")
_CLOCK_TIME = re.compile(r"[0-9]{1,2}[.:][0-9]{2}(?![0-9])")
_HALF_AN = re.compile(r"\b(?:half an?|halv)[ -]?(?=hour|timme)")

_HALF = Fraction(1, 2)
_ONE = ("en", "ett", "one", "a", "an")
_NUMBERS: Mapping[str, Fraction] = {
    word: number
    for number, same in {
        Fraction(0): "noll ingen inga zero none nobody",
        Fraction(1): " ".join(_ONE),
        Fraction(2): "två par two couple",
        Fraction(3): "tre three",
        Fraction(4): "fyra four",
        Fraction(5): "fem five",
        Fraction(6): "sex six",
        Fraction(7): "sju seven",
        Fraction(8): "åtta eight",
        Fraction(9): "nio nine",
        Fraction(10): "tio tiotal ten",
        Fraction(11): "elva eleven",
        Fraction(12): "tolv dussin twelve dozen",
        Fraction(15): "femton fifteen",
        Fraction(20): "tjugo tjugotal twenty",
        Fraction(25): "tjugofem",
        Fraction(30): "trettio trettiotal thirty",
        Fraction(40): "fyrtio fyrtiotal forty",
        Fraction(50): "femtio femtiotal fifty",
        Fraction(60): "sextio sixty",
        Fraction(90): "nittio ninety",
        Fraction(100): "hundra hundred",
        _HALF: "halv halvt halva half ½",
    }.items()
    for word in same.split()
}
_HOUR, _DAY, _WEEK = Fraction(60), Fraction(24 * 60), Fraction(7 * 24 * 60)
_UNITS: Mapping[str, Fraction] = {
    word: length
    for length, same in {
        Fraction(1): "m min mins minut minuter minuters minute minutes",
        Fraction(15): "kvart kvartar",
        _HOUR: "h t tim timme timma timmar timmars hour hours hr hrs",
        _DAY: "dag dagar dagars day days",
        _WEEK: "v vecka veckor veckors w week weeks wk",
        4 * _WEEK: "månad månader månaders mån month months",
    }.items()
    for word in same.split()
}
_OWN = {"minutes": Fraction(1), "preparation_weeks": _WEEK}
_PERSONS = ("person", "personer", "people", "deltagare", "participants", "anställd", "anställda")
_TO = ("-", "till", "to", "eller", "or")
_AND = ("och", "and")
_BETWEEN = ("mellan", "between")
_AT_LEAST = ("minst", "least", "från", "from", "över", "over", "above")
_OR_MORE = ("+", "fler", "mer", "more", "uppåt", "upwards", "längre", "longer")
_AT_MOST = ("högst", "max", "maximalt", "most", "upp", "up")
_UNSURE = ("kl", "klockan", "pm", "am", "per", "varje", "each", "every", "under")
"""Words that make a number something else: a time of day, or so many at each table."""


@dataclass(frozen=True, slots=True)
class _Quantity:
    """``unit`` is its length in minutes; None when nobody said which. ``words`` stand before it."""

    number: Fraction
    unit: Fraction | None
    words: tuple[str, ...] = ()


def read_amount(text: str, field: str) -> Amount | None:
    """The number or the range that a text gives for a field; None when that is not certain.

    Times come in the field's own unit (minutes, weeks), in whatever unit they are written.
    """
    if len(text) > _LONGEST:
        return None
    plain = _DASHES.sub("-", text.casefold())
    if _CLOCK_TIME.search(plain):
        return None
    plain = _THOUSANDS.sub(r"\1\2", _HALF_AN.sub("½ ", plain))
    tokens = _TOKEN.findall(plain)
    found = tuple(_summed(_quantities(tokens)))
    if not found or any(token in _UNSURE for token in tokens):
        return None
    own = _OWN.get(field)
    if any(each.unit and not _fits(each.unit, own) for each in found):
        return None
    ends = _ends(found, tokens)
    if ends is None:
        return None
    smallest, largest = LIMITS[field]
    first, last = (None if each is None else _whole(each, own) for each in ends)
    if (first is None and ends[0] is not None) or (last is None and ends[1] is not None):
        return None
    # "högst 30 personer" begins at one; a gathering of "högst 90 minuter" lasts those.
    low = first if first is not None else last if own else smallest
    if low is None or not smallest <= low <= (low if last is None else last) <= largest:
        return None
    return Amount(low, last)


def _quantities(tokens: list[str]) -> Iterator[_Quantity]:
    """Every number, with the unit that follows it and the words since the one before."""
    waiting: list[str] = []
    for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
        number = _number(token)
        if token in _ONE and following and following not in (*_UNITS, *_PERSONS, *_TO, *_AND):
            # "en bordsvärd", "a dozen": an article counts nothing by itself.
            number = None
        if number is not None:
            yield _Quantity(number, _UNITS.get(following), tuple(waiting))
            waiting.clear()
        elif token not in _UNITS:
            waiting.append(token)


def _number(token: str) -> Fraction | None:
    if token[0] in "0123456789":
        return Fraction(token.replace(",", "."))
    return _NUMBERS.get(token)


def _summed(quantities: Iterator[_Quantity]) -> Iterator[_Quantity]:
    """Put together what is one length: ``en och en halv timme``, ``1 timme och 30 minuter``."""
    last: _Quantity | None = None
    for each in quantities:
        joined = set(each.words) <= {*_AND, *_ONE}
        if last and joined and each.number == _HALF and not (last.unit and each.unit):
            last = _Quantity(last.number + each.number, last.unit or each.unit, last.words)
        elif last and joined and last.unit and each.unit and each.unit < last.unit:
            minutes = last.number * last.unit + each.number * each.unit
            last = _Quantity(minutes, Fraction(1), last.words)
        else:
            if last:
                yield last
            last = each
    if last:
        yield last


def _ends(
    found: tuple[_Quantity, ...], tokens: list[str]
) -> tuple[_Quantity | None, _Quantity | None] | None:
    """The two ends of what was said; one is None when it was left open."""
    if len(found) == 2:
        low, high = found
        between = set(high.words)
        if between & set(_TO) or (between & set(_AND) and set(low.words) & set(_BETWEEN)):
            return _Quantity(low.number, low.unit or high.unit), high
        return None
    if len(found) > 2:
        return None
    if any(token in _AT_MOST for token in tokens):
        return None, found[0]
    if any(token in (*_AT_LEAST, *_OR_MORE) for token in tokens):
        return found[0], None
    return found[0], found[0]


def _fits(unit: Fraction, own: Fraction | None) -> bool:
    """A gathering is counted in hours, preparation in days, and people in neither."""
    return own is not None and (unit < _DAY) is (own < _DAY)


def _whole(quantity: _Quantity, own: Fraction | None) -> int | None:
    """A quantity in the field's own unit, when it comes out even; weeks are rounded."""
    number = quantity.number
    if own is not None and quantity.unit is not None:
        number = number * quantity.unit / own
        if own == _WEEK and number:
            return max(1, round(number))
    return int(number) if number.denominator == 1 else None
