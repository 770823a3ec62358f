"""What tells who a private person is: identity numbers, private addresses, mobile telephones.

No judge of privacy. It sees what has a form of its own, and no names but common first names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from metodbank.model.language import Bilingual, said


@dataclass(frozen=True, slots=True)
class Trace:
    """``start`` is how far in it stands, ``shown`` so much of it that its writer knows it."""

    start: int
    what: Bilingual
    shown: str


IDENTITY = said("ett personnummer", "a personal identity number")
COORDINATION = said("ett samordningsnummer", "a coordination number")
MAIL = said("en privat e-postadress", "a private e-mail address")
MOBILE = said("ett mobilnummer", "a mobile telephone number")

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+")
# What every number below holds, and hardly anything else: it spares most texts a closer look.
_MANY_DIGITS = re.compile(r"[0-9][0-9 ()–+-]{7,}[0-9]")
_NUMBER = re.compile(
    r"(?<![\w.,/+–-])(?P<century>18|19|20)?(?P<born>[0-9]{6})[-–+]?(?P<last>[0-9]{4})(?![\w–-])"
)
_MOBILE = re.compile(
    r"""(?<![\w.,/+–-])
    (?: (?:\+46|0046)[ -]?(?:\(0\))?[ ]?7[02369] (?:[ -]?[0-9]){7}
      | 07[02369] (?:[ –-]{0,3}[0-9]){7}
      | \+358[ -]?(?:4[0-9]|50) (?:[ -]?[0-9]){6,8}
      | \+47[ -]?[49] (?:[ -]?[0-9]){7}
      | \+44[ -]?(?:\(0\))?7 (?:[ -]?[0-9]){9} )
    (?![\w–-])""",
    re.VERBOSE,
)
_MAIL = re.compile(
    r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)

_LUHN_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
# The Tax Agency's own example, and the numbers that the Post and Telecom Authority keeps for
# fiction: 070-174 06 05 to 99.
_EXAMPLE_BIRTH = "1212121212"
_FICTION = range(701740605, 701740700)

_EXAMPLE_HOSTS = re.compile(r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$")
_FILES = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)
_PARTS = re.compile(r"[\W_0-9]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What a role is called: whole parts of an address, how a part begins, and what it may hold.
_WHOLE = _set(
    "info hej hello hei post mail epost web webb www press admin event events team help order news"
    " office reply noreply git root dpo gdpr barn ungdom vuxen kultur namn fornamn efternamn"
    " förnamn name firstname lastname dittnamn etunimi sukunimi"
)
_BEGINS = (
    *("kontakt", "contact", "redaktion", "editor", "support", "kundtj", "service", "registrator"),
    *("kansli", "dataskydd", "privacy", "integritet", "medborgar", "kultur", "museum", "arkiv"),
    *("archive", "styrelse", "bokning", "booking", "evenemang", "program", "projekt", "project"),
    *("avdelning", "ombud", "tillganglig", "tillgänglig", "postmaster", "security", "reception"),
    *("nyhetsbrev", "webmaster", "webbredak", "lansstyrelse", "region", "valnamnd", "oppettid"),
)
_HOLDS = ("bibliotek", "librar", "kirjasto", "kommun", "forvaltning", "förening", "forening")


def traces(text: str) -> Iterator[Trace]:
    """Everything in a text that tells who somebody is, but not what stands in web addresses."""
    found: list[Trace] = []
    if _MANY_DIGITS.search(text):
        found += [*_found(_NUMBER, text, _identity), *_found(_MOBILE, text, _mobile)]
    if "@" in text:
        found += _found(_MAIL, text, _mail)
    if not found:
        return
    addresses = [match.span() for match in _URL.finditer(text)]
    for trace in sorted(found, key=lambda trace: trace.start):
        if not any(start <= trace.start < end for start, end in addresses):
            yield trace


def identities(text: str) -> Iterator[Trace]:
    """The identity numbers alone."""
    return (trace for trace in traces(text) if trace.what in (IDENTITY, COORDINATION))


def is_person(words: str) -> bool:
    """Whether some words are most likely a person's name: a common first name and a surname."""
    names = words.split()
    return (
        2 <= len(names) <= 3
        and all(name[:1].isupper() and name.replace("-", "").isalpha() for name in names)
        and names[0].split("-")[0].casefold() in _FIRST_NAMES
        and not any(part in words.casefold() for part in (*_HOLDS, "stiftelse", "redaktion"))
    )


