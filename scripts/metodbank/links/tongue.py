"""The language that a tag names, and whether two tags name one."""

from __future__ import annotations

from functools import cache


@cache
def tongue(lang: str) -> str:
    """The language of a tag without its region: ``sv-FI`` -> ``sv``."""
    return lang.strip().lower().replace("_", "-").partition("-")[0]


_MACRO = {"nb": "no", "nn": "no"}
"""Languages that a page may also be said to be in: the tag of all of them together."""


def agree(said: str, spoken: str) -> bool:
    """Whether a page in one language may be said to be in another: ``no`` is ``nb`` or ``nn``."""
    one, other = tongue(said), tongue(spoken)
    return one == other or _MACRO.get(one) == other or _MACRO.get(other) == one
