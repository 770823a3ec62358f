"""Figures and other files of a library, as bytes."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.model.catalogue import Catalogue


def figures(catalogue: Catalogue) -> Mapping[str, bytes]:
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
