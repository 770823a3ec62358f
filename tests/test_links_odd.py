"""Is a site that nobody meant to make still read to its end, and rightly?"""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from metodbank.links.built import broken_links
from metodbank.links.files import read_file
from metodbank.links.survey import files_of

NAMES = (
    *("index.html", "a.xhtml", "b.css", "c.pdf", "d.docx", "e.svg", "sitemap.xml", "feed.atom"),
    *("feed.rss", "site.webmanifest", "manifest.json", "search/search_index.json", "robots.txt"),
)
BEGINNINGS = (b"", b"%PDF-1.5\n", b"PK\x03\x04", b"<?xml version='1.0'?><svg>", b"{", b"\xff\xfe")
DEEP = 3000


def told(site: Path, base_url: str = "") -> list[str]:
    return [f"{each.location}  {each.en}" for each in broken_links(site, base_url)[0]]


def plant(site: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return site


@pytest.mark.parametrize("beginning", BEGINNINGS, ids=repr)
@pytest.mark.parametrize("name", NAMES)
def test_rubbish_is_no_crash(name: str, beginning: bytes, tmp_path: Path) -> None:
    chance = random.Random(name)
    plant(tmp_path, {name: beginning + chance.randbytes(20_000)})
    told(tmp_path, "https://prov.example/")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<div>" * DEEP + "<a href=borta>"),
        ("a.html", "<svg>" * DEEP + "<use href=borta.svg>"),
        ("a.html", f'<script type="application/ld+json">{"[" * DEEP * 9}</script>'),
        ("a.html", '<iframe srcdoc="' * DEEP),
        ("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{"<g>" * DEEP}{"</g>" * DEEP}</svg>'),
        ("feed.atom", '<feed xmlns="http://www.w3.org/2005/Atom">' + "<entry>" * DEEP),
        ("search/search_index.json", '{"docs":' + "[" * DEEP * 9),
        ("a.css", "url(" * DEEP + '"'),
        ("a.html", '<a href="' + "../" * DEEP + 'x">'),
        ("a.html", '<a href="' + "x" * 100_000 + '">'),
    ],
)
def test_depth_and_length_are_no_crash(name: str, text: str, tmp_path: Path) -> None:
    told(plant(tmp_path, {name: text.encode("utf-8")}))


MUCH = 2_000_000
WITHOUT_END = (
    *("<!--", "<!-- a ", "<script>", "<style>", "<textarea>", "<title>", "<iframe>", "<title", "<"),
    *("<script><!--", "<style><", "<![CDATA[", "<!a", "<?a", '<a href="', "<a ", "<a =", "</form "),
    *("</p '", '<meta name="x" content="', "<A ", "&lt;script&gt;", "&lt;!--", "<svg><script>"),
)


@pytest.mark.parametrize("wrap", ["{}", "<p>{}>", '<a{}">', "<feed><summary type='html'>{}"])
@pytest.mark.parametrize("piece", WITHOUT_END)
def test_what_never_ends_is_read_once(piece: str, wrap: str) -> None:
    """Where each looks for its end in all that follows, two megabytes of them take hours."""
    text = wrap.format(piece * (MUCH // len(piece)))
    if wrap.startswith("<feed>"):
        text += "</summary></feed>"
    read_file("a.atom" if wrap.startswith("<feed>") else "a.html", text.encode())


@pytest.mark.parametrize("piece", [*" =/", "b ", 'b="&x" '])
def test_a_tag_that_is_long_is_read_once(piece: str) -> None:
    found = read_file("a.html", f'<a id="x" href{piece * (MUCH // len(piece))}><p id="y">'.encode())
    assert found.ids[-1:] == ["y"]


@pytest.mark.parametrize("wrap", ["{}", "a {{ b: {} }}", "image-set({}"])
@pytest.mark.parametrize(
    "piece",
    [
        *("url(", 'url("', "url( ", " ", '"\\', "'", "/*", "@import ", "@namespace ", "(", "\\"),
        *("image-set(", 'image-set("', "image-set(url(", "image-set(type(", "image-set(a(b,"),
    ],
)
def test_a_style_sheet_that_never_ends_is_read_once(piece: str, wrap: str) -> None:
    read_file("a.css", wrap.format(piece * (MUCH // len(piece))).encode())


@pytest.mark.parametrize("piece", ["<w:instrText>", "<w:instrText ", "<Relationship ", "<"])
def test_a_document_that_never_ends_is_read_once(piece: str) -> None:
    made = BytesIO()
    with ZipFile(made, "w", 8) as file:
        for name in ("document.xml", "document.rels"):
            text = "instrText <w:instrText>" + piece * (MUCH // len(piece))
            file.writestr(f"word/{name}", text)
    assert read_file("a.docx", made.getvalue()).told == []


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    made = BytesIO()
    with ZipFile(made, "w", 8) as file:
        file.writestr("word/document.xml", b" " * 60_000_000)
    assert told(plant(tmp_path, {"a.docx": made.getvalue()})) == []


def test_links_on_the_disk_that_go_round_end(tmp_path: Path) -> None:
    plant(tmp_path, {"index.html": b'<a href="a/">', "a/index.html": b'<a href="../">'})
    for name, to in (
        *(("self.html", "self.html"), ("nowhere.html", "borta"), ("a/up", "..")),
        *(("whole", str(tmp_path)), ("again", "a")),
    ):
        (tmp_path / name).symlink_to(to)
    found = sorted(path for path, _ in files_of(tmp_path))
    assert found == ["a/index.html", "again/index.html", "index.html"]


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="iso-8859-1"><a href="å.html">a</a> <a href="#ö">b</a> <p id="ö">'.encode(
            "latin-1"
        ),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
        '<a href="å.html">a</a>'.encode("cp1252"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a href="å.html">a</a>'.encode("latin-1"),
        '<a href="å.html">a</a>'.encode("utf-16"),
        '\ufeff<a href="å.html">a</a>'.encode(),
        '<meta charset="hittepå"><a href="å.html">a</a>'.encode(),
        '<meta charset="utf-8"><a href="å.html">a</a>'.encode(),
    ],
    ids=["latin-1", "windows", "xml", "utf-16", "mark", "unknown", "utf-8"],
)
def test_a_page_is_read_in_the_encoding_that_it_names(page: bytes, tmp_path: Path) -> None:
    plant(tmp_path, {"index.html": page, "å.html": b"x"})
    assert told(tmp_path) == []


def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    try:
        (tmp_path / "a\udcff.html").write_bytes(b'<a href="borta.html">')
    except OSError:
        pytest.skip("this disk has no such names")
    assert told(tmp_path) == ['a\udcff.html:1:10  "borta.html" does not exist']
