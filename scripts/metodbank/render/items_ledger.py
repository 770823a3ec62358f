"""The names that items were published under -> the YAML file that keeps them.

One item a line, and everything in its order, so that two branches merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metodbank.model.library import Library
from metodbank.model.published_items import Names
from metodbank.render.scalar import as_digest, as_key

_HEAD = """\
# yaml-language-server: $schema={schema}
# Skrivs av `metodbank links --update-published`: vad checklistornas punkter hette när de kom ut.
# Written by `metodbank links --update-published`: what the items were called when published.
"""


def items_ledger(library: Library, ledger: Mapping[str, Names]) -> str:
    """``_ledger/items.yml``."""
    schema = library.schema_beside(library.item_ledger, "items")
    return _HEAD.format(schema=schema) + ("".join(_pages(ledger)) or "{}\n")


def _pages(ledger: Mapping[str, Names]) -> Iterator[str]:
    for page, names in sorted(ledger.items()):
        if names:
            yield f"\n{as_key(page)}:\n"
            yield from (f"  {as_key(id_)}: {as_digest(names[id_])}\n" for id_ in sorted(names))
