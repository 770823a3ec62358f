"""Everything that a reader meets in words, one piece at a time, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metodbank.model.catalogue import Catalogue, Written
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.location import Location
from metodbank.model.text import Block, BlockKind, Text


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a text, or the text of one field.

    ``source`` is as written and ``words`` of the same length, with blanks for what is no prose.
    Of a field only the place of the whole is known. ``title`` is that of the text the passage
    belongs to, ``pack`` the kind of its pack.
    """

    language: Language
    source: str
    words: str
    written: Block | Written
    title: str = ""
    pack: Kind | None = None

    def at(self, offset: int) -> Location:
        if isinstance(self.written, Block):
            return self.written.at(offset)
        return self.written.location

    @property
    def kind(self) -> BlockKind | None:
        return self.written.kind if isinstance(self.written, Block) else None


def passages(catalogue: Catalogue) -> Iterator[Passage]:
    """The passages of every pack and page of a catalogue: texts first, then fields in YAML."""
    for pack in catalogue.packs:
        for text in pack.texts.values():
            yield from _text(text, pack.kind)
    for page in catalogue.pages:
        for text in page.texts.values():
            yield from _text(text, None)
    for each in catalogue.written:
        if each.language is not None:
            yield Passage(each.language, each.text, each.text, each)


def _text(text: Text, pack: Kind | None) -> Iterator[Passage]:
    title, language = text.title, text.language
    for name, words in (("title", title), ("summary", text.summary)):
        if words:
            field = Written(text.positions, (name,), language, words)
            yield Passage(language, words, words, field, title, pack)
    for block in text.blocks:
        if block.kind not in _WITHOUT_WORDS:
            yield Passage(language, block.source, block.words, block, title, pack)


_WITHOUT_WORDS = (BlockKind.CODE, BlockKind.HTML)
