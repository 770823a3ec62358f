"""What would be wrong in a library if a pack came into it that is not written yet."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from metodbank.check import ALONE, TOGETHER, run_checks
from metodbank.disk import write_tree
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.library import Kind
from metodbank.model.rule import OFF, Severity
from metodbank.read.catalogue import read_packs


def errors_brought(
    catalogue: Catalogue, kind: Kind, folder: str, files: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The errors that a pack would bring, in itself or to others.

    Args:
        catalogue: the library as it is.
        kind: what the pack is.
        folder: where it will stand, relative to the library's root.
        files: ``{name: text}``, relative to its folder.
    """
    with tempfile.TemporaryDirectory(prefix="metodbank-") as place:
        elsewhere = replace(catalogue.library, root=Path(place))
        write_tree({f"{folder}/{name}": text for name, text in files.items()}, elsewhere.root)
        packs, found = read_packs(elsewhere, [(kind, folder)])
    known_before = (*catalogue.findings, *found)
    alone = replace(catalogue, packs=packs, pages=(), findings=known_before)
    together = sorted((*catalogue.packs, *packs), key=lambda pack: pack.folder)
    after = replace(catalogue, packs=tuple(together))
    known = Counter(_key(finding) for finding in run_checks(catalogue, TOGETHER))
    new = [*found, *run_checks(alone, ALONE)]
    for finding in run_checks(after, TOGETHER):
        if known[_key(finding)]:
            known[_key(finding)] -= 1
        else:
            new.append(finding)
    wishes = catalogue.library.rules
    return tuple(
        finding
        for finding in sorted(new, key=lambda each: each.sort_key)
        if wishes.get(finding.rule.name, finding.rule.severity) not in (OFF, Severity.WARNING)
    )


def _key(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule.name, str(finding.location), finding.en)
