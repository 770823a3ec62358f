"""What does ``metodbank links`` say about a built site, and what does it do?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main

from tests.library import plant, printed, report

GONE = '<a href="borta/">a</a>\n'


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is no library, so that only sites are asked about."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a page, and the site that was built from it."""
    root = plant(tmp_path / "library", {"docs/om.sv.md": "---\ntitle: Om\n---\n\nText.\n"})
    plant(
        root / "site",
        {
            "index.html": '<html lang="sv"><a href="om/">a</a>\n',
            "om/index.html": '<html lang="sv"><a href="../">a</a>\n',
        },
        base=False,
    )
    return root


def ask(*words: str | Path, lang: str = "en"):
    return CliRunner().invoke(main, ["links", *map(str, words), "--lang", lang])


@pytest.mark.parametrize(
    ("files", "code", "swedish", "english"),
    [
        (
            {"index.html": '<a href="a.html">a</a>', "a.html": ""},
            0,
            "2 sidor och 1 länk kontrollerade: inga fynd.\n",
            "2 pages and 1 link checked: no findings.\n",
        ),
        (
            {"index.html": '<a href="a.html">a</a> <a href="a.html">a</a>'},
            1,
            "index.html:1:10  built-link-leads-somewhere  ”a.html” finns inte\n",
            'index.html:1:10  built-link-leads-somewhere  "a.html" does not exist\n',
        ),
    ],
)
def test_output(
    tmp_path: Path, files: dict[str, str], code: int, swedish: str, english: str
) -> None:
    plant(tmp_path / "site", files, base=False)
    for language, words in (("sv", swedish), ("en", english)):
        done = ask(tmp_path / "site", lang=language)
        assert (done.exit_code, done.stderr) == (code, "")
        assert done.stdout.startswith(words)
        assert done.stdout.splitlines()[-1].startswith(
            words.splitlines()[-1][:6] if not code else "1 "
        )


def test_no_pages(tmp_path: Path) -> None:
    plant(tmp_path / "site", {"a.txt": ""}, base=False)
    done = ask(tmp_path / "site")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"metodbank: no HTML pages in {tmp_path / 'site'}\n"


def test_base_url(tmp_path: Path) -> None:
    address = "https://prov.example/bas/"
    plant(tmp_path / "site", {"index.html": f'<a href="{address}borta/">a</a>'}, base=False)
    assert ask(tmp_path / "site").exit_code == 0
    assert ask(tmp_path / "site", "--base-url", address).exit_code == 1


def test_warnings_fail_only_when_asked_to(tmp_path: Path) -> None:
    site = plant(
        tmp_path / "site", {"index.html": '<a href=".\\a.html">a</a>', "a.html": ""}, base=False
    )
    assert ask(site).exit_code == 0
    assert ask(site, "--strict").exit_code == 1


def test_one_rule(tmp_path: Path) -> None:
    site = plant(tmp_path / "site", {"index.html": GONE + '<a href="tel:x">b</a>'}, base=False)
    done = ask(site, "--rule", "phone-link-has-number", "--format", "json")
    assert [each["rule"] for each in json.loads(done.stdout)["findings"]] == [
        "phone-link-has-number"
    ]
    assert ask(site, "--rule", "phone-link").exit_code == 2


def test_formats(tmp_path: Path) -> None:
    site = plant(tmp_path / "site", {"index.html": GONE, "a.html": GONE}, base=False)
    told = json.loads(ask(site, "--format", "json").stdout)
    assert (told["pages"], told["links"]) == (2, 2)
    gone = next(each for each in told["findings"] if each["rule"] == "built-link-leads-somewhere")
    assert gone["path"] == "a.html"
    assert gone["also"] == [{"path": "index.html", "line": None, "column": None}]
    sarif = json.loads(ask(site, "--format", "sarif").stdout)["runs"][0]
    assert any("relatedLocations" in each for each in sarif["results"])
    assert any(rule["id"] == "page-is-reachable" for rule in sarif["tool"]["driver"]["rules"])
    for form in ("github", "junit"):
        assert "built-link-leads-somewhere" in ask(site, "--format", form).stdout
    assert ask(site, "--output", tmp_path / "report.txt").stdout == ""
    assert "borta/" in (tmp_path / "report.txt").read_text("utf-8")


def test_a_fault_is_placed_in_its_text(library: Path) -> None:
    plant(
        library,
        {
            "docs/om.sv.md": "---\ntitle: Om\n---\n\nText med [länk](borta.png).\n",
            "site/om/index.html": '<html lang="sv"><a href="borta.png">a</a>\n',
        },
        base=False,
    )
    done = ask(library / "site", "--root", library)
    assert done.stdout.startswith(
        'docs/om.sv.md:5:17  built-link-leads-somewhere  "borta.png" does not exist'
        " (page: om/index.html)\n"
    )


