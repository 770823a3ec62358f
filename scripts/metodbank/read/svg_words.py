"""Small readings inside an SVG drawing: what expat complains of, what a style fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.language import Bilingual, said

_RASTER = re.compile(r"\s*data:image/(?:png|jpeg|webp|avif)[;,]", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_FETCH = re.compile(
    r"@import\s*(?:url\()?\s*[\"']?(?P<sheet>[^\"');]*)|(?:url|image-set)\(\s*[\"']?(?P<url>[^\"')]*)",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    b"<svg <g <path <circle <ellipse <line <rect <polygon <polyline <text <tspan <title <desc <defs"
    b" <?xml".split()
)
_TAGS = re.compile(rb"<[^/\s>][^\s/>]*")
_SIGNS = tuple(
    b" on|\non|\ton|\ron|href|src|url|image|@|\\|xmlns:|script|action|poster|background|base".split(
        b"|"
    )
)
_FAULTS: tuple[tuple[str, Bilingual], ...] = (
    (
        "mismatched tag",
        said("en tagg som stängs fel eller aldrig", "a tag closed wrongly or never"),
    ),
    ("unclosed token", said("en tagg som aldrig blir hel", "a tag that is never finished")),
    ("no element found", said("filen tar slut för tidigt", "the file ends too early")),
    (
        "not well-formed",
        said("ett tecken som inte får stå här", "a character that may not stand here"),
    ),
    ("junk after", said("något står efter </svg>", "something stands after </svg>")),
    ("duplicate attribute", said("samma attribut två gånger", "the same attribute twice")),
    ("undefined entity", said("ett okänt namn mellan & och ;", "an unknown name between & and ;")),
    ("unbound prefix", said("ett prefix utan xmlns", "a prefix without its xmlns")),
)
_UNKNOWN = said("är inte XML", "is not XML")


def fault(complaint: str) -> Bilingual:
    """What expat says, in words for somebody who draws."""
    known = next((words for part, words in _FAULTS if part in complaint), _UNKNOWN)
    return said(f"går inte att tolka: {known['sv']}", f"cannot be read: {known['en']}")


def is_plain(raw: bytes) -> bool:
    """Whether a drawing holds shapes only; then expat, unasked, works ten times as fast."""
    lowered = raw.lower()
    return set(_TAGS.findall(lowered)) <= _PLAIN and not any(sign in lowered for sign in _SIGNS)


def is_outside(address: str) -> bool:
    """Whether an address leaves the drawing. A photograph may lie inside it as data."""
    return bool(address) and not address.startswith("#") and not _RASTER.match(address)


def fetched(css: str) -> Iterator[str]:
    """Every address in a style, also one written with the escapes of CSS."""
    plain = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_unescaped, css))
    for match in _CSS_FETCH.finditer(plain):
        yield match["sheet"] or match["url"] or match[0]


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if code <= 0x10FFFF else ""
    return str(match[2])
