"""A command that takes an argument and has further commands under it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click


class Nested(click.Command):
    """``links SITE`` is the command itself, ``links merge FILE`` one of its ``others``.

    Each of those stands in the module of its name, which is loaded when somebody asks for it. A
    folder that is called like one of them is written with its place: ``./merge``.
    """

    def __init__(self, *args: Any, others: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if not args or args[0] not in self.others:
            return super().make_context(info_name, args, parent, **extra)
        other = _loaded(args[0])
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _loaded(name).get_short_help_str()) for name in self.others])


def _loaded(name: str) -> click.Command:
    command: click.Command = getattr(import_module(f"metodbank.cli.{name}"), name)
    return command
