"""What the items of checklists were called when they were published: ``_ledger/items.yml``.

::

    metoder/soppa/index.md:
      open-door: 3f2a9c0d11e4

Under the published page of a pack, the id of each item and a digest of its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pydantic import ConfigDict, RootModel

from metodbank.model.catalogue import Catalogue
from metodbank.model.facts import Item
from metodbank.model.language import Language
from metodbank.model.pack import Pack
from metodbank.model.sections import digest_of
from metodbank.model.values import SectionDigest, Words

Names: TypeAlias = Mapping[str, str]
"""Id of an item -> digest of its words."""


class ItemLedger(RootModel[dict[Words, dict[Words, SectionDigest]]]):
    """Page of a pack, without language, -> its items."""

    model_config = ConfigDict(frozen=True)


def page_of(catalogue: Catalogue, pack: Pack) -> str:
    """The published page that stands for a pack in the ledger."""
    return catalogue.library.uri(f"{pack.folder}/index.md")


def digest_of_item(item: Item, languages: Sequence[Language]) -> str:
    """A digest of what an item says in the first language that it has."""
    said = (item.text[language] for language in languages if language in item.text)
    return digest_of((next(said, ""),))


def with_published(ledger: Mapping[str, Names], catalogue: Catalogue) -> Mapping[str, Names]:
    """The ledger with the items of a catalogue. What has gone stays, as the name it once had."""
    languages = catalogue.library.languages
    found = {page: dict(names) for page, names in ledger.items()}
    for pack, items, _ in catalogue.item_lists:
        names = found.setdefault(page_of(catalogue, pack), {})
        names.update((item.id, digest_of_item(item, languages)) for item in items)
    return found
