"""Signs that would break a line, a terminal or a document are spelt out."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
_NO_CHARACTERS = "\ufffe\uffff"
_LONE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    r"""A text on one line, whatever it holds: a line end becomes ``\n``, a bidi sign ``\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        sign.encode("unicode_escape").decode("ascii")
        if unicodedata.category(sign) in _INVISIBLE or sign in _NO_CHARACTERS
        else sign
        for sign in text
    )


def in_json(text: str) -> str:
    """A JSON document that can be written as UTF-8: half a character is escaped as JSON does."""
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
