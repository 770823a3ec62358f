"""A block's source -> its words, each where it stood: all that is no prose becomes blanks."""

from __future__ import annotations

import re

from metodbank.model.text import BlockKind

_CODE = re.compile(r"(`+).+?\1", re.DOTALL)
_TARGET = re.compile(
    r"""\]\(\s*(?:<[^>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)  # an address
        (?:\s+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?\s*\)  # and its title, which is read""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\[(?:[0-9]{1,3}|red|ed)\]|\]\[[^\]\n]*\]")
_MARKUP = re.compile(r"<[A-Za-z/!][^>]*>|https?://[^\s<>)\]]+")
_SIGNS = re.compile(r"!?\[|\]|\*+|~~|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_START = re.compile(r"^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*(?:>[ \t]?)*#{1,6}[ \t]|[ \t]+#+[ \t]*$")
_PIPES = re.compile(r"(?<!\\)\|")
_NOT_PROSE = (BlockKind.CODE, BlockKind.HTML)


def words_of(source: str, kind: BlockKind) -> str:
    """The words of a block, in a text of the same length and with the same line ends."""
    if kind in _NOT_PROSE:
        return _blank(source)
    text = _without(_CODE, source)
    text = _TARGET.sub(_title_only, text)
    for pattern in (_REFERENCE, _MARKUP):
        text = _without(pattern, text)
    text = _without(_HEADING if kind is BlockKind.HEADING else _START, text)
    if kind is BlockKind.ROW:
        text = _without(_PIPES, text)
    return _without(_SIGNS, text)


def without_code(source: str) -> str:
    """The source with blanks for its code spans."""
    return _without(_CODE, source)


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _blank(match[0]), text)


def _title_only(match: re.Match[str]) -> str:
    group = "double" if match["double"] is not None else "single"
    if match[group] is None:
        return _blank(match[0])
    start, end = (place - match.start() for place in match.span(group))
    return _blank(match[0][:start]) + match[group] + _blank(match[0][end:])


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)
