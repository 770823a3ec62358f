"""The HTML of a text, taken apart at its headings so that a template can place between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.outline import keys_of

_SECOND = re.compile(r'(?=<h2 id="[^"]*">)')
_THIRD = re.compile(r'(?=<h3 id="[^"]*">)')
_ANCHOR = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: ``html`` begins with its h2; what follows an h3 lies in a div."""

    key: str
    anchor: str
    title: str
    html: str


def split_sections(content: str, kind: Kind, language: Language) -> tuple[str, tuple[Section, ...]]:
    """What stands before the first heading, and the sections."""
    opening, *rest = _SECOND.split(content)
    found = [(match, block) for block in rest if (match := _ANCHOR.match(block))]
    keys = keys_of(kind, language, [match[1] for match, _ in found])
    sections = (
        Section(key or "own", match[1], _TAG.sub("", match[2]), _wrap(block))
        for key, (match, block) in zip(keys, found, strict=True)
    )
    return opening.strip(), tuple(sections)


def _wrap(block: str) -> str:
    head, *subs = _THIRD.split(block)
    if not subs:
        return block
    return head + '<div class="subs">' + "".join(f"<div>{sub}</div>" for sub in subs) + "</div>"
