"""Words for a municipality -> its name with its code, or its country: ``Hylte 1315``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from metodbank.model.catalogue import Catalogue

_CODE = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_COUNTRY = re.compile(r"(?<![\w])(?!SE\b)[A-Z]{2}(?![\w])")
_AROUND = " ,.:;()–-"
_MUNICIPALITY = re.compile(r"(?<=\w{3})s? kommun$", re.IGNORECASE)


def read_municipality(text: str, catalogue: Catalogue) -> Mapping[str, str] | None:
    """``name`` with ``code``, or with ``country`` for one outside Sweden; None without either.

    A code that some case has for the same name is known.
    """
    codes, countries = _CODE.findall(text), _COUNTRY.findall(text)
    name = _MUNICIPALITY.sub("", _COUNTRY.sub("", _CODE.sub("", text)).strip(_AROUND))
    if not name:
        return None
    if countries:
        return {"name": name, "country": countries[-1]}
    known = (case.municipality for _, case in catalogue.cases if case.municipality)
    same = (each.code for each in known if each.name == name and each.code)
    code = codes[0] if codes else next(same, None)
    return {"name": name, "code": code} if code else None
