"""The files of figures -> what the rules ask of them. The bytes are not kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from metodbank.model.figurefile import FigureFile, ending, is_picture
from metodbank.read.svg import read_svg

FOLDER = "figures/"
_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (8, b"WEBP", "WebP"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftypavis", "AVIF"),
    (0, b"GIF8", "GIF"),
    (0, b"%PDF", "PDF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftyphei", "HEIC"),
    (0, b"\x1f\x8b", "gzip"),
)
_ENOUGH = 16
_MOST_SVG = 2_000_000
"""Bytes of SVG that are looked through. A larger file is too heavy, and that is said first."""


def read_figures(root: Path, folder: str, files: Iterable[str]) -> Mapping[str, FigureFile]:
    """``{name in the folder: file}`` of what lies in ``figures/``, and of pictures elsewhere."""
    found: dict[str, FigureFile] = {}
    for name in files:
        if name.startswith(FOLDER) or is_picture(name):
            path = f"{folder}/{name}" if folder else name
            try:
                found[name] = _read(root / path, path)
            except OSError:
                continue  # rule file-is-readable has told
    return found


def _read(file: Path, path: str) -> FigureFile:
    size = file.stat().st_size
    drawn = ending(path) == "svg"
    with file.open("rb") as stream:
        raw = stream.read(_MOST_SVG if drawn and size <= _MOST_SVG else _ENOUGH)
    known = next((name for at, sign, name in _BEGINNINGS if raw.startswith(sign, at)), None)
    if known or not drawn or size > _MOST_SVG:
        return FigureFile(size, known)
    broken, harmful = read_svg(raw, path)
    return FigureFile(size, "SVG", broken, harmful)
