"""metodbank rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from metodbank.cli.command import command, lang_option, library_at, root_option
from metodbank.cli.group import main
from metodbank.links.rules import EVERY as BUILT
from metodbank.linter.run import ALL_RULES
from metodbank.model.language import Language, said
from metodbank.model.library import Library
from metodbank.model.rule import OFF, Rule
from metodbank.model.rulebook import RuleUrl, grouped, no_url, rule_urls
from metodbank.read.root import ConfigError
from metodbank.report.summary import NAMES

VERSION = 1
EVERY_RULE: tuple[Rule, ...] = (*ALL_RULES.values(), *BUILT)
"""Every rule of the tool: those of a library, of a built site, and of its addresses elsewhere."""

_WEIGHTS = {**{severity.value: name for severity, name in NAMES.items()}, OFF: said("av", "off")}


@main.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it."
)
@root_option
@lang_option
@command
def rules(form: str, root: Path | None, lang: Language) -> int:
    """List every rule with its severity, as the library here wants it."""
    library = _library(root)
    wishes = library.rules if library else {}
    if form == "json":
        url = rule_urls(library, lang) if library else no_url
        click.echo(_as_json(wishes, lang, url), nl=False)
    else:
        click.echo(_as_text(wishes, lang), nl=False)
    return 0


def _library(root: Path | None) -> Library | None:
    """The library that is asked about; away from any, the rules are as they are made."""
    try:
        return library_at(root)
    except ConfigError:
        if root is not None:
            raise
        return None


def _as_text(wishes: Mapping[str, str], lang: Language) -> str:
    names = {rule.name: _WEIGHTS[_weight(rule, wishes)][lang] for rule in EVERY_RULE}
    wide, severity = max(map(len, names)), max(map(len, names.values()))
    blocks = []
    for group, held in grouped(EVERY_RULE):
        lines = [group.title[lang]]
        lines += [
            f"  {rule.name:{wide}}  {names[rule.name]:{severity}}  {rule.title[lang]}"
            for rule in held
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _as_json(wishes: Mapping[str, str], lang: Language, url: RuleUrl) -> str:
    listed = [
        {
            "name": rule.name,
            "group": group.key,
            "severity": _weight(rule, wishes),
            "title": rule.title[lang],
            "why": rule.why[lang],
            "remedy": rule.remedy[lang],
            "bad": rule.bad,
            "good": rule.good,
            "url": url(rule),
        }
        for group, held in grouped(EVERY_RULE)
        for rule in held
    ]
    text = json.dumps({"version": VERSION, "rules": listed}, ensure_ascii=False, indent=2)
    return text + "\n"


def _weight(rule: Rule, wishes: Mapping[str, str]) -> str:
    return wishes.get(rule.name, rule.severity.value)
