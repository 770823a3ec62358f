"""A Markdown file with front matter -> a Text."""

from __future__ import annotations

from pathlib import Path

from metodbank.model.finding import Finding
from metodbank.model.language import Language
from metodbank.model.location import Location, Positions
from metodbank.model.text import Text, TextFields
from metodbank.read.document import read_document
from metodbank.read.fields import validate
from metodbank.read.markdown import Contents, read_markdown
from metodbank.read.reading import Reading
from metodbank.read.rules import FIELD_IS_PRESENT, YAML_IS_VALID
from metodbank.read.textfile import read_text

_FENCE = "---"


def read_text_file(
    root: Path,
    path: str,
    language: Language,
    languages: tuple[Language, ...],
    *,
    outline: bool = True,
) -> Reading[Text]:
    """Read one language's prose.

    A file that cannot be read, or whose fields and body cannot be told apart, gives no Text.
    Without ``outline`` the body is not taken apart: no headings, links or references.
    """
    source = read_text(root, path)
    if source.value is None:
        return Reading(None, source.findings)
    findings = list(source.findings)
    lines = source.value.split("\n")
    fields: TextFields | None = None
    positions = Positions(path)
    body_line = 1
    if lines[0].rstrip() != _FENCE:
        findings.append(
            Finding(
                FIELD_IS_PRESENT,
                Location(path, 1),
                "`title` och `summary` saknas: filen börjar inte med en rad ---",
                "`title` and `summary` are missing: the file does not begin with a line ---",
            )
        )
    else:
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
        if end is None:
            findings.append(
                Finding(
                    YAML_IS_VALID,
                    Location(path, 1),
                    "fälten överst avslutas inte med en rad ---",
                    "the fields at the top are not closed by a line ---",
                )
            )
            return Reading(None, tuple(findings))
        body_line = end + 2
        document = read_document("\n".join(lines[1:end]), path, lines_before=1)
        findings.extend(document.findings)
        if document.value is not None:
            checked = validate(TextFields, document.value, languages)
            findings.extend(checked.findings)
            fields, positions = checked.value, document.value.positions
    body = "\n".join(lines[body_line - 1 :])
    contents = read_markdown(body, path, first_line=body_line) if outline else Contents()
    text = Text(
        language=language,
        path=path,
        fields=fields,
        body=body,
        body_line=body_line,
        headings=contents.headings,
        links=contents.links,
        references=contents.references,
        blocks=contents.blocks,
        positions=positions,
    )
    return Reading(text, tuple(findings))
