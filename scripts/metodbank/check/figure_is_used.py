"""Every figure of a pack is told of in its facts and shown in its texts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from metodbank.model.address import split
from metodbank.model.catalogue import Catalogue
from metodbank.model.figurefile import FORMATS, ending, is_picture
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.nearest import nearest
from metodbank.model.pack import Pack
from metodbank.model.record import Figure
from metodbank.model.rule import Rule
from metodbank.model.text import Text

RULE = Rule(
    name="figure-is-used",
    title=said(
        "Varje bild står i faktafilen och visas i texten",
        "Every figure is in the facts and shown in the text",
    ),
    why=said(
        "I faktafilen står vem som har gjort bilden och vad man får göra med den. En bild som inte"
        " visas följer ändå med till alla som lånar metoden.",
        "The facts say who made the figure and what may be done with it. One that is not shown"
        " still goes along to everybody who borrows the method.",
    ),
    remedy=said(
        "Lägg bilden i `figures/`, skriv den i `figures` och placera den i varje språks text med"
        " `![vad den visar](figures/namn.svg)`. Eller ta bort filen.",
        "Put the figure in `figures/`, write it in `figures` and place it in each language's text"
        " with `![what it shows](figures/name.svg)`. Or remove the file.",
    ),
    bad="figures/: rum.svg gammal.svg   figures: [{file: rum.svg, ...}]",
    good="figures/: rum.svg   figures: [{file: rum.svg, ...}]",
)

FOLDER = "figures/"
MARK = "figures/mark.svg"
"""The small drawing on a pack's card: the machine places it."""


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Compare the folder, the facts and the texts of every pack."""
    for pack in catalogue.packs:
        if pack.facts is None:
            continue
        inside = [name for name in pack.files if name.startswith(FOLDER)]
        figures = getattr(pack.facts, "figures", None)
        listed: set[str] = set()
        if figures is not None:
            yield from _listed(pack, figures, inside, listed)
            for name in inside:
                if name not in listed and ending(name) in FORMATS:
                    yield Finding(
                        RULE,
                        Location(f"{pack.folder}/{name}"),
                        f"bilden står inte i `figures` i {pack.kind.facts_file}",
                        f"the figure is not in `figures` in {pack.kind.facts_file}",
                    )
        placed = [_placed(text, pack) for text in pack.texts.values()]
        for name in inside if figures is None else listed.intersection(inside):
            # Shown in one language and not in another is what texts-share-their-parts tells of.
            if (
                name != MARK
                and placed
                and not any(names is None or name in names for names in placed)
            ):
                yield Finding(
                    RULE,
                    Location(f"{pack.folder}/{name}"),
                    "bilden visas inte i någon text",
                    "the figure is not shown in any text",
                )
        for name in pack.files:
            if is_picture(name) and not name.startswith(FOLDER):
                yield Finding(
                    RULE,
                    Location(f"{pack.folder}/{name}"),
                    f"bilden ligger utanför figures/, väntade {FOLDER}{posixpath.basename(name)}",
                    "the figure lies outside figures/, expected"
                    f" {FOLDER}{posixpath.basename(name)}",
                )


def _listed(
    pack: Pack, figures: Sequence[Figure], inside: list[str], listed: set[str]
) -> Iterator[Finding]:
    """What the facts say of figures; their names in the pack are added to ``listed``."""
    for index, figure in enumerate(figures):
        where = pack.positions.value_at("figures", index, "file")
        name = f"{FOLDER}{figure.file.removeprefix(FOLDER)}"
        if figure.file.startswith(FOLDER):
            short = figure.file.removeprefix(FOLDER)
            yield Finding(
                RULE,
                where,
                f"”{figure.file}” räknas från figures/: skriv ”{short}”",
                f'"{figure.file}" is counted from figures/: write "{short}"',
                Replacement.at(where, figure.file, short),
            )
        if name in listed:
            yield Finding(
                RULE,
                where,
                f"”{figure.file}” står redan i `figures`",
                f'"{figure.file}" is in `figures` already',
            )
        elif name not in inside:
            near = nearest(name, inside)
            short = near.removeprefix(FOLDER) if near else ""
            yield Finding(
                RULE,
                where,
                f"det finns ingen bild {name}" + (f": menade ni ”{short}”?" if near else ""),
                f"there is no figure {name}" + (f': did you mean "{short}"?' if near else ""),
            )
        listed.add(name)


def _placed(text: Text, pack: Pack) -> set[str] | None:
    """The files that a text shows or links to.

    None when it shows a figure that is not there: rule ``link-target-exists`` has told, and it is
    most likely one of the others, misspelt.
    """
    names = {posixpath.normpath(unquote(split(link.target)[0])) for link in text.links}
    return None if any(name.startswith(FOLDER) for name in names.difference(pack.files)) else names
