"""The id is the name of the folder, and nobody else has it."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.outline import anchor
from metodbank.model.rule import Rule
from metodbank.model.values import is_id

RULE = Rule(
    name="id-is-folder-name",
    title=said(
        "Id:t är mappens namn, och ingen annan pack har det",
        "The id is the folder's name, and no other pack has it",
    ),
    why=said(
        "Id:t blir sidans adress. Den trycks, länkas och sparas, så den får aldrig ändras.",
        "The id becomes the page's address. It is printed, linked and saved, so it never changes.",
    ),
    remedy=said(
        "Använd små bokstäver a–z, siffror och bindestreck, samma i mappens namn och i `id`.",
        "Use lower-case a–z, digits and hyphens, the same in the folder's name and in `id`.",
    ),
    bad="methods/Språkkafé/  id: språkkafe",
    good="methods/sprakkafe/  id: sprakkafe",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for badly shaped, differing and repeated ids."""
    first = catalogue.register.first_ids
    for pack in catalogue.packs:
        if not is_id(pack.id):
            suggestion = anchor(pack.id.replace("_", "-")).strip("-") or "min-metod"
            yield Finding(
                RULE,
                pack.location,
                f"mappen heter ”{pack.id}”, väntade till exempel ”{suggestion}”",
                f'the folder is called "{pack.id}", expected for example "{suggestion}"',
            )
        if pack.facts is not None and pack.facts.id != pack.id:
            yield Finding(
                RULE,
                pack.positions.at("id"),
                f"`id` är ”{pack.facts.id}”, väntade mappens namn ”{pack.id}”",
                f'`id` is "{pack.facts.id}", expected the folder\'s name "{pack.id}"',
                Replacement.at(pack.positions.value_at("id"), pack.facts.id, pack.id)
                if is_id(pack.id)
                else None,
            )
        if first[pack.id] != pack.folder:
            yield Finding(
                RULE,
                pack.location,
                f"id:t ”{pack.id}” är redan taget av {first[pack.id]}",
                f'the id "{pack.id}" is already taken by {first[pack.id]}',
            )
