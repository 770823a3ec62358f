"""The title and the summary of a pack fit the card that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.rule import Rule
from metodbank.model.text import Text

SUMMARY = (40, 300)
TITLE = (3, 90)

RULE = Rule(
    name="summary-fits-a-card",
    title=said("Titel och sammanfattning ryms på kortet", "Title and summary fit the card"),
    why=said(
        "Kortet är ofta det enda en läsare ser. En rad som är för kort säger ingenting, och en som"
        " är för lång klipps av i sökträffar och på telefoner.",
        "The card is often all that a reader sees. A line that is too short says nothing, and one"
        " that is too long is cut off in search results and on phones.",
    ),
    remedy=said(
        "Skriv en eller två hela meningar, 40–300 tecken, om vad som händer och för vem. Titeln är"
        " 3–90 tecken utan punkt.",
        "Write one or two whole sentences, 40–300 characters, on what happens and for whom. The"
        " title is 3–90 characters without a full stop.",
    ),
    bad="title: Soppa.\nsummary: Om soppa",
    good="title: Soppa\nsummary: Ni bjuder på soppa, och en gäst berättar innan borden pratar.",
)

_SENTENCE_END = re.compile(r"[.!?…。؟।][\"”’»)\]]*$")
_ENDS_IN_WORD = re.compile(r"\w$")
# A full stop that belongs to the word: "m.m.", "etc.", "f.d.", and three of them.
_OWN_STOP = re.compile(
    r"(?:\.\w{1,4}|\b(?:etc|osv|mm|mfl|dvs|kr|nr|st|jr|sr|inc|ltd|co)|\.\.)\.$", re.I
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for titles and summaries of packs, in every language."""
    for pack in catalogue.packs:
        for text in pack.texts.values():
            if text.fields is not None:
                yield from _title(text)
                yield from _summary(text)


def _title(text: Text) -> Iterator[Finding]:
    title = text.title
    if not TITLE[0] <= len(title) <= TITLE[1]:
        yield _length(text, "title", len(title), TITLE)
    if "\n" in title:
        yield _lines(text, "title")
    if title.endswith(".") and not _OWN_STOP.search(title):
        where = text.positions.value_at("title")
        yield Finding(
            RULE,
            text.positions.at("title"),
            f"titeln ”{title[-40:]}” slutar med punkt, väntade ingen",
            f'the title "{title[-40:]}" ends with a full stop, expected none',
            Replacement.at(where, title, title[:-1]),
        )


def _summary(text: Text) -> Iterator[Finding]:
    summary = text.summary
    if not SUMMARY[0] <= len(summary) <= SUMMARY[1]:
        yield _length(text, "summary", len(summary), SUMMARY)
    if "\n" in summary:
        yield _lines(text, "summary")
    if not _SENTENCE_END.search(summary):
        where = text.positions.value_at("summary")
        last = " ".join(summary.split()[-3:])[-40:]
        whole = bool(_ENDS_IN_WORD.search(summary)) and "\n" not in summary
        yield Finding(
            RULE,
            text.positions.at("summary"),
            f"sammanfattningen slutar med ”{last}”, väntade punkt",
            f'the summary ends with "{last}", expected a full stop',
            Replacement.at(where, summary, f"{summary}.") if whole else None,
        )


def _length(text: Text, name: str, found: int, span: tuple[int, int]) -> Finding:
    low, high = span
    return Finding(
        RULE,
        text.positions.at(name),
        f"`{name}` har {found} tecken, väntade {low}–{high}",
        f"`{name}` has {found} characters, expected {low}–{high}",
    )


def _lines(text: Text, name: str) -> Finding:
    return Finding(
        RULE,
        text.positions.at(name),
        f"`{name}` står på flera rader, väntade en",
        f"`{name}` stands on several lines, expected one",
    )
