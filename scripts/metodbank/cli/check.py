"""metodbank check."""

from __future__ import annotations

import sys
from dataclasses import dataclass
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
from metodbank.disk import write_file
from metodbank.linter import baseline as baselines
from metodbank.linter import fixing
from metodbank.linter.choice import chosen, hold_pages, paths_in
from metodbank.linter.memory import remember, remembered, state_of
from metodbank.linter.naming import NoSuchChoice, rules_in
from metodbank.linter.run import ALL_RULES, examine
from metodbank.model.finding import Report
from metodbank.model.language import Language, said
from metodbank.model.library import Library


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked of one check."""

    library: Library
    paths: tuple[str, ...]
    rules: tuple[str, ...]
    baseline: Path | None
    strict: bool
    memory: bool

    def examined(self) -> Report:
        """The whole library's report, remembered or made now."""
        today = date.today()
        state = state_of(self.library, today) if self.memory else None
        report = remembered(self.library, state)
        if report is None:
            report = examine(self.library, today=today)
            remember(self.library, state, report)
        if not report.packs:
            raise CouldNotRun(said("hittar inga packar att kontrollera", "found no packs to check"))
        return report

    def shown(self, report: Report) -> Report:
        """The part of a report that was asked for, less what the baseline knows."""
        report = chosen(self.library, report, self.paths, self.rules)
        if not report.packs and not hold_pages(self.library, self.paths):
            raise CouldNotRun(said("hittar inga packar att kontrollera", "found no packs to check"))
        if self.baseline is not None:
            report = baselines.without_known(report, baselines.read_baseline(self.baseline))
        return report

    def failed(self, report: Report) -> bool:
        return bool(report.findings if self.strict else report.errors)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@rule_option
@format_option
@output_option
@fix_option
@diff_option
@strict_option
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings in this file.",
)
@click.option("--update-baseline", is_flag=True, help="Write all findings to the baseline.")
@click.option("--watch", is_flag=True, help="Check again at every change.")
@no_cache_option
@root_option
@lang_option
@command
def check(
    paths: tuple[Path, ...],
    rules: tuple[str, ...],
    form: str,
    output: Path | None,
    fix: bool,
    diff: bool,
    strict: bool,
    baseline: Path | None,
    update_baseline: bool,
    watch: bool,
    no_cache: bool,
    root: Path | None,
    lang: Language,
) -> int:
    """Check every pack and page, or some PATHS; exit 1 when there are errors."""
    library = library_at(root)
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE")
    if watch and (fix or diff or output or update_baseline):
        raise click.UsageError("--watch goes with none of --fix, --diff, --output")
    try:
        wish = Wish(
            library,
            paths_in(library, paths, Path.cwd()),
            rules_in(rules, ALL_RULES),
            None if update_baseline else baseline,
            strict,
            not no_cache,
        )
        if watch:
            return _watch(wish, lang)
        with working(READING, lang):
            report = wish.examined()
        if update_baseline and baseline is not None:
            return _put_off(wish, baseline, report, lang)
        if fix or diff:
            report = _mend(wish, report, lang, show=diff)
        shown = wish.shown(report)
    except (NoSuchChoice, baselines.NoBaseline) as error:
        raise CouldNotRun(error.message) from None
    speak(form, shown, library, lang, output, wish.rules, of=ALL_RULES.values())
    return 1 if wish.failed(shown) else 0


def _mend(wish: Wish, report: Report, lang: Language, *, show: bool) -> Report:
    """Mend what was asked for, or show the mends; the report as it is afterwards."""
    wanted = chosen(wish.library, report, wish.paths, wish.rules)
    today = date.today()
    with working(READING, lang):
        mended = fixing.mend(
            wish.library, report, wanted.findings, lambda copy: examine(copy, today=today)
        )
    if show:
        click.echo(fixing.difference(wish.library, mended.texts), nl=False)
        return report
    written = fixing.write(wish.library, mended)
    for path in written:
        click.echo(path, err=True)
    held = len(mended.withheld)
    words = said(
        f"{len(mended.made)} lagade i {len(written)} {'fil' if len(written) == 1 else 'filer'}"
        + (f"; {held} lät bli, de skulle leda till nya fynd" if held else ""),
        f"{len(mended.made)} mended in {len(written)} {'file' if len(written) == 1 else 'files'}"
        + (f"; {held} left alone, they would lead to new findings" if held else ""),
    )
    click.echo(f"metodbank: {words[lang]}", err=True)
    return wish.examined() if written else report


def _put_off(wish: Wish, path: Path, report: Report, lang: Language) -> int:
    """Write every finding that was asked for to the baseline."""
    wanted = chosen(wish.library, report, wish.paths, wish.rules)
    write_file(path, baselines.as_baseline(wanted))
    count = len(wanted.findings)
    words = said(f"{count} fynd i {path}", f"{count} findings in {path}")
    click.echo(words[lang])
    return 0


def _watch(wish: Wish, lang: Language) -> int:
    """Check at once and then at every change, until interrupted."""
    from metodbank.linter.watching import Remembered, changes

    kept = Remembered()
    hint = said("väntar på ändringar; Ctrl-C avslutar", "waiting for changes; Ctrl-C ends")
    changed = changes(wish.library)
    try:
        while True:
            report = kept.examine(wish.library, today=date.today())
            if sys.stdout.isatty():
                click.clear()
            rules = ALL_RULES.values()
            speak("text", wish.shown(report), wish.library, lang, asked=wish.rules, of=rules)
            click.echo(f"metodbank: {hint[lang]}", err=True)
            next(changed)
    except KeyboardInterrupt:
        return 0
    finally:
        changed.close()
