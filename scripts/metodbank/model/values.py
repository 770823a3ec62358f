"""The small value types that facts are built of.

Every YAML scalar reaches these as text, so each type says exactly which texts it takes.
``no`` stays the word "no"; ``1_000``, ``15.0`` and ``20 nov`` are refused rather than guessed.
A refusal is a ``PydanticCustomError`` whose context says, in both languages, what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z0-9]{2,12}")
_NUMBER = re.compile(r"[0-9]{1,6}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OFFSET = r"^(day|[+-][1-9][0-9]{0,2}[dw])$"
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,6})?")
_VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"
_CLOCK = r"^([01][0-9]|2[0-3])\.[0-5][0-9]$"
_MUNICIPALITY = r"^[0-9]{4}$"
_COUNTRY = r"^[A-Z]{2}$"
_DIGEST = r"^sha256:[0-9a-f]{64}$"
_SECTION_DIGEST = r"^[0-9a-f]{12}$"


def _expected(sv: str, en: str) -> NoReturn:
    raise PydanticCustomError("expected", "{en}", {"sv": sv, "en": en})


def _shaped(pattern: str, sv: str, en: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        return value if compiled.fullmatch(value) else _expected(sv, en)

    return check


def _whole_number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value)
    _expected("ett heltal med siffror, till exempel 15", "a whole number in digits, such as 15")


def _iso_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    _expected("ett datum som 2026-11-22", "a date such as 2026-11-22")


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(character.isspace() for character in value):
        _expected(
            "en webbadress som börjar med https:// eller http://",
            "a web address that begins with https:// or http://",
        )
    return value


def _position(value: Any) -> tuple[float, float]:
    if isinstance(value, list | tuple) and len(value) == 2:
        texts = [str(part) for part in value]
        if all(_DEGREES.fullmatch(text) for text in texts):
            north, east = map(float, texts)
            if abs(north) <= 90 and abs(east) <= 180:
                return north, east
    _expected(
        "latitud och longitud i grader, till exempel [56.88, 13.24]",
        "latitude and longitude in degrees, such as [56.88, 13.24]",
    )


def _basis(value: Any) -> Literal["judgement"] | tuple[int, ...]:
    if value == "judgement":
        return "judgement"
    if isinstance(value, list | tuple) and value:
        return tuple(_whole_number(number) for number in value)
    _expected(
        "ordet judgement (redaktionens bedömning) eller en lista med källnummer, till exempel [1]",
        "the word judgement (the editors' own) or a list of source numbers, such as [1]",
    )


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Year = Annotated[Words, WithJsonSchema({"type": ["string", "integer"]})]
"""A year, or words for one (``2023–2024``). To an editor bare digits are a number."""
Number = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})
]
IsoDate = Annotated[
    date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})
]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Version = Annotated[
    str,
    AfterValidator(
        _shaped(
            _VERSION,
            "tre tal med punkt emellan, till exempel 1.0.0",
            "three numbers with dots between, such as 1.0.0",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _VERSION}),
]
MunicipalityCode = Annotated[
    str,
    AfterValidator(
        _shaped(
            _MUNICIPALITY,
            "SCB:s fyra siffror, till exempel 1315",
            "Statistics Sweden's four digits, such as 1315",
        )
    ),
    WithJsonSchema({"type": ["string", "integer"]}),
]
CountryCode = Annotated[
    str,
    AfterValidator(
        _shaped(
            _COUNTRY,
            "landets två stora bokstäver, till exempel NO",
            "the country's two capital letters, such as NO",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _COUNTRY}),
]
Digest = Annotated[
    str,
    AfterValidator(
        _shaped(
            _DIGEST,
            "kontrollsumman ur katalogen, sha256: och 64 tecken",
            "the catalogue's digest, sha256: and 64 signs",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _DIGEST}),
]
SectionDigest = Annotated[
    str,
    AfterValidator(
        _shaped(
            _SECTION_DIGEST,
            "tolv tecken 0–9 och a–f, som verktyget skriver dem",
            "twelve signs 0–9 and a–f, as the tool writes them",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _SECTION_DIGEST}),
]
Position = Annotated[
    tuple[float, float],
    PlainValidator(_position),
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}),
]
"""Latitude and longitude in degrees (WGS 84), ``[56.88, 13.24]``; north and east are positive."""
Offset = Annotated[
    str,
    AfterValidator(
        _shaped(
            _OFFSET,
            "tiden från dagen: -6w, -1d, day, +1d eller +2w",
            "time from the day itself: -6w, -1d, day, +1d or +2w",
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _OFFSET}),
]
Clock = Annotated[
    str,
    AfterValidator(
        _shaped(
            _CLOCK,
            'ett klockslag inom citattecken, till exempel "11.30"',
            'a time of day in quotes, such as "11.30"',
        )
    ),
    WithJsonSchema({"type": "string", "pattern": _CLOCK}),
]
Basis = Annotated[
    Literal["judgement"] | tuple[int, ...],
    PlainValidator(_basis),
    WithJsonSchema(
        {
            "anyOf": [
                {"const": "judgement"},
                {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1},
            ]
        }
    ),
]
"""What a number rests on: the editors' judgement, or the numbers of sources."""


def is_id(text: str) -> bool:
    """Whether a text can be the id of a pack, and so the name of its folder."""
    return bool(_ID.fullmatch(text))


def is_code(text: str) -> bool:
    """Whether a text can be a pack's short code."""
    return bool(_CODE.fullmatch(text))


def offset_days(offset: str) -> int:
    """Days from the day itself; negative is before. ``-6w`` is -42, ``day`` is 0."""
    if offset == "day":
        return 0
    number = int(offset[:-1])
    return number * 7 if offset.endswith("w") else number


def phase_anchor(offset: str) -> str:
    """The fragment of a checklist's phase, the same in every language: ``-6w`` -> ``before-6w``."""
    if offset == "day":
        return "day"
    return f"{'before' if offset.startswith('-') else 'after'}-{offset[1:]}"
