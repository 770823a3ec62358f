"""What in a text or a drawing could run a program, or fetch something behind the reader's back.

A pack is made by somebody else than those who publish it, so these are looked for in every form
that any reader of Markdown or SVG lets through, not only in well-formed ones.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_NAMES = "script|iframe|frame|frameset|object|embed|applet|portal|base|meta|link|form"
_ELEMENT = re.compile(rf"<\s*(?P<name>{_NAMES})(?![\w-])", re.IGNORECASE)
# Only the beginnings of real events, so that "<namn> onsdag = ..." is no handler. The tag need
# not be well-formed: Python-Markdown lets through what a browser then mends.
_EVENT = re.compile(
    r"<[a-z][^<]{0,2000}?[\s/\"'](?P<name>on(?:abort|after|anim|aux|before|begin|blur|cancel|canplay"
    r"|change|click|close|context|copy|cue|cut|dbl|drag|drop|duration|emptied|end|error|focus|form"
    r"|full|hash|input|invalid|key|load|message|mouse|offline|online|page|paste|play|pointer"
    r"|popstate|progress|ratechange|repeat|reset|resize|scroll|search|seek|select|show|stalled"
    r"|storage|submit|suspend|time|toggle|touch|transition|unload|volume|waiting|wheel)[a-z]*)\s*=",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"[\x00-\x20\x7f\xa0\u00ad\u200b-\u200f\u2028\u2029\ufeff]+")
_SCHEME = re.compile(
    r"(?:javascript|vbscript|livescript):"
    r"|data:(?:text/(?:html|xml|javascript)|application/[\w+.-]*|image/svg)(?=[;,+]|$)"
)
_OPENING = re.compile(r"\]\(|\]:|=|<")
_LIKELY = re.compile(r"script|data|file|&", re.IGNORECASE)
_USUAL = re.compile(r"https?://|mailto:|#|[\w./-]*(?:[)#\s>\]\"']|\Z)")
_LONGEST = 120
_OWN_DISK = re.compile(r"(?<![\w+.-])file:/{2,}[^\s\"'<>)]*", re.IGNORECASE)


def harmful_address(address: str) -> bool:
    """Whether an address runs a program: ``javascript:``, ``vbscript:``, ``data:text/html``.

    It is read as a browser does, which decodes entities and passes over blanks and control
    characters.
    """
    plain = _HIDDEN.sub("", unquote(html.unescape(address)))
    return bool(_SCHEME.match(plain.lower()))


def harm_in(text: str) -> Iterator[tuple[int, str]]:
    """Harmful elements, event handlers and addresses: (how far in, what it is).

    What it is, is written as its writer would know it: ``<script>``, ``onclick``, ``javascript:``.
    """
    if "<" in text:
        for match in _ELEMENT.finditer(text):
            yield match.start(), f"<{match['name'].lower()}>"
        for match in _EVENT.finditer(text):
            yield match.start("name"), match["name"].lower()
    if _LIKELY.search(text):
        for match in _OPENING.finditer(text):
            start = match.end()
            while start < len(text) and text[start] in " \t\"'<":
                start += 1
            if not _USUAL.match(text, start) and harmful_address(text[start : start + _LONGEST]):
                yield start, _scheme(text[start:])


def own_disk(text: str) -> Iterator[tuple[int, str]]:
    """Addresses of files on the writer's own computer: (how far in, the address)."""
    for match in _OWN_DISK.finditer(text):
        yield match.start(), match[0]


def _scheme(address: str) -> str:
    plain = _HIDDEN.sub("", unquote(html.unescape(address[:_LONGEST])))
    return plain[: plain.index(":") + 1].lower() if ":" in plain else plain[:20]
