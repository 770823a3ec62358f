"""Record what a library has published: its addresses, and what its items are called."""

from __future__ import annotations

import click

from metodbank.cli.command import CouldNotRun
from metodbank.disk import write_tree
from metodbank.links.published import rows, with_new
from metodbank.links.survey import Survey
from metodbank.linter import sites
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.library import Library
from metodbank.model.numerals import Noun, counted
from metodbank.model.published_items import with_published
from metodbank.read.catalogue import read_catalogue
from metodbank.render.items_ledger import items_ledger

_ADDRESS = Noun(("ny adress", "nya adresser"), ("new address", "new addresses"))


def record(library: Library, surveyed: Survey, lang: Language) -> None:
    """Add to both ledgers what is published now. Nothing is ever taken out of them.

    Raises:
        CouldNotRun: a ledger cannot be read, and what it says would be lost.
        OSError: the disk says no; both are as they were.
    """
    kept = sites.ledger_of(library)
    addresses = kept.value
    if addresses is None:
        raise CouldNotRun(_unread(kept.findings[0]))
    for line, row, sound in rows(addresses.text):
        if not sound:
            place = f"{addresses.path}:{line}"
            raise CouldNotRun(
                said(
                    f"{place}: ”{row}” är ingen adress. Rätta raden för hand: /metoder/soppa/",
                    f'{place}: "{row}" is no address. Correct the line by hand: /metoder/soppa/',
                )
            )
    catalogue = read_catalogue(library, outline=False)
    path = library.item_ledger
    for each in catalogue.findings:
        if each.location.path == path:
            raise CouldNotRun(_unread(each))
    new = with_new(addresses.text, surveyed)
    tree = {addresses.path: new}
    if items := with_published(catalogue.published_items, catalogue):
        tree[path] = items_ledger(library, items)
    write_tree(tree, library.root)
    added = len(set(new.split("\n")) - {row.strip() for row in addresses.text.split("\n")})
    count = counted(added, _ADDRESS, lang)
    words = said(f"{count} i {addresses.path}", f"{count} in {addresses.path}")
    click.echo(f"metodbank: {words[lang]}", err=True)


def _unread(finding: Finding) -> Bilingual:
    return said(
        f"{finding.location} går inte att läsa, och lämnas som den är: {finding.sv}",
        f"{finding.location} cannot be read, and is left as it is: {finding.en}",
    )
