"""``metodbank links --external`` beside other link checkers, on a web of our own.

    python -m tests.bench.links_external [--addresses 1000] [--hosts 50] [--peers]

A process of its own plays the hosts, on 127.0.1.1 and on, so nothing leaves this machine. Told are
wrong verdicts, requests an address, the most requests that a host had at once, and the time beside
the least that the manners allow: a pause between the starts, two at a time, what servers ask for.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import multiprocessing
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp import web
from metodbank.links.external.addresses import page_of, questions
from metodbank.links.external.client import Client
from metodbank.links.external.clock import Clock
from metodbank.links.external.result import Result
from metodbank.links.external.run import ask_all
from metodbank.model.manners import Manners
from metodbank.model.web import Fingerprint, Known

MANNERS = Manners(delay=0.25, timeout=2, pause=0.5, patience=5, at_once=100, most_bytes=500_000)
PATIENCE = 150
"""Seconds for a peer."""
_SLOW, _REST = 1.0, 1.0
_WORDS = "bibliotek samtal demokrati deltagare kommun soppa framtid möte fråga lyssna " * 20
_CASINO = "casino bonus spins jackpot betting license poker slots roulette wager " * 20
_MARK = Fingerprint(
    title="Samtal i Hylte",
    language="sv",
    words=["bibliotek", "demokrati", "deltagare", "hylte", "kommun", "samtal"],
)


@dataclass(frozen=True)
class Kind:
    """``verdict`` is the right one, ``requests`` the fewest that can tell, ``takes`` their time."""

    verdict: str
    path: str
    requests: int = 1
    takes: float = 0.0
    fragment: str = ""
    tls: bool = False


KINDS = {
    "ok": Kind("ok", "/ok/{n}"),
    "file": Kind("ok", "/file/{n}.pdf"),
    "404": Kind("broken", "/404/{n}"),
    "410": Kind("broken", "/410/{n}"),
    "500": Kind("broken", "/500/{n}", 2),
    "503 once": Kind("ok", "/once/{n}", 2),
    "429 with Retry-After": Kind("ok", "/busy/{n}", 2),
    "loop": Kind("broken", "/loop/{n}", 2),
    "chain of three": Kind("ok", "/chain/{n}/3", 4),
    "moved for good": Kind("ok", "/moved/{n}", 2),
    "slow": Kind("ok", "/slow/{n}", 1, _SLOW),
    "hanging": Kind("broken", "/hang/{n}", 2, 2 * MANNERS.timeout),
    "405 on HEAD": Kind("ok", "/nohead/{n}.pdf", 2),
    "403": Kind("cannot-tell", "/403/{n}"),
    "401": Kind("cannot-tell", "/401/{n}"),
    "bot wall": Kind("cannot-tell", "/wall/{n}"),
    "login": Kind("cannot-tell", "/member/{n}", 2),
    "soft 404": Kind("broken", "/soft/{n}"),
    "to the front page": Kind("broken", "/home/{n}", 2),
    "taken over": Kind("broken", "/taken/{n}"),
    "anchor": Kind("ok", "/ok/a{n}", 1, 0, "del-2"),
    "no such anchor": Kind("broken", "/ok/b{n}", 1, 0, "del-9"),
    "huge body": Kind("ok", "/huge/{n}"),
    "slow drip": Kind("cannot-tell", "/drip/{n}", 1, MANNERS.timeout),
    "bad TLS": Kind("broken", "/tls/{n}", 1, 0, "", True),
}
_USUAL = ("ok", "file")


def page(title: str, body: str = _WORDS, status: int = 200, lang: str = "sv") -> web.Response:
    text = f'<html lang="{lang}"><title>{title}</title><h1>{title}</h1><p id="del-2">{body}</p>'
    return web.Response(text=text, content_type="text/html", status=status)


class Hosts:
    """All hosts in one: what each path answers, and what was asked."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.requests = 0
        self.seen: set[str] = set()

    def reset(self) -> None:
        self.most.clear()
        self.seen.clear()
        self.requests = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        self.requests += 1
        self.now[host] += 1
        self.most[host] = max(self.most[host], self.now[host])
        try:
            return await self._answer(request, host)
        finally:
            self.now[host] -= 1

    async def _answer(self, request: web.BaseRequest, host: str) -> web.StreamResponse:
        _, kind, *rest = (*request.path.split("/"), "")
        key = host + request.path
        first = key not in self.seen
        self.seen.add(key)
        match kind:
            case "robots.txt":
                return web.Response(status=404)
            case "404" | "410" | "500" | "403" | "401":
                return page("Fel", "", int(kind))
            case "once" if first:
                return web.Response(status=503)
            case "busy" if first:
                return web.Response(status=429, headers={"Retry-After": str(int(_REST))})
            case "loop":
                raise web.HTTPFound(
                    request.path + "x" if not rest[0].endswith("x") else request.path[:-1]
                )
            case "chain" if rest[1] != "0":
                raise web.HTTPFound(f"/chain/{rest[0]}/{int(rest[1]) - 1}")
            case "moved":
                raise web.HTTPMovedPermanently(f"/ok/m{rest[0]}")
            case "member":
                raise web.HTTPFound("/login?next=x")
            case "home":
                raise web.HTTPFound("/")
            case "slow":
                await asyncio.sleep(_SLOW)
            case "hang":
                await asyncio.sleep(3600)
            case "nohead" if request.method == "HEAD":
                return web.Response(status=405)
            case "wall":
                response = page("Just a moment...", "", 503)
                response.headers["cf-mitigated"] = "challenge"
                return response
            case "soft":
                return page("Sidan hittades inte", "Sök på webbplatsen.")
            case "taken":
                return page("Best online casino", _CASINO, lang="en")
            case "huge" | "drip":
                return await self._stream(request, slow=kind == "drip")
        if kind in ("file", "nohead"):
            return web.Response(body=b"%PDF-1.7", content_type="application/pdf")
        return page("Samtal i Hylte")

    async def _stream(self, request: web.BaseRequest, slow: bool) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
        await response.prepare(request)
        try:
            for _ in range(3600 if slow else 400):
                await response.write(b"x" if slow else b"<p>samtal " * 5000)
                if slow:
                    await asyncio.sleep(0.5)
        except (ConnectionError, asyncio.CancelledError):
            pass
        return response


