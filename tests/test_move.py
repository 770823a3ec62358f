"""Does a move take everything along, leave a redirect, and do all of it or nothing?"""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank import disk
from metodbank.cli import main
from metodbank.linter.moving.ledger import with_rows
from metodbank.linter.moving.links import Addresses
from metodbank.model.library import Library
from metodbank.model.redirects import moved
from metodbank.read.config import read_library
from metodbank.render.redirects import redirect_pages

from tests.library import plant, printed, report
from tests.support import ROOT

LEDGER = "docs/_ledger/redirects.yml"
OWN = ("docs", "methods", "mkdocs.yml")


def ask(root: Path, *words: str):
    return CliRunner().invoke(main, ["move", *words, "--root", str(root), "--lang", "en"])


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A copy of our own library."""
    root = tmp_path / "library"
    root.mkdir()
    for name in OWN:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    return root


def test_a_pack_takes_every_name_and_link_along(ours: Path) -> None:
    done = ask(ours, "demokratisoppa", "soppsamtal")
    assert done.exit_code == 0, done.output
    assert printed(report(ours)) == []
    texts = {path: text for path, text in contents(ours).items() if path.endswith((".md", ".yml"))}
    # What readers call it by stays: those names are no links.
    ids = rb"^(?!aliases).*\[demokratisoppa[],]"
    old = re.compile(rb"metoder/demokratisoppa/|\.\./demokratisoppa/|" + ids, re.MULTILINE)
    assert [path for path, text in texts.items() if old.search(text)] == [LEDGER]
    facts = texts["methods/soppsamtal/method.yml"].decode("utf-8")
    assert "\nid: soppsamtal\n" in f"\n{facts}"
    assert "start_methods: [soppsamtal, " in texts["mkdocs.yml"].decode("utf-8")
    rows = (ours / LEDGER).read_text("utf-8").splitlines()[3:]
    assert rows == [
        "/metoder/demokratisoppa/: /metoder/soppsamtal/",
        "/metoder/demokratisoppa/checklista/: /metoder/soppsamtal/checklista/",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("demokratisoppa", "soppsamtal"),
        ("hylte-demokratisoppa", "hylte"),
        ("docs/checklistor/food", "mat"),
        ("om", "om-projektet"),
        ("docs/bidra/index.sv.md", "projektet/bidra"),
    ],
)
def test_there_and_back_again(old: str, new: str, ours: Path) -> None:
    before = contents(ours)
    assert ask(ours, old, new).exit_code == 0
    assert contents(ours) != before
    back = old.removeprefix("docs/").split("/")[-1] if "checklistor" in old else old
    assert ask(ours, new, back).exit_code == 0
    after = contents(ours)
    del after[LEDGER]
    assert after == before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("sopa", "x", "sopa is no pack or page"),
        ("docs", "x", "docs holds packs and cannot be moved"),
        ("intervjuer", "x", "docs/intervjuer holds packs and cannot be moved"),
        ("demokratisoppa", "world-cafe", "methods/world-cafe exists already"),
        ("demokratisoppa", "hylte-demokratisoppa", "exists already"),
        ("demokratisoppa", "docs/soppa", "can only be renamed within methods"),
        ("om", "bidra", "docs/bidra exists already"),
        ("om", "Å", '"Å" cannot be a name'),
        ("om", "../om", "lies outside"),
    ],
)
def test_these_are_refused(old: str, new: str, why: str, ours: Path) -> None:
    before = contents(ours)
    done = ask(ours, old, new)
    assert done.exit_code == 2
    assert why in done.stderr
    assert contents(ours) == before


def test_a_dry_run_tells_and_does_nothing(ours: Path) -> None:
    before = contents(ours)
    done = ask(ours, "om", "om-projektet", "--dry-run")
    assert done.exit_code == 0
    assert "docs/om/index.sv.md -> docs/om-projektet/index.sv.md\n" in done.stdout
    assert LEDGER in done.stdout.splitlines()
    assert contents(ours) == before


def test_nothing_is_done_when_the_disk_says_no(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(ours)
    original, left = Path.unlink, [3]

    def failing(self: Path, missing_ok: bool = False) -> None:
        if ours in self.parents and not missing_ok:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device", str(self))
        original(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", failing)
    assert ask(ours, "demokratisoppa", "soppsamtal").exit_code == 2
    assert contents(ours) == before
    assert not (ours / "methods/soppsamtal").exists()


def test_a_move_that_breaks_something_is_not_made(ours: Path) -> None:
    # A symbolic link would have to be asked about.
    (ours / "docs/om/plan.txt").symlink_to("index.sv.md")
    before = contents(ours)
    assert ask(ours, "om", "om-projektet").exit_code == 2
    assert contents(ours) == before


def test_move_files_restores_what_it_changed(tmp_path: Path) -> None:
    plant(tmp_path, {"a/x.txt": "x", "b.txt": "b"}, base=False)
    with pytest.raises(ValueError, match="leads out"):
        disk.move_files({"a/x.txt": "c/x.txt"}, {"../d": "d"}, tmp_path)
    assert contents(tmp_path) == {"a/x.txt": b"x", "b.txt": b"b"}
    disk.move_files({"a/x.txt": "c/x.txt"}, {"b.txt": "B"}, tmp_path)
    assert contents(tmp_path) == {"b.txt": b"B", "c/x.txt": b"x"}
    assert not (tmp_path / "a").exists()


LIBRARY = Library(Path("/"), site_url="https://prov.example/bas/")
FILES = {
    "methods/a/index.sv.md": "methods/b/index.sv.md",
    "methods/a/figures/x.svg": "methods/b/figures/x.svg",
}


@pytest.mark.parametrize(
    ("uri", "before", "after"),
    [
        ("om/index.md", "[x](../metoder/a/index.md#y)", "[x](../metoder/b/index.md#y)"),
        ("om/index.md", "[x](../metoder/a/index.sv.md)", "[x](../metoder/b/index.sv.md)"),
        ("om/index.md", "[x](../metoder/a/)", "[x](../metoder/b/)"),
        ("om/index.md", "[x](<../metoder/a/index.md> 't')", "[x](<../metoder/b/index.md> 't')"),
        (
            "om/index.md",
            "[x][y]\n\n[y]: ../metoder/a/index.md",
            "[x][y]\n\n[y]: ../metoder/b/index.md",
        ),
        (
            "om/index.md",
            '<a href="../metoder/a/index.md?q=1">',
            '<a href="../metoder/b/index.md?q=1">',
        ),
        ("om/index.md", "![x](../metoder/a/figures/x.svg)", "![x](../metoder/b/figures/x.svg)"),
        (
            "om/index.md",
            "[x](https://prov.example/bas/metoder/a/#y)",
            "[x](https://prov.example/bas/metoder/b/#y)",
        ),
        (
            "om/index.md",
            "[x](https://prov.example/bas/en/metoder/a/)",
            "[x](https://prov.example/bas/en/metoder/b/)",
        ),
        ("om/index.md", "[x](/bas/metoder/a/)", "[x](/bas/metoder/b/)"),
        ("om/index.md", "<a class=y href=../metoder/a/#y>x", "<a class=y href=../metoder/b/#y>x"),
        (
            "om/index.md",
            '<video poster="../metoder/a/figures/x.svg">',
            '<video poster="../metoder/b/figures/x.svg">',
        ),
        (
            "metoder/a/index.md",
            "[x](../c/index.md) ![y](figures/x.svg)",
            "[x](../c/index.md) ![y](figures/x.svg)",
        ),
        ("metoder/a/index.md", "[x](../a/index.md)", "[x](index.md)"),
        # What only looks like it.
        ("om/index.md", "`[x](../metoder/a/index.md)`", "`[x](../metoder/a/index.md)`"),
        (
            "om/index.md",
            "```\n[x](../metoder/a/index.md)\n```",
            "```\n[x](../metoder/a/index.md)\n```",
        ),
        ("om/index.md", "[x](../metoder/aa/index.md)", "[x](../metoder/aa/index.md)"),
        (
            "om/index.md",
            "[x](https://annan.example/bas/metoder/a/)",
            "[x](https://annan.example/bas/metoder/a/)",
        ),
        ("om/index.md", "metoder/a/index.md", "metoder/a/index.md"),
        ("om/index.md", "[x](http://[)", "[x](http://[)"),
    ],
)
def test_addresses(uri: str, before: str, after: str) -> None:
    assert Addresses.of(LIBRARY, FILES).rewritten(before, uri) == after


@pytest.mark.parametrize(
    ("ledger", "moves", "after"),
    [
        ({}, {"/a/": "/b/"}, {"/a/": "/b/"}),
        ({"/a/": "/b/"}, {"/b/": "/c/"}, {"/a/": "/c/", "/b/": "/c/"}),
        ({"/a/": "/b/"}, {"/b/": "/a/"}, {"/b/": "/a/"}),
        (
            {"/x/": "https://x.example/"},
            {"/a/": "/b/"},
            {"/a/": "/b/", "/x/": "https://x.example/"},
        ),
    ],
)
def test_redirects_never_go_round(ledger, moves, after) -> None:
    assert moved(ledger, moves) == after


def test_redirect_pages_in_each_language(tmp_path: Path) -> None:
    library = read_library(plant(tmp_path))
    pages = redirect_pages(
        library, {"/a/": "/b/", "/en/c/": "/en/d/", "/e.html": "https://x.example/?a&b"}
    )
    assert list(pages) == [
        "a/index.html",
        "en/a/index.html",
        "en/c/index.html",
        "e.html",
        "en/e.html",
    ]
    assert 'content="0; url=../b/"' in pages["a/index.html"]
    assert "Sidan har flyttat" in pages["a/index.html"]
    assert 'content="0; url=../b/"' in pages["en/a/index.html"]
    assert 'href="https://x.example/?a&amp;b"' in pages["e.html"]


@pytest.mark.parametrize(
    "row",
    ["a/: /b/", "/a: /b/", "/a/: b", "/../a/: /b/", "/a/: //x", "/a/: javascript:x", "/: /a/"],
)
def test_a_wrong_line_of_the_ledger_is_found(row: str, tmp_path: Path) -> None:
    found = report(plant(tmp_path, {LEDGER: f"{row}\n"}))
    assert [str(finding.location.path) for finding in found.findings] == [LEDGER]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("om/urval", "anvand", "/anvand/ is docs/anvand/index.sv.md already"),
        ("anvand", "om/lagen", "/om/lagen/ is docs/om/lagen.sv.md already"),
        ("om/urval", "metoder/demokratisoppa", "is methods/demokratisoppa/index.sv.md already"),
        ("om/urval", "oversattning", "/oversattning/ is a page that is made by the build"),
        ("om", "en/om", "begins as pages in another language do"),
        ("metoder", "metod", "holds packs"),
    ],
)
def test_no_page_is_published_over_another(old: str, new: str, why: str, ours: Path) -> None:
    before = contents(ours)
    done = ask(ours, old, new)
    assert done.exit_code == 2
    assert why in done.stderr
    assert contents(ours) == before


@pytest.mark.parametrize(
    "ledger",
    [
        b"/a/: /om/\n<<<<<<< HEAD\n/b/: /om/\n=======\n",
        b"/a b/: /om/\n/c/: /om/\n",
        b"/a/: /om/\n/r\xf6r/: /om/\n",
        b"- /a/\n",
    ],
)
def test_a_ledger_that_cannot_be_read_is_not_written_over(ledger: bytes, ours: Path) -> None:
    (ours / LEDGER).write_bytes(ledger)
    before = contents(ours)
    done = ask(ours, "om", "om-projektet")
    assert (done.exit_code, LEDGER in done.stderr) == (2, True)
    assert contents(ours) == before


def test_templates_name_the_page_where_it_is_now(ours: Path) -> None:
    shutil.copytree(ROOT / "overrides", ours / "overrides")
    before = contents(ours)
    assert ask(ours, "om", "om-projektet").exit_code == 0
    texts = {path: text for path, text in contents(ours).items() if path.startswith("overrides/")}
    assert b"'om-projektet/konferensen.md'" in texts["overrides/partials/footer.html"]
    assert [path for path, text in texts.items() if b"'om/" in text] == []
    assert ask(ours, "om-projektet", "om").exit_code == 0
    after = contents(ours)
    del after[LEDGER]
    assert after == before


REMARKS = """\
# Överst.
/a/: /om/

