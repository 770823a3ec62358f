"""What other people's generators write: is it read as a browser reads it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.links.built import broken_links
from metodbank.links.survey import files_of
from metodbank.report.text import line

from tests.library import plant

SITE = "https://prov.example/"
HEAD = '<!doctype html><html lang="en"><title>x</title>'
TARGETS = {"b.html": HEAD, "d/x.html": HEAD}


def told(root: Path, files: dict[str, str | bytes], base_url: str = "") -> list[str]:
    """What is said of a site, but for pages that nothing leads to."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    found, _ = broken_links(root, base_url)
    said = (each for each in found if each.rule.name != "page-is-reachable")
    return [line(each, "en") for each in said]


@pytest.mark.parametrize(
    "inside",
    [
        "<img alt src=\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>\">",
        '<style>a { background: url("data:image/svg+xml; utf8, <svg/>") }</style>',
        '<img alt src="data:image/png; base64,iVBORw0KGgo=">',
        '<script type="application/ld+json">{"url": "b.html", "name": "\\ud83d"}</script>',
        '<script type="application/ld+json">{"license": "MIT", "menu": "yes"}</script>',
        '<!-- <meta charset="iso-8859-1"> --><meta charset="utf-8"><a href="å.html">a</a>',
        '<noscript><meta http-equiv="refresh" content="0;url=b.html"></noscript>',
    ],
)
def test_this_is_sound(inside: str, tmp_path: Path) -> None:
    assert told(tmp_path, {**TARGETS, "å.html": HEAD, "index.html": HEAD + inside}) == []


def test_a_page_for_readers_without_scripts_is_no_start_page(tmp_path: Path) -> None:
    aside = '<noscript><meta http-equiv="refresh" content="0;url=plain.html"></noscript>'
    plant(
        tmp_path,
        {
            "index.html": f'{HEAD}{aside}<a href="b.html">b</a>',
            "b.html": HEAD,
            "plain.html": HEAD,
        },
        base=False,
    )
    assert broken_links(tmp_path)[0] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", HEAD + '<script type="application/ld+json">{"url":"a\\ud83d"}</script>'),
        ("search/search_index.json", '{"docs": [{"location": "\\ud800x"}]}'),
        ("a.webmanifest", '{"start_url": "\\ud800"}'),
        ("index.html", f'{HEAD}<a href="http://x.example:{"9" * 5000}/">a</a>'),
    ],
)
def test_half_a_sign_and_a_port_without_end_are_findings(
    name: str, text: str, tmp_path: Path
) -> None:
    assert len(told(tmp_path, {"index.html": HEAD, name: text})) == 1


@pytest.mark.parametrize("base_url", ["", SITE])
def test_the_broken_link_is_shown_and_not_a_sound_one(base_url: str, tmp_path: Path) -> None:
    page = f'{HEAD}\n<a href="x.html">sound</a>\n<a href="../x.html">broken</a>'
    (found,) = told(tmp_path, {"d/x.html": HEAD, "d/a.html": page}, base_url)
    assert found.startswith("d/a.html:3:10  ")
    assert '"../x.html" does not exist' in found


def test_where_a_page_has_a_base_too(tmp_path: Path) -> None:
    page = (
        f'{HEAD}<base href="../">\n<a href="../d/y.html">above the site</a>\n'
        '<a href="x.html">sound</a>\n<a href="d/x.html">broken</a>'
    )
    found = told(tmp_path, {"x.html": HEAD, "d/a.html": page})
    assert len(found) == 2
    assert found[1].startswith("d/a.html:4:10  ")
    assert '"d/x.html" does not exist' in found[1]


@pytest.mark.parametrize(
    ("before", "broken"),
    [
        ('<!-- <a href="gone.html">old</a> -->', '<a href="gone.html">a</a>'),
        ('<script>let a = "gone.html"</script>', '<a href="gone.html">a</a>'),
        ('<!-- <img src="" alt> -->', '<img src="" alt>'),
        ('<!-- href="#part" -->', '<a href="#part">a</a>'),
    ],
)
def test_a_finding_stands_where_readers_follow_it(before: str, broken: str, tmp_path: Path) -> None:
    (found,) = told(tmp_path, {"index.html": f"{HEAD}\n{before}\n{broken}"})
    assert found.startswith("index.html:3:")


def test_linked_data_is_found_in_its_script(tmp_path: Path) -> None:
    data = f'{HEAD}\n<script type="application/ld+json">\n{{"url": "gone.html"}}</script>'
    (found,) = told(tmp_path, {"index.html": data})
    assert found.startswith("index.html:3:10")


def test_two_links_to_one_folder_are_two_folders(tmp_path: Path) -> None:
    page = HEAD + "".join(f'<a href="{name}/">a</a>' for name in ("v2", "latest", "stable"))
    plant(tmp_path, {"index.html": page, "v2/index.html": HEAD}, base=False)
    for name in ("latest", "stable"):
        (tmp_path / name).symlink_to("v2")
    assert told(tmp_path, {}) == []


