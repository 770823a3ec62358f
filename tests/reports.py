"""Reports for the tests of how they are told: a small one, one that means harm, a long one."""

from __future__ import annotations

from collections.abc import Iterable

from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.model.rule import Rule, Severity
from metodbank.report.background import Background

SITE = "https://bibliotek.example.org/metodbank/regler/"


def rule(
    name: str, severity: Severity = Severity.ERROR, bad: str = "a: 2", good: str = "a: 1"
) -> Rule:
    return Rule(
        name,
        said(f"Titeln på {name}", f"The title of {name}"),
        said("Därför.", "Because."),
        said("Gör `så`.", "Do `so`."),
        bad,
        good,
        severity,
    )


MUST = rule("must-be-so")
ALSO = rule("must-also-be", bad="```\ncode\n```", good="[a](b.md)")
MAY = rule("may-be-so", Severity.WARNING)
UNBROKEN = rule("is-never-broken")
RULES = (MUST, ALSO, MAY, UNBROKEN)


def background(**changes: object) -> Background:
    known: dict[str, object] = {
        "rule_url": lambda rule: f"{SITE}#{rule.name}",
        "rules": RULES,
        "version": lambda: "1.2.3",
    }
    return Background(**{**known, **changes})  # type: ignore[arg-type]


def finding(
    rule: Rule = MUST,
    path: str = "methods/soppa/method.yml",
    line: int | None = 3,
    column: int | None = 5,
    message: str = "fel",
    replacement: Replacement | None = None,
) -> Finding:
    where = Location(path, line, column if line else None, "people.max" if line else None)
    return Finding(rule, where, message, f"{message} (en)", replacement)


def report(findings: Iterable[Finding], **counts: int) -> Report:
    return Report.of(findings, **{"packs": 4, **counts})


SMALL = report(
    [
        finding(MUST, message="`people`: min 12 är större än max 3"),
        finding(MUST, line=9, replacement=Replacement("methods/soppa/method.yml", 9, 5, "12", "3")),
        finding(ALSO, path="docs/om/index.sv.md", line=None),
        finding(MAY, path="docs/om/index.sv.md", line=7, column=None, message="lång mening"),
    ],
    exempted=2,
    known=1,
)
CLEAN = report([])

SIGNS = (
    *("a\nb", "a\r\nb", "a\rb", "\n::error::x", "::warning file=x::y", "x::y,z=1:2"),
    *("]]>", "<!-- --> & <b>", "\"'`", "%0A%25%", "{0} {1} {{ x }}", "[länk](1)", "##[error]x"),
    *("\x1b[31m\x1b]8;;http://x\x07", "\x00\x07\x7f\x85", "\u2028\u2029", "\ufeff\ufffe\uffff"),
    *(
        "\u202e\u2066dolt\u2069",
        "\u200b\u200d\xad",
        "\udcff\ud800",
        "😀 a\u0301",
        "",
        " ",
        "a" * 3000,
    ),
)
"""Texts that would break something somewhere, if they were told as they are."""

HOSTILE = report(
    finding(each, path=f"methods/{sign or '?'}/index.sv.md", message=sign, line=number + 1)
    for number, sign in enumerate(SIGNS)
    for each in (MUST, MAY)
)
MANY = report(
    finding(RULES[number % 3], path=f"methods/m{number // 50}/index.sv.md", line=number % 50 + 1)
    for number in range(10_000)
)
