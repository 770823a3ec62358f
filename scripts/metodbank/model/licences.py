"""Which licences there are, and what may be made of a work under each.

Names are SPDX identifiers (the SPDX Licence List, spdx.org/licenses). What may go into what
follows Creative Commons' own chart for adaptations (wiki.creativecommons.org/wiki/
Wiki/cc_license_compatibility) and the compatibility with CC BY that the open-data licences of the
United Kingdom (OGL), Norway (NLOD) and France (etalab) state in their own texts.

No judge of law: what is not in the table is unknown, and a person has to ask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_CREATIVE_COMMONS = re.compile(
    r"CC-(?P<terms>BY(?:-(?:NC-SA|NC-ND|NC|SA|ND))?)-(?P<version>1\.0|2\.0|2\.5|3\.0|4\.0)"
    r"(?:-(?P<port>[A-Z]{2,3}))?"
)
_FIRST_TO_UPGRADE = (2, 0)
"""From this version on a BY-SA work may be adapted under a later version."""


class Term(StrEnum):
    """What a licence asks of whoever makes something new of a work."""

    CREDIT = "BY"
    SAME = "SA"
    NO_PROFIT = "NC"
    NO_CHANGES = "ND"


@dataclass(frozen=True, slots=True)
class Licence:
    """``family`` is that of SA licences that may follow one another, ``version`` its number."""

    id: str
    terms: frozenset[Term]
    family: str = ""
    version: tuple[int, int] = (0, 0)


class Verdict(StrEnum):
    """Whether a work may become part of another, and if not, why."""

    FINE = "fine"
    NO_CHANGES = "no-changes"
    NO_PROFIT = "no-profit"
    SAME = "same"
    CREDIT = "credit"


_FREE: frozenset[Term] = frozenset()
_CREDIT = frozenset({Term.CREDIT})
_SAME = frozenset({Term.CREDIT, Term.SAME})

_OTHERS: Mapping[str, Licence] = {
    each.id: each
    for each in (
        *(Licence(id_, _FREE) for id_ in ("CC0-1.0", "CC-PDDC", "PDDL-1.0", "Unlicense", "0BSD")),
        *(Licence(id_, _CREDIT) for id_ in ("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0")),
        *(Licence(id_, _CREDIT) for id_ in ("ODC-By-1.0", "OGL-UK-2.0", "OGL-UK-3.0")),
        *(Licence(id_, _CREDIT) for id_ in ("NLOD-1.0", "NLOD-2.0", "etalab-2.0")),
        *(
            Licence(id_, _SAME, id_)
            for number in ("1.1", "1.2", "1.3")
            for id_ in (f"GFDL-{number}", f"GFDL-{number}-only", f"GFDL-{number}-or-later")
        ),
    )
}

# What people write when they mean one of these, without case, spaces and signs.
_PUBLIC_DOMAIN = frozenset(
    {"publicdomain", "allmängods", "pd", "pdm10", "ccpdm10", "ccpdm", "utanverkshöjd"}
)
_SIGNS = re.compile(r"[\W_]+")
_LOOSE = re.compile(
    r"(?:creativecommons|cc)(?P<terms>0|(?:by|attribution|erkännande)"
    r"(?:nc|noncommercial|ickekommersiell)?(?:sa|sharealike|dela(?:lika)?|nd|noderivs|noderivatives"
    r"|ingabearbetningar)?)(?P<version>[1-4][05])?(?:international|unported|internationell)?"
)


def licence(name: str) -> Licence | None:
    """The licence of an SPDX identifier, or the public domain; None when it is not known."""
    if _SIGNS.sub("", name).casefold() in _PUBLIC_DOMAIN:
        return Licence(name, _FREE)
    found = _CREATIVE_COMMONS.fullmatch(name)
    if found is None:
        return _OTHERS.get(name)
    terms = frozenset(Term(term) for term in found["terms"].split("-"))
    major, minor = found["version"].split(".")
    family = "-".join(sorted(terms)) if Term.SAME in terms else ""
    return Licence(name, terms, family, (int(major), int(minor)))


def meant(name: str) -> str | None:
    """The identifier that somebody meant: ``CC BY 4.0`` -> ``CC-BY-4.0``."""
    for id_ in _OTHERS:
        if id_.casefold() == name.casefold():
            return id_
    found = _LOOSE.fullmatch(_SIGNS.sub("", name).casefold())
    if found is None:
        return None
    if found["terms"] == "0":
        return "CC0-1.0"
    if found["version"] is None:
        return None
    written = found["terms"]
    parts = ["BY"]
    parts += ["NC"] if re.search(r"nc|non|icke", written) else []
    parts += ["SA"] if re.search(r"sa$|share|dela", written) else []
    parts += ["ND"] if re.search(r"nd$|noderiv|inga", written) else []
    return f"CC-{'-'.join(parts)}-{found['version'][0]}.{found['version'][1]}"


def judge(work: Licence, into: Licence) -> Verdict:
    """Whether something made of a work may be published under a licence."""
    if Term.NO_CHANGES in work.terms:
        return Verdict.NO_CHANGES
    if Term.NO_PROFIT in work.terms and Term.NO_PROFIT not in into.terms:
        return Verdict.NO_PROFIT
    if Term.SAME in work.terms:
        later = work.version >= _FIRST_TO_UPGRADE and into.version >= work.version
        same = work.family == into.family and (later or work.version == into.version)
        return Verdict.FINE if same else Verdict.SAME
    if Term.CREDIT in work.terms and Term.CREDIT not in into.terms:
        return Verdict.CREDIT
    return Verdict.FINE
