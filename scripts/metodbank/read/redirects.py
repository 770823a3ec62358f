"""The ledger of addresses that have moved."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.model.library import Library
from metodbank.model.redirects import Redirects
from metodbank.read.packs import read_model
from metodbank.read.reading import Reading


def read_redirects(library: Library) -> Reading[Mapping[str, str]]:
    """Old address -> new address; nothing where there is no ledger, or it is broken."""
    if not (library.root / library.redirects).exists():
        return Reading({})
    kept = read_model(library.root, library.redirects, Redirects, library.languages)
    ledger = kept.value[0] if kept.value else None
    return Reading(ledger.root if ledger else {}, kept.findings)