def serve(hosts: int, pipe: Connection) -> None:
    """The process that plays the hosts; a word on the pipe asks for the counts, or to stop."""

    async def live() -> None:
        told = Hosts()
        runner = web.ServerRunner(
            web.Server(told.answer, access_log=None, handler_cancellation=True),
            shutdown_timeout=0.1,
        )
        await runner.setup()
        port = 0
        for number in range(1, hosts + 1):
            await web.TCPSite(runner, f"127.0.1.{number}", port, backlog=512).start()
            port = runner.addresses[0][1]
        pipe.send(port)
        loop = asyncio.get_running_loop()
        while (word := await loop.run_in_executor(None, pipe.recv)) != "stop":
            if word == "reset":
                told.reset()
            pipe.send((told.requests, max(told.most.values(), default=0)))
        await runner.cleanup()

    asyncio.run(live())


def addresses(count: int, hosts: int, port: int) -> dict[str, str]:
    """Address -> the name of its kind: half of each host's are sound, the rest take turns."""
    special = [name for name in KINDS if name not in _USUAL]
    found: dict[str, str] = {}
    turn = 0
    for number in range(count):
        host = f"127.0.1.{number % hosts + 1}"
        if number // hosts % 2:
            name = special[turn % len(special)]
            turn += 1
        else:
            name = _USUAL[number // hosts % 6 == 2]
        kind = KINDS[name]
        scheme = "https" if kind.tls else "http"
        fragment = f"#{kind.fragment}" if kind.fragment else ""
        found[f"{scheme}://{host}:{port}{kind.path.format(n=number)}{fragment}"] = name
    return found


def least(told: dict[str, str], hosts: int) -> float:
    """Seconds that nobody can go below who keeps the manners: those of the slowest host."""
    worst = 0.0
    for number in range(1, hosts + 1):
        kinds = [KINDS[name] for address, name in told.items() if f"//127.0.1.{number}:" in address]
        starts = sum(kind.requests for kind in kinds)  # robots.txt comes before the first
        rests = sum(_REST - MANNERS.delay for kind in kinds if kind.path.startswith("/busy"))
        busy = sum(kind.takes for kind in kinds) / MANNERS.per_host
        long = max(kind.takes + MANNERS.pause * (kind.requests - 1) for kind in kinds)
        worst = max(worst, starts * MANNERS.delay + rests, busy, long + MANNERS.delay)
    return worst


def ours(told: dict[str, str]) -> tuple[dict[str, str], float]:
    """What our engine says of each address, and how long it takes."""
    known = {
        str(page_of(address)): Known(
            first_seen=date(2026, 1, 1),
            fingerprint=_MARK,
        )
        for address in told
    }
    results: dict[str, Result] = {}

    def tell(result: Result) -> None:
        results[result.address] = result

    async def run() -> None:
        async with Client(MANNERS, "bench", allow_private=True) as client:
            await ask_all(questions(told), known, client, MANNERS, Clock(), tell)

    start = time.perf_counter()
    asyncio.run(run())
    took = time.perf_counter() - start
    return {address: str(results[str(page_of(address))].verdict) for address in told}, took


def _lychee(place: Path) -> list[str]:
    return [
        *("lychee", "--no-progress", "--include-fragments", "--timeout", "2", "--max-retries", "1"),
        *("--format", "json", str(place)),
    ]


def _linkinator(place: Path) -> list[str]:
    return [
        *("linkinator", str(place), "--format", "json", "--timeout", "2000", "--retry"),
        *("--check-fragments", "--verbosity", "info"),
    ]


def _linkchecker(place: Path) -> list[str]:
    return [
        *("linkchecker", "--check-extern", "--no-status", "--no-robots", "--timeout", "2", "-o"),
        *("csv", "--recursion-level", "1", place.as_uri()),
    ]


def _htmltest(place: Path) -> list[str]:
    return ["htmltest", "--conf", str(place.parent / "htmltest.yml"), str(place)]


def _proofer(place: Path) -> list[str]:
    return ["htmlproofer", "--no-enforce-https", "--log-level", "error", str(place.parent)]


PEERS: dict[str, Callable[[Path], list[str]]] = {
    "lychee": _lychee,
    "linkinator": _linkinator,
    "LinkChecker": _linkchecker,
    "htmltest": _htmltest,
    "html-proofer": _proofer,
}


_JSON = ("lychee", "linkinator")


def broken_in(name: str, output: str, told: Iterable[str]) -> set[str]:
    """The addresses that a peer calls broken."""
    if name == "linkinator":
        try:
            rows = json.loads(output[output.index("{") :])["links"]
            return {row["url"] for row in rows if row["state"] == "BROKEN"} & set(told)
        except (ValueError, KeyError):
            return set()
    if name == "LinkChecker":
        output = "\n".join(row for row in output.splitlines() if ";False;" in row)
    if name == "lychee":
        report = json.loads(output[: output.rindex("}") + 1])
        output = json.dumps({key: report.get(key) for key in ("error_map", "timeout_map")})
    return {each for each in told if re.search(re.escape(each) + r"(?![\w#/.])", output)}


def peer(name: str, words: list[str], told: dict[str, str]) -> tuple[set[str] | None, float]:
    """What a peer calls broken (None when it did not come to its end) and its time."""
    start = time.perf_counter()
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None, PATIENCE
    took = time.perf_counter() - start
    output = done.stdout if name in _JSON else done.stdout + done.stderr
    return broken_in(name, output, told), took


def main() -> int:
    asks = argparse.ArgumentParser()
    asks.add_argument("--addresses", type=int, default=1000)
    asks.add_argument("--hosts", type=int, default=50)
    asks.add_argument("--peers", action="store_true")
    wish = asks.parse_args()
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(wish.hosts, there))
    process.start()
    try:
        port = here.recv()
        told = addresses(wish.addresses, wish.hosts, port)
        floor = least(told, wish.hosts)
        print(f"{len(told)} addresses, {wish.hosts} hosts; manners allow {floor:.1f} s at best\n")
        print("| checker | s | beside the least | requests an address | at once | wrong |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        found, took = ours(told)
        here.send("count")
        requests, most = here.recv()
        wrong = [a for a, name in told.items() if found[a] != KINDS[name].verdict]
        each = f"{requests / len(told):.2f}"
        row("metodbank", f"{took:.1f}", f"{took / floor:.2f}", each, most, len(wrong))
        misses = {"metodbank": Counter(told[a] for a in wrong)}
        for name, words in PEERS.items() if wish.peers else ():
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder) / "index.html"
                Path(folder).chmod(0o755)  # LinkChecker reads as another user
                links = (f'<a href="{html.escape(a)}">x</a>' for a in told)
                place.write_text("<!doctype html><title>x</title>" + "\n".join(links), "utf-8")
                (Path(folder) / "htmltest.yml").write_text(
                    f'DirectoryPath: "{folder}"\nOutputDir: "{folder}"\nExternalTimeout: 2\n'
                )
                command = words(place)
                if not shutil.which(command[0]):
                    row(name, "not installed", "", "", "", "")
                    continue
                here.send("reset")
                here.recv()
                broken, took = peer(name, command, told)
                here.send("count")
                requests, most = here.recv()
            each = f"{requests / len(told):.2f}"
            if broken is None:
                row(name, f"> {PATIENCE}", "", each, most, "did not finish")
                continue
            wrong = [a for a, k in told.items() if (a in broken) != (KINDS[k].verdict == "broken")]
            misses[name] = Counter(told[a] for a in wrong)
            row(name, f"{took:.1f}", f"{took / floor:.2f}", each, most, len(wrong))
        print()
        for name, counts in misses.items():
            words_ = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
            print(f"{name}: {words_ or 'no wrong verdict'}")
    finally:
        here.send("stop")
        process.join(10)
        process.terminate()
    return 0


def row(*cells: object) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
