"""A folder -> a Pack."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from metodbank.model.facts import Checklist
from metodbank.model.finding import Finding
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.location import Location, Positions
from metodbank.model.pack import FACTS, Pack
from metodbank.model.text import Text
from metodbank.model.translation import PACK_FILE, PackRecords
from metodbank.read.document import read_document
from metodbank.read.fields import validate
from metodbank.read.figures import read_figures
from metodbank.read.folders import MAX_BYTES, files_below, folder_problem, shown
from metodbank.read.reading import Reading
from metodbank.read.rules import FILE_IS_READABLE
from metodbank.read.textfile import read_text
from metodbank.read.texts import read_text_file

M = TypeVar("M", bound=BaseModel)


def read_pack(
    root: Path,
    folder: str,
    kind: Kind,
    languages: tuple[Language, ...],
    *,
    outline: bool = True,
) -> Reading[Pack]:
    """Read one pack. Always gives a Pack: what could not be read is absent from it."""
    findings: list[Finding] = []
    files: tuple[str, ...] = ()
    problem = folder_problem(root / folder)
    if problem is None:
        files = tuple(files_below(root, folder, findings, limit=MAX_BYTES))
    else:
        folder = shown(folder)
        findings.append(Finding.of(FILE_IS_READABLE, Location(folder), problem))

    def model(file: str, of: type[M]) -> tuple[M | None, Positions]:
        path = f"{folder}/{file}"
        if file not in files:
            return None, Positions(path)
        read = read_model(root, path, of, languages)
        findings.extend(read.findings)
        return read.value or (None, Positions(path))

    facts, positions = model(kind.facts_file, FACTS[kind])
    checklist, checklist_positions = None, Positions("")
    if kind is Kind.METHOD:
        checklist, checklist_positions = model("checklist.yml", Checklist)
    records, records_positions = model(PACK_FILE, PackRecords)
    texts: dict[Language, Text] = {}
    for language in languages:
        if f"index.{language}.md" not in files:
            continue
        path = f"{folder}/index.{language}.md"
        read = read_text_file(root, path, language, languages, outline=outline)
        findings.extend(read.findings)
        if read.value is not None:
            texts[language] = read.value
    pack = Pack(
        kind=kind,
        folder=folder,
        facts=facts,
        positions=positions,
        texts=texts,
        files=files,
        checklist=checklist,
        checklist_positions=checklist_positions,
        figures=read_figures(root, folder, files) if outline else {},
        records=records.root if records else {},
        records_positions=records_positions,
    )
    return Reading(pack, tuple(findings))


def read_model(
    root: Path, path: str, of: type[M], languages: tuple[Language, ...]
) -> Reading[tuple[M | None, Positions]]:
    """Read a YAML file as a model, with the positions of its fields."""
    source = read_text(root, path)
    if source.value is None:
        return Reading((None, Positions(path)), source.findings)
    document = read_document(source.value, path)
    findings = [*source.findings, *document.findings]
    if document.value is None:
        return Reading((None, Positions(path)), tuple(findings))
    checked = validate(of, document.value, languages)
    findings.extend(checked.findings)
    return Reading((checked.value, document.value.positions), tuple(findings))
