"""Markdown -> headings, links, figures and references, with line and column.

CommonMark with pipe tables: what GitHub, pandoc and Python-Markdown all agree on. The tokens
carry lines; columns are found by looking for the address in those lines, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from metodbank.model.location import Location
from metodbank.model.outline import anchor
from metodbank.model.text import Block, BlockKind, Heading, Link, Reference, references_in
from metodbank.read.prose import without_code, words_of


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Every address is a link to us: the check is to see ``file:`` and ``javascript:`` too."""
        return True


_PARSER = _Parser("commonmark").enable("table")
_OPENINGS = ("](", "](<")
_COUNTED = re.compile(r"(.*)_([0-9]{1,9})")
_CONTAINERS = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "tr_open": BlockKind.ROW,
}
_CLOSED = {name.replace("_open", "_close") for name in _CONTAINERS}
_WHOLE = {
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "html_block": BlockKind.HTML,
}


@dataclass(frozen=True, slots=True)
class Contents:
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    blocks: tuple[Block, ...] = ()


def read_markdown(body: str, path: str, *, first_line: int = 1) -> Contents:
    """Take a body of Markdown apart. ``first_line`` is the file's line on which it begins."""
    lines = body.split("\n")
    headings: list[Heading] = []
    links: list[Link] = []
    references: list[Reference] = []
    blocks: list[Block] = []
    inside: list[BlockKind] = []
    level, taken = 0, dict[str, str]()
    span: _Span | None = None
    for token in _PARSER.parse(body):
        if token.type in _CONTAINERS:
            inside.append(_CONTAINERS[token.type])
        elif token.type in _CLOSED:
            inside.pop()
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in _WHOLE and token.map:
            whole = _Span(path, lines, first_line, (token.map[0], token.map[1]))
            blocks.append(whole.block(_WHOLE[token.type]))
        elif token.type == "inline" and token.map:
            lines_of = (token.map[0], token.map[1])
            if span is None or span.lines != lines_of:  # the cells of a row share one
                span = _Span(path, lines, first_line, lines_of)
                references.extend(_references(span))
                blocks.append(span.block(inside[-1] if inside else BlockKind.PARAGRAPH))
            if level:
                text = _plain(token.children or (), images=False)
                name = _unique(anchor(text), taken)
                headings.append(Heading(level, text, name, span.start))
                level = 0
            links.extend(_links(token.children or (), span))
    return Contents(tuple(headings), tuple(links), tuple(references), tuple(blocks))


class _Span:
    """The lines of one block; finds where things stand in it, left to right."""

    def __init__(self, path: str, body: list[str], first: int, lines: tuple[int, int]) -> None:
        self.path, self.lines = path, lines
        self.first_line = first + lines[0]
        rows = body[lines[0] : lines[1]]
        self.source = "\n".join(rows)
        self._row_starts = [0, *accumulate(len(row) + 1 for row in rows)]
        self._from = 0

    @property
    def start(self) -> Location:
        return self.at(len(self.source) - len(self.source.lstrip()))

    def at(self, offset: int) -> Location:
        row = bisect_right(self._row_starts, offset, hi=len(self._row_starts) - 1) - 1
        return Location(self.path, self.first_line + row, offset - self._row_starts[row] + 1)

    def block(self, kind: BlockKind) -> Block:
        """The block that stands here; its first column is that of the line."""
        start = Location(self.path, self.first_line, 1)
        return Block(kind, self.source, words_of(self.source, kind), start)

    def find_target(self, target: str, *openings: str) -> Location:
        """The next place of a link's address; the block's start when it is not written out.

        The parser gives ``å`` as ``%C3%A5``; the source may have either.
        """
        nearest, end = -1, len(self.source)
        for written in {target: None, unquote(target): None}:
            for opening in openings:
                place = self.source.find(opening + written, self._from, end)
                if place >= 0:
                    nearest = place + len(opening)
                    end = nearest + len(written)
        if nearest < 0:
            return self.start
        self._from = nearest + 1
        return self.at(nearest)


def _links(children: Iterable[Token], span: _Span) -> Iterator[Link]:
    open_links: list[tuple[str, tuple[str, ...], list[Token]]] = []
    for token in children:
        if token.type == "link_open":
            openings: tuple[str, ...] = ("<",) if token.markup == "autolink" else _OPENINGS
            open_links.append((str(token.attrs.get("href", "")), openings, []))
        elif token.type == "link_close" and open_links:
            # Found at its end: the address of an image in a link stands before the link's.
            target, openings, inside = open_links.pop()
            yield Link(target, _plain(inside), span.find_target(target, *openings))
        elif token.type == "image":
            target = str(token.attrs.get("src", ""))
            location = span.find_target(target, *_OPENINGS)
            yield Link(target, _plain(token.children or ()), location, image=True)
            for _, _, inside in open_links:
                inside.append(token)
        else:
            for _, _, inside in open_links:
                inside.append(token)


def _references(span: _Span) -> Iterator[Reference]:
    for number, offset in references_in(without_code(span.source)):
        yield Reference(number, span.at(offset))


def _plain(tokens: Iterable[Token], *, images: bool = True) -> str:
    """The words of some tokens; those of an image are its alt text."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image" and images:
            parts.append(_plain(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


def _unique(name: str, taken: dict[str, str]) -> str:
    """As Python-Markdown does: a second ``before`` becomes ``before_1``, and ``""`` is ``_1``.

    ``taken`` maps each name to where the search for a free one ended last.
    """
    candidate = taken.get(name, name)
    while candidate in taken or not candidate:
        counted = _COUNTED.fullmatch(candidate)
        stem, number = (counted[1], int(counted[2])) if counted else (candidate, 0)
        candidate = f"{stem}_{number + 1}"
    taken[name] = taken[candidate] = candidate
    return candidate
