"""Where the translations stand -> the note on a page that lags behind, and the table of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename, dirname, relpath

from metodbank.model.address import PARITY_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, LANGUAGES, Language, name_of
from metodbank.model.library import Library
from metodbank.model.pack import Pack, Page
from metodbank.model.parity import Change, Row, Standing, State
from metodbank.render.strings import words

DATA = "status.json"
"""The same for programs, beside the page in the library's own language."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader of a translation that lags behind is told.

    ``sections`` are the names of the sections that have changed, each with the language of the
    name: where the translation has no heading for it, it is the original's.
    """

    original: Language
    language: str
    sections: tuple[tuple[str, Language], ...]


def note(
    standing: Standing | None, language: Language, reader: Language | None = None
) -> Note | None:
    """The note for a text in a language, or None when there is nothing to say.

    The reader is told in the text's own language, unless another is named.
    """
    if standing is None or standing.state is not State.STALE or standing.original is None:
        return None
    original, reader = standing.original, reader or language
    names = tuple(_section(change, original, language, reader) for change in standing.changes)
    return Note(original, named(original, reader), names)


def _quotation(found: Note, uri: str, language: Language) -> str:
    """A note as Markdown; the original lies beside the page."""
    say = words(language)
    names = ", ".join(name for name, _ in found.sections)
    target = basename(_named(uri, found.original))
    return (
        f"> {say('stale.text', language=found.language)} {say('stale.sections')}: {names}."
        f" [{say('stale.original', language=found.language)}]({target})\n"
    )


def parity_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """The paths of the page in each language; none where the library has one of its own."""
    library = catalogue.library
    if len(library.languages) == 1 or any(page.uri == PARITY_PAGE for page in catalogue.pages):
        return ()
    return tuple(_named(PARITY_PAGE, language) for language in library.languages)


def parity_pages(catalogue: Catalogue, rows: Iterable[Row]) -> Mapping[str, str]:
    """``{path: text}`` of the page as plain Markdown in every language."""
    rows, paths = tuple(rows), parity_paths(catalogue)
    found = {}
    for language, path in zip(catalogue.library.languages, paths, strict=False):
        say = words(language)
        link = f"[{say('parity.data')}]({DATA})"
        body = page_markdown(catalogue, rows, language, link)
        found[path] = f"# {say('parity.title')}\n\n{say('parity.lead')}\n\n{body}"
    return found


def notes_markdown(catalogue: Catalogue, rows: Iterable[Row]) -> Mapping[str, str]:
    """``{path of a staged page: its note}`` of every translation that lags behind."""
    found = {}
    for row in rows:
        uri = uri_of(catalogue.library, row.of)
        for language, standing in row.standings.items():
            if told := note(standing, language):
                found[_named(uri, language)] = _quotation(told, uri, language)
    return found


def page_markdown(catalogue: Catalogue, rows: Iterable[Row], language: Language, data: str) -> str:
    """The table as the body of a page in one language. ``data`` is a link to the JSON."""
    rows, say, library = tuple(rows), words(language), catalogue.library
    lines = [f"{say('parity.how')} {data}.", "", f"## {say('parity.totals')}", ""]
    for name, count in totals(library, rows).items():
        lines.append(f"- {named(name, language)}: {counted(count, language)}")
    lines += ["", f"## {say('parity.todo')}", ""]
    lines += list(_todo(catalogue, rows, language)) or [say("parity.nothing")]
    lines += ["", f"## {say('parity.all')}", ""]
    lines += _table(
        (say("parity.text"), *(named(name, language) for name in library.languages)),
        (
            (
                _linked(library, row.of, language),
                *(say(f"parity.{each.state.value}") for each in row.standings.values()),
            )
            for row in rows
        ),
    )
    return "\n".join(lines) + "\n"


def _todo(catalogue: Catalogue, rows: Iterable[Row], language: Language) -> Iterator[str]:
    say = words(language)
    for row in rows:
        for name, standing in row.standings.items():
            if standing.state in (State.ORIGINAL, State.CURRENT):
                continue
            text = _linked(catalogue.library, row.of, language)
            line = f"- {text}, {named(name, language)}: {say(f'parity.{standing.state.value}')}"
            if found := note(standing, name, language):
                changed = ", ".join(section for section, _ in found.sections)
                line += f" ({say('parity.changed')}: {changed})"
            yield line


def path_of(library: Library, of: Pack | Page) -> str:
    """What a text is called on the command line: its folder, or its file without language."""
    if isinstance(of, Pack):
        return of.folder
    return f"{library.docs}/{of.uri.removesuffix('.md')}"


def uri_of(library: Library, of: Pack | Page) -> str:
    """The path of the published page, without language."""
    return library.uri(f"{of.folder}/index.md") if isinstance(of, Pack) else of.uri


def _linked(library: Library, of: Pack | Page, language: Language) -> str:
    """The title, as a link where there is a page to link to in the reader's language."""
    title = title_of(of, (language, *library.languages)) or path_of(library, of)
    escaped = title.replace("[", "(").replace("]", ")").replace("|", "/")
    if language not in of.texts:
        return escaped
    return f"[{escaped}]({relpath(uri_of(library, of), dirname(PARITY_PAGE))})"


def _named(uri: str, language: Language) -> str:
    return f"{uri.removesuffix('.md')}.{language}.md"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    whole = (head, ("---",) * len(head), *rows)
    return [f"| {' | '.join(row)} |" for row in whole]


def title_of(of: Pack | Page, languages: Iterable[Language]) -> str:
    texts = (of.texts[language] for language in languages if language in of.texts)
    return next((text.title for text in texts if text.title), "")


def counted(count: Mapping[State, int], language: Language) -> str:
    """How many texts stand where: ``20 follow, 2 lag behind``."""
    say = words(language)
    return ", ".join(
        f"{count[state]} {say(f'parity.{state.value}')}" for state in State if count[state]
    )


def totals(library: Library, rows: Iterable[Row]) -> Mapping[Language, Counter[State]]:
    count: dict[Language, Counter[State]] = {name: Counter() for name in library.languages}
    for row in rows:
        for language, standing in row.standings.items():
            count[language][standing.state] += 1
    return count


def _section(
    change: Change, original: Language, language: Language, reader: Language
) -> tuple[str, Language]:
    """The name of a section in the language that the reader has chosen, if there is one."""
    if change.place != "section":
        say = words(reader)
        return say(f"stale.{change.place}"), say.language
    if change.theirs is not None and (reader == original or change.ours is None):
        return change.theirs.text, original
    if change.ours is not None:
        return change.ours.text, language
    return f"#{change.key}", original


def named(of: Language, language: Language) -> str:
    return name_of(of)[language if language in LANGUAGES else ENGLISH]
