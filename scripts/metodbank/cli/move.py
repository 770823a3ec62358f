"""metodbank move."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from metodbank.cli.command import (
    READING,
    CouldNotRun,
    command,
    lang_option,
    library_at,
    root_option,
    working,
)
from metodbank.cli.group import main
from metodbank.cli.stopping import stoppable
from metodbank.linter.moving.move import make, tried
from metodbank.linter.moving.wish import CannotMove, wish
from metodbank.linter.run import examine
from metodbank.model.language import Language, said
from metodbank.report.text import line


@main.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Tell what would change; write nothing.")
@root_option
@lang_option
@command
def move(old: str, new: str, dry_run: bool, root: Path | None, lang: Language) -> int:
    """Rename a page or a pack from OLD to NEW, with every link that leads there.

    OLD and NEW are ids of packs, or pages: om, docs/om/plats. The old address leads on to the
    new one, and short addresses on paper stay as they are.
    """
    library = library_at(root)
    today = date.today()
    try:
        wanted = wish(library, old, new)
    except CannotMove as problem:
        raise CouldNotRun(problem.message) from None
    with working(READING, lang):
        done = tried(library, wanted, lambda copy: examine(copy, today=today))
    if done.problems:
        for finding in done.problems:
            click.echo(line(finding, lang))
        words = said(
            "inget är flyttat: det skulle leda till fynden ovan",
            "nothing was moved: it would lead to the findings above",
        )
        click.echo(f"metodbank: {words[lang]}", err=True)
        return 1
    for path, to in sorted(wanted.files.items()):
        click.echo(f"{path} -> {to}")
    for path in sorted(set(done.tree) - set(wanted.files.values())):
        click.echo(path)
    if not dry_run:
        with stoppable():
            make(library, done)
    return 0
