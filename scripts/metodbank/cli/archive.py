"""metodbank links archive."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import click

from metodbank.cli.command import (
    CouldNotRun,
    command,
    lang_option,
    library_at,
    root_option,
    working,
)
from metodbank.cli.outside import known_of, manners_of, write_ledger
from metodbank.cli.speaking import speak, version_of_tool
from metodbank.links.external import archive as wayback
from metodbank.links.external.addresses import page_of
from metodbank.links.external.archive import API, Copy, NoAnswer, wanting
from metodbank.linter.run import ALL_RULES
from metodbank.model.finding import Report
from metodbank.model.language import Language, said
from metodbank.model.library import Library
from metodbank.model.web import Known

_ASKING = said("frågar arkivet", "asking the archive")


@click.command("archive")
@click.option("--all", "all_", is_flag=True, help="Every address without a copy, not only broken.")
@click.option("--dry-run", is_flag=True, help="Only say what there is; write nothing.")
@click.option("--api", default=API, show_default=True, help="The archive's availability API.")
@click.option("--allow-private", is_flag=True, help="The archive may be on a private network.")
@root_option
@lang_option
@command
def archive(
    all_: bool, dry_run: bool, api: str, allow_private: bool, root: Path | None, lang: Language
) -> int:
    """Look up archived copies of broken addresses and write them into the link ledger."""
    library = library_at(root)
    known, _, broken = known_of(library)
    if broken:
        speak("text", Report.of(broken, packs=0), library, lang, of=ALL_RULES.values())
        return 1
    if page_of(api) is None:
        raise click.UsageError(f"--api {api}: expected an address such as {API}")
    wanted = wanting(known, all_=all_)
    silent = False
    try:
        with working(_ASKING, lang):
            found = asyncio.run(_copies(library, wanted, known, api, allow_private))
    except NoAnswer as error:
        # What was found before it fell silent is kept.
        found, silent = dict(error.found), True
    for address in wanted:
        copy = found.get(address)
        if silent and copy is None:
            continue
        none = said("ingen kopia", "no copy")[lang]
        click.echo(f"{address}\n    {copy.address if copy else none}")
    if not dry_run and (found or not silent):
        after = {
            address: each.model_copy(update={"archived": found[address].address})
            if address in found
            else each
            for address, each in known.items()
        }
        write_ledger(library, known, after, lang)
    if silent:
        raise CouldNotRun(
            said("arkivet svarar inte: pröva igen senare", "the archive does not answer: try later")
        )
    return 0


async def _copies(
    library: Library,
    wanted: list[str],
    known: Mapping[str, Known],
    api: str,
    allow_private: bool,
) -> dict[str, Copy]:
    from metodbank.links.external.asker import Asker
    from metodbank.links.external.client import Client
    from metodbank.links.external.clock import Clock

    manners = manners_of(library)
    async with Client(manners, version_of_tool(), allow_private=allow_private) as client:
        return await wayback.copies(wanted, known, Asker(client, manners, Clock()), api)
