"""What an answer means: ok, broken, or nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.links.external.addresses import is_persistent
from metodbank.links.external.answer import Failure, Fault, Reply
from metodbank.links.external.page import Page
from metodbank.links.external.redirects import LOOP, NOT_WEB, NOWHERE, TOO_MANY, Journey
from metodbank.links.external.result import Reason
from metodbank.links.external.soft404 import is_parked, leads_home, says_missing
from metodbank.links.external.walls import is_door, is_wall
from metodbank.model.web import Verdict

_FAULTS: Mapping[Fault, tuple[Verdict, Reason]] = {
    Fault.NO_SUCH_HOST: (Verdict.BROKEN, Reason.NO_SUCH_HOST),
    Fault.REFUSED: (Verdict.BROKEN, Reason.REFUSED),
    Fault.TIMEOUT: (Verdict.BROKEN, Reason.TIMEOUT),
    Fault.GARBLED: (Verdict.BROKEN, Reason.GARBLED),
    Fault.CLOSED: (Verdict.BROKEN, Reason.CLOSED),
    # Browsers forgive servers more than our reader does.
    Fault.UNREADABLE: (Verdict.CANNOT_TELL, Reason.UNREADABLE),
    Fault.TLS: (Verdict.BROKEN, Reason.TLS),
    Fault.TLS_EXPIRED: (Verdict.BROKEN, Reason.TLS_EXPIRED),
    Fault.TLS_NAME: (Verdict.BROKEN, Reason.TLS_NAME),
    Fault.TLS_SELF_SIGNED: (Verdict.BROKEN, Reason.TLS_SELF_SIGNED),
    # Browsers fetch the certificate that the server forgot to send.
    Fault.TLS_CHAIN: (Verdict.CANNOT_TELL, Reason.TLS_CHAIN),
    Fault.NAMES_AWAY: (Verdict.CANNOT_TELL, Reason.NAMES_AWAY),
    Fault.NO_NETWORK: (Verdict.CANNOT_TELL, Reason.NO_NETWORK),
    Fault.PRIVATE: (Verdict.CANNOT_TELL, Reason.PRIVATE),
}
_TROUBLES = {
    LOOP: Reason.LOOP,
    TOO_MANY: Reason.TOO_MANY,
    NOWHERE: Reason.NOWHERE,
    NOT_WEB: Reason.NOT_WEB,
}
_GONE = (404, 410)
_LOGIN = (401, 407)
_FORBIDDEN = (402, 403)
_LEGAL = 451
_BUSY = 429
_LATER = 503
# The address is right or wrong; these say only that it may not be asked for in this way.
_UNUSUAL = (405, 406, 408, 409, 412, 415, 417, 418, 421, 423, 425, 426, 428, 431, 501)
_WRONG = range(400, 500)
_ERRORS = range(500, 600)


def judged(asked: str, journey: Journey, page: Page | None) -> tuple[Verdict, Reason]:
    """The verdict on one address, before its anchors and its past are looked at."""
    answer = journey.answer
    if isinstance(answer, Failure):
        return _FAULTS[answer.fault]
    if journey.trouble:
        if journey.trouble == LOOP and journey.cookies:
            return Verdict.CANNOT_TELL, Reason.COOKIES
        return Verdict.BROKEN, _TROUBLES[journey.trouble]
    if is_wall(answer, page):
        return Verdict.CANNOT_TELL, Reason.WALL
    if not 200 <= answer.status < 300:
        return _refused(answer)
    if is_door(asked, journey.end, page):
        return Verdict.CANNOT_TELL, Reason.LOGIN
    if not answer.whole:
        return Verdict.CANNOT_TELL, Reason.SLOW
    if _lost_its_page(asked, journey):
        return Verdict.BROKEN, Reason.HOME
    if page is not None and says_missing(page, asked):
        return Verdict.BROKEN, Reason.MISSING
    if page is not None and is_parked(page):
        return Verdict.BROKEN, Reason.PARKED
    return Verdict.OK, Reason.ANSWERS


def _lost_its_page(asked: str, journey: Journey) -> bool:
    if len(journey.stops) < 2 or journey.place or is_persistent(asked):
        return False
    return leads_home(asked, journey.end)


def _refused(reply: Reply) -> tuple[Verdict, Reason]:
    status = reply.status
    if status in _GONE:
        return Verdict.BROKEN, Reason.GONE
    if status in _LOGIN:
        return Verdict.CANNOT_TELL, Reason.LOGIN
    if status in _FORBIDDEN:
        return Verdict.CANNOT_TELL, Reason.FORBIDDEN
    if status == _LEGAL:
        return Verdict.CANNOT_TELL, Reason.LEGAL
    if status == _BUSY or (status == _LATER and "retry-after" in reply.headers):
        return Verdict.CANNOT_TELL, Reason.BUSY
    if status in _UNUSUAL:
        return Verdict.CANNOT_TELL, Reason.UNUSUAL
    if status in _WRONG or status in _ERRORS:
        return Verdict.BROKEN, Reason.ERROR
    return Verdict.CANNOT_TELL, Reason.UNUSUAL