# Affischen i entrén pekar hit.
/gammal/: "/besok/"  # tryckt 2023
/z/: /om/
# Sist.
"""


def test_remarks_in_the_ledger_stay(ours: Path) -> None:
    (ours / LEDGER).write_text(REMARKS, "utf-8")
    pages = ("besok.sv.md", "besok.en.md")
    for name in pages:
        (ours / "docs" / name).write_text("---\ntitle: Besök\n---\n\nText.\n", "utf-8")
    done = ask(ours, "besok", "hitta-hit")
    assert done.exit_code == 0, done.output
    after = REMARKS.replace('"/besok/"', '"/hitta-hit/"').replace(
        "/a/: /om/\n", "/a/: /om/\n/besok/: /hitta-hit/\n"
    )
    assert (ours / LEDGER).read_text("utf-8") == after


@pytest.mark.parametrize(
    ("text", "rows", "after"),
    [
        ("# r\n/b/: /c/\n", {"/a/": "/x/", "/b/": "/c/"}, "# r\n/a/: /x/\n/b/: /c/\n"),
        ("/b/: /c/\n", {"/b/": "/c/", "/d/": "/x/"}, "/b/: /c/\n/d/: /x/\n"),
        ("/b/: /c/\n# r\n/d/: /e/\n", {"/d/": "/f/"}, "# r\n/d/: /f/\n"),
        ("'/b/' : '/c/' # r\n", {"/b/": "/d/"}, "'/b/' : '/d/' # r\n"),
        ("/b/: /c/", {"/a/": "/x/", "/b/": "/c/"}, "/a/: /x/\n/b/: /c/"),
        ("{/b/: /c/}\n", {"/b/": "/d/"}, None),
        ("/b/:\n  /c/\n", {"/b/": "/d/"}, None),
        ("# r\n", {"/b/": "/d/"}, None),
    ],
)
def test_rows_of_the_ledger(text: str, rows: dict[str, str], after: str | None) -> None:
    assert with_rows(text, rows) == after


@pytest.mark.parametrize(
    ("new", "after"),
    [
        ("/om/#plats", "/hit/#plats"),
        ("/om/?a=1#b", "/hit/?a=1#b"),
        ("https://b.example/bok/om/", "https://b.example/bok/hit/"),
        ("/en/om/", "/en/hit/"),
        ("https://b.example/bok/en/om/#x", "https://b.example/bok/en/hit/#x"),
        ("https://other.example/om/", "https://other.example/om/"),
        ("/de/om/", "/de/om/"),
    ],
)
def test_rows_that_lead_to_a_page_in_another_way_follow_it(new: str, after: str) -> None:
    told = moved({"/g/": new}, {"/om/": "/hit/"}, "https://b.example/bok/", ("en",))
    assert told == {"/g/": after, "/om/": "/hit/"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_move_that_is_called_off_leaves_all_as_it_was(
    number: signal.Signals, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A suite that runs in the background of a shell is born deaf to Ctrl+C.
    deaf = signal.signal(signal.SIGINT, signal.default_int_handler)
    before = contents(ours)
    unlink = Path.unlink
    sent: list[Path] = []

    def called_off(self: Path, missing_ok: bool = False) -> None:
        unlink(self, missing_ok=missing_ok)
        if not sent and self.is_relative_to(ours):
            sent.append(self)
            signal.raise_signal(number)

    try:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", called_off)
            done = ask(ours, "demokratisoppa", "potatissoppa")
    finally:
        signal.signal(signal.SIGINT, deaf)
    assert sent
    assert done.exit_code != 0
    assert contents(ours) == before
