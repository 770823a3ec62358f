"""Check a built site with what its library knows: sources, wishes, published addresses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import chain

from metodbank.links.built import Ledger, findings
from metodbank.links.published import FILE
from metodbank.links.survey import Survey
from metodbank.linter import fixing
from metodbank.linter.behind import Behind
from metodbank.linter.run import examine as examine_library
from metodbank.linter.run import weighed
from metodbank.model.finding import Finding, Report
from metodbank.model.library import Library
from metodbank.read.reading import Reading
from metodbank.read.textfile import read_text

_LONGEST = 50_000_000
"""Bytes. A million addresses; other texts have no need to be so long."""


def examine(survey: Survey, library: Library) -> Iterator[Finding]:
    """Everything that is wrong, as serious as the library wants it, placed in its sources."""
    kept = ledger_of(library)
    return weighed(library, chain(kept.findings, findings(survey, Behind(library), kept.value)))


def ledger_of(library: Library) -> Reading[Ledger]:
    """The library's ledger of published addresses; empty where there is none yet.

    Ends of lines do not matter in it, so its findings are only those of one that is no text.
    """
    path = f"{library.docs}/{FILE}"
    if not os.path.lexists(library.root / path):
        return Reading(Ledger(path, ""))
    kept = read_text(library.root, path, _LONGEST)
    if kept.value is None:
        return Reading(None, kept.findings)
    return Reading(Ledger(path, kept.value))


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
