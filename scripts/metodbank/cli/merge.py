"""metodbank links merge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from metodbank.cli.command import CouldNotRun, command, lang_option, library_at, root_option
from metodbank.cli.links import say_mended
from metodbank.cli.options import diff_option, fix_option, format_option, output_option
from metodbank.cli.outside import known_of, told, write_ledger
from metodbank.cli.speaking import speak
from metodbank.links.external import ledger
from metodbank.links.external.journal import (
    Journal,
    NotAJournal,
    absent,
    in_order,
    merged,
    read_journal,
)
from metodbank.links.rules import OUTSIDE
from metodbank.linter import fixing, sites
from metodbank.model.finding import Report
from metodbank.model.language import Language, said
from metodbank.model.library import Library
from metodbank.model.web import Known
from metodbank.read.root import ConfigError, find_root


@click.command("merge")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
)
@format_option
@output_option
@click.option("--update-ledger", is_flag=True, help="Write what was learnt into the ledger.")
@fix_option
@diff_option
@root_option
@lang_option
@command
def merge(
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    update_ledger: bool,
    fix: bool,
    diff: bool,
    root: Path | None,
    lang: Language,
) -> int:
    """Put the results of several --shard runs together: one report, one ledger."""
    library = _library(root)
    if library is None and (fix or diff or update_ledger):
        raise click.UsageError("--fix, --diff and --update-ledger need a library: --root DIR")
    parts = [_read(path) for path in files]
    for path, part in zip(files, parts, strict=True):
        if part.site != parts[0].site:
            raise CouldNotRun(
                said(
                    f"{files[0]} och {path} är inte av samma webbplats: sidornas länkar ut skiljer"
                    " sig; kör alla delar på samma bygge",
                    f"{files[0]} and {path} are not of the same site: the pages' outward links"
                    " differ; run every part on the same build",
                )
            )
    missing = absent(parts)
    if missing:
        names = ", ".join(map(str, missing))
        raise CouldNotRun(said(f"delarna {names} saknas", f"the parts {names} are missing"))
    whole = merged(parts)
    known, positions, broken = known_of(library)
    if library is not None and update_ledger and not broken:
        write_ledger(library, known, _remembered(known, parts, whole), lang)
    if broken:
        report = Report.of(broken, packs=0)
    else:
        found = told(library, whole, known, positions)
        pages = {path for paths in whole.files.values() for path in paths}
        report = replace(
            Report.of(found.findings, packs=0), pages=len(pages), links=len(whole.asked)
        )
        if library is not None and (diff or fix):
            mended = sites.mend(library, Report.of(found.mends, packs=0))
            if diff:
                click.echo(fixing.difference(library, mended.texts), nl=False)
            else:
                say_mended(library, mended, lang)
    speak(form, report, library or Library(Path.cwd()), lang, output, of=OUTSIDE)
    return 1 if report.errors else 0


def _library(root: Path | None) -> Library | None:
    """The library that is named, or that we stand in, if any: parts may be of any site."""
    if root is None:
        try:
            find_root(Path.cwd())
        except ConfigError:
            return None
    return library_at(root)


def _remembered(
    known: Mapping[str, Known], parts: Iterable[Journal], whole: Journal
) -> Mapping[str, Known]:
    """The ledger after all parts, each learnt on its own day."""
    for part in in_order(parts):
        fresh = [each for each in part.results if not _is_later(known.get(each.address), part.day)]
        known = ledger.remembered(known, part.asked, fresh, part.day, whole=False)
    return ledger.remembered(known, whole.asked, (), whole.day)


def _is_later(known: Known | None, day: date) -> bool:
    """Whether the ledger has learnt of an address after a day."""
    return bool(known and known.last_ok and day < known.last_ok <= date.today())


def _read(path: Path) -> Journal:
    try:
        return read_journal(path)
    except NotAJournal:
        raise CouldNotRun(
            said(
                f"{path} är ingen fil från metodbank links --results",
                f"{path} is no file of metodbank links --results",
            )
        ) from None
