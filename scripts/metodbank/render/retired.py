"""What the reader of a pack that is no longer recommended is told."""

from __future__ import annotations

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.pack import Pack
from metodbank.render import wording
from metodbank.render.cards import text_in
from metodbank.render.views import Farewell, Target


def farewell(catalogue: Catalogue, pack: Pack, language: Language) -> Farewell | None:
    """Since when, why and what instead; None while the pack is recommended."""
    retired = pack.facts.retired if pack.facts else None
    if retired is None:
        return None
    other = catalogue.get(pack.kind, retired.replaced_by) if retired.replaced_by else None
    text = text_in(catalogue, other, language) if other else None
    return Farewell(
        since=wording.day(retired.date, language),
        reason=retired.reason[language],
        instead=(
            Target(catalogue.library.uri(f"{other.folder}/index.md"), text.title)
            if other and text
            else None
        ),
    )
