"""Where a report goes and how it looks there: a terminal, a pipe, a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import click

from metodbank.disk import write_file
from metodbank.model.finding import Report
from metodbank.model.language import Language
from metodbank.model.library import Library
from metodbank.model.rule import Rule
from metodbank.model.rulebook import rule_urls, wanted
from metodbank.report import in_format
from metodbank.report.background import Background

_WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the window."""


def speak(
    form: str,
    report: Report,
    library: Library,
    lang: Language,
    output: Path | None = None,
    asked: Collection[str] = (),
    *,
    of: Iterable[Rule],
) -> None:
    """Say a report in one of the formats; ``asked`` are the only rules that were wanted, if any.

    ``of`` are all the rules that there are for what was looked at.

    Raises:
        OSError: the file cannot be written.
    """
    background = Background(
        rule_url=rule_urls(library, lang),
        rules=tuple(rule for rule in wanted(of, library) if not asked or rule.name in asked),
        above=_above(library.root),
        version=version_of_tool,
    )
    if output is not None and str(output) != "-":
        write_file(output, in_format(form)(report, lang, background))
    elif form == "text" and _at_terminal():
        from metodbank.report.terminal import as_terminal

        width = min(shutil.get_terminal_size().columns, _WIDEST)
        text = as_terminal(report, lang, background, width=width, colour=_in_colour())
        click.echo(text, nl=False, color=True)
    else:
        click.echo(in_format(form)(report, lang, background), nl=False)


def _at_terminal() -> bool:
    """Whether somebody reads this as it comes, or wants it to look so."""
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _in_colour() -> bool:
    return not os.environ.get("NO_COLOR")


def _above(root: Path) -> str:
    """The library's folder as seen from the top of the repository that is being checked.

    On GitHub the runner says where that is; elsewhere it is where the command is run.
    """
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    whole = root.resolve()
    inside = whole.relative_to(top).as_posix() if whole.is_relative_to(top) else "."
    return "" if inside == "." else inside


def version_of_tool() -> str:
    """The version of this tool, or nothing where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("metodbank")
    except PackageNotFoundError:
        return ""
