"""A built site, read as little as possible: what has not changed is remembered.

Kept in ``.cache/metodbank`` as plain JSON under a line with its digest, one file for each site.
A file that cannot be used is passed over.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from metodbank.disk import MEMORY, write_tree
from metodbank.links.facts import Facts, Table, numbers, renumbered
from metodbank.links.survey import Stamp, Survey, survey
from metodbank.model.garbage import uncollected

_FORMAT = 7
_PARTS = ("links", "spoken", "rest")
"""The fields of ``Facts`` that are bytes."""
_PAIRS = ("alternates", "named")
"""Those that are pairs of a language and a number."""
_UNSURE = 2_000_000_000
"""Nanoseconds. A file changed so lately could change again without its time being another."""


@uncollected()
def surveyed(site: Path, base_url: str, keep_in: Path | None) -> Survey:
    """Survey a site; what is remembered under ``keep_in`` is not read again.

    Raises:
        OSError: something of the site cannot be read.
    """
    name = _name(site, base_url)
    before = _remembered(site, base_url, keep_in / MEMORY / name) if keep_in else None
    found = survey(site, base_url, before=before)
    if keep_in is not None and (before is None or before.stamps != _sure(found)):
        _remember(found, keep_in, name)
    return found


def _name(site: Path, base_url: str) -> str:
    """A file for each site, place of publication, and state of the tool."""
    own = Path(__file__).parents[1] / "links"
    state = sorted(
        f"{path.name} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in own.glob("*.py")
    )
    told = f"{_FORMAT}\n{os.path.realpath(site)}\n{base_url}\n{state}"
    return f"links-{hashlib.sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"


def _sure(found: Survey) -> dict[str, Stamp]:
    """The files that were read and are old enough to be known again."""
    newest = time.time_ns() - _UNSURE
    return {path: found.stamps[path] for path in found.facts if found.stamps[path].time < newest}


def _remembered(site: Path, base_url: str, path: Path) -> Survey | None:
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
            return None
        kept = json.loads(body)
    except (OSError, ValueError):
        return None
    entries: list[str] = kept["entries"]
    table = Table(entries, {entry: number for number, entry in enumerate(entries)})
    names = kept["names"]
    stamps = dict(zip(names, map(Stamp, *kept["stamps"]), strict=True))
    facts = dict(zip(names, _facts(*kept["facts"]), strict=True))
    return Survey(site, base_url, stamps, table, facts)


def _remember(found: Survey, keep_in: Path, name: str) -> None:
    """Keep a survey. A folder that cannot be written to is no fault: there is only no memory."""
    sure = _sure(found)
    entries = found.table.entries
    facts: Mapping[str, Facts] = {path: found.facts[path] for path in sure}
    if found.aged:
        entries, facts = _without_unused(entries, facts)
    kept = {
        "entries": entries,
        "names": list(sure),
        "stamps": _columns(sure.values(), Stamp),
        "facts": [
            _text(column) if name in _PARTS else column
            for name, column in zip(
                Facts._fields, _columns(map(facts.__getitem__, sure), Facts), strict=True
            )
        ],
    }
    body = json.dumps(kept, separators=(",", ":"))
    digest = hashlib.sha256(body.encode("ascii")).hexdigest()
    tree = {f"{MEMORY}/.gitignore": "*\n", f"{MEMORY}/{name}": f"{digest}\n{body}"}
    try:
        write_tree(tree, keep_in)
    except (OSError, ValueError):
        return


def _without_unused(
    entries: list[str], facts: Mapping[str, Facts]
) -> tuple[list[str], Mapping[str, Facts]]:
    """Entries that some file still has, and the files with their numbers among those."""
    used = {number for each in facts.values() for part in each.parts for number in numbers(part)}
    used.update(number for each in facts.values() for _, number in each.alternates)
    kept = sorted(used)
    places = [0] * len(entries)
    for place, number in enumerate(kept):
        places[number] = place
    new = renumbered([*facts.values()], places)
    return [entries[number] for number in kept], dict(zip(facts, new, strict=True))


def _columns(rows: Iterable[tuple[Any, ...]], kind: type[NamedTuple]) -> list[tuple[Any, ...]]:
    """Rows -> columns: a tenth of the time that it takes to write a row each."""
    return list(zip(*rows, strict=True)) or [()] * len(kind._fields)


def _text(parts: Sequence[bytes]) -> tuple[list[int], str]:
    """Bytes as JSON can hold them: how many each has, and all of them."""
    return list(map(len, parts)), base64.b64encode(b"".join(parts)).decode("ascii")


def _bytes(sizes: Sequence[int], text: str) -> Iterator[bytes]:
    return map(BytesIO(base64.b64decode(text)).read, sizes)


def _facts(*columns: Any) -> Iterator[Facts]:
    """What ``_columns`` made of the facts, in their order."""
    told = dict(zip(Facts._fields, columns, strict=True))
    for name in _PARTS:
        told[name] = _bytes(*told[name])
    for name in _PAIRS:
        told[name] = (tuple((language, number) for language, number in each) for each in told[name])
    return map(Facts, *told.values())
