"""A command that takes an argument and has further commands under it."""

from __future__ import annotations

from typing import Any

import click


class Nested(click.Command):
    """``links SITE`` is the command itself, ``links merge FILE`` one of its ``others``.

    A folder that is called like one of them is written with its place: ``./merge``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others: dict[str, click.Command] = {}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        other = self.others.get(args[0]) if args else None
        if other is None:
            return super().make_context(info_name, args, parent, **extra)
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            rows = [(name, each.get_short_help_str()) for name, each in self.others.items()]
            formatter.write_dl(rows)


def put_under(command: click.Command, other: click.Command) -> None:
    """Make a command one of another's."""
    assert isinstance(command, Nested)
    command.others[str(other.name)] = other
