"""Markdown -> headings, links, figures and references, with line and column.

CommonMark with pipe tables: what GitHub, pandoc and Python-Markdown all agree on. The tokens
carry lines; columns are found by looking for the address in those lines, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from metodbank.model.location import Location
from metodbank.model.outline import anchor
from metodbank.model.text import Heading, Link, Reference, references_in


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Every address is a link to us: the check is to see ``file:`` and ``javascript:`` too."""
        return True


_PARSER = _Parser("commonmark").enable("table")
_CODE = re.compile(r"(`+).+?\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Contents:
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()


def read_markdown(body: str, path: str, *, first_line: int = 1) -> Contents:
    """Take a body of Markdown apart. ``first_line`` is the file's line on which it begins."""
    lines = body.split("\n")
    headings: list[Heading] = []
    links: list[Link] = []
    references: list[Reference] = []
    level, taken = 0, set[str]()
    for token in _PARSER.parse(body):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "inline" and token.map:
            span = _Span(path, lines, first_line, token.map[0], token.map[1])
            if level:
                text = _plain(token.children or ())
                name = _unique(anchor(text), taken)
                headings.append(Heading(level, text, name, span.start))
                level = 0
            links.extend(_links(token.children or (), span))
            references.extend(_references(span))
    return Contents(tuple(headings), tuple(links), tuple(references))


class _Span:
    """The lines of one block; finds where things stand in it, left to right."""

    def __init__(self, path: str, lines: list[str], first: int, start: int, end: int) -> None:
        self.path, self.first, self.index = path, first, start
        self.source = "\n".join(lines[start:end])
        self._from = 0

    @property
    def start(self) -> Location:
        return self.at(len(self.source) - len(self.source.lstrip()))

    def at(self, offset: int) -> Location:
        before = self.source[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Location(self.path, self.first + self.index + before.count("\n"), column)

    def find_target(self, target: str) -> Location:
        """The next place of a link's address; the block's start when it is not written out.

        The parser gives ``å`` as ``%C3%A5``; the source may have either.
        """
        found = [
            place + len(opening)
            for written in (target, unquote(target))
            for opening in ("](", "](<", "")
            if (place := self.source.find(opening + written, self._from)) >= 0
        ]
        if not found:
            return self.start
        self._from = min(found) + 1
        return self.at(min(found))


def _links(children: Iterable[Token], span: _Span) -> Iterator[Link]:
    open_links: list[tuple[str, Location, list[Token]]] = []
    for token in children:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            open_links.append((target, span.find_target(target), []))
        elif token.type == "link_close" and open_links:
            target, location, inside = open_links.pop()
            yield Link(target, _plain(inside), location)
        elif token.type == "image":
            target = str(token.attrs.get("src", ""))
            location = span.find_target(target)
            yield Link(target, _plain(token.children or ()), location, image=True)
            for _, _, inside in open_links:
                inside.append(token)
        else:
            for _, _, inside in open_links:
                inside.append(token)


def _references(span: _Span) -> Iterator[Reference]:
    source = _CODE.sub(lambda match: " " * len(match[0]), span.source)
    for number, offset in references_in(source):
        yield Reference(number, span.at(offset))


def _plain(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "image":
            parts.append(_plain(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


def _unique(name: str, taken: set[str]) -> str:
    """As Python-Markdown does: a second ``before`` becomes ``before_1``."""
    candidate, number = name, 0
    while candidate in taken:
        number += 1
        candidate = f"{name}_{number}"
    taken.add(candidate)
    return candidate
