"""Does reading give every field and every link its place, and leave every scalar as it stands?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.model.catalogue import Catalogue
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.read.catalogue import pack_folders, read_catalogue
from metodbank.read.config import read_library
from metodbank.read.document import read_document
from metodbank.read.markdown import Contents, read_markdown
from metodbank.read.texts import read_text_file

from tests.library import plant

LANGUAGES = ("sv", "en")


def read(root: Path) -> Catalogue:
    return read_catalogue(read_library(root))


def soup(root: Path) -> Pack:
    pack = read(root).get(Kind.METHOD, "soppa")
    assert pack is not None
    return pack


def contents(body: str, first_line: int = 1) -> Contents:
    return read_markdown(body, "x.md", first_line=first_line)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        (("id",), "1:1"),
        (("minutes",), "12:1"),
        (("minutes", "max"), "12:20"),
        (("minutes", "basis", 0), "12:37"),
        (("purpose", 1), "9:21"),
        (("plan", "steps"), "21:3"),
        (("plan", "steps", 1), "26:7"),
        (("plan", "steps", 1, "title", "en"), "28:27"),
        (("cost", "note", "sv"), "16:39"),
        (("related", 0, "as"), "32:16"),
        (("sources", 1, "url"), "37:54"),
        # What is not there is where it would be: at the nearest thing that holds it.
        (("plan", "steps", 1, "colour"), "26:7"),
        (("people", "note", "sv"), "13:1"),
    ],
)
def test_every_field_has_its_place(
    field: tuple[str | int, ...], place: str, tmp_path: Path
) -> None:
    at = soup(plant(tmp_path)).positions.at(*field)
    assert str(at) == f"methods/soppa/method.yml:{place}"
    assert at.field == ".".join(map(str, field))


def test_an_unknown_field_at_the_top_has_no_line(tmp_path: Path) -> None:
    assert str(soup(plant(tmp_path)).positions.at("colour")) == "methods/soppa/method.yml"


def test_places_count_signs_and_the_lines_of_the_file(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "docs/om/index.sv.md": "---\ntitle: Å\nsummary: {ä: ö, x: y}\n---\n"
            "\nåäö [å](ö.md) 🍲 [1]\n"
        },
    )
    read = read_text_file(tmp_path, "docs/om/index.sv.md", "sv", LANGUAGES)
    assert [str(each.location) for each in read.findings] == ["docs/om/index.sv.md:3:1"]
    assert read.value is not None
    assert [str(link.location) for link in read.value.links] == ["docs/om/index.sv.md:6:9"]
    assert [str(each.location) for each in read.value.references] == ["docs/om/index.sv.md:6:17"]


def test_the_body_begins_after_the_front_matter(tmp_path: Path) -> None:
    text = soup(plant(tmp_path)).texts["sv"]
    assert (text.body_line, text.headings[0].location.line) == (6, 7)
    lines = (tmp_path / text.path).read_text("utf-8").split("\n")
    for heading in text.headings:
        assert lines[(heading.location.line or 0) - 1] == f"## {heading.text}"


@pytest.mark.parametrize(
    "scalar",
    [
        *("no", "yes", "on", "~", "null", "true", "1_000", "0x1F", "010", "1e3", ".5", "12:30:45"),
        *("2026-01-01", "=", "<<", "-1", "1.10", "+1d", "6w", "é", "a b"),
    ],
)
def test_a_scalar_is_the_text_it_is(scalar: str) -> None:
    read = read_document(f"a: {scalar}\nb: [{scalar}]\nc: {{d: {scalar}}}\n", "x.yml")
    assert read.findings == ()
    assert read.value is not None
    assert read.value.value == {"a": scalar, "b": [scalar], "c": {"d": scalar}}


def test_empty_is_nothing_and_quoted_is_a_text_of_no_length() -> None:
    read = read_document("a:\nb: ''\nc: \"\"\nd: |\n  \n", "x.yml")
    assert read.value is not None
    assert read.value.value == {"a": None, "b": "", "c": "", "d": ""}


def test_lines_before_are_counted() -> None:
    read = read_document("a: b\nc: [\n", "x.md", lines_before=10)
    assert [each.location.line for each in read.findings] == [13]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("a [1] b [22].", [1, 22]),
        ("[1][2] [3]: x", [1, 2, 3]),
        ("`[1]` ``a ` [2]`` [3]", [3]),
        ("```\n[1]\n```\n\n    [2]\n\n[3]", [3]),
        ("[4](x.md) ![5](x.svg) [6]", [6]),
        ("<!-- [1] -->\n\n[2]", [2]),
        ("| [1] | a |\n| --- | --- |\n| b [2] | c |\n| d | e [3] |", [1, 2, 3]),
        ("- [1]\n  - [2]\n\n> [3]", [1, 2, 3]),
        ("[red] [ed] [1234] [x] \\[1\\]", []),
        ("## Rubrik [1]", [1]),
    ],
)
def test_references_skip_code_and_links(body: str, numbers: list[int]) -> None:
    assert [each.number for each in contents(body).references] == numbers


def test_references_have_places() -> None:
    found = contents("a [1]\nb `[9]` [2]\n\n- c\n  [3]", first_line=10).references
    assert [str(each.location) for each in found] == ["x.md:10:3", "x.md:11:9", "x.md:14:3"]


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ("[a](b.md)", ["1:5 b.md a"]),
        ("[a](<b c.md> 'T') [d](e.md)", ["1:6 b%20c.md a", "1:23 e.md d"]),
        ("[å](ö.md)", ["1:5 %C3%B6.md å"]),
        ("[b.md](b.md) [b.md](b.md)", ["1:8 b.md b.md", "1:21 b.md b.md"]),
        ("| [a](x.md) | [b](x.md) |\n| --- | --- |", ["1:7 x.md a", "1:19 x.md b"]),
        ("a\n*b* [**c** `d`](e.md)", ["2:17 e.md c d"]),
        ("<https://x.example/>", ["1:2 https://x.example/ https://x.example/"]),
        ("> - [a](b.md)", ["1:9 b.md a"]),
        ("[a][b]\n\n[b]: c.md", ["1:1 c.md a"]),
        ("`[a](b.md)`\n\n    [c](d.md)\n", []),
        ("[a](javascript:alert)", ["1:5 javascript:alert a"]),
        ("# [a](b.md) c", ["1:7 b.md a"]),
    ],
)
def test_links_have_places(body: str, links: list[str]) -> None:
    found = contents(body).links
    shown = [f"{each.location} {each.target} {each.text}".removeprefix("x.md:") for each in found]
    assert shown == links


def test_a_figure_is_a_link_with_its_alt_text() -> None:
    figure, around = contents("[![Ett *rum*.](a.svg 'T')](b.md)").links
    assert (figure.target, figure.text, figure.image) == ("a.svg", "Ett rum.", True)
    assert (around.target, around.text, around.image) == ("b.md", "Ett rum.", False)


def test_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "methods/_template/method.yml": "a: [",
            "methods/.git/method.yml": "a: [",
            "methods/README.md": "Not a pack.",
            "docs/_utkast/a.sv.md": "no front matter",
            "docs/checklistor/_gammal/checklist.yml": "a: [",
            "methods/soppa/.git/x.yml": "a: [",
        },
    )
    catalogue = read(tmp_path)
    assert catalogue.findings == ()
    assert [pack.folder for pack in catalogue.packs] == [
        *("methods/kafe", "methods/soppa", "docs/intervjuer/storby", "docs/checklistor/mat")
    ]
    assert pack_folders(catalogue.library, Kind.METHOD) == ["methods/kafe", "methods/soppa"]


def test_methods_may_lie_under_docs(tmp_path: Path) -> None:
    plant(tmp_path, {"mkdocs.yml": "plugins: [metodbank: {methods: docs/metoder}]\n"})
    (tmp_path / "methods/_vocabulary.yml").rename(tmp_path / "docs/_vocabulary.yml")
    (tmp_path / "methods").rename(tmp_path / "docs/metoder")
    (tmp_path / "methods").mkdir()
    (tmp_path / "docs/_vocabulary.yml").rename(tmp_path / "methods/_vocabulary.yml")
    catalogue = read(tmp_path)
    assert sorted(page.uri for page in catalogue.pages) == ["index.md", "om/index.md"]
    assert catalogue.library.uri("docs/metoder/soppa/index.md") == "metoder/soppa/index.md"


def test_without_outline_nothing_is_taken_apart(tmp_path: Path) -> None:
    catalogue = read_catalogue(read_library(plant(tmp_path)), outline=False)
    assert all(not text.headings and not text.links for _, text in catalogue.texts)
    assert all(text.body and text.fields for _, text in catalogue.texts)
