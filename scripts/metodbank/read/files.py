"""Figures and other files of a library, as bytes."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.model.catalogue import Catalogue

STYLES = ("assets/styles/tokens.css", "assets/styles/drawings.css")
"""Under docs: the style sheets that colour the drawings."""


def pack_files(catalogue: Catalogue) -> Mapping[str, bytes]:
    """``{published path: bytes}`` of every file in a pack that is neither text nor YAML.

    Raises:
        OSError: a file vanished or cannot be read.
    """
    library = catalogue.library
    return {
        library.uri(f"{pack.folder}/{name}"): (library.root / pack.folder / name).read_bytes()
        for pack in catalogue.packs
        for name in pack.files
        if not name.endswith((".md", ".yml"))
    }


def drawing_styles(catalogue: Catalogue) -> tuple[str, ...]:
    """The library's style sheets for drawings, or nothing where it has none of its own."""
    docs = catalogue.library.root / catalogue.library.docs
    if not all((docs / name).is_file() for name in STYLES):
        return ()
    return tuple((docs / name).read_text("utf-8") for name in STYLES)
