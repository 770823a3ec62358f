"""Asking other people's servers: how far it has come, and going on after an interruption."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from metodbank.cli.command import CouldNotRun
from metodbank.cli.stopping import stoppable
from metodbank.disk import MEMORY, write_file
from metodbank.links.external import journal
from metodbank.links.external.addresses import Question
from metodbank.links.external.journal import Journal, NotAJournal, read_journal
from metodbank.links.external.result import Result
from metodbank.links.external.shard import Shard
from metodbank.model.language import Language, said
from metodbank.model.manners import Manners
from metodbank.model.web import Known, Verdict

_SAVED_EVERY = 5.0
"""Seconds. What an interruption costs at most."""


def ask(
    started: Journal,
    waiting: list[Question],
    known: Mapping[str, Known],
    manners: Manners,
    allow_private: bool,
    kept_in: Path,
    lang: Language,
) -> Journal:
    """Ask what is waiting; what an interrupted run of the same day has learnt is not asked again.

    Raises:
        CouldNotRun: there is no network, or somebody interrupted.
    """
    from metodbank.links.external.run import NoNetwork

    before = {each.address: each for each in _interrupted(kept_in, started)}
    results = dict(_still_good(before, waiting))
    left = [each for each in waiting if each.address not in results]
    saved = time.monotonic()

    def save() -> None:
        write_file(kept_in, journal.as_text(started.with_results(results.values())))

    with _progress(len(left), lang) as step:

        def tell(result: Result) -> None:
            nonlocal saved
            results[result.address] = result
            step()
            if time.monotonic() - saved > _SAVED_EVERY:
                save()
                saved = time.monotonic()

        try:
            with stoppable():
                asyncio.run(_run(left, known, manners, allow_private, tell))
        except NoNetwork:
            # What failed for want of a network is no answer to go on from.
            write_file(kept_in, journal.as_text(started.with_results(before.values())))
            raise CouldNotRun(
                said(
                    "inget nät: ingen server svarar, så inga länkar är kontrollerade",
                    "no network: no server answers, so no links have been checked",
                )
            ) from None
        except KeyboardInterrupt:
            save()
            raise CouldNotRun(
                said(
                    f"avbruten efter {len(results)} av {len(waiting)}; kör kommandot igen i dag,"
                    " så fortsätter det där",
                    f"interrupted after {len(results)} of {len(waiting)}; run the command again"
                    " today and it goes on from there",
                )
            ) from None
    return started.with_results(results.values())


def _still_good(
    before: Mapping[str, Result], waiting: Collection[Question]
) -> Iterator[tuple[str, Result]]:
    """What need not be asked again: a failure always is, and so is a place not asked for then."""
    for each in waiting:
        found = before.get(each.address)
        if found is None or found.verdict is not Verdict.OK:
            continue
        if set(each.anchors) <= set(found.question.anchors):
            yield each.address, found


async def _run(
    left: list[Question],
    known: Mapping[str, Known],
    manners: Manners,
    allow_private: bool,
    tell: Callable[[Result], None],
) -> None:
    from metodbank.cli.speaking import version_of_tool
    from metodbank.links.external.client import Client
    from metodbank.links.external.clock import Clock
    from metodbank.links.external.run import ask_all

    async with Client(manners, version_of_tool(), allow_private=allow_private) as client:
        await ask_all(left, known, client, manners, Clock(), tell)


def _interrupted(kept_in: Path, started: Journal) -> tuple[Result, ...]:
    try:
        before = read_journal(kept_in)
    except (NotAJournal, OSError):
        return ()
    return before.results if before.day == started.day else ()


def place_of(site: Path, top: Path, shard: Shard) -> Path:
    """Where the answers of a run are kept while it goes on: one file a site and part."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(site))).hexdigest()[:16]
    return top / MEMORY / f"links-external-{name}-{shard.number}-{shard.of}.json"


@contextmanager
def _progress(total: int, lang: Language) -> Iterator[Callable[[], None]]:
    """A bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty() or not total:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    words = said("frågar andras servrar", "asking other people's servers")
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words[lang], total=total)
        yield lambda: bar.advance(task)
