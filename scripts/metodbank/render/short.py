"""Short addresses for paper and QR codes: ``/k/soppa/`` leads to the pack's page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from posixpath import dirname

from metodbank.model.catalogue import Catalogue
from metodbank.model.values import is_code
from metodbank.render.leading import leading_page


def short_address(code: str) -> str:
    """The address of a code, from the site's root."""
    return f"k/{code}/"


def short_pages(catalogue: Catalogue) -> Mapping[str, str]:
    """``{path: HTML}``: a page a code that leads on at once, and names every language."""
    library = catalogue.library
    pages: dict[str, str] = {}
    for pack, facts in catalogue.known:
        own = pack.texts.get(library.languages[0])
        # A code of another shape could lead anywhere; rule code-is-unique reports it.
        if own is None or own.fields is None or not is_code(facts.code):
            continue
        folder = dirname(library.uri(f"{pack.folder}/index.md"))
        links = ""
        for language, text in pack.texts.items():
            prefix = "" if language == library.languages[0] else f"{language}/"
            links += (
                f'<p lang="{language}">'
                f'<a href="../../{prefix}{escape(folder)}/" hreflang="{language}">'
                f"{escape(text.title)}</a></p>\n"
            )
        pages[f"{short_address(facts.code)}index.html"] = leading_page(
            own.language,
            target=f"../../{folder}/",
            canonical=f"{library.site_url.rstrip('/')}/{folder}/",
            title=own.title,
            links=links,
        )
    return pages
