"""Records of translations -> the YAML files that keep them, written by machine and read by people.

One section stands on each line and everything has its order, so that two people who bring
different texts up to date can have their work merged without a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from posixpath import dirname, relpath

import yaml

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.outline import anchor
from metodbank.model.sections import OPENING, TITLE, digest_of
from metodbank.model.translation import PACK_FILE, Record, Records

_HEAD = """\
# yaml-language-server: $schema={schema}
# Skrivs av `metodbank translated`: hur originalets avsnitt såg ut när språken senast jämfördes.
# Written by `metodbank translated`: the original's sections when the languages were last compared.
"""
# What every reader of YAML takes for a text. The rest is quoted: 123456789012, 12e456789012, yes.
_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][a-z0-9_/.-]*")
_PLAIN_DIGEST = re.compile(r"(?![0-9]+(?:e[0-9]+)?$)[0-9a-f]+")


def record_files(
    catalogue: Catalogue, packs: Mapping[str, Records], pages: Mapping[str, Records]
) -> Mapping[str, str]:
    """``{path: text}`` of the files that keep some packs' (by folder) and pages' new records."""
    library = catalogue.library
    folder = f"{library.methods}/_schema"
    files = {
        f"{name}/{PACK_FILE}": pack_file(
            records, relpath(f"{folder}/translation.schema.json", name)
        )
        for name, records in packs.items()
    }
    if pages:
        known = {page.uri: page.records for page in catalogue.pages}
        schema = relpath(f"{folder}/translations.schema.json", dirname(library.ledger))
        files[library.ledger] = ledger_file({**known, **pages}, schema)
    return files


def pack_file(records: Records, schema: str) -> str:
    """``translation.yml`` of a pack; ``schema`` is the relative path of its JSON Schema."""
    return _HEAD.format(schema=schema) + ("".join(_languages(records, "")) or "{}\n")


def ledger_file(pages: Mapping[str, Records], schema: str) -> str:
    """The one file for all pages, in the order of their addresses."""
    body = "".join(
        f"\n{_key(uri)}:\n" + "".join(_languages(records, "  "))
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
        yield f"{indent}{_key(language)}:\n" + "".join(_record(record, f"{indent}  "))


def _record(record: Record, indent: str) -> Iterator[str]:
    yield f"{indent}from: {_key(record.original)}\n"
    yield f"{indent}on: {record.on.isoformat()}\n"
    yield f"{indent}sections:\n" if record.sections else f"{indent}sections: {{}}\n"
    for key, digest in record.sections.items():
        value = digest if _PLAIN_DIGEST.fullmatch(digest) else f'"{digest}"'
        yield f"{indent}  {_key(key)}: {value}\n"


def _key(name: str) -> str:
    """A name that is a text to everybody: `no`, the tag of Norwegian, is quoted."""
    return name if _PLAIN_KEY.fullmatch(name) else "'" + name.replace("'", "''") + "'"
