"""A draft -> a pack that is known to be sound before anything of it is written."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from metodbank.check import own_fields_are_filled
from metodbank.disk import write_tree
from metodbank.linter.newcomer import errors_brought
from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import Draft, id_of
from metodbank.model.finding import Finding
from metodbank.model.language import Language, Refusal, said
from metodbank.model.library import Kind, Library
from metodbank.model.values import is_id
from metodbank.render.skeleton import Blank, free_code, skeleton


class NoPack(Refusal):
    """There can be no such pack; says why in both languages."""


class Unsound(NoPack):
    """The pack would not pass the check."""

    def __init__(self, errors: Sequence[Finding]) -> None:
        first = errors[0]
        super().__init__(
            said(
                f"packen skulle inte klara kontrollen: {first.location} {first.sv}",
                f"the pack would not pass the check: {first.location} {first.en}",
            )
        )
        self.errors = tuple(errors)


@dataclass(frozen=True, slots=True)
class NewPack:
    """``files`` are ``{path: text}``, relative to the library's root.

    ``to_fill`` tells which of the fields that the library itself requires nobody has filled in.
    """

    folder: str
    files: Mapping[str, str]
    to_fill: tuple[Finding, ...] = ()

    def write(self, into: Path) -> list[str]:
        return write_tree(self.files, into)


def packed(catalogue: Catalogue, kind: Kind, draft: Draft, id_: str) -> NewPack:
    """The files of a new pack that brings no error into the library.

    Raises:
        NoPack: the id or a title cannot be used.
        Unsound: the pack would not pass the check.
    """
    library = catalogue.library
    folder = f"{library.folder(kind)}/{usable_id(catalogue, kind, id_)}"
    for language, title in draft.titles.items():
        usable_title(catalogue, language, title)
    schema = os.path.relpath(library.root / library.schemas, library.root / folder)
    blank = Blank(
        id_,
        code=free_code(id_, {facts.code for _, facts in catalogue.known}),
        today=catalogue.today,
        schema=Path(schema).as_posix(),
        languages=library.languages,
        vocabulary=catalogue.vocabulary,
        owner=library.settings.get("owner") or "Redaktionen",
    )
    files = skeleton(kind, blank, draft)
    brought = errors_brought(catalogue, kind, folder, files)
    to_fill = tuple(each for each in brought if each.rule.name == own_fields_are_filled.RULE.name)
    errors = [each for each in brought if each not in to_fill]
    if errors:
        raise Unsound(errors)
    return NewPack(folder, {f"{folder}/{name}": text for name, text in files.items()}, to_fill)


def usable_id(catalogue: Catalogue, kind: Kind, id_: str) -> str:
    """The id itself, when it is one and nobody has it.

    Raises:
        NoPack: it is not.
    """
    library = catalogue.library
    if not is_id(id_):
        suggestion = id_of(id_) or "min-metod"
        raise NoPack(
            said(
                f"”{id_}” går inte att använda som id, ta till exempel ”{suggestion}”",
                f'"{id_}" cannot be an id, take for example "{suggestion}"',
            )
        )
    taken = [pack.folder for pack in catalogue.packs if pack.id == id_]
    folder = f"{library.folder(kind)}/{id_}"
    if os.path.lexists(library.root / folder):
        taken = [folder]
    if taken:
        raise NoPack(said(f"{taken[0]} finns redan", f"{taken[0]} exists already"))
    return id_


def usable_title(catalogue: Catalogue, language: Language, title: str) -> str:
    """The title itself, when no page in its language has it.

    Raises:
        NoPack: one has.
    """
    for _, text in catalogue.texts:
        if text.language == language and _same(text.title) == _same(title):
            raise NoPack(
                said(
                    f"titeln ”{title}” finns redan: {text.path}",
                    f'the title "{title}" exists already: {text.path}',
                )
            )
    return title


def next_steps(library: Library, pack: NewPack, lang: Language) -> str:
    """What somebody does who has a new pack."""
    folder = pack.folder
    text = f"{folder}/index.{library.languages[0]}.md"
    sv = (
        f"Skriv i {text}. Byt ut allt som står där som mall.",
        f"Kör `metodbank check {folder}`. Svaret säger vad som fattas och på vilken rad.",
        "Skicka in det som en pull request, eller be någon att göra det åt er.",
    )
    en = (
        f"Write in {text}. Replace all that the template says.",
        f"Run `metodbank check {folder}`. The answer says what is missing and on which line.",
        "Send it in as a pull request, or ask somebody to do it for you.",
    )
    title, steps = {"sv": ("Klart. Nu återstår tre steg:", sv)}.get(
        lang, ("Done. Three steps remain:", en)
    )
    rows = (f"  {number}. {step}" for number, step in enumerate(steps, 1))
    missing = (f"{each.location}  {each.message(lang)}" for each in pack.to_fill)
    return "\n".join((*missing, title, *rows))


def _same(title: str) -> str:
    return " ".join(title.casefold().split())
