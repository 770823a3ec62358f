"""What does ``metodbank links`` say about a built site?"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main

from tests.library import plant


@pytest.mark.parametrize(
    ("files", "code", "swedish", "english"),
    [
        (
            {"index.html": '<a href="a.html">a</a>', "a.html": ""},
            0,
            "2 sidor kontrollerade: 0 brutna länkar.\n",
            "2 pages checked: 0 broken links.\n",
        ),
        (
            {"index.html": '<a href="a.html">a</a> <a href="a.html">a</a>'},
            1,
            "index.html  built-link-leads-somewhere  ”a.html” finns inte\n"
            "1 sida kontrollerad: 1 bruten länk.\n",
            'index.html  built-link-leads-somewhere  "a.html" does not exist\n'
            "1 page checked: 1 broken link.\n",
        ),
    ],
)
def test_output(
    tmp_path: Path, files: dict[str, str], code: int, swedish: str, english: str
) -> None:
    plant(tmp_path, files, base=False)
    for language, words in (("sv", swedish), ("en", english)):
        done = CliRunner().invoke(main, ["links", str(tmp_path), "--lang", language])
        assert (done.exit_code, done.stdout, done.stderr) == (code, words, "")


def test_no_pages(tmp_path: Path) -> None:
    plant(tmp_path, {"a.txt": ""}, base=False)
    done = CliRunner().invoke(main, ["links", str(tmp_path), "--lang", "en"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"metodbank: no HTML pages in {tmp_path}\n"


def test_base_url(tmp_path: Path) -> None:
    address = "https://prov.example/bas/"
    plant(tmp_path, {"index.html": f'<a href="{address}borta/">a</a>'}, base=False)
    assert CliRunner().invoke(main, ["links", str(tmp_path)]).exit_code == 0
    done = CliRunner().invoke(main, ["links", str(tmp_path), "--base-url", address])
    assert done.exit_code == 1
