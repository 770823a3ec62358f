"""A figure is of a kind that every browser shows, and is what its name says."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.figurefile import FORMATS, FigureFile, ending
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule

RULE = Rule(
    name="figure-can-be-shown",
    title=said("Bilden går att visa överallt", "The figure can be shown everywhere"),
    why=said(
        "En bild av fel slag blir en tom ruta hos en del läsare. En teckning utan viewBox kan inte"
        " krympa till telefonens bredd.",
        "A figure of the wrong kind becomes an empty box to some readers. A drawing without viewBox"
        " cannot shrink to the width of a phone.",
    ),
    remedy=said(
        "Spara bilden på nytt som SVG, PNG, JPEG, WebP eller AVIF, med den ändelsen. En SVG börjar"
        ' med `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 bredd höjd">`.',
        "Save the figure again as SVG, PNG, JPEG, WebP or AVIF, with that ending. An SVG begins"
        ' with `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 width height">`.',
    ),
    bad='<svg width="760" height="580">',
    good='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 580">',
)

_GIVEN = ", ".join(FORMATS)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every figure that some browser cannot show, or not as it was meant."""
    for path, file in catalogue.figure_files:
        yield from _shown(path, file)


def _shown(path: str, file: FigureFile) -> Iterator[Finding]:
    wanted, found = FORMATS.get(ending(path)), file.format
    if wanted is None:
        shown = ending(path)
        yield Finding(
            RULE,
            Location(path),
            (f"ändelsen är ”{shown}”" if shown else "namnet saknar ändelse")
            + f", väntade någon av {_GIVEN}",
            (f'the ending is "{shown}"' if shown else "the name has no ending")
            + f", expected one of {_GIVEN}",
        )
    elif found != wanted and (found or wanted != "SVG"):
        yield Finding(
            RULE,
            Location(path),
            f"ändelsen säger {wanted}, men innehållet är {found or 'något annat'}",
            f"the ending says {wanted}, but the content is {found or 'something else'}",
        )
    for remark in file.broken:
        yield Finding.of(RULE, remark.location, remark.message)
