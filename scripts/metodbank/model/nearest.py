"""The word that somebody most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_SURE = 0.8
_SHORTEST = 4


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like another, when it is like enough to be worth suggesting."""
    found = difflib.get_close_matches(word, list(known), 1, cutoff)
    return found[0] if found else None


def certain(word: str, known: Iterable[str]) -> str | None:
    """The only word that can have been meant: a slip of a letter or two from one and no other."""
    if len(word) < _SHORTEST:
        return None
    two_letters_off = 1 - 2 / len(word)
    found = difflib.get_close_matches(word, list(known), 2, max(_SURE, two_letters_off))
    return found[0] if len(found) == 1 else None
