"""Check a built site with what its library knows: sources, wishes, published addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from metodbank.links.built import Ledger, findings
from metodbank.links.published import FILE, read_ledger
from metodbank.links.survey import Survey
from metodbank.linter import fixing
from metodbank.linter.behind import Behind
from metodbank.linter.run import examine as examine_library
from metodbank.linter.run import weighed
from metodbank.model.finding import Finding, Report
from metodbank.model.library import Library


def examine(survey: Survey, library: Library) -> Iterator[Finding]:
    """Everything that is wrong, as serious as the library wants it, placed in its sources."""
    return weighed(library, findings(survey, Behind(library), ledger_of(library)))


def ledger_of(library: Library) -> Ledger:
    """The library's ledger of published addresses; empty where there is none yet."""
    path = f"{library.docs}/{FILE}"
    return Ledger(path, read_ledger(Path(library.root / path)))


def mend(library: Library, report: Report) -> fixing.Mended:
    """Try the mends that the findings offer on a copy of the library; nothing is written.

    An address was found good when it was offered. Here the texts that hold it are checked anew,
    and a mend that would lead to a finding there is withheld.
    """
    today = date.today()
    before = examine_library(library, today=today)
    return fixing.mend(
        library,
        before,
        report.findings,
        lambda copy: examine_library(copy, today=today),
        # Other rules quote the address in what they say, and it is another one now.
        same=lambda finding: (finding.rule.name, finding.location.path),
    )
