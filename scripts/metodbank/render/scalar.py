"""Values and names in the YAML that we write, with quotes only where they are needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Narrow on purpose: what does not look like ordinary words is quoted.
_PLAIN = re.compile(r"[^\W\d_][\w .()/’–-]*")
_BLOCK = re.compile(r"[^\W\d_][\w .,;!?()/’–-]*")
_OTHER = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)
# What every reader takes for a text. The rest is quoted: 123456789012, 12e456789012, yes.
_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][a-z0-9_/.-]*")
_PLAIN_DIGEST = re.compile(r"(?![0-9]+(?:e[0-9]+)?$)[0-9a-f]+")


def scalar(text: str, *, flow: bool = False) -> str:
    """A text that reads back as itself. In ``flow``, between braces, a comma needs quotes too."""
    plain = _PLAIN if flow else _BLOCK
    if plain.fullmatch(text) and not _OTHER.fullmatch(text) and text == text.strip():
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def mapping(values: Mapping[str, str]) -> str:
    """``{sv: Lyssna, en: Listen}``."""
    return (
        "{" + ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in values.items()) + "}"
    )


def sequence(values: Iterable[str]) -> str:
    """``[meet, listen]``."""
    return "[" + ", ".join(scalar(value, flow=True) for value in values) + "]"


def as_key(name: str) -> str:
    """A name that is a text to everybody: `no`, the tag of Norwegian, is quoted."""
    return name if _PLAIN_KEY.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def as_digest(digest: str) -> str:
    """A digest that nobody takes for a number."""
    return digest if _PLAIN_DIGEST.fullmatch(digest) else f'"{digest}"'
