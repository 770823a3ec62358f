"""A sentence has at most thirty words."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.passages import passages
from metodbank.model.rule import Rule, Severity
from metodbank.model.sentences import LANGUAGES, may_have_longer, sentences
from metodbank.model.text import BlockKind

MOST = 30

RULE = Rule(
    name="sentences-are-short",
    title=said(f"Meningarna har högst {MOST} ord", f"The sentences have at most {MOST} words"),
    why=said(
        "Den som läser en lång mening på en telefon har glömt början när slutet kommer.",
        "Somebody who reads a long sentence on a phone has forgotten the beginning by the end.",
    ),
    remedy=said(
        "Dela meningen där en ny tanke börjar, eller gör en lista av den. Tio till arton ord är"
        " lagom.",
        "Part the sentence where a new thought begins, or make a list of it. Ten to eighteen words"
        " are enough.",
    ),
    bad="Ni bjuder på soppa och en gäst berättar, och sedan, när alla har ätit och ... (41 ord)",
    good="Ni bjuder på soppa och en gäst berättar. När alla har ätit pratar borden vidare.",
    severity=Severity.WARNING,
)

# Somebody else's words, the names of things, and cells that are read one by one.
_EXEMPT = (BlockKind.QUOTE, BlockKind.HEADING, BlockKind.ROW)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every sentence that is longer, where it begins."""
    for passage in passages(catalogue):
        if passage.language not in LANGUAGES or passage.kind in _EXEMPT:
            continue
        if not may_have_longer(passage.words, passage.language, MOST):
            continue
        for sentence in sentences(passage.words, passage.language):
            if sentence.words > MOST:
                yield Finding(
                    RULE,
                    passage.at(sentence.start),
                    f"meningen har {sentence.words} ord, väntade högst {MOST}",
                    f"the sentence has {sentence.words} words, expected at most {MOST}",
                )
