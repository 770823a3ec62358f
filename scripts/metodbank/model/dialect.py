"""Signs that one program or another adds to Markdown, and what to write in their place."""

from __future__ import annotations

import re

from metodbank.model.markup import outside_links, without_code
from metodbank.model.personal import traces
from metodbank.model.sign import Sign
from metodbank.model.text import BlockKind

_PARAGRAPH, _ITEM, _ROW, _QUOTE = (
    frozenset((kind,))
    for kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.QUOTE)
)
_MARKS = (
    *(("~~", "genomstruken", "struck-out"), ("==", "markerad", "highlighted")),
    *(("++", "tillagd", "inserted"), ("^^", "tillagd", "inserted")),
)


def _mark(signs: str, sv: str, en: str) -> Sign:
    edge = re.escape(signs)
    return Sign.of(
        signs,
        rf"(?<![{edge[:2]}\w{{]){edge}(?=[^\s{edge[:2]}])[^\n]*?[^\s{edge[:2]}]{edge}(?![{edge[:2]}])",
        f"”{{found}}” är {sv} text i några program: ta bort {signs}",
        f'"{{found}}" is {en} text in some programs: remove {signs}',
    )


def _mail(match: re.Match[str]) -> str | None:
    """The address as a link. One that is somebody's own is not to stay, nor to be repeated."""
    return None if any(traces(match[0])) else f"<{match[0]}>"


def _unless_piped(span: re.Match[str]) -> str:
    return span[0] if "|" in span[0].replace("\\|", "") else " " * len(span[0])


