"""Records of translations -> the YAML files that keep them, written by machine and read by people.

One section stands on each line and everything has its order, so that two people who bring
different texts up to date can have their work merged without a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import yaml

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.outline import anchor
from metodbank.model.sections import OPENING, TITLE, digest_of
from metodbank.model.translation import PACK_FILE, Record, Records
from metodbank.render.scalar import as_digest, as_key

_HEAD = """\
# yaml-language-server: $schema={schema}
# Skrivs av `metodbank translated`: hur originalets avsnitt såg ut när språken senast jämfördes.
# Written by `metodbank translated`: the original's sections when the languages were last compared.
"""


def record_files(
    catalogue: Catalogue, packs: Mapping[str, Records], pages: Mapping[str, Records]
) -> Mapping[str, str]:
    """``{path: text}`` of the files that keep some packs' (by folder) and pages' new records."""
    library = catalogue.library
    own = ((f"{folder}/{PACK_FILE}", records) for folder, records in packs.items())
    files = {
        path: pack_file(records, library.schema_beside(path, "translation"))
        for path, records in own
    }
    if pages:
        known = {page.uri: page.records for page in catalogue.pages}
        schema = library.schema_beside(library.ledger, "translations")
        files[library.ledger] = ledger_file({**known, **pages}, schema)
    return files


def pack_file(records: Records, schema: str) -> str:
    """``translation.yml`` of a pack; ``schema`` is the relative path of its JSON Schema."""
    return _HEAD.format(schema=schema) + ("".join(_languages(records, "")) or "{}\n")


def ledger_file(pages: Mapping[str, Records], schema: str) -> str:
    """The one file for all pages, in the order of their addresses."""
    body = "".join(
        f"\n{as_key(uri)}:\n" + "".join(_languages(records, "  "))
        for uri, records in sorted(pages.items())
        if records
    )
    return _HEAD.format(schema=schema) + (body or "{}\n")


def fresh_records(texts: Mapping[Language, str], today: date) -> Records:
    """Records for the texts of a new pack, which say the same in every language from the start.

    They are made by us of headings and plain words, so that no parser is needed. The first of
    them is the original.
    """
    (original, text), *others = texts.items()
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    fields: Mapping[str, str] = yaml.load(head, Loader=yaml.BaseLoader)
    opening, *parts = re.split(r"(?m)^## ", body)
    digests = {TITLE: digest_of((fields["title"], fields["summary"]))}
    if opening.strip():
        digests[OPENING] = digest_of((opening,))
    digests.update((anchor(part.partition("\n")[0]), digest_of((part,))) for part in parts)
    record = Record.model_validate({"from": original, "on": today, "sections": digests})
    return {language: record for language, _ in others}


def _languages(records: Records, indent: str) -> Iterator[str]:
    for language, record in sorted(records.items()):
        yield f"{indent}{as_key(language)}:\n" + "".join(_record(record, f"{indent}  "))


def _record(record: Record, indent: str) -> Iterator[str]:
    yield f"{indent}from: {as_key(record.original)}\n"
    yield f"{indent}on: {record.on.isoformat()}\n"
    yield f"{indent}sections:\n" if record.sections else f"{indent}sections: {{}}\n"
    for key, digest in record.sections.items():
        yield f"{indent}  {as_key(key)}: {as_digest(digest)}\n"
