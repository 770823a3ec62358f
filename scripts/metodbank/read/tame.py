"""Anybody's Markdown -> Markdown that a pack may hold, with every word kept.

The text is taken apart and written anew, so that nothing gets through that is not written here:
paragraphs, lists, quotations, tables, emphasis. HTML becomes words that can be seen; a heading
becomes a line in bold, for a pack's headings are shared by its languages; code becomes text, for it
is most often a line that somebody indented. An address becomes a source, as in all our texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from metodbank.model.draft import Note
from metodbank.model.language import Bilingual, said
from metodbank.read.blocks import PARSER, rewritten
from metodbank.read.harmless import TAG, bare_words, escaped, harmless

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"\[([0-9]{1,3})\]")
# Digits that a reader would take with the bracket before them for a link.
_LINKING = re.compile(r"(\[[0-9]{1,3}\])(?=[(\[:])")
_BOX = re.compile(r"\[[ xX]\](?=\s|$)")
_ADDRESS = re.compile(
    r"(?:https?://|(?<![^\W_])www\.)[^\s<>\"|\\^`{}\[\]]*[^\s<>\"|\\^`{}\[\].,;:!?*_~'’”)]"
)
_HOST = re.compile(r"https?://(?:www\.)?([^/?#]*).*", re.IGNORECASE | re.DOTALL)
_HTML = said("HTML blev vanlig text", "HTML became ordinary text")
_SHOWN = 80

Cite = Callable[[str, str], int]
"""Takes the words and the address of a link; gives the number of a source, or 0 for none."""


def plain(text: str) -> str:
    """One line of words without markup, for a field. What opens a tag becomes a quotation mark."""
    parts = (
        _words(token.children or ()) if token.type == "inline" else f"{token.info} {token.content}"
        for token in PARSER.parse(text)
        if token.type in ("inline", "html_block", "fence", "code_block")
    )
    return harmless(TAG.sub("\u2039", " ".join(" ".join(parts).split())))


def _words(tokens: Sequence[Token]) -> str:
    kinds = ("text", "code_inline", "html_inline", "image")
    breaks = ("softbreak", "hardbreak")
    found = (token for token in tokens if token.type in (*kinds, *breaks))
    return "".join(" " if token.type in breaks else token.content for token in found)


def tame(
    text: str,
    *,
    sources: int = 0,
    cite: Cite | None = None,
    first_line: int = 1,
    bare: bool = False,
) -> tuple[str, tuple[Note, ...]]:
    """Write a text anew, and tell what was changed.

    Args:
        text: what somebody wrote.
        sources: how many sources there are; ``[3]`` stays a reference when there are so many.
        cite: makes sources of addresses.
        first_line: where the text begins, for the notes.
        bare: keep no signs but those of ordinary writing.
    """
    tamer = _Tamer(sources, cite or (lambda words, address: 0), first_line, bare)
    return rewritten(text, tamer), tuple(tamer.notes)


def mirror(text: str, instead: str) -> str:
    """The skeleton of a tame text: its lists, tables and references, with other words in it.

    A translation has the same parts as its original, also before anybody has written it.
    """
    return rewritten(text, _Mirror(instead))


@dataclass
class _Mirror:
    instead: str

    def at(self, line: int) -> None:
        pass

    def words(self, tokens: Sequence[Token], *, marks: bool = True) -> str:
        content = "".join(token.content for token in tokens)
        return " ".join((self.instead, *(match[0] for match in _REFERENCE.finditer(content))))

    def verbatim(self, token: Token) -> str:
        return self.words([token])


@dataclass
class _Tamer:
    sources: int
    cite: Cite
    first_line: int
    bare: bool
    notes: list[Note] = field(default_factory=list)
    line: int = 1

    def note(self, message: Bilingual, field: str = "") -> None:
        note = Note(self.line, message, field)
        if note not in self.notes[-1:]:
            self.notes.append(note)

    def at(self, line: int) -> None:
        self.line = self.first_line + line

    def verbatim(self, token: Token) -> str:
        if token.type == "html_block":
            self.note(_HTML)
        # What follows the opening of a fence names a language, or is a sentence.
        lines = (line.strip() for line in (token.info, *token.content.splitlines()))
        return _LINKING.sub(r"\1 ", self._text("\n".join(filter(None, lines))))

    def words(self, tokens: Sequence[Token], *, marks: bool = True) -> str:
        parts: list[str] = []
        links: list[tuple[int, str]] = []
        for token in tokens:
            if token.type in ("text", "code_inline"):
                parts.append(self._text(token.content))
            elif token.type in ("softbreak", "hardbreak"):
                parts.append("\n")
                self.line += 1
            elif token.type == "html_inline" and _BREAK.fullmatch(token.content):
                parts.append("\n")
            elif token.type == "html_inline":
                self.note(_HTML)
                parts.append(self._text(token.content))
            elif token.type == "image":
                parts.append(self._picture(token))
            elif token.type == "link_open":
                links.append((len(parts), str(token.attrs.get("href", ""))))
            elif token.type == "link_close" and links:
                start, address = links.pop()
                parts[start:] = [self._link("".join(parts[start:]), address)]
            elif token.markup and marks and not self.bare:
                parts.append(token.markup.replace("_", "*"))
        # What is harmless by itself may be a link beside the next piece.
        return _LINKING.sub(r"\1 ", "".join(parts))

    def _link(self, words: str, target: str) -> str:
        if _REFERENCE.search(words):
            return words  # an address that was its own words is a source by now
        if target.lower().startswith(("http://", "https://")):
            return self._cited(words, plain(words), target)
        self.note(
            said(
                f"länken till ”{_shown(target)}” följer inte med", f'no link to "{_shown(target)}"'
            )
        )
        return words

    def _picture(self, token: Token) -> str:
        target = _shown(str(token.attrs.get("src", "")))
        self.note(
            said(
                f"bilden {target} följer inte med: lägg den i figures/ om ni får använda den",
                f"the picture {target} is not taken along: put it in figures/ if you may use it",
            ),
            "figures",
        )
        return self._text(token.content)

    def _cited(self, shown: str, words: str, address: str) -> str:
        number = self.cite(words, address)
        if not number:
            self.note(
                said(
                    f"adressen {_shown(address)} kan inte bli en källa",
                    f"the address {_shown(address)} cannot become a source",
                ),
                "sources",
            )
        return f"{shown} [{number}]".lstrip() if number else shown

    def _text(self, text: str) -> str:
        """Words in which nothing is Markdown, HTML or an order to a program."""
        parts: list[str] = []
        start = 0
        for match in _ADDRESS.finditer(text):
            parts.append(self._referring(text[start : match.start()]))
            address = match[0] if match[0][:4].lower() == "http" else f"https://{match[0]}"
            parts.append(self._cited("", "", address) or self._safe(_HOST.sub(r"\1", address)))
            start = match.end()
        return "".join((*parts, self._referring(text[start:])))

    def _referring(self, text: str) -> str:
        text = _BOX.sub("", text)
        parts: list[str] = []
        start = 0
        for match in _REFERENCE.finditer(text):
            known = 1 <= int(match[1]) <= self.sources
            parts.append(self._safe(text[start : match.start()]))
            parts.append(match[0] if known else f"({match[1]})")
            if not known:
                self.note(
                    said(f"det finns ingen källa {match[1]}", f"there is no source {match[1]}")
                )
            start = match.end()
        return "".join((*parts, self._safe(text[start:])))

    def _safe(self, text: str) -> str:
        return escaped(bare_words(harmless(text)) if self.bare else harmless(text))


def _shown(address: str) -> str:
    text = harmless(unquote(address))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
