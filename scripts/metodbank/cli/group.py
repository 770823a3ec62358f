"""The command group. A command's module is loaded when somebody asks for the command.

All of them together take a second to load, each by itself a part of that.
"""

from __future__ import annotations

from importlib import import_module

import click

_MODULES = {
    "check": "check",
    "explain": "commands",
    "forms": "forms",
    "from-issue": "from_issue",
    "links": "links",
    "move": "move",
    "new": "new",
    "rules": "rules",
    "schema": "commands",
    "stage": "commands",
    "status": "languages",
    "translated": "languages",
}
"""Command -> the module that adds it to the group."""


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _MODULES:
            import_module(f"metodbank.cli.{_MODULES[cmd_name]}")
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="metodbank")
def main() -> None:
    """Check and publish a library of method packs, in Swedish and English."""
