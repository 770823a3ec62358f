"""Servers that take us for a robot, or want to know who we are: then nobody can tell.

A reader with a browser, or with an account, may well see the page.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from metodbank.links.external.answer import Reply
from metodbank.links.external.page import Page

_CHALLENGE = ("cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-sucuri-block")
_ASKS = re.compile(
    r"just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|pardon our interruption|captcha"
    r"|access (?:to this page has been )?denied|security check|ddos[- ]guard|one more step"
    r"|request unsuccessful|client challenge|bot (?:verification|protection)"
    r"|making sure you(?:'|’)re not a bot|vänta ett ögonblick|bekräfta att du är en människa"
    r"|är du en människa|åtkomst nekad",
    re.IGNORECASE,
)
_FEW = 120
"""Words of four letters or more. A wall says little; an article about captchas says more."""
_DOOR = re.compile(
    r"(?:^|[/_.-])(?:log-?in|sign-?in|log-?on|logga-?in|inloggning|sso|saml2?|oauth2?|cas|adfs|"
    r"shibboleth|wayf|auth|authenticate|authorize|konto/logga)(?:$|[/_.?-])",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"\b(?:log ?in|sign ?in|log ?on|logga in|inloggning|inloggad)\b", re.IGNORECASE
)


def is_wall(reply: Reply, page: Page | None) -> bool:
    """Whether the answer is a question to a robot and not the page."""
    headers = reply.headers
    if "challenge" in headers.get("cf-mitigated", "") or headers.get("x-amzn-waf-action"):
        return True
    if any(name in headers for name in _CHALLENGE) and reply.status >= 400:
        return True
    if page is None or page.length > _FEW:
        return False
    return bool(_ASKS.search(page.title) or _ASKS.search(page.heading))


def is_door(asked: str, end: str, page: Page | None) -> bool:
    """Whether somebody has to log in first. A link to the place where one logs in is no fault."""
    if _is_door_address(asked):
        return False
    if end != asked and _is_door_address(end):
        return True
    titled = page is not None and bool(_WELCOME.search(page.title) or _WELCOME.search(page.heading))
    return titled and page is not None and page.asks_password


def _is_door_address(address: str) -> bool:
    parts = urlsplit(address)
    first = (parts.hostname or "").partition(".")[0]
    return bool(_DOOR.search(unquote(parts.path)) or _DOOR.fullmatch(first))
