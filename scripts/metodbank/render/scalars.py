"""Names and digests in the YAML that we write, the same to every reader of YAML."""

from __future__ import annotations

import re

# What every reader takes for a text. The rest is quoted: 123456789012, 12e456789012, yes.
_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][a-z0-9_/.-]*")
_PLAIN_DIGEST = re.compile(r"(?![0-9]+(?:e[0-9]+)?$)[0-9a-f]+")


def as_key(name: str) -> str:
    """A name that is a text to everybody: `no`, the tag of Norwegian, is quoted."""
    return name if _PLAIN_KEY.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def as_digest(digest: str) -> str:
    """A digest that nobody takes for a number."""
    return digest if _PLAIN_DIGEST.fullmatch(digest) else f'"{digest}"'
