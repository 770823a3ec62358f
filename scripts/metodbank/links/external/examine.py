"""The recipe for one address: ask, follow, read, judge, compare with what it was.

A file is asked for with HEAD, which brings no body, and with GET when that is refused or fails. A
page is asked for with GET at once, since its words are what tells whether it is still the page.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from metodbank.links.external.addresses import Question, is_persistent
from metodbank.links.external.answer import Reply
from metodbank.links.external.asker import GET, HEAD, Asker, NotAllowed
from metodbank.links.external.fingerprint import fingerprint, is_another
from metodbank.links.external.judgement import judged
from metodbank.links.external.page import read_page
from metodbank.links.external.redirects import Journey, follow
from metodbank.links.external.result import Reason, Result
from metodbank.links.external.soft404 import is_home
from metodbank.model.manners import Manners
from metodbank.model.web import Fingerprint, Known, Verdict

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|gz|7z|epub|png|jpe?g|gif|webp|svg|avif|ico"
    r"|mp[34]|m4[av]|webm|og[gv]|wav|ics|vcf|json|css|js)",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?:jsessionid|phpsessid|sessionid|[?&;](?:sid|session|token|ticket)=)", re.I
)


async def examine(
    question: Question, known: Known | None, asker: Asker, manners: Manners
) -> Result:
    """Check one address."""
    address = question.address
    try:
        journey = await _journey(question, asker, manners)
    except NotAllowed:
        return Result(question, Verdict.CANNOT_TELL, Reason.ROBOTS)
    answer = journey.answer
    reply = answer if isinstance(answer, Reply) else None
    page = read_page(reply) if reply and reply.is_page and reply.body else None
    verdict, reason = judged(address, journey, page)
    before = known.fingerprint if known else None
    missing: tuple[str, ...] = ()
    now: Fingerprint | None = None
    if verdict is Verdict.OK and page is not None and reply is not None:
        if before is not None and is_another(page, before):
            verdict, reason = Verdict.BROKEN, Reason.ANOTHER
        else:
            now = fingerprint(page)
            if not reply.cut:
                missing = tuple(each for each in question.anchors if not page.has(each))
            if missing:
                # What a script builds in the browser has places that the text does not show.
                verdict, reason = (
                    (Verdict.CANNOT_TELL, Reason.SCRIPTED)
                    if page.is_built_by_script
                    else (Verdict.BROKEN, Reason.ANCHOR)
                )
    return Result(
        question,
        verdict,
        reason,
        status=reply.status if reply else 0,
        end=journey.end if journey.end != address else "",
        moved_to=_moved_to(journey) if verdict is Verdict.OK else "",
        missing=missing,
        fingerprint=now,
        title=page.title[:120] if page else "",
    )


async def _journey(question: Question, asker: Asker, manners: Manners) -> Journey:
    address = question.address
    if _FILE.fullmatch(_ending(address)) and not question.anchors:
        tried = await follow(asker.ask, HEAD, address, manners.most_hops)
        answer = tried.answer
        if isinstance(answer, Reply) and 200 <= answer.status < 300 and not answer.is_page:
            return tried
        if tried.trouble:
            return tried
        # What was redirected already need not be asked for again.
        rest = await follow(asker.ask, GET, tried.end, manners.most_hops, further=True)
        lasting = tried.lasting
        if lasting == len(tried.stops) - 1:
            lasting += rest.lasting
        stops = (*tried.stops[:-1], *rest.stops)
        cookies = tried.cookies or rest.cookies
        return Journey(
            stops, rest.answer, lasting, rest.trouble, cookies, rest.place or tried.place
        )
    return await follow(asker.ask, GET, address, manners.most_hops)


def _ending(address: str) -> str:
    name = urlsplit(address).path.rpartition("/")[2]
    return name[name.rfind(".") :] if "." in name else ""


def _moved_to(journey: Journey) -> str:
    """The address to write instead; empty when the one that stands there is the best."""
    found = journey.moved_to
    if not found or _SESSION.search(found):
        return ""
    if is_persistent(journey.stops[0]):
        return ""
    if is_home(urlsplit(found).path) and not is_home(urlsplit(journey.stops[0]).path):
        return ""
    return found