def _found(
    pattern: re.Pattern[str], text: str, judge: Callable[[re.Match[str]], Trace | None]
) -> list[Trace]:
    return [trace for match in pattern.finditer(text) if (trace := judge(match))]


def _identity(match: re.Match[str]) -> Trace | None:
    digits = match["born"] + match["last"]
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    centuries = (int(match["century"]),) if match["century"] else (19, 20)
    coordination = day > 60
    born = (_is_day(each * 100 + year, month, day % 60) for each in centuries)
    if digits == _EXAMPLE_BIRTH or not any(born) or not _adds_up(digits):
        return None
    return Trace(match.start(), COORDINATION if coordination else IDENTITY, f"{match[0][:2]}…")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _adds_up(digits: str) -> bool:
    """Luhn's checksum."""
    values = (
        _LUHN_DOUBLED[int(digit)] if place % 2 == 0 else int(digit)
        for place, digit in enumerate(digits)
    )
    return sum(values) % 10 == 0


def _mobile(match: re.Match[str]) -> Trace | None:
    digits = re.sub(r"[^0-9]", "", match[0].replace("(0)", ""))
    if int(digits[-9:]) in _FICTION:
        return None
    return Trace(match.start(), MOBILE, f"{match[0][:3]}…")


def _mail(match: re.Match[str]) -> Trace | None:
    local, host = match["local"].casefold(), match["host"].casefold().rstrip(".")
    parts = [part for part in _PARTS.split(local) if part]
    role = any(
        part in _WHOLE or part.startswith(_BEGINS) or any(held in part for held in _HOLDS)
        for part in parts
    )
    if role or not parts or _EXAMPLE_HOSTS.search(host) or _FILES.search(host):
        return None
    return Trace(match.start(), MAIL, f"{local[0]}…@…")


_FIRST_NAMES = _set(
    """
    adam agneta ahmed aino albin alexander ali alice alma anders andreas anette anita ann anna anne
    annika anton antti arne astrid axel barbro bengt berit birgitta bjorn björn bo britt camilla
    carina carl carolina catharina cecilia charlotte christer christian christina christine claes
    clara daniel david ebba edvin elin elina elisabeth elsa emil emilia emily emma erik erika ester
    eva fatima felix filip fredrik frida georg gerd gudrun gun gunilla gunnar gustav göran hanna
    hannah hans harald harri helen helena henrik hugo håkan ida inga ingemar inger ingrid irene
    isabella isak ivar jacob jakob james jan jane janne jari jenny jens jessica jimmy joakim johan
    johanna john jon jonas jonathan josef josefin juha jukka julia juhani kaj karin karl karolina
    kari katarina kenneth kerstin kim kimmo kjell klara kristian kristina lars lasse leena leif
    lena leo lina linda linnea linnéa lisa lotta louise lucas lukas madeleine magnus maja malin
    margareta maria marianne marie marika markus martin mary matilda mats mattias max michael mika
    mikael mikko minna moa mohamed mohammed monica monika nadia nathalie niklas nils nina nora
    oliver olivia olle olof oscar oskar ove patrik paul paula pekka per peter petra pia pirjo
    rebecka richard rickard robert robin roger roland rolf ronja ruth saga samuel sandra sanna sara
    sari sebastian simon siv sofia sofie solveig stefan sten stig stina susan susanne sven svea
    tapio therese thomas thor tiina timo tobias tomas tommy tove torbjörn tuija tuula ulf ulla
    ulrika vera victor victoria viktor viktoria ville vilma wilma william yvonne åke åsa örjan
    """
)
