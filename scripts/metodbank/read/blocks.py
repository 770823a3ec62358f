"""Tokens of Markdown -> Markdown with the same blocks, in the one form that every reader takes.

What stands inside a block is somebody else's work: a ``Wording``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from metodbank.read.harmless import safe_lines

_PIPE = re.compile(r"(?<!\\)\|")
_INDENT = "    "  # Python-Markdown wants four; CommonMark takes them


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """See every address, so that a bad one can be told of."""
        return True


# A definition of a reference would vanish with its words.
PARSER = _Parser("commonmark").enable("table").disable("reference")


class Wording(Protocol):
    """What a block says; ``at`` tells on which line of the text (from 0) the next one begins."""

    def at(self, line: int) -> None: ...
    def words(self, tokens: Sequence[Token], *, marks: bool = True) -> str: ...
    def verbatim(self, token: Token) -> str: ...


def rewritten(text: str, wording: Wording) -> str:
    """Write a text anew. A block like the one before it, word for word, is written once."""
    blocks = _Blocks(wording, text.split("\n")).of(PARSER.parse(text))
    once = [block for before, block in pairwise(([], *blocks)) if block != before]
    return "\n".join(line.rstrip() for line in _parted(once)).strip("\n")


def _parted(blocks: Sequence[list[str]]) -> Iterator[str]:
    """The lines of some blocks, with an empty line between them."""
    for index, block in enumerate(blocks):
        if index:
            yield ""
        yield from block


class _Blocks:
    def __init__(self, wording: Wording, source: list[str]) -> None:
        self.wording, self.source = wording, source
        self.writers: dict[str, Callable[[Sequence[Token]], list[str]]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "blockquote_open": self._quote,
            "table_open": self._table,
            "fence": self._verbatim,
            "code_block": self._verbatim,
            "html_block": self._verbatim,
        }

    def of(self, tokens: Sequence[Token]) -> list[list[str]]:
        """Each block as its lines. Nesting has the parser's own limit."""
        found = []
        for group in _groups(tokens):
            if group[0].map:
                self.wording.at(group[0].map[0])
            write = self.writers.get(group[0].type)
            lines = write(group) if write else []
            if any(line.strip() for line in lines):
                found.append(lines)
        return found

    def _paragraph(self, tokens: Sequence[Token]) -> list[str]:
        return safe_lines(self.wording.words(tokens[1].children or ()))

    def _heading(self, tokens: Sequence[Token]) -> list[str]:
        text = " ".join(self.wording.words(tokens[1].children or (), marks=False).split())
        return [f"**{text}**"] if text else []

    def _list(self, tokens: Sequence[Token]) -> list[str]:
        ordered = tokens[0].type == "ordered_list_open"
        items = [self.of(item[1:-1]) for item in _groups(tokens[1:-1])]
        items = [blocks for blocks in items if blocks]
        # Only an item that is one paragraph stands close to the next, for all readers.
        close = all(len(blocks) == 1 for blocks in items)
        found: list[str] = []
        for number, blocks in enumerate(items, 1):
            if found and not close:
                found.append("")
            first, *rest = _parted(blocks)
            found.append((f"{number}. " if ordered else "- ") + first)
            found.extend(_INDENT + line if line else "" for line in rest)
        return found

    def _quote(self, tokens: Sequence[Token]) -> list[str]:
        return [f"> {line}".rstrip() for line in _parted(self.of(tokens[1:-1]))]

    def _table(self, tokens: Sequence[Token]) -> list[str]:
        start, end = tokens[0].map or (0, 0)
        written = self.source[start:end]
        if max(map(_cells, written)) > _cells(written[0]):
            # Readers drop the cells that the first row has none for.
            whole = Token("code_block", "", 0, content="\n".join(written))
            return safe_lines(self.wording.verbatim(whole))
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(" ".join(self.wording.words(token.children or ()).split()))
        rows.insert(1, ["---"] * len(rows[0]))
        return [f"| {' | '.join(row)} |" for row in rows]

    def _verbatim(self, tokens: Sequence[Token]) -> list[str]:
        return safe_lines(self.wording.verbatim(tokens[0]))


def _cells(row: str) -> int:
    return len(_PIPE.findall(row.strip().strip("|")))


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each block: one by itself, or from its opening to its end."""
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1
