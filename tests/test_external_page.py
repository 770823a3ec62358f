"""Are the words of somebody else's page read in the letters that they were written in?"""

from __future__ import annotations

import pytest
from metodbank.links.external.answer import Reply
from metodbank.links.external.page import read_page

TEXT = "<title>Möte på ”torget”</title>"


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("text/html; charset=utf-8", TEXT.encode()),
        ("text/html", TEXT.encode()),
        ("text/html; charset=windows-1252", TEXT.encode("cp1252")),
        # Browsers take Latin-1 to be what Windows makes of it, so ” is read too.
        ("text/html; charset=ISO-8859-1", TEXT.encode("cp1252")),
        ("text/html", b'<meta charset="iso-8859-1">' + TEXT.encode("cp1252")),
        ('text/html; charset="utf-8"', b'<meta charset="iso-8859-1">' + TEXT.encode()),
        ("text/html; charset=latin-1", TEXT.encode("utf-16")),
        ("text/html; charset=hittepå", TEXT.encode()),
    ],
    ids=["utf-8", "none", "windows", "latin-1", "own", "header-first", "mark", "unknown"],
)
def test_letters_are_read_as_the_server_or_the_page_says(header: str, body: bytes) -> None:
    assert read_page(Reply(200, {"content-type": header}, body)).title == "Möte på ”torget”"
