"""The page that shows how far translations have come, and the note on those that lag behind."""

from __future__ import annotations

import json
from posixpath import dirname

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from metodbank.model.address import PARITY_PAGE
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import Language
from metodbank.model.parity import Row
from metodbank.render.parity import (
    DATA,
    Note,
    note,
    page_markdown,
    parity_paths,
    uri_of,
)
from metodbank.render.strings import words


class ParityPage:
    """The page in one language. ``rows`` is where every text of the catalogue stands."""

    def __init__(self, catalogue: Catalogue, language: Language, rows: tuple[Row, ...]) -> None:
        self._catalogue, self._language, self._rows = catalogue, language, rows
        self._uris = frozenset(parity_paths(catalogue))
        self._by_uri = {uri_of(catalogue.library, row.of): row for row in rows}
        self._say = words(language)

    def holds(self, page: Page) -> bool:
        """Whether a page is this one."""
        return page.file.src_uri in self._uris

    def source(self, page: Page) -> str:
        """The page as MkDocs reads it."""
        fields = {"title": self._say("parity.title"), "summary": self._say("parity.lead")}
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        # In HTML, for MkDocs knows nothing of a file that is written when the site is built.
        data = get_relative_url(f"{dirname(PARITY_PAGE)}/{DATA}", page.url)
        link = f'<a href="{data}">{self._say("parity.data")}</a>'
        body = page_markdown(self._catalogue, self._rows, self._language, link)
        return f"---\n{head}---\n\n{body}"

    def note(self, uri: str) -> Note | None:
        """What the reader of a page is told, when its original has changed since."""
        row = self._by_uri.get(uri)
        return note(row.standings.get(self._language), self._language) if row else None
