"""A piece of Markdown with some of its signs blanked out, each other sign where it stood."""

from __future__ import annotations

import re

from metodbank.model.text import Block, BlockKind

PROSE = frozenset(BlockKind) - {BlockKind.CODE, BlockKind.HTML}
"""Blocks whose source is words and signs, not code."""

_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"\]\((?:<[^>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)")
_LINK = re.compile(
    r"\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:<[^>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\))?"
)
_ADDRESS = re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]+:[^\s<>]*>|<[^\s<>@]+@[^\s<>@]+>")
_HTML = re.compile(r"</?[A-Za-z][^<>]*>")
_BARE = re.compile(r"https?://[^\s<>]+")


def without_code(source: str) -> str:
    """The source with blanks for its code spans and comments."""
    text = _without(_CODE, source) if "`" in source else source
    return _without(_COMMENT, text) if "<!--" in text else text


def without_addresses(source: str) -> str:
    """The source with blanks for code, for the addresses of links, and for bare addresses."""
    text = without_code(source)
    for pattern in (_TARGET, _ADDRESS, _HTML, _BARE):
        text = _without(pattern, text)
    return text


def outside_links(source: str) -> str:
    """The source with blanks for code and for everything that is part of a link."""
    text = without_code(source)
    for pattern in (_LINK, _ADDRESS, _HTML):
        text = _without(pattern, text)
    return text


def is_fenced(block: Block) -> bool:
    """Whether a block of code stands between fences, and not by its indentation alone."""
    return block.source.lstrip(" \t>").startswith(("```", "~~~"))


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
