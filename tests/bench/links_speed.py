"""Measure ``metodbank links`` against the parser alone and against other checkers.

    .venv/bin/python -m tests.bench.links_speed 200 2000 10000 --peers /tmp/peers/bin

Every site is generated (``links_site``); everything is measured in one run, since a machine's own
speed drifts. Checkers that are not there are passed over.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.bench.links_peers import PEERS, PORT, Peer
from tests.bench.links_site import SITE, Seed, generate, kinds

_LIMIT = 600.0
"""Seconds that another checker is given."""
_QUICK = 30.0
"""Seconds. A checker that takes no longer is asked as often as ours; the best counts."""
_PAUSE = 0.01
"""Seconds between two looks at the memory, at least."""
_PARSER = [sys.executable, "-m", "tests.bench.links_parse"]
_OURS = [sys.executable, "-m", "tests.bench.links_once"]
_COMMAND = [str(Path(sys.executable).with_name("metodbank")), "links"]


@dataclass(frozen=True)
class Run:
    """Wall time, CPU time of all processes, and the most memory that they held together.

    ``work`` is the wall time without the start of Python and its imports, where it is told.
    """

    wall: float
    cpu: float
    memory: int
    output: str

    @property
    def told(self) -> dict:
        return json.loads(self.output)

    @property
    def work(self) -> float:
        return float(self.told["seconds"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=int)
    parser.add_argument("--peers", default=os.environ.get("PATH", ""))
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    # As on anybody's machine: what Python has compiled stays compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PATH"] = f"{told.peers}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory(prefix="links-speed-") as folder:
        for count in told.pages:
            _measure(Path(folder) / str(count), count, told.rounds)
            shutil.rmtree(Path(folder) / str(count))


def _measure(site: Path, count: int, rounds: int) -> None:
    seeds = generate(site, count)
    size = sum(path.stat().st_size for path in site.rglob("*.html"))
    print(f"\n### {count} pages, {size / 1e6:.0f} MB, {len(seeds)} faults\n", flush=True)
    print("| what | wall s | CPU s | MB | recall | wrong alarms |")
    print("|---|---:|---:|---:|---:|---:|")
    cache = site.with_suffix(".cache")
    ours = [*_OURS, str(site), SITE, str(cache)]
    asked = [*_COMMAND, str(site), "--base-url", SITE, "--format", "json"]
    parse: list[Run] = []
    links: list[Run] = []
    cold: list[Run] = []
    whole: list[Run] = []
    warm: list[Run] = []
    again: list[Run] = []
    for _ in range(rounds):
        parse.append(_run([*_PARSER, str(site), "parse"]))
        links.append(_run([*_PARSER, str(site), "links"]))
        for runs, words in ((cold, ours), (whole, asked)):
            shutil.rmtree(cache, ignore_errors=True)
            cache.mkdir()
            runs.append(_run(words, cwd=None if words is ours else cache))
    for _ in range(rounds):
        warm.append(_run(ours))
        again.append(_run(asked, cwd=cache))
    _row("selectolax parses, two processes", _best(parse))
    _row("… and takes links out and throws them away", _best(links))
    found = cold[-1].told["findings"]
    _row("metodbank links", _quickest(whole), *_judged(found, seeds))
    judged = _judged(warm[-1].told["findings"], seeds)
    _row("metodbank links, nothing changed", _quickest(again), *judged)
    table: dict[str, set[str]] = {"metodbank": _kinds_found(found, seeds)}
    for peer in PEERS:
        command = peer.command(site)
        if command is None:
            _note(peer.name, "not installed")
            continue
        try:
            with _served(site) if peer.served else nullcontext():
                run = _run(command, cwd=site, limit=_LIMIT)
                more = rounds - 1 if run.wall < _QUICK else 0
                run = _quickest([run, *(_run(command, cwd=site) for _ in range(more))])
        except subprocess.TimeoutExpired:
            _note(peer.name, f"not done in {_LIMIT:.0f} s")
            continue
        named, wrong = _peer_judged(peer, run.output, seeds)
        table[peer.name] = {seed.kind for seed in named}
        _row(peer.name, run, f"{len(named)}/{len(seeds)}", str(wrong))
    one, other, first, second = (_best(runs).work for runs in (parse, links, cold, warm))
    print(f"\nWithout the start of Python: ours {first:.2f} s, the parser {one:.2f} s, with links")
    print(f"{other:.2f} s. Ours / parser {first / one:.2f}, ours / with links {first / other:.2f},")
    print(f"second run {second:.2f} s.")
    _kinds(table)


def _best(runs: Sequence[Run]) -> Run:
    return min(runs, key=lambda run: run.work)


def _quickest(runs: Sequence[Run]) -> Run:
    return min(runs, key=lambda run: run.wall)


def _row(name: str, run: Run, recall: str = "-", wrong: str = "-") -> None:
    numbers = f"{run.wall:.2f} | {run.cpu:.2f} | {run.memory // 1_000_000}"
    print(f"| {name} | {numbers} | {recall} | {wrong} |", flush=True)


def _note(name: str, why: str) -> None:
    print(f"| {name} | {why} | | | | |", flush=True)


def _kinds(table: dict[str, set[str]]) -> None:
    print(f"\n| kind | {' | '.join(table)} |\n|---|{'---|' * len(table)}")
    for kind in kinds():
        answers = ["yes" if kind["kind"] in found else "" for found in table.values()]
        print(f"| {kind['kind']} | {' | '.join(answers)} |")


# ---- what was found ----


def _hits(findings: Iterable[dict], seed: Seed) -> list[dict]:
    return [
        each
        for each in findings
        if each["rule"] in (seed.rule, seed.also) and seed.at in each["at"]
    ]


def _judged(findings: list[dict], seeds: list[Seed]) -> tuple[str, str]:
    by_place: dict[str, list[dict]] = {}
    for each in findings:
        for place in each["at"]:
            by_place.setdefault(place, []).append(each)
    right: set[int] = set()
    found = 0
    for seed in seeds:
        hits = _hits(by_place.get(seed.at, ()), seed)
        found += any(each["rule"] == seed.rule for each in hits)
        right.update(map(id, hits))
    wrong = sum(id(each) not in right for each in findings)
    return f"{found}/{len(seeds)}", str(wrong)


def _kinds_found(findings: list[dict], seeds: list[Seed]) -> set[str]:
    return {
        seed.kind
        for seed in seeds
        if any(each["rule"] == seed.rule for each in _hits(findings, seed))
    }


def _peer_judged(peer: Peer, output: str, seeds: list[Seed]) -> tuple[list[Seed], int]:
    """Other checkers print addresses: each seed has a word that stands in no other."""
    errors = peer.errors(output)
    words = set(re.findall(r"(?:trasig|hel)[0-9]+", errors))
    found = [seed for seed in seeds if seed.token in words]
    return found, sum(word.startswith("hel") for word in words)


# ---- running ----


@contextmanager
def _served(site: Path) -> Iterator[None]:
    """The site on this computer, for as long as a checker needs it."""
    command = [sys.executable, "-m", "tests.bench.links_server", str(site), str(PORT)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT)):
                break
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


def _run(command: Sequence[str], cwd: Path | None = None, limit: float | None = None) -> Run:
    before = os.times()
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
        with _Watch(process.pid) as watch:
            try:
                process.wait(limit)
            except subprocess.TimeoutExpired:
                for pid in reversed(_family(process.pid)):
                    os.kill(pid, signal.SIGKILL)
                process.wait()
                raise
            wall = time.perf_counter() - start
        after = os.times()
        out.seek(0)
        output = out.read().decode("utf-8", "replace")
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return Run(wall, cpu, watch.memory, output)


class _Watch(threading.Thread):
    """Looks now and then how much memory a process and all that it started hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.memory = 0
        self._pid = pid
        self._over = threading.Event()

    def __enter__(self) -> _Watch:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        pause = _PAUSE
        while not self._over.wait(pause):
            start = time.perf_counter()
            self.memory = max(self.memory, _memory(self._pid))
            # The more a process holds, the longer a look takes, and the process stands still.
            pause = max(_PAUSE, 20 * (time.perf_counter() - start))


def _family(pid: int) -> list[int]:
    """A process and all that it started (Linux)."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    """Bytes that a process and all that it started hold; shared pages count once (Linux)."""
    total = 0
    for each in _family(pid):
        try:
            rows = Path(f"/proc/{each}/smaps_rollup").read_text()
        except OSError:
            continue
        match = re.search(r"^Pss:\s+(\d+) kB", rows, re.MULTILINE)
        total += int(match[1]) * 1024 if match else 0
    return total


if __name__ == "__main__":
    main()
