"""Options -> call -> print -> exit code. The work is done below this floor.

Exit codes: 0 clean, 1 findings, 2 could not run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from metodbank import check as checks
from metodbank import read
from metodbank.disk import write_tree
from metodbank.model.finding import Report
from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH, Bilingual, Language, said
from metodbank.model.library import Kind, Library
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import ConfigError, find_root, read_library

P = ParamSpec("P")


class CouldNotRun(Exception):
    """Says in both languages why nothing was done; exit code 2."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message[ENGLISH])
        self.message = message


def default_language() -> Language:
    """Swedish where the locale is Swedish, English elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return SWEDISH if value.lower().startswith("sv") else ENGLISH
    return ENGLISH


_root = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder with mkdocs.yml. Default: this folder or the nearest above it.",
)
_lang = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=default_language,
    help="Language of messages. Default: from the locale.",
)
_debug = click.option("--debug", is_flag=True, help="Show the traceback of a bug.")


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's result into its exit code, and every fault into one readable line."""

    @_debug
    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        debug = bool(kwargs.pop("debug"))
        language = str(kwargs.get("lang", ENGLISH))
        try:
            code = function(*args, **kwargs)
        except (ConfigError, CouldNotRun) as error:
            click.echo(f"metodbank: {error.message[language]}", err=True)
            code = 2
        except (click.ClickException, BrokenPipeError):
            raise
        except OSError as error:
            if debug:
                raise
            reach = {"sv": "kommer inte åt", "en": "cannot reach"}[language]
            click.echo(f"metodbank: {reach} {error.filename} ({error.strerror})", err=True)
            code = 2
        except Exception as error:
            if debug:
                raise
            words = {"sv": "ett fel i programmet", "en": "a bug in the program"}[language]
            why = " ".join(f"{type(error).__name__}: {error}".split())
            click.echo(f"metodbank: {words}: {why} (--debug)", err=True)
            code = 2
        sys.exit(code)

    return wrapper


def _library(root: Path | None) -> Library:
    return read_library(root.resolve() if root else find_root(Path.cwd()))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="metodbank")
def main() -> None:
    """Check and publish a library of method packs, in Swedish and English."""


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@_root
@_lang
@command
def check(form: str, root: Path | None, lang: Language) -> int:
    """Check every pack and page; exit 1 when there are errors."""
    from metodbank.report import machine, text

    catalogue = read_catalogue(_library(root))
    findings = [*catalogue.findings, *checks.run_checks(catalogue)]
    report = Report.of(findings, packs=len(catalogue.packs))
    if not report.packs:
        raise CouldNotRun(said("hittar inga packar att kontrollera", "found no packs to check"))
    speak = machine.as_json if form == "json" else text.as_text
    click.echo(speak(report, lang), nl=False)
    return 1 if report.errors else 0


@main.command()
@click.argument("rule", required=False)
@_lang
@command
def explain(rule: str | None, lang: Language) -> int:
    """Explain a RULE, or list them all."""
    import difflib

    from metodbank.links.built import RULE as BUILT
    from metodbank.report import text

    rules = {each.name: each for each in (*read.RULES, *checks.RULES, BUILT)}
    if rule is None:
        width = max(map(len, rules))
        click.echo("\n".join(f"{name:{width}}  {rules[name].title[lang]}" for name in rules))
        return 0
    if rule not in rules:
        near = difflib.get_close_matches(rule, list(rules), 1, 0.4)
        hint = {"sv": f" Menade ni {near[0]}?", "en": f" Did you mean {near[0]}?"} if near else {}
        raise CouldNotRun(
            said(
                f"det finns ingen regel {rule}.{hint.get('sv', '')}",
                f"there is no rule {rule}.{hint.get('en', '')}",
            )
        )
    click.echo(text.explain(rules[rule], lang), nl=False)
    return 0


