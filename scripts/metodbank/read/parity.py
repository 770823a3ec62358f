"""Where every translation of a library stands, reading no more of the texts than that takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.pack import Pack, Page
from metodbank.model.parity import Row, State, standings
from metodbank.model.text import Text
from metodbank.read.markdown import read_markdown


def parity(catalogue: Catalogue) -> tuple[Row, ...]:
    """A row for each pack and page. The catalogue may have been read without outlines."""
    everything: tuple[Pack | Page, ...] = (*catalogue.packs, *catalogue.pages)
    return tuple(_row(catalogue.library.languages, each) for each in everything)


def _row(languages: tuple[Language, ...], each: Pack | Page) -> Row:
    """Take the originals apart, and translations only when they turn out to lag behind."""
    texts = _apart(each.texts, {record.original for record in each.records.values()})
    found = standings(languages, texts, each.records)
    behind = {name for name, standing in found.items() if standing.state is State.STALE}
    if behind:
        found = standings(languages, _apart(texts, behind), each.records)
    return Row(each, found)


def _apart(texts: Mapping[Language, Text], wanted: Collection[Language]) -> dict[Language, Text]:
    found = dict(texts)
    for language in wanted:
        text = found.get(language)
        if text is not None and not text.blocks:
            contents = read_markdown(text.body, text.path, first_line=text.body_line)
            found[language] = replace(text, headings=contents.headings, blocks=contents.blocks)
    return found
