"""Every address that was ever published, and whether it still answers.

The ledger is a text file with one address a line, sorted, so that two branches merge:
``/metoder/soppa/``, counted from the site's root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.links.fault import Fault
from metodbank.links.files import is_page
from metodbank.links.nearest import Places, address_of
from metodbank.links.survey import Survey
from metodbank.links.verdict import Judge

ANSWERS = "published-address-answers"
FILE = "_ledger/published.txt"
"""Under the folder of hand-written pages."""

# What readers keep the address of, beside pages. The rest are parts of pages and comes and goes.
_KEPT = (
    *(".pdf", ".docx", ".odt", ".xlsx", ".pptx", ".epub", ".ics", ".csv", ".mrcx", ".ris"),
    *(".bib", ".atom", ".rss"),
)
_WRONG = re.compile(r"(?!/)|//|.*?(?:/#|\s#\s|[\x00-\x1f\ufffd])")
"""Rows that are no address: marks of a merge, full addresses, anchors, remarks behind one."""
_NOT_KEPT = ("404.html", "404/index.html")


def published(survey: Survey) -> Iterator[str]:
    """The addresses that a site publishes now."""
    for path in survey.stamps:
        kept = is_page(path) or path.lower().endswith(_KEPT)
        if kept and path not in _NOT_KEPT:
            yield f"/{address_of(path)}"


def rows(ledger: str) -> Iterator[tuple[int, str, bool]]:
    """Every row of the ledger but its remarks: line, text, and whether it is an address."""
    for line, text in enumerate(ledger.split("\n"), 1):
        row = text.strip()
        if row and not row.startswith("#"):
            yield line, row, not _WRONG.match(row)


def with_new(ledger: str, survey: Survey) -> str:
    """The ledger with what is published now. Nothing is ever taken out; remarks stay on top."""
    remarks = [row for line in ledger.split("\n") if (row := line.strip()).startswith("#")]
    known = {row for _, row, _ in rows(ledger)}
    return "\n".join([*remarks, *sorted(known | set(published(survey)))]) + "\n"


def vanished(ledger: str, survey: Survey, judge: Judge) -> Iterator[Fault]:
    """Addresses of the ledger where neither a page nor a redirect is left; rows that are none."""
    places: Places | None = None
    for line, address, sound in rows(ledger):
        if not sound:
            yield Fault(ANSWERS, [], raw=address, line=line, words={"row": address})
            continue
        if judge.file_at(address[1:]):
            continue
        places = places or Places(survey.stamps)
        meant = places.meant(address)
        yield Fault(ANSWERS, [], raw=address, target=address, meant=meant, line=line)