@main.command()
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("id_", metavar="ID")
@_root
@_lang
@command
def new(kind: str, id_: str, root: Path | None, lang: Language) -> int:
    """Make a new, valid pack: metodbank new method my-method."""
    from metodbank.model.outline import anchor
    from metodbank.model.values import is_id
    from metodbank.render.skeleton import free_code, skeleton

    library = _library(root)
    if not is_id(id_):
        suggestion = anchor(id_.replace("_", "-")).strip("-") or "min-metod"
        raise CouldNotRun(
            said(
                f"”{id_}” går inte att använda som id, ta till exempel ”{suggestion}”",
                f'"{id_}" cannot be an id, take for example "{suggestion}"',
            )
        )
    folder = f"{library.folder(Kind(kind))}/{id_}"
    packs = read_catalogue(library, outline=False).packs
    taken = [pack.folder for pack in packs if pack.id == id_]
    if os.path.lexists(library.root / folder):
        taken = [folder]
    if taken:
        raise CouldNotRun(said(f"{taken[0]} finns redan", f"{taken[0]} exists already"))
    code = free_code(id_, {pack.facts.code for pack in packs if pack.facts})
    schema = os.path.relpath(library.root / library.methods / "_schema", library.root / folder)
    files = skeleton(
        Kind(kind),
        id_,
        library.languages,
        code=code,
        today=date.today(),
        schema=Path(schema).as_posix(),
    )
    for name in write_tree(files, library.root / folder):
        click.echo(f"{folder}/{name}")
    return 0


@main.command()
@click.argument("into", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@_root
@_lang
@command
def stage(into: Path, root: Path | None, lang: Language) -> int:
    """Write plain Markdown of everything into DIR, for any other site generator."""
    from metodbank.exchange.listing import listing
    from metodbank.read.files import drawing_styles, pack_files
    from metodbank.render.drawing import standalone_all
    from metodbank.render.stage import stage_tree

    catalogue = read_catalogue(_library(root))
    report = Report.of(catalogue.findings, packs=len(catalogue.packs))
    tree: dict[str, str | bytes] = {
        **stage_tree(catalogue),
        **standalone_all(pack_files(catalogue), drawing_styles(catalogue)),
        "catalogue.json": listing(catalogue),
    }
    changed = write_tree(tree, into)
    count = len(changed)
    words = said(
        f"{count} {'fil skriven' if count == 1 else 'filer skrivna'} i {into}",
        f"{count} {'file' if count == 1 else 'files'} written in {into}",
    )
    click.echo(words[lang])
    if report.errors:
        hint = said(
            "några packar gick inte att läsa: kör metodbank check",
            "some packs could not be read: run metodbank check",
        )
        click.echo(f"metodbank: {hint[lang]}", err=True)
    return 1 if report.errors else 0


@main.command()
@click.argument(
    "site", metavar="SITE", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option("--base-url", default="", help="The address where SITE will be published.")
@_lang
@command
def links(site: Path, base_url: str, lang: Language) -> int:
    """Check that every local link of a built SITE leads somewhere."""
    from metodbank.links.built import broken_links
    from metodbank.report.text import line

    findings, pages = broken_links(site, base_url)
    if not pages:
        raise CouldNotRun(said(f"hittar inga HTML-sidor i {site}", f"no HTML pages in {site}"))
    report = Report.of(findings, packs=pages)
    for finding in report.findings:
        click.echo(line(finding, lang))
    broken = len(report.findings)
    words = said(
        f"{pages} {'sida kontrollerad' if pages == 1 else 'sidor kontrollerade'}:"
        f" {broken} {'bruten länk' if broken == 1 else 'brutna länkar'}.",
        f"{pages} {'page' if pages == 1 else 'pages'} checked:"
        f" {broken} broken {'link' if broken == 1 else 'links'}.",
    )
    click.echo(words[lang])
    return 1 if report.findings else 0


@main.command()
@_root
@_lang
@command
def schema(root: Path | None, lang: Language) -> int:
    """Write the JSON Schemas that editors use for completion."""
    from metodbank.render.schema import schemas

    library = _library(root)
    folder = f"{library.methods}/_schema"
    for name in write_tree(schemas(), library.root / folder):
        click.echo(f"{folder}/{name}")
    return 0
