"""Ask other people's servers: the run itself, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from metodbank.cli.external import Told, Wanted
from metodbank.cli.servers import ask, place_of
from metodbank.disk import write_file, write_tree
from metodbank.links.external import journal, ledger
from metodbank.links.external.addresses import Question, due, questions
from metodbank.links.external.journal import Journal
from metodbank.links.outside import outside
from metodbank.links.survey import Survey
from metodbank.linter import elsewhere
from metodbank.model.finding import Finding
from metodbank.model.language import Language, said
from metodbank.model.library import Library
from metodbank.model.location import Positions
from metodbank.model.manners import Manners
from metodbank.model.numerals import Noun, counted
from metodbank.model.web import Known
from metodbank.read.web import read_link_ledger

_ADDRESS = Noun(("adress", "adresser"), ("address", "addresses"))


def run(wanted: Wanted, surveyed: Survey, library: Library | None, lang: Language) -> Told:
    """Ask what has to be asked, keep what is to be kept, and tell what is wrong.

    Raises:
        CouldNotRun: there is no network, or somebody interrupted.
    """
    entries = outside(surveyed)
    every = questions(entries)
    asked = wanted.shard.part(every)
    files = {
        each.address: tuple(sorted({path for entry in each.written for path in entries[entry]}))
        for each in asked
    }
    started = Journal(date.today(), journal.mark_of(every), wanted.shard, tuple(asked), files)
    known, positions, broken = known_of(library)
    if broken:
        return Told(broken)
    if not wanted.ask:
        _write_ledger(library, known, started, lang)
        return Told()
    manners = manners_of(library)
    kept_in = place_of(surveyed.site, library.root if library else Path.cwd(), wanted.shard)
    waiting = list(due(asked, known, started.day, manners.trust_days))
    done = ask(started, waiting, known, manners, wanted.allow_private, kept_in, lang)
    try:
        if wanted.results:
            write_file(wanted.results, journal.as_text(done))
        if wanted.update:
            _write_ledger(library, known, done, lang)
    except OSError:
        with suppress(OSError):  # the disk that said no may be the same
            write_file(kept_in, journal.as_text(done))
        raise
    # A run that came to its end leaves no failures for the next one to believe in.
    kept_in.unlink(missing_ok=True)
    return told(library, done, known, positions)


def told(
    library: Library | None, done: Journal, known: Mapping[str, Known], positions: Positions
) -> Told:
    """The findings of what was asked, and what can be mended."""
    results = [each.on(done.files.get(each.address, ())) for each in done.results]
    whole = done.shard.of == 1
    there = done.asked if whole else (*done.asked, *(Question(address) for address in known))
    found, mends = elsewhere.findings(library, results, there, known, positions, done.day)
    return Told(tuple(found), tuple(mends))


def known_of(
    library: Library | None,
) -> tuple[Mapping[str, Known], Positions, tuple[Finding, ...]]:
    """The ledger, and what is wrong with it: then nothing else is done."""
    if library is None:
        return {}, Positions(""), ()
    reading = read_link_ledger(library)
    assert reading.value is not None
    return (*reading.value, reading.findings)


def manners_of(library: Library | None) -> Manners:
    """How servers are asked; they are told at least where the site is."""
    if library is None:
        return Manners()
    contact = library.manners.contact or library.repository or library.site_url
    return replace(library.manners, contact=contact)


def _write_ledger(
    library: Library | None, known: Mapping[str, Known], done: Journal, lang: Language
) -> None:
    assert library is not None
    whole = done.shard.of == 1
    after = ledger.remembered(known, done.asked, done.results, done.day, whole=whole)
    write_ledger(library, known, after, lang)


def write_ledger(
    library: Library, known: Mapping[str, Known], after: Mapping[str, Known], lang: Language
) -> None:
    """Put the ledger in place, and say how many addresses are told otherwise than before."""
    write_tree(
        {
            library.link_ledger: ledger.as_text(
                after, library.schema_beside(library.link_ledger, "links")
            )
        },
        library.root,
    )
    changed = sum(known.get(address) != each for address, each in after.items())
    changed += len(set(known) - set(after))
    count = counted(changed, _ADDRESS, lang)
    words = said(
        f"{count} nya eller ändrade i {library.link_ledger}",
        f"{count} new or changed in {library.link_ledger}",
    )
    click.echo(f"metodbank: {words[lang]}", err=True)
