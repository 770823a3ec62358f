"""Every placed figure says in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

RULE = Rule(
    name="figure-has-alt-text",
    title=said("Varje bild har alternativtext", "Every figure has alt text"),
    why=said(
        "Den som lyssnar på sidan får bara höra alternativtexten. Utan den finns bilden inte.",
        "Somebody who listens to the page hears only the alt text. Without it there is no figure.",
    ),
    remedy=said(
        "Skriv inom klamrarna vad bilden visar och var saker finns.",
        "Write between the brackets what the figure shows and where things are.",
    ),
    bad="![](figures/rum.svg)",
    good="![Ett rum sett uppifrån. Dörren är nere till vänster.](figures/rum.svg)",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every image without words, in packs and pages."""
    for _, text in catalogue.texts:
        for link in text.links:
            if link.image and not link.text.strip():
                yield Finding(
                    RULE,
                    link.location,
                    f"bilden {link.target} saknar alternativtext",
                    f"the figure {link.target} has no alt text",
                )