_SPAN = re.compile(r"`[^`\n]*`")
_START = r"^[ \t]*(?:>[ \t]?)*"
SIGNS: tuple[Sign, ...] = (
    Sign.of(
        "[^ ^[",
        r"\[\^[^\]\s]{1,40}\]:?|\^\[(?=[^\]\n]*\])",
        "”{found}” är en fotnot: hänvisa till en källa som [1], eller skriv in den i meningen",
        '"{found}" is a footnote: refer to a source as [1], or write it into the sentence',
    ),
    Sign.of(
        "{",
        r"(?<!\{)\{(?:\+\+|--|==|~~|>>|:?[ \t]*(?:[.#][\w-]+|[\w-]+=[^\s{}]+))[^{}\n]*\}(?!\})",
        "”{found}” är en instruktion till ett program: ta bort den",
        '"{found}" is an instruction to a program: remove it',
    ),
    Sign.of(
        "!!! ???",
        _START + r"(?:!!!|\?\?\?)\+?[ \t]+[\w\"].*",
        "”{found}” öppnar en ruta i några program: skriv ett vanligt stycke",
        '"{found}" opens a box in some programs: write an ordinary paragraph',
    ),
    Sign.of(
        "[!",
        r"^[ \t]*>[ \t]*\[!\w+\].*",
        "”{found}” öppnar en ruta på GitHub: skriv ett vanligt stycke",
        '"{found}" opens a box on GitHub: write an ordinary paragraph',
        kinds=_QUOTE,
    ),
    Sign.of(
        "===",
        _START + r"===[+!]*[ \t]+[\"“”].*",
        "”{found}” är en flik i ett program: skriv en rubrik",
        '"{found}" is a tab in one program: write a heading',
    ),
    Sign.of(
        "--8<--",
        r"--8<--.*",
        "”{found}” hämtar text ur en annan fil i ett program: länka dit i stället",
        '"{found}" fetches text from another file in one program: link to it instead',
    ),
    Sign.of(
        ":::",
        _START + r":{3,}.*",
        "”{found}” är en ruta eller en instruktion i några program: ta bort raden",
        '"{found}" is a box or an instruction in some programs: remove the line',
    ),
    Sign.of(
        "[TOC] [[_TOC_]]",
        r"\[\[?_?TOC_?\]?\]",
        "”{found}” blir en innehållsförteckning i några program: ta bort den",
        '"{found}" becomes a table of contents in some programs: remove it',
    ),
    Sign.of(
        "$",
        r"\$\$(?:[^$\n]*\$\$)?|(?<![\\$\w])\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?![\d$])",
        "”{found}” är en formel i några program: skriv den med ord",
        '"{found}" is a formula in some programs: write it in words',
    ),
    *(_mark(*words) for words in _MARKS),
    Sign.of(
        "~ ^",
        r"(?<![~\\])~[^~\s]+~(?!~)|(?<![\^\\\[])\^[^\^\s\[\]]+\^(?!\^)",
        "”{found}” är nedsänkt eller upphöjt i ett program: skriv som H₂O och m², eller med ord",
        '"{found}" is lowered or raised in one program: write as H₂O and m², or in words',
    ),
    Sign.of(
        "[",
        _START + r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[[ xX]\][ \t]",
        "”{found}” är en ruta att kryssa i på GitHub: ta bort klamrarna, eller gör en checklista",
        '"{found}" is a box to tick on GitHub: remove the brackets, or make a checklist',
        kinds=_ITEM,
        first=True,
    ),
    Sign.of(
        "\n:",
        r"^:[ \t]+\S.{0,30}",
        "”{found}” är en förklaring eller bildtext i ett program: skriv en lista med **ord**: text",
        '"{found}" is a definition or caption in one program: write a list with **word**: text',
    ),
    Sign.of(
        "*[",
        _START + r"\*\[[^\]\n]+\]:.*",
        "”{found}” är en förkortning i ett program: förklara ordet i meningen",
        '"{found}" is an abbreviation in one program: explain the word in the sentence',
    ),
    Sign.of(
        ")",
        r"[ \t]*[0-9]{1,9}\)(?=[ \t])",
        "”{found}” är ingen lista i alla program, väntade siffra och punkt",
        '"{found}" is no list in some programs, expected a digit and a full stop',
        kinds=_ITEM,
        first=True,
        mend=lambda match: f"{match[0][:-1]}.",
    ),
    Sign.of(
        ") .",
        r"[ \t]*(?:\((?:[0-9]{1,3}|[a-z]|[ivx]{2,4}|@\w*)\)|(?:[a-zA-Z]|[ivx]{2,4})\)"
        r"|[a-z]\.|#\.)(?=[ \t]+\S)",
        "”{found}” först i ett stycke är en lista i ett program: skriv 1. eller -",
        '"{found}" first in a paragraph is a list in one program: write 1. or -',
        kinds=_PARAGRAPH,
        first=True,
    ),
    Sign.of(
        "http:// https:// www.",
        r"(?<![\w=/])(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]\"'”’*_]",
        "”{found}” är en länk bara på GitHub: skriv [ord som säger vart](adressen)",
        '"{found}" is a link on GitHub only: write [words that say where](the address)',
        seen=outside_links,
    ),
    Sign.of(
        "@",
        r"(?<![\w<.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        "e-postadressen är en länk bara på GitHub: sätt < före och > efter den",
        "the e-mail address is a link on GitHub only: put < before it and > after it",
        seen=outside_links,
        mend=_mail,
    ),
    Sign.of(
        "](",
        r"\]\((?P<found>[^()<>{\n\"']*[^\s()<>{\"'][ \t]+[^\s()<>\"'][^()<>\n\"']*)\)",
        "adressen ”{found}” har mellanslag och är en länk bara i några program: skriv dem som %20",
        'the address "{found}" has spaces and is a link in some programs only: write them as %20',
        seen=without_code,
    ),
    Sign.of(
        "[[",
        r"\[\[[^\]\n]+\]\](?!\()",
        "”{found}” är en länk i ett program: skriv [ord](adress)",
        '"{found}" is a link in one program: write [words](address)',
    ),
    Sign.of(
        "\\",
        r"\\(?![\\`*_{}\[\]()>#+\-.!|])(?:\S|$)",
        "”{found}” försvinner i några program och syns i andra: ta bort det omvända snedstrecket",
        '"{found}" vanishes in some programs and shows in others: remove the backslash',
    ),
    Sign.of(
        "*",
        r"\*(?<![\w*\\]\*)\*?(?![\s*])[^*\n]*[^\w\s*\\]\*{1,2}(?=\w)",
        "”{found}” följs genast av en bokstav: sätt ett mellanslag efter stjärnan",
        '"{found}" is followed at once by a letter: put a space after the asterisk',
    ),
    Sign.of(
        ":",
        r":(?<![\w:/]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:])",
        "”{found}” är en bild bara på GitHub: skriv med ord",
        '"{found}" is a picture on GitHub only: write it in words',
    ),
    Sign.of(
        "|",
        r"[ \t]*\|.*",
        "”{found}” blir ingen tabell: under första raden ska | --- | --- | stå",
        '"{found}" makes no table: under its first row | --- | --- | must stand',
        kinds=_PARAGRAPH,
        first=True,
    ),
    Sign.of(
        "|",
        r"`[^`\n]*(?<!\\)\|[^`\n]*`",
        "”{found}” har ett lodstreck, som delar cellen i två: skriv med ord",
        '"{found}" has a pipe, which splits the cell in two: write it in words',
        seen=lambda source: _SPAN.sub(_unless_piped, source),
        kinds=_ROW,
    ),
    Sign.of(
        "\n##",
        r"[ \t]*#{2,6}(?=[^\s#])",
        "”{found}” är ingen rubrik utan mellanslag efter",
        '"{found}" is no heading without a space after it',
        kinds=_PARAGRAPH,
        first=True,
        mend=lambda match: f"{match[0]} ",
    ),
)
"""Found by putting each through every reader and comparing; see rule ``markdown-is-portable``."""
