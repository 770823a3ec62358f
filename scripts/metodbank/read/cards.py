"""What stands on a card, a title and a summary, the way that all of them are written."""

from __future__ import annotations

import re

from metodbank.model.draft import SUMMARY_LENGTH
from metodbank.read.tame import plain

_ENDED = re.compile(r"[.!?…。؟।][\"”’»)\]]*$")
_SENTENCE = re.compile(r"(?<=[.!?]) ")


def as_title(text: str) -> str:
    """One line of words, without a full stop."""
    title = plain(text)
    return title if title.endswith("...") else title.rstrip(". ")


def as_summary(text: str) -> str:
    """One line of whole sentences."""
    summary = plain(text)
    if not summary or _ENDED.search(summary):
        return summary
    return f"{summary.rstrip(' ,;:–-')}."


def beginning(summary: str) -> str:
    """As many whole sentences as there is room for; of a long one its first words."""
    shortest, longest = SUMMARY_LENGTH
    found = ""
    for sentence in _SENTENCE.split(summary):
        if len(found) + len(sentence) + 1 > longest:
            break
        found = f"{found} {sentence}".strip()
    return found if len(found) >= shortest else cut(summary, longest)


def cut(text: str, longest: int) -> str:
    """The first words of a text, with a sign that there are more."""
    whole = text[: longest - 1]
    return f"{(whole.rpartition(' ')[0] or whole).rstrip(' ,;:.–-')}…"
