"""A small page that leads on at once, and with a link where nothing leads by itself."""

from __future__ import annotations

from html import escape

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


def leading_page(language: str, target: str, canonical: str, title: str, links: str) -> str:
    """The HTML of a page that leads to ``target``; ``links`` is HTML already, the rest is text."""
    return _PAGE.format(
        language=language,
        target=escape(target),
        canonical=escape(canonical),
        title=escape(title),
        links=links,
    )
