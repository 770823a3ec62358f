"""Findings -> Markdown, for the one issue that a weekly check of links keeps up to date.

A list to tick for each rule, errors first. What others wrote, titles and addresses, becomes no
mention, picture or heading. The same findings make the same text, so an issue only changes when
something has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metodbank.model.finding import Finding, Report
from metodbank.model.language import Language, said
from metodbank.model.rule import Rule
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import visible
from metodbank.report.summary import closing_line, parts

_LONGEST = 60_000
"""Signs. GitHub takes 65 536."""
_ADDRESS = re.compile(r"[”\"](https?://[^\s<>”\"]+)[”\"]")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~!])")
_MORE = said(
    "Listan är avkortad: kör kontrollen själv för resten.",
    "The list is cut: run the check for the rest.",
)


def as_markdown(report: Report, language: Language, background: Background = NOTHING_KNOWN) -> str:
    """The whole report as one text."""
    lines = [closing_line(report, language)]
    for part in parts(report, language):
        for _, rule in part.rules:
            found = [each for each in report.findings if each.rule.name == rule.name]
            lines += ["", *_section(rule, found, language, background)]
    return _cut(lines, language)


def _section(
    rule: Rule, found: list[Finding], language: Language, background: Background
) -> Iterator[str]:
    url = background.rule_url(rule)
    title = f"[{rule.title[language]}]({url})" if url else rule.title[language]
    yield f"## {title} ({len(found)})"
    yield ""
    yield rule.remedy[language]
    yield ""
    for each in found:
        place = visible(background.path(str(each.location))).replace("`", "'")
        yield f"- [ ] {_words(each.message(language))}  \n  `{place}`"


def _words(message: str) -> str:
    """A message whose addresses can be followed and where nothing else is Markdown."""
    pieces = _ADDRESS.split(visible(message))
    return "".join(
        f"<{piece}>" if number % 2 else _SIGNS.sub(r"\\\1", piece).replace("@", "&#64;")
        for number, piece in enumerate(pieces)
    )


def _cut(lines: list[str], language: Language) -> str:
    text = "\n".join(lines) + "\n"
    if len(text) <= _LONGEST:
        return text
    kept = text[:_LONGEST].rpartition("\n- [ ] ")[0]
    return f"{kept}\n\n{_MORE[language]}\n"
