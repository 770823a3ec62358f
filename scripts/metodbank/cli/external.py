"""``metodbank links SITE --external``: what may be wished for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from metodbank.links.external.shard import WHOLE, Shard
from metodbank.links.survey import Survey
from metodbank.model.finding import Finding
from metodbank.model.language import Language
from metodbank.model.library import Library

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Wanted:
    """``ask`` is whether servers are asked at all; without it new addresses are only noted."""

    ask: bool = False
    allow_private: bool = False
    shard: Shard = WHOLE
    results: Path | None = None
    update: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """``mends`` has one finding for each place that can be mended."""

    findings: tuple[Finding, ...] = ()
    mends: tuple[Finding, ...] = ()


class _Shard(click.ParamType[Shard]):
    name = "i/n"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Shard:
        found = value if isinstance(value, Shard) else Shard.read(str(value))
        return found or self.fail(f"{value!r}: expected a part such as 2/5", param, ctx)


def external_options(function: F) -> F:
    """Give a command the options, gathered as one ``wanted``."""

    @click.option("--external", is_flag=True, help="Ask the servers of other sites too.")
    @click.option("--allow-private", is_flag=True, help="Ask private addresses as well.")
    @click.option("--shard", type=_Shard(), default="1/1", help="Ask only this part, such as 2/5.")
    @click.option(
        "--results",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Keep the answers in this file, for links merge.",
    )
    @click.option("--update-ledger", is_flag=True, help="Write what was learnt into the ledger.")
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        kwargs["wanted"] = Wanted(
            kwargs.pop("external"),
            kwargs.pop("allow_private"),
            kwargs.pop("shard"),
            kwargs.pop("results"),
            kwargs.pop("update_ledger"),
        )
        return function(*args, **kwargs)

    return wrapper  # type: ignore[return-value]


def run(wanted: Wanted, surveyed: Survey, library: Library | None, lang: Language) -> Told:
    """Ask what has to be asked, keep what is to be kept, and tell what is wrong.

    Raises:
        CouldNotRun: there is no network, or somebody interrupted.
    """
    if not wanted.ask and not wanted.update:
        return Told()
    from metodbank.cli import outside

    return outside.run(wanted, surveyed, library, lang)