def test_folders_that_link_each_other_end(tmp_path: Path) -> None:
    names = [f"f{number}" for number in range(6)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(HEAD)
        for other in names:
            (tmp_path / name / f"to-{other}").symlink_to(tmp_path / other)
    found = [path for path, _ in files_of(tmp_path)]
    assert len(found) == len(set(found))
    assert "f0/to-f1/index.html" in found


def test_utf_16_in_a_page_that_can_be_read_is_none(tmp_path: Path) -> None:
    page = f'{HEAD}<meta charset="utf-16"><p>å</p><a href="gone.html">a</a>'
    (found,) = told(tmp_path, {"index.html": page})
    assert '"gone.html" does not exist' in found


def test_a_wrong_language_is_told_though_the_page_is_named_twice(tmp_path: Path) -> None:
    alternate = '<link rel="alternate" hreflang="{}" href="b.html">'
    named = alternate.format("sv") + alternate.format("x-default")
    back = '<link rel="alternate" hreflang="en" href="index.html">'
    found = told(tmp_path, {"index.html": HEAD + named, "b.html": HEAD + back})
    assert len(found) == 1
    assert "alternate-is-in-its-language" in found[0]


@pytest.mark.parametrize(("said", "spoken", "count"), [("no", "nb-NO", 0), ("nn", "nb", 1)])
def test_norwegian_is_one_language_and_two(
    said: str, spoken: str, count: int, tmp_path: Path
) -> None:
    there = f'<link rel="alternate" hreflang="{said}" href="b.html">'
    back = '<link rel="alternate" hreflang="en" href="index.html">'
    page = HEAD.replace('"en"', f'"{spoken}"') + back
    assert len(told(tmp_path, {"index.html": HEAD + there, "b.html": page})) == count


@pytest.mark.parametrize(
    ("base_url", "link"),
    [
        (SITE, "https://prov.example:443/gone"),
        ("https://prov.example:443/", "https://PROV.example/gone"),
        ("http://prov.example/", "http://prov.example:80/gone"),
    ],
)
def test_the_usual_port_goes_without_saying(base_url: str, link: str, tmp_path: Path) -> None:
    (found,) = told(tmp_path, {"index.html": f'{HEAD}<a href="{link}">a</a>'}, base_url)
    assert "does not exist" in found


def test_another_port_is_another_site(tmp_path: Path) -> None:
    page = f'{HEAD}<a href="https://prov.example:8443/gone">a</a>'
    assert told(tmp_path, {"index.html": page}, SITE) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="data:' + " " * 200_000 + 'x">a</a>',
        '<a href="data:' + ";base64" * 30_000 + '">a</a>',
    ],
)
def test_what_never_ends_is_read_at_once(inside: str, tmp_path: Path) -> None:
    """Where a sign is tried against all that follow, these would take minutes."""
    page = f'{HEAD}<a href="gone.html">a</a>{inside}'
    assert '"gone.html" does not exist' in "".join(told(tmp_path, {"index.html": page}))


def test_a_place_for_words_is_no_address(tmp_path: Path) -> None:
    search = (
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f'<Url type="text/html" template="{SITE}sok/{{searchTerms}}/"/></OpenSearchDescription>'
    )
    assert told(tmp_path, {"index.html": HEAD, "opensearch.xml": search}, SITE) == []


@pytest.mark.parametrize(
    "base_url",
    [
        *("prov.example", "https://", "/sub/", "javascript:1", "https://prov .example/"),
        *("https://prov.example:port/", "https://prov.example:99999/"),
        *("https://user:pw@prov.example/", "https://[::1/", "https://[zz]/"),
        *("https://prov.example/?a=1", "ftp://prov.example/"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(
    base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plant(tmp_path, {"site/index.html": HEAD}, base=False))
    words = ["links", "site", "--base-url", base_url, "--lang", "en"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "is no address of a site: write it as https://example.org/methods/" in done.stderr


@pytest.mark.parametrize("base_url", ["", "http://localhost:8000", "https://å.example:443/må/"])
def test_what_is_one_is_taken(
    base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plant(tmp_path, {"site/index.html": HEAD}, base=False))
    done = CliRunner().invoke(main, ["links", "site", "--base-url", base_url, "--lang", "en"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    "sheet",
    [
        b"a { background: image-set(linear-gradient(red, blue) 1x, 'gone.png' 2x) }",
        b"a { background: -webkit-image-set(url(b.png) 1x, 'gone.png' type('image/png')) }",
        b"a { background: url( gone.png",
        b"a { content: \"\n} b { background: url('gone.png') }",
        '@charset "iso-8859-1";a { background: url("å.png"), url(gone.png) }'.encode("latin-1"),
    ],
)
def test_a_style_sheet_is_read_as_a_browser_reads_it(sheet: bytes, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": HEAD, "b.png": "x", "å.png": "x", "a.css": sheet}
    (found,) = told(tmp_path, files)
    assert "gone.png" in found


@pytest.mark.parametrize(
    "sheet",
    [
        b"a { background: image-set('b.png' type('image/gone'), linear-gradient('x') 2x) 'y' }",
        b"a { content: 'url(gone.png)' 'image-set(\"gone.png\")' } /* url(gone.png) ",
        '\ufeff@charset "utf-8";a { background: url("å.png") }'.encode(),
        '@charset "hittat-på";a { background: url("å.png") }'.encode(),
        '@charset "utf-16";a { background: url("å.png") }'.encode(),
        '@charset "rot13";a { background: url("å.png") }'.encode(),
    ],
)
def test_a_sound_style_sheet_is_silent(sheet: bytes, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": HEAD, "b.png": "x", "å.png": "x", "a.css": sheet}
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ('<a href="å.html">å</a><a href="gone.html">', []),
        ('<a href="å.html">å</a> \u2013 <a href="gone.html">', []),
        ('<a href="å.html"><a href="gone.html">', ["utf-8"]),
    ],
)
def test_a_page_that_names_no_encoding(page: str, names: list[str], tmp_path: Path) -> None:
    data = f"{HEAD}{page}".encode(*names or ["cp1252"])
    (found,) = told(tmp_path, {"index.html": data, "å.html": HEAD})
    assert "gone.html" in found