def test_what_no_text_says_comes_from_a_template(library: Path) -> None:
    gone = '<html lang="sv"><a href="om/"></a> <footer><a href="/kontakten/">a</a></footer>\n'
    plant(library, {"site/index.html": gone}, base=False)
    assert (
        "comes from a template or is made by the build"
        in ask(library / "site", "--root", library).stdout
    )
    plant(library, {"overrides/main.html": "x\n<a href='/kontakten/'>\n"}, base=False)
    assert ask(library / "site", "--root", library).stdout.startswith("overrides/main.html:2:10  ")


def test_the_same_fault_of_many_pages_names_them(library: Path) -> None:
    page = '<html lang="sv"><a href="/om/"></a><a href="/{}/"></a><a href="/kontakten/">a</a>\n'
    plant(
        library,
        {f"site/{name}index.html": page.format(name) for name in ("", "a/", "b/", "c/", "d/")},
        base=False,
    )
    told = ask(library / "site", "--root", library).stdout
    assert "(5 pages: a/index.html, b/index.html, c/index.html and 2 more)" in told


def test_fix_mends_the_text_and_nothing_else(library: Path) -> None:
    text = "---\ntitle: Om\n---\n\n## Soppan\n\nLäs [vidare](#sopan) och [mer](#helt-annat).\n"
    links = '<a href="#sopan">a</a><a href="#helt-annat">b</a>'
    built = f'<html lang="sv"><h2 id="soppan">F</h2>{links}\n'
    plant(library, {"docs/om.sv.md": text, "site/om/index.html": built}, base=False)
    shown = ask(library / "site", "--root", library, "--diff")
    assert "+Läs [vidare](#soppan) och [mer](#helt-annat)." in shown.stdout
    assert (library / "docs/om.sv.md").read_text("utf-8") == text
    done = ask(library / "site", "--root", library, "--fix")
    assert "docs/om.sv.md" in done.stderr
    assert "1 mended in the source; build the site again" in done.stderr
    assert (library / "docs/om.sv.md").read_text("utf-8") == text.replace("#sopan", "#soppan")


def test_the_same_slip_in_two_texts_is_two_findings_and_both_are_mended(library: Path) -> None:
    texts = {name: f"docs/{name}.sv.md" for name in ("om", "mer")}
    text = "---\ntitle: {0}\nsummary: {0}.\n---\n\n[Vidare](../om/#sopan) nu.\n"
    built = '<html lang="sv"><h2 id="soppan">S</h2><a href="../om/#sopan">a</a>\n'
    plant(
        library,
        {
            **{path: text.format(name.capitalize()) for name, path in texts.items()},
            **{f"site/{name}/index.html": built for name in texts},
            "site/index.html": '<html lang="sv"><a href="om/">a</a> <a href="mer/">b</a>\n',
        },
        base=False,
    )
    told = ask(library / "site", "--root", library).stdout.splitlines()
    assert [row.split("  ")[0] for row in told if "  built-anchor-exists  there" in row] == [
        "docs/mer.sv.md:6:10",
        "docs/om.sv.md:6:10",
    ]
    ask(library / "site", "--root", library, "--fix")
    for path in texts.values():
        assert "#soppan" in (library / path).read_text("utf-8")


def test_a_redirect_is_placed_in_its_ledger(library: Path) -> None:
    row = "/gammal/: /borta/\n"
    page = '<html lang="sv"><meta http-equiv="refresh" content="0; url=../borta/">\n'
    plant(
        library,
        {"docs/_ledger/redirects.yml": row, "site/gammal/index.html": page},
        base=False,
    )
    done = ask(library / "site", "--root", library)
    assert done.stdout.startswith("docs/_ledger/redirects.yml:1:11  built-link-leads-somewhere")


def test_fix_needs_a_library(tmp_path: Path) -> None:
    site = plant(tmp_path / "site", {"index.html": GONE}, base=False)
    assert ask(site, "--fix").exit_code == 2


def test_published_addresses(library: Path) -> None:
    ledger = library / "docs/_ledger/published.txt"
    done = ask(library / "site", "--root", library, "--update-published")
    assert (done.exit_code, ledger.read_text("utf-8")) == (0, "/\n/om/\n")
    assert "2 new addresses in docs/_ledger/published.txt" in done.stderr
    ledger.write_text("# remark\n/\n/gammal/\n", "utf-8")
    assert ask(library / "site", "--root", library).exit_code == 1
    ask(library / "site", "--root", library, "--update-published")
    assert ledger.read_text("utf-8") == "# remark\n/\n/gammal/\n/om/\n"


