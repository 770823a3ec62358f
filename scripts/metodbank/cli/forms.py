"""metodbank forms."""

from __future__ import annotations

from pathlib import Path

import click

from metodbank.cli.command import CouldNotRun, command, lang_option, library_at, root_option
from metodbank.cli.group import main
from metodbank.disk import write_tree
from metodbank.model.language import Language, said
from metodbank.read.catalogue import read_catalogue
from metodbank.read.forms import read_forms
from metodbank.render.issue_forms import issue_forms


@main.command()
@root_option
@lang_option
@command
def forms(root: Path | None, lang: Language) -> int:
    """Write the forms that GitHub shows to whoever wants to contribute on the web."""
    library = library_at(root)
    vocabulary = read_catalogue(library, outline=False).vocabulary
    if not vocabulary.root:
        raise CouldNotRun(
            said(
                f"{library.vocabulary} är tom eller går inte att läsa: kör metodbank check",
                f"{library.vocabulary} is empty or cannot be read: run metodbank check",
            )
        )
    for path in write_tree(issue_forms(read_forms(), library.languages, vocabulary), library.root):
        click.echo(path)
    return 0
