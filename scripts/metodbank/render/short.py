"""Short addresses for paper and QR codes: ``/k/soppa/`` leads to the pack's page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from posixpath import dirname

from metodbank.model.catalogue import Catalogue
from metodbank.model.values import is_code

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body><main><h1>{title}</h1>
{links}</main></body>
</html>
"""


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
        folder = escape(dirname(library.uri(f"{pack.folder}/index.md")))
        links = ""
        for language, text in pack.texts.items():
            prefix = "" if language == library.languages[0] else f"{language}/"
            links += (
                f'<p lang="{language}"><a href="../../{prefix}{folder}/" hreflang="{language}">'
                f"{escape(text.title)}</a></p>\n"
            )
        pages[f"{short_address(facts.code)}index.html"] = _PAGE.format(
            language=own.language,
            target=f"../../{folder}/",
            canonical=f"{escape(library.site_url.rstrip('/'))}/{folder}/",
            title=escape(own.title),
            links=links,
        )
    return pages
