"""metodbank links.

What only a library needs is loaded only for a library: any other site is checked without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from metodbank.cli.external import Wanted, external_options, run
from metodbank.cli.group import main
from metodbank.cli.nested import Nested
from metodbank.cli.options import (
    diff_option,
    fix_option,
    format_option,
    no_cache_option,
    output_option,
    rule_option,
    strict_option,
)
from metodbank.cli.speaking import speak
from metodbank.links.built import findings, links_in
from metodbank.links.host import is_base
from metodbank.links.rules import BY_NAME, EVERY, RULES
from metodbank.links.rules.external import EXTERNAL_ADDRESS_CAN_BE_CHECKED
from metodbank.links.survey import Survey
from metodbank.linter.naming import NoSuchChoice, rules_in
from metodbank.linter.site_memory import surveyed as survey_of
from metodbank.model.finding import Finding, Report
from metodbank.model.garbage import uncollected
from metodbank.model.language import Language, said
from metodbank.model.library import Library
from metodbank.read.root import ConfigError, find_root

if TYPE_CHECKING:
    from metodbank.linter.fixing import Mended

_UNTOLD = EXTERNAL_ADDRESS_CAN_BE_CHECKED.name


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked of one site. ``library`` is None when the site is of no library."""

    site: Path
    library: Library | None
    base_url: str
    rules: Collection[str]
    memory: bool

    def surveyed(self) -> Survey:
        keep_in = self.library.root if self.library else Path.cwd()
        found = survey_of(self.site, self.base_url, keep_in if self.memory else None)
        if not found.pages:
            raise CouldNotRun(
                said(f"hittar inga HTML-sidor i {self.site}", f"no HTML pages in {self.site}")
            )
        return found

    def report(self, surveyed: Survey) -> Report:
        with uncollected():
            report = Report.of(self._asked(self._found(surveyed)), packs=0)
        return replace(report, pages=len(surveyed.pages), links=links_in(surveyed))

    def _asked(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """What was asked about, and what stands in the way of any answer, as a spoilt ledger."""
        return (
            each
            for each in found
            if not self.rules or each.rule.name in self.rules or each.rule.name not in BY_NAME
        )

    def _found(self, surveyed: Survey) -> Iterator[Finding]:
        if self.library is None:
            return findings(surveyed)
        from metodbank.linter import sites

        return sites.examine(surveyed, self.library)

    def with_outside(self, report: Report, found: Iterable[Finding]) -> Report:
        """The report with what was found on other people's sites."""
        every = Report.of((*report.findings, *self._asked(found)), packs=0)
        return replace(report, findings=every.findings)


@main.command(cls=Nested, others=("archive", "merge"))
@click.argument(
    "site", metavar="SITE", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option("--base-url", help="Where SITE is published. Default: what mkdocs.yml says.")
@rule_option
@format_option
@output_option
@fix_option
@diff_option
@strict_option
@click.option("--update-published", is_flag=True, help="Record new addresses and items.")
@no_cache_option
@external_options
@root_option
@lang_option
@command
def links(
    site: Path,
    base_url: str | None,
    rules: tuple[str, ...],
    form: str,
    output: Path | None,
    fix: bool,
    diff: bool,
    strict: bool,
    update_published: bool,
    no_cache: bool,
    wanted: Wanted,
    root: Path | None,
    lang: Language,
) -> int:
    """Check every link of a built SITE; exit 1 when there are errors.

    Any static site will do. Inside a library, or with --root, faults are placed in its texts.
    """
    library = _library(site, root)
    if library is None and (fix or diff or update_published or wanted.update):
        raise click.UsageError("--fix, --diff and --update-... need a library: --root DIR")
    if base_url is None:
        base_url = library.site_url if library else ""
    if base_url and not is_base(base_url):
        words = said(
            f"”{base_url}” är ingen adress för en webbplats: skriv som https://exempel.se/metoder/",
            f'"{base_url}" is no address of a site: write it as https://example.org/methods/',
        )
        raise CouldNotRun(words)
    try:
        asked = rules_in(rules, BY_NAME)
    except NoSuchChoice as error:
        raise CouldNotRun(error.message) from None
    wish = Wish(site, library, base_url, asked, not no_cache)
    with working(READING, lang):
        surveyed = wish.surveyed()
        report = wish.report(surveyed)
    told = run(wanted, surveyed, library, lang)
    report = wish.with_outside(report, told.findings)
    if library is not None and (fix or diff):
        from metodbank.linter import fixing, sites

        with working(READING, lang):
            mended = sites.mend(library, wish.with_outside(report, told.mends))
        if diff:
            click.echo(fixing.difference(library, mended.texts), nl=False)
        else:
            say_mended(library, mended, lang)
    if library is not None and update_published:
        from metodbank.cli.recording import record

        record(library, surveyed, lang)
    speak(
        form,
        report,
        library or Library(Path.cwd()),
        lang,
        output,
        asked,
        of=EVERY if wanted.ask else RULES,
    )
    # What nobody can tell never fails a check.
    failing = (each.rule for each in report.findings if strict)
    return 1 if report.errors or any(each.name != _UNTOLD for each in failing) else 0


def _library(site: Path, root: Path | None) -> Library | None:
    """The library that a site was built from: the one that was named, or that the site lies in."""
    if root is not None:
        return library_at(root)
    try:
        top = find_root(Path.cwd())
    except ConfigError:
        return None
    return library_at(top) if site.resolve().is_relative_to(top.resolve()) else None


def say_mended(library: Library, mended: Mended, lang: Language) -> None:
    """Write the mended texts and say which."""
    from metodbank.linter import fixing

    written = fixing.write(library, mended)
    for path in written:
        click.echo(path, err=True)
    made, held = len(mended.made), len(mended.withheld)
    words = said(
        f"{made} lagade i källan{'; bygg webbplatsen på nytt' if made else ''}"
        + (f"; {held} lät bli, de skulle leda till nya fynd" if held else ""),
        f"{made} mended in the source{'; build the site again' if made else ''}"
        + (f"; {held} left alone, they would lead to new findings" if held else ""),
    )
    click.echo(f"metodbank: {words[lang]}", err=True)
