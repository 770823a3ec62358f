"""Results as text, to go on from after an interruption and to carry from machine to machine.

One JSON document: ``{"version": 2, "day", "site", "shard", "asked", "results": [...]}``. ``asked``
are all pages that the site has for this part, so that whoever merges the parts knows what has no
answer; ``site`` is a mark of all that the whole site has, the same in every part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from metodbank.links.external.addresses import Question, page_of
from metodbank.links.external.result import Result
from metodbank.links.external.shard import Shard

VERSION = 2
_RESULTS = TypeAdapter(list[Result])
_QUESTIONS = TypeAdapter(list[Question])
_FILES = TypeAdapter(dict[str, tuple[str, ...]])


class NotAJournal(Exception):
    """A file that holds no results, or those of another version."""


@dataclass(frozen=True, slots=True)
class Journal:
    """``files`` are the built files that have each address of ``asked``.

    ``site`` is a mark of all the addresses that the site has.
    """

    day: date
    site: str
    shard: Shard
    asked: tuple[Question, ...]
    files: Mapping[str, tuple[str, ...]]
    results: tuple[Result, ...] = ()

    @property
    def left(self) -> int:
        return len(self.asked) - len({each.address for each in self.results})

    def with_results(self, results: Iterable[Result]) -> Journal:
        ordered = tuple(sorted(results, key=lambda each: each.address))
        return Journal(self.day, self.site, self.shard, self.asked, self.files, ordered)


def as_text(journal: Journal) -> str:
    """The whole file; the same results make the same bytes."""
    document = {
        "version": VERSION,
        "day": journal.day.isoformat(),
        "site": journal.site,
        "shard": str(journal.shard),
        "asked": _QUESTIONS.dump_python(list(journal.asked), mode="json"),
        "files": {address: list(files) for address, files in journal.files.items()},
        "results": _RESULTS.dump_python(list(journal.results), mode="json"),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_journal(path: Path) -> Journal:
    """Read what ``as_text`` made.

    Raises:
        NotAJournal: it is something else.
        OSError: it cannot be read.
    """
    try:
        found: Any = json.loads(path.read_bytes())
        shard = Shard.read(found["shard"])
        if found["version"] != VERSION or shard is None:
            raise NotAJournal(path)
        read = Journal(
            date.fromisoformat(found["day"]),
            str(found["site"]),
            shard,
            tuple(_QUESTIONS.validate_python(found["asked"])),
            _FILES.validate_python(found["files"]),
            tuple(_RESULTS.validate_python(found["results"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAJournal(path) from error
    told = (*read.asked, *(each.question for each in read.results))
    if not all(page_of(each.address) for each in told):
        raise NotAJournal(path)
    return read


def merged(journals: Iterable[Journal]) -> Journal:
    """Several parts of one site as one; of two answers for one address the later day's stands."""
    parts = in_order(journals)
    asked = {each.address: each for part in parts for each in part.asked}
    files = {address: names for part in parts for address, names in part.files.items()}
    results = {each.address: each for part in parts for each in part.results}
    whole = Journal(
        parts[-1].day,
        parts[-1].site,
        Shard(),
        tuple(asked[address] for address in sorted(asked)),
        files,
    )
    return whole.with_results(results.values())


def in_order(journals: Iterable[Journal]) -> list[Journal]:
    """The oldest first; those of one day as they were handed in."""
    return sorted(journals, key=lambda each: each.day)


def mark_of(asked: Iterable[Question]) -> str:
    """What tells one site, or one state of it, from another: 16 hexadecimal digits."""
    every = "\n".join(entry for each in asked for entry in each.written)
    return hashlib.sha256(every.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def absent(journals: Iterable[Journal]) -> list[Shard]:
    """The parts that were not handed in."""
    found = {part.shard for part in journals}
    most = max((shard.of for shard in found), default=1)
    return [shard for n in range(1, most + 1) if (shard := Shard(n, most)) not in found]
