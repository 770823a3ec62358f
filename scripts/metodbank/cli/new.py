"""metodbank new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from metodbank.cli import asking
from metodbank.cli.asking import Unusable, ask, choose
from metodbank.cli.collecting import Collected
from metodbank.cli.command import (
    READING,
    CouldNotRun,
    command,
    lang_option,
    library_at,
    root_option,
    working,
)
from metodbank.cli.group import main
from metodbank.cli.packing import NoPack, next_steps, packed, usable_id
from metodbank.cli.wishes import Wish, is_asked, wishes
from metodbank.model.draft import USUAL_AMOUNTS
from metodbank.model.facts import Measure
from metodbank.model.form import Becomes
from metodbank.model.language import LANGUAGES, Bilingual, Language, said
from metodbank.model.library import Kind, Library
from metodbank.read.catalogue import read_catalogue
from metodbank.read.chosen import most_of
from metodbank.read.root import ConfigError
from metodbank.render import wording
from metodbank.render.skeleton import USUAL_TERMS

_MEASURES = {"minutes": wording.minutes, "preparation_weeks": wording.weeks}
_OPTIONS = "metodbank.new.options"
_WELCOME = said(
    "Tryck Enter för det som står inom [ ], eller för att hoppa över. Ctrl-C avbryter, och då"
    " skrivs ingenting.",
    "Press Enter for what stands in [ ], or to skip. Ctrl-C stops, and then nothing is written.",
)
_STOPPED = said("avbrutet, ingenting är skrivet", "stopped, nothing is written")


class _New(click.Command):
    """Has an option for each thing that can be said, in each language of the library it is for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_OPTIONS] = tuple(_options(_languages(args)))
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *ctx.meta.get(_OPTIONS, ())]


def _languages(args: list[str]) -> tuple[Language, ...]:
    """The languages of the library that a command line is about; the usual ones for want of it."""
    root = None
    for index, arg in enumerate(args):
        if arg.startswith("--root="):
            root = arg.partition("=")[2]
        elif arg == "--root" and index + 1 < len(args):
            root = args[index + 1]
    try:
        return library_at(Path(root) if root else None).languages
    except ConfigError:
        return LANGUAGES


def _options(languages: tuple[Language, ...]) -> Iterator[click.Option]:
    kinds: dict[str, list[str]] = {}
    found: dict[str, Wish] = {}
    for kind in Kind:
        for wish in wishes(kind, languages):
            kinds.setdefault(wish.option, []).append(kind.value)
            found.setdefault(wish.option, wish)
    for option, wish in found.items():
        whose = "all" if len(kinds[option]) == len(Kind) else ", ".join(kinds[option])
        yield wish.as_option(whose)


@main.command(cls=_New)
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--no-input", is_flag=True, help="Ask nothing, also at a terminal.")
@root_option
@lang_option
@command
def new(
    kind: str,
    id_: str | None,
    no_input: bool,
    root: Path | None,
    lang: Language,
    **given: str | None,
) -> int:
    """Make a new, valid pack. Asks in plain words at a terminal, or takes options."""
    library = library_at(root)
    with working(READING, lang):
        catalogue = read_catalogue(library, outline=False)
    collected = Collected(catalogue, Kind(kind), id_ or "")
    options = {name: text for name, text in given.items() if text is not None}
    try:
        if id_ is not None:
            usable_id(catalogue, Kind(kind), id_)
        _take(collected, options)
        if asking.at_terminal() and not no_input:
            _ask(collected, options, lang)
        if not collected.id:
            raise CouldNotRun(_nameless(library))
        pack = packed(catalogue, Kind(kind), collected.draft(), collected.id)
    except NoPack as error:
        raise CouldNotRun(error.message) from None
    except click.Abort:
        click.echo(err=True)
        raise CouldNotRun(_STOPPED) from None
    for path in pack.write(library.root):
        click.echo(path)
    click.echo(f"\n{next_steps(library, pack, lang)}", err=True)
    return 0


def _take(collected: Collected, options: Mapping[str, str]) -> None:
    """Take what was said as options."""
    languages = collected.catalogue.library.languages
    known = {wish.parameter: wish for wish in wishes(collected.kind, languages)}
    for name in options:
        if name not in known:
            option, kind = name.replace("_", "-"), collected.kind.value
            raise CouldNotRun(
                said(f"--{option} hör inte till {kind}", f"--{option} does not belong to {kind}")
            )
    for name, wish in known.items():
        if name not in options:
            continue
        try:
            collected.take(wish, options[name])
        except Unusable as error:
            option = f"--{wish.option}"
            raise CouldNotRun(
                {each: f"{option}: {words}" for each, words in error.message.items()}
            ) from None


def _ask(collected: Collected, options: Mapping[str, str], lang: Language) -> None:
    """Ask for the rest."""
    languages = collected.catalogue.library.languages
    click.echo(_WELCOME[lang], err=True)
    for wish in wishes(collected.kind, languages):
        if wish.parameter in options or not is_asked(collected.kind, wish):
            continue
        question = wish.question
        other = wish.language not in (None, languages[0])
        if (
            question.becomes is not Becomes.TITLE
            and other
            and wish.language not in collected.titles
        ):
            continue  # who has no title in a language has no sentence in it either
        click.echo(err=True)
        shown = wish.wording(lang, several=len(languages) > 1)
        if question.becomes is Becomes.TERMS:
            _choose(collected, wish, shown, lang)
            continue
        if question.help and question.becomes is Becomes.SUMMARY:
            shown = f"{shown}\n  {question.help[lang]}\n "
        ask(
            shown,
            lambda text, wish=wish: collected.take(wish, text),  # type: ignore[misc]
            lang,
            usual=_usual(collected, wish, lang),
        )


def _choose(collected: Collected, wish: Wish, shown: str, lang: Language) -> None:
    name = wish.question.name
    terms = collected.catalogue.vocabulary.terms(name)
    if not terms:
        return
    first = next(iter(collected.catalogue.library.languages))
    choices = {
        code: term.label.get(lang) or term.label.get(first) or code for code, term in terms.items()
    }
    usual = USUAL_TERMS[name] if USUAL_TERMS[name] in terms else next(iter(terms))
    most = min(most_of(name), len(terms)) if wish.question.many else 1
    collected.terms[name] = choose(shown, choices, lang, usual=usual, most=most)


def _usual(collected: Collected, wish: Wish, lang: Language) -> str | None:
    """What Enter stands for; None where there must be an answer."""
    question = wish.question
    if question.becomes is Becomes.AMOUNT:
        amount = USUAL_AMOUNTS[question.name]
        measure = Measure(min=amount.low, max=amount.high, basis="judgement")
        return _MEASURES.get(question.name, wording.people)(measure, lang)
    own = wish.language == collected.catalogue.library.languages[0]
    needed = question.becomes is Becomes.TITLE and own and not collected.id
    return None if needed else ""


def _nameless(library: Library) -> Bilingual:
    option = f"--title-{library.languages[0]}"
    return said(
        f"säg vad packen ska heta: ett id efter sorten, eller {option}",
        f"say what the pack is to be called: an id after the kind, or {option}",
    )
