"""metodbank links merge."""

from __future__ import annotations

from pathlib import Path

import click

from metodbank.cli.command import CouldNotRun, command, lang_option, library_at, root_option
from metodbank.cli.links import say_mended
from metodbank.cli.options import diff_option, fix_option, format_option, output_option
from metodbank.cli.outside import known_of, told, write_ledger
from metodbank.cli.speaking import speak
from metodbank.links.external import ledger
from metodbank.links.external.journal import Journal, NotAJournal, absent, merged, read_journal
from metodbank.links.rules import OUTSIDE
from metodbank.linter import fixing, sites
from metodbank.model.finding import Report
from metodbank.model.language import Language, said


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
    library = library_at(root)
    parts = [_read(path) for path in files]
    missing = absent(parts)
    if missing:
        names = ", ".join(map(str, missing))
        raise CouldNotRun(said(f"delarna {names} saknas", f"the parts {names} are missing"))
    whole = merged(parts)
    known, positions, broken = known_of(library)
    if not broken and update_ledger:
        after = ledger.remembered(known, whole.asked, whole.results, whole.day)
        write_ledger(library, known, after, lang)
    if broken:
        report = Report.of(broken, packs=0)
    else:
        found = told(library, whole, known, positions)
        report = Report.of(found.findings, packs=0)
        if diff or fix:
            mended = sites.mend(library, Report.of(found.mends, packs=0))
            if diff:
                click.echo(fixing.difference(library, mended.texts), nl=False)
            else:
                say_mended(library, mended, lang)
    speak(form, report, library, lang, output, of=OUTSIDE)
    return 1 if report.errors else 0


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
