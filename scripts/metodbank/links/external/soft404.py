"""Pages that answer though there is nothing there: they say so, or are the front page instead."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from metodbank.links.external.addresses import host_of
from metodbank.links.external.page import Page

_SPLIT = re.compile(r"\s+[-–—|·•:»«/]+\s+|\s*[|»«·•]\s*|:\s+")
_ENGLISH = (
    r"(?:page|file|document|site|content|resource|url|article)"
    r"(?: you (?:requested|were looking for))?"
    r" (?:(?:was|is|could|can) )?(?:not(?: be)? found|unavailable|gone|missing|not available"
    r"|no longer (?:available|exists)|does not exist|doesn't exist|cannot be found|can't be found)",
    r"(?:we )?(?:can't|cannot|couldn't|could not) find (?:the|that|this) page",
    r"not found",
)
_SWEDISH = (
    r"(?:begärda |efterfrågade |sökta )?"
    r"(?:sidan|sida|filen|dokumentet|artikeln|innehållet|webbsidan)"
    r"(?: (?:du|ni) (?:söker|sökte|letar efter|letade efter))?"
    r" (?:(?:kan|kunde) inte (?:hittas|visas)|finns inte(?: längre| kvar)?|hittades inte|saknas"
    r"|hittas inte|är (?:flyttad eller )?borttagen|existerar inte)",
    r"(?:vi )?(?:hittar inte|hittade inte|kan inte hitta|kunde inte hitta) (?:sidan|den sidan)",
)
_SAYS = "|".join((*_ENGLISH, *_SWEDISH))
_CODE = r"(?:http )?(?:error |fel |felkod |status )?404(?: error| fel)?"
_MISSING = re.compile(f"(?:{_CODE} )?(?:{_SAYS})(?: {_CODE})?|{_CODE}")
"""A whole part of a title, between its dashes and lines, when ``_bare`` has made it plain."""
_SIGNS = re.compile(r"[^\w']+")
_BEFORE = re.compile(r"(?:(?:oops|oj|hoppsan|ojdå|sorry|tyvärr|the|this|that|den|denna|but|men) )*")
_SHORT = 150
"""Words of four letters or more. A page that only says that there is none, says no more."""
_HOME = re.compile(
    r"/?(?:(?:sv|se|en|swe?|eng|sv-se|en-(?:gb|us)|svenska|english|hem|home|start|startsida|startsidan"
    r"|index|default|welcome|main)(?:\.\w{2,5})?/?){0,2}",
    re.IGNORECASE,
)
_FORSALE = re.compile(
    r"\b(?:domain|domänen?|domännamnet|website)\b.{0,60}"
    r"\b(?:for sale|till salu|is parked|parkerad|has expired)\b"
    r"|\bbuy this domain\b|\bköp domänen\b",
    re.IGNORECASE,
)


def says_missing(page: Page, address: str) -> bool:
    """Whether a page is one that a server shows when it has no such page.

    An article about missing pages has a title like theirs; but it has words, or is called so.
    """
    if page.prose >= _SHORT:
        return False
    title, heading = _says(page.title), _says(page.heading)
    if not (title or (heading and not page.title)):
        return heading and page.length < _SHORT
    return (heading or page.length < _SHORT) and not _is_called(page.title, address)


def is_parked(page: Page) -> bool:
    """Whether nobody has a site there any more, and the name is offered to others."""
    return page.length < _SHORT and bool(_FORSALE.search(f"{page.title} {page.heading}"))


def leads_home(asked: str, end: str) -> bool:
    """Whether an address of a page was redirected to the front page of its site.

    Short addresses that were made to lead to another site's front page are no fault.
    """
    before, after = urlsplit(asked), urlsplit(end)
    if after.query or not is_home(after.path) or is_home(before.path):
        return False
    one, other = _site(asked), _site(end)
    depth = len([part for part in before.path.split("/") if part])
    return one == other or depth > 1


def is_home(path: str) -> bool:
    return bool(_HOME.fullmatch(path or "/"))


def _site(address: str) -> str:
    return host_of(address).removeprefix("www.")


def _says(title: str) -> bool:
    return any(_MISSING.fullmatch(_bare(part)) for part in (title, *_SPLIT.split(title)))


def _bare(text: str) -> str:
    """In lower case, without signs, and without what is said before it comes to the point."""
    words = _SIGNS.sub(" ", text.lower().replace("’", "'")).strip()
    return words[_BEFORE.match(f"{words} ").end() :]  # type: ignore[union-attr]


def _is_called(title: str, address: str) -> bool:
    """Whether the address itself says what the title says: ``/page-not-found-a-history``."""
    name = unquote(urlsplit(address).path).lower()
    words = re.findall(r"[^\W_]{3,}", title.lower())
    hits = sum(word in name for word in words)
    return bool(words) and hits * 2 >= len(words) and hits > 1
