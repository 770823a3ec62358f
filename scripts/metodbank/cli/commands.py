"""Options -> call -> print -> exit code. The work is done below this floor.

Exit codes: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

from pathlib import Path

import click

from metodbank import check as checks
from metodbank import read
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
from metodbank.cli.rules import EVERY_RULE
from metodbank.disk import write_tree
from metodbank.model.finding import Report
from metodbank.model.language import Language, said
from metodbank.read.catalogue import read_catalogue


@main.command()
@click.argument("rule", required=False)
@lang_option
@command
def explain(rule: str | None, lang: Language) -> int:
    """Explain a RULE, or list them all."""
    import difflib

    from metodbank.links.rules import EVERY as BUILT
    from metodbank.report import text

    rules = {each.name: each for each in (*read.RULES, *checks.RULES, *BUILT)}
    if rule is None:
        width = max(map(len, rules))
        click.echo("\n".join(f"{name:{width}}  {rules[name].title[lang]}" for name in rules))
        return 0
    if rule not in rules:
        near = difflib.get_close_matches(rule, list(rules), 1, 0.4)
        hint = {"sv": f" Menade ni {near[0]}?", "en": f" Did you mean {near[0]}?"} if near else {}
        raise CouldNotRun(
            said(
                f"det finns ingen regel {rule}.{hint.get('sv', '')}",
                f"there is no rule {rule}.{hint.get('en', '')}",
            )
        )
    click.echo(text.explain(rules[rule], lang), nl=False)
    return 0


@main.command()
@click.argument("into", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@root_option
@lang_option
@command
def stage(into: Path, root: Path | None, lang: Language) -> int:
    """Write plain Markdown of everything into DIR, for any other site generator."""
    from metodbank.exchange.listing import listing
    from metodbank.links.external.addresses import archived_in
    from metodbank.read.files import drawing_styles, pack_files
    from metodbank.read.parity import parity
    from metodbank.read.web import read_link_ledger
    from metodbank.render.drawing import standalone_all
    from metodbank.render.parity import notes_markdown, parity_pages
    from metodbank.render.rules import rule_pages
    from metodbank.render.schema import schemas
    from metodbank.render.stage import stage_tree
    from metodbank.render.status import status_file
    from metodbank.report.document import SCHEMA_FILE
    from metodbank.report.document import schema as report_schema

    with working(READING, lang):
        catalogue = read_catalogue(library_at(root))
        rows = parity(catalogue)
        ledger = read_link_ledger(catalogue.library).value
    known = ledger[0] if ledger else {}
    report = Report.of(catalogue.findings, packs=len(catalogue.packs))
    published = {
        f"schema/{name}": schema
        for name, schema in {**schemas(catalogue.library), SCHEMA_FILE: report_schema()}.items()
    }
    tree: dict[str, str | bytes] = {
        **stage_tree(catalogue, notes_markdown(catalogue, rows), archived_in(known)),
        **parity_pages(catalogue, rows),
        **status_file(catalogue, rows),
        **standalone_all(pack_files(catalogue), drawing_styles(catalogue)),
        "catalogue.json": listing(catalogue),
        **rule_pages(catalogue, EVERY_RULE, published),
        **published,
    }
    changed = write_tree(tree, into)
    count = len(changed)
    words = said(
        f"{count} {'fil skriven' if count == 1 else 'filer skrivna'} i {into}",
        f"{count} {'file' if count == 1 else 'files'} written in {into}",
    )
    click.echo(words[lang])
    if report.errors:
        hint = said(
            "några packar gick inte att läsa: kör metodbank check",
            "some packs could not be read: run metodbank check",
        )
        click.echo(f"metodbank: {hint[lang]}", err=True)
    return 1 if report.errors else 0


@main.command()
@root_option
@lang_option
@command
def schema(root: Path | None, lang: Language) -> int:
    """Write the JSON Schemas that editors use for completion."""
    from metodbank.render.schema import schemas

    library = library_at(root)
    folder = library.schemas
    for name in write_tree(schemas(library), library.root / folder):
        click.echo(f"{folder}/{name}")
    return 0
