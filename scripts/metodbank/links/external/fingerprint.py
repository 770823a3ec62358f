"""Whether a page is still the one that somebody once opened.

A fingerprint is kept from the first time and never renewed by itself, so that a page that is
changed little by little, and a domain that is sold, both show. Wrong alarms cost more than a late
one: only when next to nothing is left of it is a page called another one.
"""

from __future__ import annotations

import re

from metodbank.links.external.page import Page
from metodbank.model.web import Fingerprint

_KEPT = 12
_FEWEST = 5
"""Words. What has fewer cannot be told from anything else."""
_LEFT = 0.2
"""The part of the old words that is left on a page that was only rewritten."""
_TITLE_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that stand on every site say nothing of what a page is about.
_COMMON = frozenset(
    (
        *("about", "alla", "alltså", "also", "andra", "been", "before", "contact", "cookie"),
        *("cookies", "denna", "deras", "dess", "dessa", "detta", "dock", "där", "efter", "eller"),
        *("från", "genom", "göra", "hade", "have", "hela", "här", "innan", "inom", "inte", "kakor"),
        *("kanske", "kommer", "kontakt", "kunna", "läs", "mellan", "menu", "meny", "mera", "more"),
        *("många", "måste", "navigation", "nere", "också", "only", "other", "over", "page"),
        *("public", "read", "samt", "search", "sedan", "senare", "sida", "sidan", "sidor", "sig"),
        *("sina", "site", "sitt", "skip", "skulle", "some", "such", "sök", "than", "that", "their"),
        *("them", "then", "there", "these", "they", "this", "till", "under", "upp", "utan", "vara"),
        *("varit", "vilka", "vilket", "vill", "webbplats", "website", "were", "what", "when"),
        *("where", "which", "while", "will", "with", "within", "without", "your", "även", "över"),
    )
)


def fingerprint(page: Page) -> Fingerprint:
    """The title, the language and the commonest words of a page."""
    told = [(count, word) for word, count in page.words.items() if word not in _COMMON]
    told.sort(key=lambda each: (-each[0], each[1]))
    words = sorted(word for _, word in told[:_KEPT])
    return Fingerprint(title=page.title[:120], language=page.language, words=words)


def is_another(page: Page, before: Fingerprint) -> bool:
    """Whether a page is about something else than it was."""
    if len(before.words) < _FEWEST or page.length < _FEWEST:
        return False
    old_title = set(_TITLE_WORD.findall(before.title.lower())) - _COMMON
    if old_title & (set(_TITLE_WORD.findall(page.title.lower())) | set(page.words)):
        return False
    left = sum(word in page.words for word in before.words) / len(before.words)
    return left <= _LEFT
