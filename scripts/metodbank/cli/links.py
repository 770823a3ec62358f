"""metodbank links."""

from __future__ import annotations

from pathlib import Path

import click

from metodbank.cli.command import READING, CouldNotRun, command, lang_option, working
from metodbank.cli.group import main
from metodbank.model.finding import Report
from metodbank.model.language import Language, said


@main.command()
@click.argument(
    "site", metavar="SITE", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option("--base-url", default="", help="The address where SITE will be published.")
@lang_option
@command
def links(site: Path, base_url: str, lang: Language) -> int:
    """Check that every local link of a built SITE leads somewhere."""
    from metodbank.links.built import broken_links
    from metodbank.report.text import line

    with working(READING, lang):
        findings, pages = broken_links(site, base_url)
    if not pages:
        raise CouldNotRun(said(f"hittar inga HTML-sidor i {site}", f"no HTML pages in {site}"))
    report = Report.of(findings, packs=pages)
    for finding in report.findings:
        click.echo(line(finding, lang))
    broken = len(report.findings)
    words = said(
        f"{pages} {'sida kontrollerad' if pages == 1 else 'sidor kontrollerade'}:"
        f" {broken} {'bruten länk' if broken == 1 else 'brutna länkar'}.",
        f"{pages} {'page' if pages == 1 else 'pages'} checked:"
        f" {broken} broken {'link' if broken == 1 else 'links'}.",
    )
    click.echo(words[lang])
    return 1 if report.findings else 0
