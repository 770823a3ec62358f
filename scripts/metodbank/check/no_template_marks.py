"""No text holds the marks of a template language.

Looked for in code too: programs that fill in templates (Jekyll behind GitHub's pages, Hugo, the
macros of MkDocs) do so before Markdown is read, and know nothing of code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.nearest import nearest
from metodbank.model.rule import Rule
from metodbank.model.text import Text

RULE = Rule(
    name="no-template-marks",
    title=said("Texten har inga luckor för program", "The text has no blanks for programs to fill"),
    why=said(
        "Andra bibliotek bygger sina sidor med program som fyller i {{ }} och {% %}. Då försvinner"
        " texten, eller så stannar bygget.",
        "Other libraries build their pages with programs that fill in {{ }} and {% %}. The text"
        " then vanishes, or the build stops.",
    ),
    remedy=said(
        "Skriv texten som ska stå där. Behövs klamrarna, sätt ett mellanslag mellan dem: { {."
        " Bibliotekets egna sidor får hämta dess inställningar, till exempel {{ owner }}.",
        "Write the text that is to stand there. If the braces are needed, put a space between"
        " them: { {. The library's own pages may ask for its settings, such as {{ owner }}.",
    ),
    bad="Vi ses på {{ plats }}.",
    good="Vi ses på biblioteket.",
)

_MARK = re.compile(
    r"\{\{[ \t]*(?P<name>[^{}\n]*?)[ \t]*(?:\}\}|$)|\{%(?:[^{}\n]*?%\}|[^{}\n]*)", re.MULTILINE
)
_LONGEST = 40


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every mark, in texts and in YAML.

    The library's own pages may ask for its settings: they are filled in before anybody else
    sees the page, and a page does not move to another library as a pack does.
    """
    settings = {*catalogue.library.settings, "site_url"}
    for pack in catalogue.packs:
        for text in pack.texts.values():
            yield from _in_text(text, frozenset())
    for page in catalogue.pages:
        for text in page.texts.values():
            yield from _in_text(text, settings)
    for written in catalogue.written:
        match = _MARK.search(written.text) if "{" in written.text else None
        if match:
            yield _finding(written.location, match[0], "")


def _in_text(text: Text, settings: Collection[str]) -> Iterator[Finding]:
    if "{{" not in text.body and "{%" not in text.body:
        return
    for number, line in enumerate(text.body.split("\n"), text.body_line):
        for match in _MARK.finditer(line):
            name = match["name"]
            if name is None or match[0] != f"{{{{ {name} }}}}" or name not in settings:
                near = nearest(name, settings) if name and settings else None
                where = Location(text.path, number, match.start() + 1)
                yield _finding(where, match[0], f"{{{{ {near} }}}}" if near else "")


def _finding(where: Location, mark: str, near: str) -> Finding:
    shown = mark if len(mark) <= _LONGEST else f"{mark[: _LONGEST - 1]}…"
    return Finding(
        RULE,
        where,
        f"”{shown}” är en lucka för program, väntade färdig text"
        + (f" eller inställningen {near}" if near else ""),
        f'"{shown}" is a blank for programs, expected finished text'
        + (f" or the setting {near}" if near else ""),
    )
