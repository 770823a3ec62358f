"""Addresses that have moved, and where to: the ledger ``_ledger/redirects.yml``.

``/metoder/soppa/: /metoder/demokratisoppa/``, counted from the site's root and without language:
each language leads on to its own page. An address that begins with a language (``/en/about/``) is
of that language alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, RootModel
from pydantic_core import PydanticCustomError

from metodbank.model.values import Words

_OLD = re.compile(r"/(?:[^\s/?#\\\"<>]+/)*(?:[^\s/?#\\\"<>]+\.html)?")
_NEW = re.compile(r"(?:https?://[^\s\"<>]+|/[^\s\\\"<>]*)")
_PLACE = re.compile(r"[?#]")
_UP = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")


def _expected(sv: str, en: str) -> Any:
    raise PydanticCustomError("expected", "{en}", {"sv": sv, "en": en})


def _old(value: str) -> str:
    if not _OLD.fullmatch(value) or _UP.search(value) or value == "/":
        _expected(
            "en adress från webbplatsens början, som /metoder/soppa/",
            "an address from the site's root, such as /metoder/soppa/",
        )
    return value


def _new(value: str) -> str:
    if not _NEW.fullmatch(value) or value.startswith("//") or _UP.search(value):
        _expected(
            "en adress från webbplatsens början, som /metoder/soppa/, eller en hel webbadress",
            "an address from the site's root, such as /metoder/soppa/, or a full web address",
        )
    return value


class Redirects(
    RootModel[dict[Annotated[Words, AfterValidator(_old)], Annotated[Words, AfterValidator(_new)]]]
):
    """Old address -> new address."""

    model_config = ConfigDict(frozen=True)


def address_of(uri: str) -> str:
    """The address of a page in the published tree: ``metoder/a/index.md`` -> ``/metoder/a/``."""
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return f"/{stem[: -len('index')]}"
    return f"/{stem}/"


def moved(
    ledger: dict[str, str],
    moves: dict[str, str],
    site_url: str = "",
    languages: Collection[str] = (),
) -> dict[str, str]:
    """The ledger after some addresses have moved. Chains are cut short, and none goes round.

    ``languages`` are those whose pages lie in a folder of their own.
    """
    site = site_url.rstrip("/")
    after = {old: _led_on(new, moves, site, languages) for old, new in ledger.items()}
    after.update(moves)
    taken = set(moves.values())
    return {old: new for old, new in sorted(after.items()) if old not in taken and old != new}


def _led_on(new: str, moves: Mapping[str, str], site: str, languages: Collection[str]) -> str:
    """Where a row leads now: also one with our own full address, a language, or a place in it."""
    place = _PLACE.search(new)
    path, rest = (new[: place.start()], new[place.start() :]) if place else (new, "")
    start = site if site and path.startswith(f"{site}/") else ""
    first = path[len(start) :].split("/", 2)[1] if path.startswith(f"{start}/") else ""
    start += f"/{first}" if first in languages else ""
    target = moves.get(path[len(start) :])
    return f"{start}{target}{rest}" if target else new
