"""Every address that was ever published, and whether it still answers.

The ledger is a text file with one address a line, sorted, so that two branches merge:
``/metoder/soppa/``, counted from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
_NOT_KEPT = ("404.html", "404/index.html")


def published(survey: Survey) -> Iterator[str]:
    """The addresses that a site publishes now."""
    for path in survey.stamps:
        kept = is_page(path) or path.lower().endswith(_KEPT)
        if kept and path not in _NOT_KEPT:
            yield f"/{address_of(path)}"


def read_ledger(path: Path) -> str:
    """The ledger's text; empty where there is none yet.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return ""


def with_new(ledger: str, survey: Survey) -> str:
    """The ledger with what is published now. Nothing is ever taken out; remarks stay on top."""
    rows = [row.strip() for row in ledger.split("\n")]
    remarks = [row for row in rows if row.startswith("#")]
    known = {row for row in rows if row and not row.startswith("#")}
    return "\n".join([*remarks, *sorted(known | set(published(survey)))]) + "\n"


def vanished(ledger: str, survey: Survey, judge: Judge) -> Iterator[Fault]:
    """Addresses of the ledger where neither a page nor a redirect is left."""
    places: Places | None = None
    for line, row in enumerate(ledger.split("\n"), 1):
        address = row.strip()
        if not address or address.startswith("#") or judge.file_at(address.lstrip("/")):
            continue
        places = places or Places(survey.stamps)
        meant = places.meant(address)
        yield Fault(ANSWERS, [], raw=address, target=address, meant=meant, line=line)