def test_what_items_are_called(tmp_path: Path) -> None:
    root = plant(tmp_path / "whole", {"site/index.html": '<html lang="sv">\n'})
    ledger, items = root / "docs/_ledger/items.yml", root / "methods/soppa/checklist.yml"
    ask(root / "site", "--root", root, "--update-published")
    first = ledger.read_text("utf-8")
    assert "\nmetoder/soppa/index.md:\n  door: 8b08f8cf7543\n  purpose: acfa16b96c79\n" in first
    items.write_text(items.read_text("utf-8").replace("id: door", "id: doors"), "utf-8")
    (found,) = printed(report(root))
    assert '"doors" but was published as "door"' in found
    done = CliRunner().invoke(main, ["check", "--fix", "--root", str(root)])
    assert (done.exit_code, "id: door," in items.read_text("utf-8")) == (0, True)
    items.write_text(items.read_text("utf-8").replace("id: door", "id: doors"), "utf-8")
    ask(root / "site", "--root", root, "--update-published")
    assert "\n  door: 8b08f8cf7543\n  doors: 8b08f8cf7543\n" in ledger.read_text("utf-8")
    assert printed(report(root)) == []


def test_a_broken_ledger_of_items_is_left_as_it_is(library: Path) -> None:
    plant(library, {"docs/_ledger/items.yml": "om/index.md: [\n"}, base=False)
    done = ask(library / "site", "--root", library, "--update-published")
    assert (done.exit_code, "docs/_ledger/items.yml:" in done.stderr) == (2, True)
    assert (library / "docs/_ledger/items.yml").read_text("utf-8") == "om/index.md: [\n"
    assert not (library / "docs/_ledger/published.txt").exists()


