"""An item that has been published is called what it was called then."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.published_items import digest_of_item, page_of
from metodbank.model.rule import Rule

RULE = Rule(
    name="item-keeps-its-id",
    title=said("Punkten behåller sitt id", "The item keeps its id"),
    why=said(
        "Den som är mitt i förberedelserna har kryss sparade under punktens id. Byter punkten id"
        " försvinner krysset, eller hamnar på en annan punkt.",
        "Somebody in the middle of preparing has ticks saved under the item's id. When the id is"
        " another, the tick is lost or lands on another item.",
    ),
    remedy=said(
        "Ge punkten tillbaka det id som den publicerades med. Texten får ni ändra som ni vill.",
        "Give the item back the id that it was published with. Its text may change as you like.",
    ),
    bad="- {id: doors, when: day, text: {sv: Öppna dörren, en: Open the door}}",
    good="- {id: open-door, when: day, text: {sv: Öppna dörren, en: Open the door}}",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for items with the very words of one that was published under another id."""
    languages = catalogue.library.languages
    for pack, items, positions in catalogue.item_lists:
        published = catalogue.published_items.get(page_of(catalogue, pack), {})
        digests = [digest_of_item(item, languages) for item in items]
        now = {(item.id, digest) for item, digest in zip(items, digests, strict=True)}
        taken = {item.id for item in items}
        for index, (item, digest) in enumerate(zip(items, digests, strict=True)):
            if published.get(item.id) == digest:
                continue
            # One that is still there, with its words, has been copied and not renamed.
            names = [
                name
                for name, words in published.items()
                if words == digest and (name, digest) not in now
            ]
            if not names:
                continue
            where = ("items", index, "id")
            yield Finding(
                RULE,
                positions.at(*where),
                f"punkten har id:t ”{item.id}” men publicerades som ”{names[0]}”",
                f'the item has the id "{item.id}" but was published as "{names[0]}"',
                Replacement.at(positions.value_at(*where), item.id, names[0])
                if names[0] not in taken
                else None,
            )
