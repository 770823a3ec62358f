"""The file of a figure: what can be said of it once its bytes have been read and let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metodbank.model.language import Bilingual
from metodbank.model.location import Location

FORMATS: Mapping[str, str] = {
    "svg": "SVG",
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "webp": "WebP",
    "avif": "AVIF",
}
"""The kinds of figure that every browser shows: ending of the name -> name of the format."""

OTHER_PICTURES = frozenset(("bmp", "gif", "heic", "heif", "svgz", "tif", "tiff"))
"""Endings of pictures that are of no use on a page, or are better as one of ``FORMATS``."""


def ending(name: str) -> str:
    """``figures/Rum.PNG`` -> ``png``, and a name without one -> nothing."""
    stem, dot, last = name.rpartition("/")[2].rpartition(".")
    return last.lower() if stem and dot else ""


def is_picture(name: str) -> bool:
    """Whether a file is a picture, to judge by its name."""
    return ending(name) in FORMATS or ending(name) in OTHER_PICTURES


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say of a place in a drawing."""

    location: Location
    message: Bilingual


@dataclass(frozen=True, slots=True)
class FigureFile:
    """``size`` is in bytes and ``format`` what those bytes are, None when that is not known.

    ``broken`` says what keeps it from being shown, ``harmful`` what it runs or fetches.
    """

    size: int
    format: str | None
    broken: tuple[Remark, ...] = ()
    harmful: tuple[Remark, ...] = ()
