"""The command group, which every command adds itself to."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="metodbank")
def main() -> None:
    """Check and publish a library of method packs, in Swedish and English."""
