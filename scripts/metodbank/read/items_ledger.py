"""The ledger of what items were called when they were published."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.model.library import Library
from metodbank.model.published_items import ItemLedger, Names
from metodbank.read.packs import read_model
from metodbank.read.reading import Reading


def read_item_ledger(library: Library) -> Reading[Mapping[str, Names]]:
    """Page -> its items; nothing where there is no ledger, or it is broken."""
    path = library.item_ledger
    if not (library.root / path).exists():
        return Reading({})
    kept = read_model(library.root, path, ItemLedger, library.languages)
    ledger = kept.value[0] if kept.value else None
    return Reading(ledger.root if ledger else {}, kept.findings)
