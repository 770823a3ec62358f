"""The parts that a method's template adds, in the page's table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.structure.toc import AnchorLink

from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.outline import CASES, CHECKLIST, RELATED
from metodbank.render.views import PackView
from metodbank.site.sections import Section


def add_generated(
    items: list[AnchorLink], view: PackView, language: Language, sections: Sequence[Section]
) -> None:
    """Put what the template of a method adds before its sources, where the template has it."""
    tongue = language if language in LANGUAGES else ENGLISH
    parts = ((CHECKLIST, view.own), (CASES, True), (RELATED, view.related))
    added = [part for part, shown in parts if shown]
    before = {each.anchor for each in sections if each.key == "sources"}
    last = next((n for n, item in enumerate(items) if item.id in before), len(items))
    items[last:last] = [AnchorLink(part.heading[tongue], part.anchor(tongue), 2) for part in added]
