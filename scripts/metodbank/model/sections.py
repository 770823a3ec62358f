"""A text in the sections that are translated one by one, each with a digest of its words."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from metodbank.model.text import Block, BlockKind, Heading, Text

TITLE, OPENING = "title", "opening"
"""Keys of the sections that have no heading: the front matter, and what stands first."""

_DEEPEST = 2
_UNSEEN = "\u00ad\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Section:
    """``key`` is the heading's anchor; ``digest`` changes when a word or a sign does."""

    key: str
    digest: str
    heading: Heading | None = None


def digest_of(words: Iterable[str]) -> str:
    """Twelve signs that stand for some words, whatever the space between them.

    Space does not count at all, not only how much there is: emphasis and links that come or go
    leave blanks behind, and no translator need look at a text again for those.
    """
    plain = unicodedata.normalize("NFC", "".join("".join(words).split()))
    for sign in _UNSEEN:
        plain = plain.replace(sign, "")
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:12]


def sections(text: Text) -> tuple[Section, ...]:
    """Title and summary, what stands before the first heading, and each part under a ``##``.

    Deeper headings belong to the part they stand in. Code and HTML have no words.
    """
    found: list[Section] = []
    taken = {TITLE, OPENING}
    if text.fields is not None:
        found.append(Section(TITLE, digest_of((text.title, "\n", text.summary))))
    headings = iter(text.headings)
    here: Heading | None = None
    words: list[str] = []

    def close() -> None:
        if here is None and not any(each.strip() for each in words):
            return
        key = OPENING if here is None else _free(here.anchor, taken)
        taken.add(key)
        found.append(Section(key, digest_of(words), here))

    for block in text.blocks:
        heading = next(headings, None) if _is_heading(block) else None
        if heading is not None and heading.level <= _DEEPEST:
            close()
            here, words = heading, []
        words.append(block.words)
    close()
    return tuple(found)


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor itself, unless it is one of the names for parts without a heading."""
    while anchor in taken:
        anchor += "_"
    return anchor
