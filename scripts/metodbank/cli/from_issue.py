"""metodbank from-issue."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from metodbank.cli.command import READING, command, lang_option, library_at, root_option, working
from metodbank.cli.group import main
from metodbank.cli.packing import NewPack, NoPack, Unsound, next_steps, packed
from metodbank.disk import write_file
from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import Draft, Note, id_of, tongue_of
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.library import Kind, Library
from metodbank.read.answers import Answers, answers_in
from metodbank.read.catalogue import read_catalogue
from metodbank.read.drafting import Drafted, drafted
from metodbank.read.forms import read_forms
from metodbank.read.issue import MAX_BYTES, Issue, NoIssue, read_issue
from metodbank.read.personal import without_personal

_ISSUE = said("ärendet", "issue")
_SOURCE = re.compile(r"sources\.([0-9]+)")
_NOTHING = said("ingen pack, och ingenting är skrivet", "no pack is made, and nothing is written")
_KINDS = [Kind.METHOD.value, Kind.CASE.value]


@main.command("from-issue")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--kind", type=click.Choice(_KINDS), help="What the issue is. Default: its form.")
@click.option("--id", "id_", help="The id of the pack. Default: made of its title.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Write below DIR.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what is said here too.")
@click.option("--dry-run", is_flag=True, help="Show the files; write nothing.")
@root_option
@lang_option
@command
def from_issue(
    file: Path,
    kind: str | None,
    id_: str | None,
    into: Path | None,
    report: Path | None,
    dry_run: bool,
    root: Path | None,
    lang: Language,
) -> int:
    """Make a pack of an issue that was written in a form: Markdown or an event's JSON, - is stdin.

    Exit code 1 when no valid pack can be made of it; then nothing is written.
    """
    library = library_at(root)
    told = _Said("stdin" if str(file) == "-" else str(file), lang)
    with working(READING, lang):
        catalogue = read_catalogue(library, outline=False)
    with sys.stdin.buffer if str(file) == "-" else file.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    pack = _made(raw, Kind(kind) if kind else None, id_, catalogue, told)
    if report is not None and not dry_run:
        write_file(report, "".join(f"{line}\n" for line in told.lines))
    if pack is None:
        return 1
    if dry_run:
        for path, text in sorted(pack.files.items()):
            click.echo(f"--- {path}\n{text}", nl=False)
        return 0
    for path in pack.write(into or library.root):
        click.echo(path)
    click.echo(f"\n{next_steps(library, pack, lang)}", err=True)
    return 0


class _Said:
    """What is said while an issue is read, to the error stream and for a report."""

    def __init__(self, name: str, lang: Language) -> None:
        self.name, self.lang = name, lang
        self.lines: list[str] = []

    def notes(self, notes: Iterable[Note]) -> None:
        for note in sorted(notes, key=lambda note: note.line or 0):
            place = self.name if note.line is None else f"{self.name}:{note.line}"
            self._line(f"{place}  {note.message[self.lang]}")

    def end(self, message: Bilingual) -> None:
        self._line(f"metodbank: {message[self.lang]}")

    def _line(self, line: str) -> None:
        self.lines.append(line)
        click.echo(line, err=True)


def _made(
    raw: bytes, kind: Kind | None, id_: str | None, catalogue: Catalogue, told: _Said
) -> NewPack | None:
    """The pack; None when there can be none, and why has been said."""
    try:
        issue = read_issue(raw)
        if issue.event:
            told.name = _ISSUE[told.lang]
        issue, taken = _without_personal(issue, catalogue.library)
        forms = [form for form in read_forms() if kind in (None, form.kind)]
        answers, kind = _answered(answers_in(issue.body, forms))
        found, pack = _tried(issue, answers, kind, id_, catalogue)
        told.notes((*taken, *found.notes, *found.problems))
        if isinstance(pack, NewPack):
            return pack
        if pack is not None:
            told.end(pack.message)
    except (NoIssue, NoPack) as error:
        told.end(error.message)
    told.end(_NOTHING)
    return None


def _tried(
    issue: Issue, answers: Answers, kind: Kind, id_: str | None, catalogue: Catalogue
) -> tuple[Drafted, NewPack | NoPack | None]:
    """The draft that makes a sound pack, and the pack, or why there is none.

    An address that the check refuses is no source; of a text that it refuses the words are kept.
    """
    bare, refused = False, set[str]()
    while True:
        found = drafted(issue, answers, kind, catalogue, bare=bare, refused=refused)
        if found.problems:
            return found, None
        try:
            name = id_ or _id(found.draft, catalogue)
            return found, packed(catalogue, kind, found.draft, name)
        except Unsound as error:
            new = set(_sources(error, found.draft)) - refused
            if bare and not new:
                return found, error
            bare, refused = bare or not new, refused | new
        except NoPack as error:
            return found, error


def _sources(error: Unsound, draft: Draft) -> Iterator[str]:
    """The addresses of the sources that the errors are about."""
    for each in error.errors:
        match = _SOURCE.match(each.location.field or "")
        if match and int(match[1]) < len(draft.sources):
            yield draft.sources[int(match[1])].url


def _without_personal(issue: Issue, library: Library) -> tuple[Issue, tuple[Note, ...]]:
    tongue = tongue_of(library.languages[0])
    title, _ = without_personal([issue.title], tongue)
    body, notes = without_personal(issue.body.split("\n"), tongue)
    return replace(issue, title=title[0], body="\n".join(body)), notes


def _answered(answers: Answers | None) -> tuple[Answers, Kind]:
    """The answers, and what they can become."""
    if answers is None:
        raise NoPack(
            said(
                "hittar inga av formulärets frågor, som rader med ### och frågan",
                "finds none of the form's questions, as lines with ### and the question",
            )
        )
    form = answers.form
    if form.kind is None:
        raise NoPack(
            said(
                f"formuläret ”{form.name['sv']}” läses av en person och blir ingen pack",
                f'the form "{form.name["en"]}" is read by a person and becomes no pack',
            )
        )
    return answers, form.kind


def _id(draft: Draft, catalogue: Catalogue) -> str:
    own = catalogue.library.languages[0]
    title = draft.titles.get(own) or next(iter(draft.titles.values()), "")
    id_ = id_of(title)
    if not id_:
        raise NoPack(
            said(
                f"titeln ”{title}” har inga bokstäver som kan bli ett id: ange ett med --id",
                f'the title "{title}" has no letters that can become an id: give one with --id',
            )
        )
    return id_
