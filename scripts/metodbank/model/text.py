"""One language's prose of a pack or page, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from metodbank.model.language import Language
from metodbank.model.location import Location, Positions
from metodbank.model.record import Exemption, Fields
from metodbank.model.values import Words


class TextFields(Fields):
    """The front matter of a text: the only place for its title and its summary."""

    title: Words
    summary: Words
    aliases: list[Words] = []
    template: Words | None = None
    packs: Words | None = None
    exceptions: list[Exemption] = []


@dataclass(frozen=True, slots=True)
class Heading:
    """``anchor`` is what a link's fragment must say to reach it."""

    level: int
    text: str
    anchor: str
    location: Location


class LinkKind(StrEnum):
    """What a reader's browser would do with a target."""

    LOCAL = "local"
    ANCHOR = "anchor"
    EXTERNAL = "external"
    MAIL = "mail"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """A use of an address. ``text`` is the link text, or the alt text of an image."""

    target: str
    text: str
    location: Location
    image: bool = False

    @property
    def kind(self) -> LinkKind:
        scheme, colon, _ = self.target.partition(":")
        if self.target.startswith("#"):
            return LinkKind.ANCHOR
        if self.target.startswith("//") or (colon and scheme.lower() in ("http", "https")):
            return LinkKind.EXTERNAL
        if colon and scheme.lower() in ("mailto", "tel"):
            return LinkKind.MAIL
        if colon and "/" not in scheme and "." not in scheme:
            return LinkKind.OTHER
        return LinkKind.LOCAL


@dataclass(frozen=True, slots=True)
class Reference:
    """``[2]`` in a text: a statement that rests on source number 2."""

    number: int
    location: Location


class BlockKind(StrEnum):
    """What a block of Markdown is to a reader. ``ROW`` is a row of a table."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    CODE = "code"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one role.

    ``source`` is as written. ``words`` has the same length and the same line ends, with all that
    is no prose (addresses, emphasis marks, references, code, markup) replaced by blanks, so that
    an offset in the one is an offset in the other.
    """

    kind: BlockKind
    source: str
    words: str
    start: Location

    def at(self, offset: int) -> Location:
        """Where the character at an offset of ``source`` or ``words`` stands."""
        before = self.source[:offset]
        line = before.count("\n")
        first = self.start.column or 1
        column = offset - before.rfind("\n") if line else first + offset
        return Location(self.start.path, (self.start.line or 1) + line, column)


_REFERENCE = re.compile(r"\[([0-9]{1,3})\](?!\()")


def references_in(text: str) -> Iterator[tuple[int, int]]:
    """Every ``[2]`` in a piece of text: (number, how far in it stands). ``[2](...)`` is a link."""
    for match in _REFERENCE.finditer(text):
        yield int(match[1]), match.start()


@dataclass(frozen=True, slots=True)
class Text:
    """``body`` is the Markdown after the front matter; it begins on ``body_line`` (from 1).

    ``fields`` is None when the front matter could not be read; ``positions`` says where each
    field stands.
    """

    language: Language
    path: str
    fields: TextFields | None
    body: str
    body_line: int
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    blocks: tuple[Block, ...] = ()
    positions: Positions = field(default_factory=lambda: Positions(""))

    @property
    def title(self) -> str:
        return self.fields.title if self.fields else ""

    @property
    def summary(self) -> str:
        return self.fields.summary if self.fields else ""

    @property
    def opening(self) -> Location:
        """Where the prose begins; the line after the front matter when there is none."""
        if self.blocks:
            return self.blocks[0].start
        return Location(self.path, self.body_line)

    @property
    def aliases(self) -> tuple[str, ...]:
        return tuple(self.fields.aliases) if self.fields else ()
