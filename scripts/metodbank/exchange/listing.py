"""What a catalogue offers to others: each pack with its version and a digest of its content.

Another library that has taken a pack compares digests to see whether its copy, or ours, has
changed. Format 1: ``{"format": 1, "packs": [{"kind", "id", "code", "version", "licence",
"titles", "digest", "files"}]}``; keys are only ever added within a format.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from metodbank.model.catalogue import Catalogue
from metodbank.model.pack import Pack

FORMAT = 1


def pack_digest(root: Path, pack: Pack) -> str:
    """SHA-256 over the names and bytes of a pack's files; line ends do not count."""
    digest = hashlib.sha256()
    for name in pack.files:
        content = (root / pack.folder / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def listing(catalogue: Catalogue) -> str:
    """The catalogue's packs as JSON, sorted by kind and id."""
    packs = [
        {
            "kind": pack.kind.value,
            "id": pack.id,
            "code": facts.code,
            "version": facts.version,
            "licence": facts.licence,
            "titles": {language: text.title for language, text in sorted(pack.texts.items())},
            "digest": pack_digest(catalogue.library.root, pack),
            "files": list(pack.files),
        }
        for pack, facts in sorted(catalogue.known, key=lambda pair: (pair[0].kind, pair[0].id))
    ]
    return json.dumps({"format": FORMAT, "packs": packs}, ensure_ascii=False, indent=2) + "\n"
