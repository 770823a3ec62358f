"""Asking at a terminal: one question, its answer checked at once, asked again until it will do.

Questions go to the error stream, so that what a command prints can be read by a program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from metodbank.model.language import Bilingual, Language, Refusal, said

T = TypeVar("T")

_SOMETHING = said("Det här behövs: skriv ett svar.", "This is needed: write an answer.")
_ONE = said("Skriv ett nummer", "Write a number")
_SOME = said(
    "Skriv ett eller flera nummer, med komma emellan", "Write one or more numbers, with commas"
)
_NUMBER = said(
    "”{text}” är inget nummer mellan 1 och {last}.", '"{text}" is no number between 1 and {last}.'
)
_MANY = said("Välj högst {most}.", "Choose {most} at most.")


class Unusable(Refusal):
    """An answer that cannot be used; says why in both languages."""


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(
    question: str, read: Callable[[str], T], lang: Language, *, usual: str | None = None
) -> T | None:
    """Ask until the answer can be read; None is Enter, where ``usual`` says what it stands for.

    Without ``usual`` there must be an answer; an empty one lets the question be passed over.

    Raises:
        click.Abort: Ctrl-C, or nobody is there any longer.
    """
    shown = f"{question} [{usual}]" if usual else question
    while True:
        text = click.prompt(shown, default="", show_default=False, prompt_suffix=" ", err=True)
        text = " ".join(str(text).split())
        if not text:
            if usual is not None:
                return None
            click.echo(f"  {_SOMETHING[lang]}", err=True)
            continue
        try:
            return read(text)
        except Unusable as error:
            click.echo(f"  {error.message[lang]}", err=True)


def choose(
    question: str,
    choices: Mapping[str, str],
    lang: Language,
    *,
    usual: str,
    most: int = 1,
) -> tuple[str, ...]:
    """Show numbered choices, code -> words, and ask for a number or some; Enter is the usual one.

    Raises:
        click.Abort: as for ``ask``.
    """
    codes = list(choices)
    click.echo(question, err=True)
    for number, code in enumerate(codes, 1):
        click.echo(f"  {number:2}  {choices[code]}", err=True)

    def read(text: str) -> tuple[str, ...]:
        found = []
        for part in text.replace(",", " ").split():
            if not (part.isascii() and part.isdigit() and 1 <= int(part) <= len(codes)):
                raise Unusable(_filled(_NUMBER, text=part, last=len(codes)))
            found.append(codes[int(part) - 1])
        if len(set(found)) > most:
            raise Unusable(_filled(_MANY, most=most))
        return tuple(dict.fromkeys(found))

    prompt = (_ONE if most == 1 else _SOME)[lang]
    return ask(prompt, read, lang, usual=str(codes.index(usual) + 1)) or (usual,)


def _filled(message: Bilingual, **values: object) -> Bilingual:
    return {language: text.format(**values) for language, text in message.items()}
