"""Other people's sites for a test: an invented web, and a time that passes only when all wait."""

from __future__ import annotations

import asyncio
import heapq
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from metodbank.links.external.addresses import due, questions
from metodbank.links.external.answer import Answer, Failure, Fault, Reply
from metodbank.links.external.result import Result
from metodbank.links.external.run import ask_all
from metodbank.linter.elsewhere import findings
from metodbank.model.finding import Report
from metodbank.model.library import Library
from metodbank.model.manners import Manners
from metodbank.model.web import Known
from metodbank.read.web import read_link_ledger

MANNERS = Manners(timeout=5, pause=1, delay=1)
_TURNS = 30
_ADDRESS = re.compile(r"https?://[^\s)>\"]+")


class Clock:
    """Jumps to the next moment that somebody waits for, when nobody has anything else to do."""

    def __init__(self) -> None:
        self.time = 0.0
        self._waiting: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        until = self.time + seconds
        heapq.heappush(self._waiting, until)
        try:
            while self.time < until:
                for _ in range(_TURNS):
                    await asyncio.sleep(0)
                if self._waiting[0] == until:
                    self.time = max(self.time, until)
        finally:
            self._waiting.remove(until)
            heapq.heapify(self._waiting)


class Web:
    """``{address: answer}``; an answer is a status, a title, or fields, and a list is one a time.

    Fields are ``status``, ``headers``, ``title``, ``lang``, ``body``, ``fault``, ``takes``
    (seconds), ``slow`` (the body does not come), ``head`` (the answer to HEAD).
    """

    def __init__(self, pages: Mapping[str, Any], clock: Clock) -> None:
        self.pages, self.clock = pages, clock
        self.asked: list[tuple[float, str, str]] = []
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self._times: Counter[str] = Counter()

    async def ask(self, method: str, url: str) -> Answer:
        host = urlsplit(url).hostname or ""
        self.asked.append((self.clock.now(), method, url))
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])
        try:
            told = self._told(url)
            if isinstance(told, Mapping) and "takes" in told:
                await self.clock.sleep(float(told["takes"]))
            else:
                await asyncio.sleep(0)
            return _answer(told, method)
        finally:
            self.now[host] -= 1

    def _told(self, url: str) -> Any:
        if url not in self.pages:
            return {"status": 404} if url.endswith("/robots.txt") else {"fault": "no-such-host"}
        told = self.pages[url]
        if isinstance(told, list):
            told = told[min(self._times[url], len(told) - 1)]
            self._times[url] += 1
        return told

    def times(self, host: str) -> list[float]:
        """When a host was asked, in order."""
        return [time for time, _, url in self.asked if urlsplit(url).hostname == host]


def _answer(told: Any, method: str) -> Answer:
    if isinstance(told, int):
        told = {"status": told}
    elif isinstance(told, str):
        told = {"title": told}
    if method == "HEAD" and "head" in told:
        told = {"status": told["head"]}
    if "fault" in told:
        return Failure(Fault(told["fault"]))
    title = told.get("title", "")
    lang = told.get("lang", "sv")
    body = f"<html lang={lang}><title>{title}</title><h1>{title}</h1>{told.get('body', '')}"
    headers = {"content-type": "text/html", **told.get("headers", {})}
    if "text" in told:
        body, headers = told["text"], {"content-type": "text/plain"}
    if method == "HEAD":
        body = ""
    return Reply(
        told.get("status", 200), headers, body.encode(), not told.get("slow"), bool(told.get("cut"))
    )


def asked_of(
    pages: Mapping[str, Any],
    addresses: Iterable[str],
    known: Mapping[str, Known] | None = None,
    manners: Manners = MANNERS,
) -> tuple[dict[str, Result], Web]:
    """Check addresses on an invented web: the results by address, and what was asked."""
    web = Web(pages, Clock())
    results: dict[str, Result] = {}
    asked = questions(addresses)

    def tell(result: Result) -> None:
        results[result.address] = result

    asyncio.run(ask_all(asked, known or {}, web, manners, web.clock, tell))
    return results, web


def web_report(library: Library, case: Mapping[str, Any], today: date) -> Report:
    """Check the addresses in the files of a case on the web of the case."""
    paths = [path for path in case["files"] if "/_ledger/" not in path]
    texts = [Path(library.root / path).read_text("utf-8") for path in paths]
    asked = questions(found.rstrip(".") for text in texts for found in _ADDRESS.findall(text))
    reading = read_link_ledger(library)
    assert reading.value is not None
    known, positions = reading.value
    pages = case.get("web", {})
    due_now = list(due(asked, known, today, MANNERS.trust_days))
    written = [entry for each in due_now for entry in each.written]
    results = asked_of(pages, written, known)[0] if written else {}
    mended = [replace(result, files=("index.html",)) for result in results.values()]
    found, _ = findings(library, mended, asked, known, positions, today)
    return Report.of((*reading.findings, *found), packs=0)