def test_unchanged_files_are_not_read_again(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from metodbank.links import facts

    old = 1_000_000_000
    for path in (library / "site").rglob("*.html"):
        os.utime(path, (old, old))
    first = ask(library / "site", "--root", library)
    read: list[str] = []
    original = facts.Keeper.facts

    def noted(self, path: str, data: bytes):
        read.append(path)
        return original(self, path, data)

    monkeypatch.setattr(facts.Keeper, "facts", noted)
    again = ask(library / "site", "--root", library)
    assert (read, again.stdout) == ([], first.stdout)
    plant(library, {"site/om/index.html": GONE}, base=False)
    assert ask(library / "site", "--root", library).exit_code == 1
    assert read == ["om/index.html"]
    ask(library / "site", "--root", library, "--no-cache")
    assert len(read) == 3


@pytest.mark.parametrize("harm", [b"", b"{}", b"0\n{}", b"\xff\xfe"])
def test_a_broken_memory_is_passed_over(library: Path, harm: bytes) -> None:
    ask(library / "site", "--root", library)
    for path in (library / ".cache/metodbank").glob("links-*.json"):
        path.write_bytes(harm)
    assert ask(library / "site", "--root", library).exit_code == 0


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_any_other_site_is_checked_without_what_only_a_library_needs(
    form: str, tmp_path: Path
) -> None:
    """Those take most of a second to load."""
    plant(tmp_path, {"index.html": '<html lang="sv"><a href="borta/">b</a>'}, base=False)
    heavy = ("pydantic", "yaml", "markdown_it", "aiohttp", "asyncio", "rich", "metodbank.check")
    code = (
        "import sys; from metodbank.cli import main\n"
        f"try: main(['links', '.', '--no-cache', '--lang', 'en', '--format', '{form}'])\n"
        f"finally: print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (1, "[]", "")
    assert "index.html" in done.stdout


SPOILT = {
    b"/\n<<<<<<< HEAD\n/om/\n": 2,
    b"/\n=======\n": 2,
    b"/\n/bes\xf6k/\n": 2,
    b"/\0a\0\n": 1,
    "/\n".encode("utf-16"): 1,
    b"/\nom/\n": 2,
    b"/\nhttps://bibliotek.example/om/\n": 2,
    b"/\n//om/\n": 2,
    b"/\n/om/#soppan\n": 2,
    b"/\n/om/  # gammal\n": 2,
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_spoilt_ledger_of_addresses_is_told_and_left_as_it_is(
    spoilt: bytes, library: Path
) -> None:
    ledger = library / "docs/_ledger/published.txt"
    plant(library, {"docs/_ledger/published.txt": ""}, base=False)
    ledger.write_bytes(spoilt)
    place = f"docs/_ledger/published.txt:{SPOILT[spoilt]}"
    done = ask(library / "site", "--root", library, "--update-published")
    assert (done.exit_code, f"metodbank: {place}" in done.stderr) == (2, True)
    assert ledger.read_bytes() == spoilt
    told = ask(library / "site", "--root", library)
    assert told.exit_code == 1
    assert told.stdout.startswith(place)
    assert "1 error" in told.stdout


def test_a_ledger_without_an_end_is_not_read(library: Path) -> None:
    plant(library, {"docs/_ledger/other.txt": ""}, base=False)
    (library / "docs/_ledger/published.txt").symlink_to("/dev/zero")
    told = ask(library / "site", "--root", library)
    assert told.stdout.startswith("docs/_ledger/published.txt")
    assert "symbolic link" in told.stdout
    assert ask(library / "site", "--root", library, "--update-published").exit_code == 2


def test_ends_of_lines_do_not_matter_in_the_ledger_of_addresses(library: Path) -> None:
    plant(library, {"docs/_ledger/published.txt": ""}, base=False)
    ledger = library / "docs/_ledger/published.txt"
    ledger.write_bytes(b"\xef\xbb\xbf# remark\r\n/\r\n/om/\r\n")
    assert ask(library / "site", "--root", library).exit_code == 0


def test_a_fault_that_stands_twice_in_a_text_is_mended_twice(library: Path) -> None:
    text = "---\ntitle: Om\n---\n\n## Soppan\n\n[a](#sopan) och [b](#sopan).\n\n[c](#sopan)\n"
    built = '<html lang="sv"><h2 id="soppan">F</h2><a href="#sopan">a</a>\n'
    plant(library, {"docs/om.sv.md": text, "site/om/index.html": built}, base=False)
    told = ask(library / "site", "--root", library)
    places = [line.split("  ")[0] for line in told.stdout.splitlines() if line.startswith("docs/")]
    assert places == [f"docs/om.sv.md:{place}" for place in ("7:5", "7:21", "9:5")]
    ask(library / "site", "--root", library, "--fix")
    after = (library / "docs/om.sv.md").read_text("utf-8")
    assert after == text.replace("#sopan", "#soppan")


@pytest.mark.parametrize(
    ("written", "built"),
    [
        ("borta\\_12c/", "borta_12c/"),
        ("&#98;orta/", "borta/"),
        ("borta/&#x61;&amp;b/", "borta/a&amp;b/"),
        ("../om/index.md#fel", "../om/#fel"),
        ("index.md#fel", "#fel"),
    ],
)
def test_an_address_that_a_text_writes_otherwise_is_placed(
    written: str, built: str, library: Path
) -> None:
    text = f"---\ntitle: Om\n---\n\nLäs [mer]({written}).\n"
    page = f'<html lang="sv"><h2 id="soppan">F</h2><a href="{built}">a</a>\n'
    plant(library, {"docs/om/index.sv.md": text, "site/om/index.html": page}, base=False)
    (library / "docs/om.sv.md").unlink(missing_ok=True)
    told = ask(library / "site", "--root", library)
    assert told.stdout.startswith("docs/om/index.sv.md:5:11  "), told.stdout


def test_fix_leaves_examples_and_words_alone(library: Path) -> None:
    shown = "`[a](#sopan)`\n\n```\n[a](#sopan)\n```\n\n<!-- [a](#sopan) -->\n\nOm #sopan nu.\n"
    text = "---\ntitle: Om\n---\n\n## Soppan\n\n" + shown + "\nLäs [vidare](#sopan).\n"
    built = '<html lang="sv"><h2 id="soppan">F</h2><a href="#sopan">a</a>\n'
    plant(library, {"docs/om.sv.md": text, "site/om/index.html": built}, base=False)
    ask(library / "site", "--root", library, "--fix")
    after = (library / "docs/om.sv.md").read_text("utf-8")
    assert after == text.replace("vidare](#sopan)", "vidare](#soppan)")


def test_a_page_in_the_librarys_own_language_is_the_source_of_the_others(library: Path) -> None:
    text = "---\ntitle: Om\n---\n\nOrdet urvall. Läs [vidare](urvall).\n"
    built = '<html lang="sv"><a href="urvall">a</a>\n'
    sites = {f"site/{folder}om/index.html": built for folder in ("", "en/")}
    plant(library, {"docs/om.sv.md": text, **sites}, base=False)
    told = ask(library / "site", "--root", library).stdout
    assert told.count("docs/om.sv.md:5:28  built-link-leads-somewhere") == 2
    assert "comes from a template" not in told
