"""What every command shares: its options, its exit codes, and one readable line for a fault."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import ParamSpec

import click

from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH, Bilingual, Language, Refusal, said
from metodbank.model.library import Library
from metodbank.read.root import ConfigError, find_root

P = ParamSpec("P")
READING = said("läser", "reading")


class CouldNotRun(Refusal):
    """Says in both languages why nothing was done; exit code 2."""


def default_language() -> Language:
    """Swedish where the locale is Swedish, English elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return SWEDISH if value.lower().startswith("sv") else ENGLISH
    return ENGLISH


def library_at(root: Path | None) -> Library:
    """The library that a command is about.

    Raises:
        ConfigError: there is none, or its settings are wrong.
    """
    from metodbank.read.config import read_library

    return read_library(root.resolve() if root else find_root(Path.cwd()))


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder with mkdocs.yml. Default: this folder or the nearest above it.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=default_language,
    help="Language of messages. Default: from the locale.",
)
_debug = click.option("--debug", is_flag=True, help="Show the traceback of a bug.")


@contextmanager
def working(words: Bilingual, language: Language) -> Iterator[None]:
    """Show on a terminal that something is going on; say nothing in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words[language]):
        yield


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's result into its exit code, and every fault into one readable line."""

    @_debug
    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        debug = bool(kwargs.pop("debug"))
        language = str(kwargs.get("lang", ENGLISH))
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                # A terminal of Latin-1 has no ”: better spelt out than no answer at all.
                stream.reconfigure(errors="backslashreplace")
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
            # A disk that is full names no file.
            place = {"sv": "en fil", "en": "a file"}[language]
            why = error.strerror or type(error).__name__
            click.echo(f"metodbank: {reach} {error.filename or place} ({why})", err=True)
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
