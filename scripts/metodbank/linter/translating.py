"""Record that somebody has brought translations up to date; refuse what cannot have been."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from metodbank.check import headings_are_shared, texts_share_their_parts
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Language
from metodbank.model.pack import Pack, Page
from metodbank.model.parity import goes_round, original_of
from metodbank.model.sections import sections
from metodbank.model.text import Text
from metodbank.model.translation import Record, Records

_ASKED = (headings_are_shared.check, texts_share_their_parts.check)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A pack or page with the records it should have; ``new`` are those that it did not have."""

    of: Pack | Page
    records: Records
    new: tuple[Language, ...]


def refusals(wanted: Catalogue) -> tuple[Finding, ...]:
    """Why some packs and pages cannot be recorded.

    The texts do not share their parts, or could not be read; or nobody knows what the ledger of
    the pages said, which would be lost.
    """
    languages, ledger = wanted.library.languages, wanted.library.ledger
    texts = {
        *(f"{pack.folder}/index.{name}.md" for pack in wanted.packs for name in languages),
        *(text.path for page in wanted.pages for text in page.texts.values()),
        *((ledger,) if wanted.pages else ()),
    }
    unread = (finding for finding in wanted.findings if finding.location.path in texts)
    return (*unread, *(finding for each in _ASKED for finding in each(wanted)))


def chosen(catalogue: Catalogue, paths: Collection[str]) -> Catalogue:
    """The packs and pages that some paths name; the file of a text stands for its page."""
    return replace(
        catalogue,
        packs=tuple(pack for pack in catalogue.packs if _below(pack.folder, paths)),
        pages=tuple(
            page
            for page in catalogue.pages
            if any(_below(text.path, paths) for text in page.texts.values())
        ),
    )


def recorded(
    catalogue: Catalogue, original: Language | None, into: Collection[Language], today: date
) -> Iterator[Recorded]:
    """Every pack and page of a catalogue with the records that it should have.

    Args:
        catalogue: what was brought up to date.
        original: the language it was written in first; None is the one it has always been.
        into: the languages that were brought up to date; none is all of them.
        today: the day that is written down. A record that is right already keeps its own.
    """
    languages = catalogue.library.languages
    everything: tuple[Pack | Page, ...] = (*catalogue.packs, *catalogue.pages)
    for each in everything:
        made = dict(_records(each, languages, original, into, today))
        kept = {
            language: record
            for language, record in each.records.items()
            if language in each.texts and language not in made
        }
        whole = {**kept, **made}
        # A text that others are now made after is not made after one of them.
        records = {
            language: record
            for language, record in whole.items()
            if language in made or not goes_round(language, whole)
        }
        new = tuple(name for name, record in made.items() if record is not each.records.get(name))
        yield Recorded(each, records, new)


def _records(
    each: Pack | Page,
    languages: Collection[Language],
    original: Language | None,
    into: Collection[Language],
    today: date,
) -> Iterator[tuple[Language, Record]]:
    first = original_of(languages, each.texts, each.records)
    for language in languages:
        if language not in each.texts or (into and language not in into):
            continue
        known = each.records.get(language)
        source = original or (known.original if known else None) or first
        if source is None or source == language or source not in each.texts:
            continue
        if original is None and language == first:
            continue
        made = _record(source, each.texts[source], today)
        yield language, known if known is not None and _same(known, made) else made


def _record(original: Language, text: Text, today: date) -> Record:
    digests = {section.key: section.digest for section in sections(text)}
    return Record.model_validate({"from": original, "on": today, "sections": digests})


def _same(one: Record, other: Record) -> bool:
    """Whether two records say the same of the original, be it on different days."""
    return one.original == other.original and [*one.sections.items()] == [*other.sections.items()]


def _below(path: str, tops: Collection[str]) -> bool:
    return any(top == "." or path == top or path.startswith(f"{top}/") for top in tops)
