"""The options of every command that gives a report: the same names, words and kinds."""

from __future__ import annotations

from pathlib import Path

import click

from metodbank.report import FORMATS

rule_option = click.option(
    "--rule", "rules", multiple=True, help="Only this rule; may be given again."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="text is for people; the others are for programs.",
)
output_option = click.option(
    "--output", type=click.Path(path_type=Path), help="Write the report to this file."
)
fix_option = click.option("--fix", is_flag=True, help="Mend in the texts what needs no person.")
diff_option = click.option(
    "--diff", is_flag=True, help="Show what --fix would change; write nothing."
)
strict_option = click.option("--strict", is_flag=True, help="Warnings fail the check too.")
no_cache_option = click.option("--no-cache", is_flag=True, help="Read everything again.")
