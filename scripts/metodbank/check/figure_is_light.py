"""A figure weighs so little that it comes quickly to a phone."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule

RULE = Rule(
    name="figure-is-light",
    title=said("Bilden väger högst 300 kB", "The figure weighs at most 300 kB"),
    why=said(
        "Metoden läses på telefon, ofta med dålig täckning. En tung bild kommer efter att läsaren"
        " har gett upp.",
        "The method is read on a phone, often with poor coverage. A heavy figure arrives after the"
        " reader has given up.",
    ),
    remedy=said(
        "Minska bilden till den bredd den visas i, högst 1600 punkter, och spara den som WebP eller"
        " JPEG. Rita hellre som SVG.",
        "Shrink the figure to the width it is shown in, at most 1600 pixels, and save it as WebP or"
        " JPEG. Better still, draw it as SVG.",
    ),
    bad="figures/rum.png   2,4 MB",
    good="figures/rum.svg   14 kB",
)

MOST = 300_000
"""Bytes."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every figure above the limit."""
    for path, file in catalogue.figure_files:
        if file.size > MOST:
            found = ceil(file.size / 1000)
            yield Finding(
                RULE,
                Location(path),
                f"bilden väger {found} kB, väntade högst {MOST // 1000} kB",
                f"the figure weighs {found} kB, expected at most {MOST // 1000} kB",
            )
