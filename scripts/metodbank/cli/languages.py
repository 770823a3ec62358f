"""metodbank translated, metodbank status."""

from __future__ import annotations

from collections.abc import Iterable
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
from metodbank.disk import write_tree
from metodbank.linter.choice import paths_in
from metodbank.linter.naming import NoSuchChoice
from metodbank.model.finding import Report
from metodbank.model.language import Bilingual, Language, name_of, said
from metodbank.model.library import Library
from metodbank.model.pack import Pack, Page
from metodbank.model.translation import Record
from metodbank.read.catalogue import read_catalogue


@main.command()
@click.argument("texts", metavar="[ID|PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Every pack and page.")
@click.option("--from", "original", help="The language that was written first, such as sv.")
@click.option("--to", "into", multiple=True, help="Only this language; may be given again.")
@root_option
@lang_option
@command
def translated(
    texts: tuple[Path, ...],
    everything: bool,
    original: Language | None,
    into: tuple[Language, ...],
    root: Path | None,
    lang: Language,
) -> int:
    """Record that you have brought translations up to date with their originals."""
    from metodbank.linter.translating import chosen, recorded, refusals
    from metodbank.render.translation import record_files
    from metodbank.report.text import line

    if everything == bool(texts):
        raise click.UsageError("name packs and pages by ID or PATH, or say --all")
    library = library_at(root)
    _known(library, (*into, original) if original else into)
    try:
        paths = (".",) if everything else paths_in(library, texts, Path.cwd())
    except NoSuchChoice as error:
        raise CouldNotRun(error.message) from None
    with working(READING, lang):
        catalogue = read_catalogue(library)
    wanted = chosen(catalogue, paths)
    if not wanted.packs and not wanted.pages:
        raise CouldNotRun(said("hittar inga texter där", "found no texts there"))
    refused = Report.of(refusals(wanted), packs=len(wanted.packs)).findings
    if refused:
        for finding in refused:
            click.echo(line(finding, lang))
        words = said(
            "ingenting är antecknat: ge språken samma delar först",
            "nothing is recorded: give the languages the same parts first",
        )
        click.echo(f"metodbank: {words[lang]}", err=True)
        return 1
    found = tuple(recorded(wanted, original, into, date.today()))
    new = [each for each in found if each.new]
    packs = {each.of.folder: each.records for each in new if isinstance(each.of, Pack)}
    pages = {each.of.uri: each.records for each in new if isinstance(each.of, Page)}
    write_tree(record_files(catalogue, packs, pages), library.root)
    for each in new:
        name = each.of.folder if isinstance(each.of, Pack) else f"{library.docs}/{each.of.uri}"
        for language in each.new:
            click.echo(f"{name}: {_made(each.records[language], language)[lang]}")
    _close(len(new), len(found), lang)
    return 0


def _made(record: Record, language: Language) -> Bilingual:
    """What was recorded of one translation."""
    own, other, count = name_of(language), name_of(record.original), len(record.sections)
    return said(
        f"{own['sv']} följer {other['sv']}, {count} avsnitt",
        f"{own['en']} keeps up with {other['en']}, {count} sections",
    )


def _close(new: int, looked: int, lang: Language) -> None:
    words = said(
        f"{new} antecknade, {looked - new} oförändrade",
        f"{new} recorded, {looked - new} unchanged",
    )
    click.echo(f"metodbank: {words[lang]}", err=True)


def _known(library: Library, languages: Iterable[Language]) -> None:
    for language in languages:
        if language not in library.languages:
            known = ", ".join(library.languages)
            raise CouldNotRun(
                said(
                    f"biblioteket har inte språket {language}, bara {known}",
                    f"the library does not have the language {language}, only {known}",
                )
            )


@main.command()
@click.option("--languages", is_flag=True, help="How far each translation has come.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@root_option
@lang_option
@command
def status(languages: bool, form: str, root: Path | None, lang: Language) -> int:
    """Show how the library stands: metodbank status --languages."""
    from metodbank.read.parity import parity
    from metodbank.render.status import as_json, as_text

    if not languages:
        raise click.UsageError("say what: --languages")
    with working(READING, lang):
        library = library_at(root)
        catalogue = read_catalogue(library, outline=False)
        rows = parity(catalogue)
    if not rows:
        raise CouldNotRun(said("hittar inga texter", "found no texts"))
    click.echo(
        as_json(catalogue, rows) if form == "json" else as_text(library, rows, lang), nl=False
    )
    return 0
