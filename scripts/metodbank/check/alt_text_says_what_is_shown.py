"""The words for a figure tell what it shows, in the language of the page and in a few sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from metodbank.model.address import split
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule, Severity
from metodbank.model.text import Link, Text

RULE = Rule(
    name="alt-text-says-what-is-shown",
    title=said("Alternativtexten berättar vad bilden visar", "The alt text tells what is shown"),
    why=said(
        "Den som lyssnar på sidan får veta vad bilden visar bara genom orden. Ett filnamn säger"
        " ingenting, och det går inte att pausa mitt i en lång text.",
        "Whoever listens to the page knows the figure by these words only. A file name says"
        " nothing, and a long text cannot be paused half-way.",
    ),
    remedy=said(
        "Skriv två eller tre meningar på sidans språk om vad bilden visar och var saker finns,"
        " högst 500 tecken. Resten kan stå i texten under bilden.",
        "Write two or three sentences, in the language of the page, on what the figure shows and"
        " where things are, at most 500 characters. The rest can stand in the text below.",
    ),
    bad="![rum.svg](figures/rum.svg)",
    good="![Ett rum sett uppifrån. Dörren är nere till vänster.](figures/rum.svg)",
    severity=Severity.WARNING,
)

LONGEST = 500
_ENOUGH_WORDS = 3
"""A shorter text can be a name, and names are the same in every language."""
_SAYS_NOTHING = re.compile(
    r"(?:en |ett |an? |the )?(?:bild|bilden|fig(?:ur|ure)?|figuren|foto|fotot|photo|image|picture"
    r"|illustration|ritning|teckning|drawing|diagram|grafik|graphic|logo(?:typ)?|alt(?:[ -]?text)?"
    r"|alternativtext|untitled|namnlös)[\s.:]*[0-9]*[.:]?",
    re.IGNORECASE,
)
_APART = re.compile(r"[\W_]+")


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Look at the alt texts of every page, one by one and across its languages."""
    for pack in catalogue.packs:
        yield from _page(pack.texts.values())
    for page in catalogue.pages:
        yield from _page(page.texts.values())


def _page(texts: Iterable[Text]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Text] = {}
    for text in texts:
        for link in text.links:
            words = link.text.strip()
            if not link.image or not words:
                continue
            yield from _says_something(link, words)
            before = seen.setdefault((link.target, words.casefold()), text)
            if before is not text and len(words.split()) >= _ENOUGH_WORDS:
                yield Finding(
                    RULE,
                    link.location,
                    f"alternativtexten är densamma som i {before.path}, väntade språket"
                    f" {text.language}",
                    f"the alt text is the same as in {before.path}, expected the language"
                    f" {text.language}",
                )


def _says_something(link: Link, words: str) -> Iterator[Finding]:
    name = unquote(split(link.target)[0]).rpartition("/")[2]
    if _plain(words) in (_plain(name), _plain(name.rpartition(".")[0])):
        yield Finding(
            RULE,
            link.location,
            f"alternativtexten ”{words}” är filens namn, väntade vad bilden visar",
            f'the alt text "{words}" is the name of the file, expected what the figure shows',
        )
    elif _SAYS_NOTHING.fullmatch(words):
        yield Finding(
            RULE,
            link.location,
            f"alternativtexten ”{words}” säger inget, väntade vad bilden visar",
            f'the alt text "{words}" says nothing, expected what the figure shows',
        )
    elif len(words) > LONGEST:
        yield Finding(
            RULE,
            link.location,
            f"alternativtexten har {len(words)} tecken, väntade högst {LONGEST}",
            f"the alt text has {len(words)} characters, expected at most {LONGEST}",
        )


def _plain(words: str) -> str:
    return _APART.sub("", words.casefold())
