"""Findings -> what is shown in a terminal: by file, in colour, each rule a link to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

from metodbank.model.finding import Finding, Report
from metodbank.model.language import SWEDISH, Language
from metodbank.model.numerals import Noun, in_digits, told
from metodbank.model.rule import Rule, Severity
from metodbank.report.background import NOTHING_KNOWN, Background
from metodbank.report.signs import visible
from metodbank.report.summary import NAMES, Part, closing_line, parts

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_QUIET = "dim"
_NARROWEST = 32
_LINK = re.compile(r"\x1b\]8;id=[^;]*;")
_CODE = re.compile(r"`[^`]+`")
_MENDS = Noun(("fynd", "fynd"), ("finding", "findings"), neuter=True)


def as_terminal(
    report: Report,
    language: Language,
    background: Background = NOTHING_KNOWN,
    *,
    width: int = 80,
    colour: bool = True,
) -> str:
    """The whole report for a terminal of some width, with escape codes.

    Without colour, weight and links are left: they need no palette.
    """
    page = _Page(language, background, max(width, _NARROWEST), colour)
    wide = max((len(_place(finding)) for finding in report.findings), default=0)
    name = max((len(NAMES[part.severity][language]) for part in parts(report, language)), default=0)
    for path, group in groupby(report.findings, key=lambda finding: finding.location.path):
        page.file(path, group, wide, name)
    for part in parts(report, language):
        page.part(part)
    page.end(report)
    return page.text()


class _Page:
    """What has been laid out so far."""

    def __init__(
        self, language: Language, background: Background, width: int, colour: bool
    ) -> None:
        self.language, self.background, self.width = language, background, width
        self._colour = colour
        self._written: list[str] = []
        # It measures and breaks lines; nothing is written through it.
        self._console = Console(width=width, legacy_windows=False, _environ={})

    def text(self) -> str:
        """All of it. Rich numbers links at random; the same report is the same text here."""
        return _LINK.sub("\x1b]8;;", "".join(self._written))

    def file(self, path: str, findings: Iterable[Finding], wide: int, name: int) -> None:
        """One file and what is found in it, with columns as wide as in every other.

        A remedy is said once for each of the file's rules.
        """
        self._lay(Text(visible(path), "bold underline"))
        helped: set[str] = set()
        for finding in findings:
            rule = finding.rule
            head = Text.assemble(
                (f"  {_place(finding):>{wide}}", _QUIET),
                "  " if wide else "",
                (f"{NAMES[rule.severity][self.language]:{name}}", _COLOURS[rule.severity]),
                "  ",
            )
            message = _marked(visible(finding.message(self.language)))
            message.append("  ").append_text(self._name(rule, _QUIET))
            self._lay(message, head)
            if rule.name not in helped:
                remedy = Text(rule.remedy[self.language], _QUIET)
                self._lay(remedy, Text(" " * len(head)))
                helped.add(rule.name)
        self._lay(Text())

    def part(self, part: Part) -> None:
        """The rules of one severity, with how often each is not met."""
        self._lay(Text(part.heading, f"bold {_COLOURS[part.severity]}"))
        counts = [in_digits(count, self.language) for count, _ in part.rules]
        wide, name = max(map(len, counts)), max(len(rule.name) for _, rule in part.rules)
        for count, (_, rule) in zip(counts, part.rules, strict=True):
            head = Text.assemble("  ", (f"{count:>{wide}}", "bold"), "  ", self._name(rule))
            head.append(" " * (name - len(rule.name) + 2))
            self._lay(Text(rule.title[self.language], _QUIET), head)
        self._lay(Text())

    def end(self, report: Report) -> None:
        """The closing line, and what somebody can do next."""
        for hint in self._hints(report):
            self._lay(Text(hint, _QUIET))
        worst = "red" if report.errors else "yellow" if report.findings else "green"
        self._lay(Text(closing_line(report, self.language), f"bold {worst}"))

    def _hints(self, report: Report) -> Iterator[str]:
        swedish = self.language == SWEDISH
        mends = sum(finding.replacement is not None for finding in report.findings)
        if mends:
            count = told(mends, _MENDS, self.language).capitalize()
            yield f"{count} kan lagas med --fix." if swedish else f"{count} can be mended by --fix."
        if report.findings:
            yield (
                "metodbank explain REGEL berättar mer om en regel."
                if swedish
                else "metodbank explain RULE tells more about a rule."
            )

    def _name(self, rule: Rule, style: str = "") -> Text:
        url = self.background.rule_url(rule)
        return Text(rule.name, Style.parse(style) + Style(link=url))

    def _lay(self, text: Text, head: Text | None = None) -> None:
        """Lines of text under one another, to the right of their head."""
        head = head or Text()
        indent = min(len(head), self.width // 2)
        if len(head) > indent:
            # Too narrow for columns: the head has a line of its own.
            head.rstrip()
            self._write(head)
            head = Text(" " * indent)
        blank = Text(" " * indent)
        for number, row in enumerate(text.wrap(self._console, self.width - indent)):
            row.rstrip()
            self._write(Text.assemble(blank if number else head, row) if len(row) else row)

    def _write(self, row: Text) -> None:
        for segment in row.render(self._console, end="\n"):
            style = segment.style or Style.null()
            style = style if self._colour else style.without_color
            self._written.append(style.render(segment.text, color_system=ColorSystem.STANDARD))


def _place(finding: Finding) -> str:
    where = finding.location
    return ":".join(str(number) for number in (where.line, where.column) if number is not None)


def _marked(message: str) -> Text:
    """A message in which what is quoted from a file stands out."""
    text = Text(message)
    text.highlight_regex(_CODE, "bold")
    return text
