"""metodbank check."""

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
from metodbank.linter.run import examine
from metodbank.model.language import Language, said


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@root_option
@lang_option
@command
def check(form: str, root: Path | None, lang: Language) -> int:
    """Check every pack and page; exit 1 when there are errors."""
    from metodbank.report import machine, text

    with working(READING, lang):
        report = examine(library_at(root), today=date.today())
    if not report.packs:
        raise CouldNotRun(said("hittar inga packar att kontrollera", "found no packs to check"))
    speak = machine.as_json if form == "json" else text.as_text
    click.echo(speak(report, lang), nl=False)
    return 1 if report.errors else 0
