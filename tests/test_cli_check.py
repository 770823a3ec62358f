"""Does `metodbank check` do with its options what it says?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main

from tests.library import plant

METHOD = "methods/soppa/method.yml"
SLIP = {METHOD: {"edit": {"level: low": "level: lowe"}}}
TWO = {**SLIP, "docs/om/index.en.md": {"append": "\n[Other page](y.md)\n"}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plant(tmp_path / "bibliotek", TWO)


def run(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args, "--root", str(root), "--lang", "en"])


def paths(done: Result) -> set[str]:
    return {finding["path"] for finding in json.loads(done.stdout)["findings"]}


@pytest.mark.parametrize(
    ("asked", "found", "packs"),
    [
        (["soppa"], {METHOD}, 1),
        (["methods/soppa"], {METHOD}, 1),
        (["methods/soppa/index.sv.md"], {METHOD}, 1),
        (["methods"], {METHOD}, 2),
        (["docs/om/index.en.md"], {"docs/om/index.en.md"}, 0),
        (["docs", "soppa"], {METHOD, "docs/om/index.en.md"}, 3),
        (["kafe"], set(), 1),
        (["."], {METHOD, "docs/om/index.en.md"}, 4),
        (["methods/_vocabulary.yml"], {METHOD, "docs/om/index.en.md"}, 4),
    ],
)
def test_paths(
    asked: list[str], found: set[str], packs: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    done = run(root, *asked, "--format", "json")
    assert paths(done) == found
    assert json.loads(done.stdout)["packs"] == packs
    assert done.exit_code == (1 if found else 0)


def test_a_path_is_seen_from_where_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "methods/soppa")
    assert paths(run(root, ".", "--format", "json")) == {METHOD}
    assert paths(run(root, "../../docs/om", "--format", "json")) == {"docs/om/index.en.md"}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["sopa"], "sopa is not in"),
        (["sopa"], "did you mean soppa?"),
        (["/"], "/ is not in"),
        (["--rule", "term-in-vocabulry"], "did you mean term-in-vocabulary?"),
        (["methods/_nothing"], "found no packs to check"),
        (["--baseline", "none.json"], "make it with --update-baseline"),
        (["--update-baseline"], "--update-baseline needs --baseline"),
        (["--watch", "--fix"], "--watch goes with none of"),
    ],
)
def test_what_cannot_be_done_is_said(asked: list[str], words: str, root: Path) -> None:
    (root / "methods/_nothing").mkdir()
    done = run(root, *asked)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_only_some_rules(root: Path) -> None:
    done = run(root, "--rule", "term-in-vocabulary", "--format", "json")
    assert paths(done) == {METHOD}
    done = run(root, "--rule", "title-is-unique", "--rule", "code-is-unique", "--format", "json")
    assert (paths(done), done.exit_code) == (set(), 0)


def test_strict_lets_warnings_fail(tmp_path: Path) -> None:
    root = plant(tmp_path, SLIP)
    settings = root / "mkdocs.yml"
    weights = "{term-in-vocabulary: warning}"
    settings.write_text(f"{settings.read_text()}      rules: {weights}\n")
    assert run(root).exit_code == 0
    assert run(root, "--strict").exit_code == 1


def test_output_is_a_file(root: Path, tmp_path: Path) -> None:
    into = tmp_path / "new" / "report.json"
    done = run(root, "--format", "json", "--output", str(into))
    assert (done.exit_code, done.stdout) == (1, "")
    assert into.read_text("utf-8") == run(root, "--format", "json", "--output", "-").stdout


def test_diff_shows_and_fix_does(root: Path) -> None:
    before = (root / METHOD).read_bytes()
    done = run(root, "--diff")
    assert done.stdout.startswith(f"--- a/{METHOD}\n+++ b/{METHOD}\n")
    assert (root / METHOD).read_bytes() == before
    done = run(root, "--fix")
    assert "1 mended in 1 file\n" in done.stderr
    assert "term-in-vocabulary" not in done.stdout
    assert "docs/om/index.en.md" in done.stdout
    assert done.exit_code == 1
    assert b"level: low," in (root / METHOD).read_bytes()
    assert "0 mended in 0 files" in run(root, "--fix").stderr


def test_a_baseline_hides_what_is_known_and_no_more(root: Path, tmp_path: Path) -> None:
    known = str(tmp_path / "known.json")
    assert run(root, "--baseline", known, "--update-baseline").exit_code == 0
    assert json.loads(Path(known).read_text("utf-8"))["version"] == 1
    done = run(root, "--baseline", known, "--format", "json")
    assert (done.exit_code, paths(done)) == (0, set())
    # A line above does not make a known finding new; a second of the same kind is new.
    text = (root / "docs/om/index.en.md").read_text("utf-8")
    (root / "docs/om/index.en.md").write_text(text.replace("\n## ", "\nMore.\n\n## "))
    assert run(root, "--baseline", known).exit_code == 0
    (root / "docs/om/index.en.md").write_text(text + "\n[Other page](y.md)\n")
    done = run(root, "--baseline", known, "--format", "json")
    assert (done.exit_code, len(json.loads(done.stdout)["findings"])) == (1, 1)


@pytest.mark.parametrize("kept", ["", "[]", '{"version": 2}', '{"version": 1}', "\x00"])
def test_a_damaged_baseline_is_said(kept: str, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(kept)
    done = run(root, "--baseline", str(path))
    assert done.exit_code == 2
    assert "is no baseline" in done.stderr


def test_a_second_run_says_the_same(root: Path) -> None:
    first = run(root, "--no-cache")
    assert run(root).stdout == run(root).stdout == first.stdout


def test_watching_ends_with_an_interrupt(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_change(_):
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("metodbank.linter.watching.changes", one_change)
    done = run(root, "--watch")
    assert done.exit_code == 0
    assert done.stdout.count(f"{METHOD}:") == 2
    assert done.stderr.count("waiting for changes") == 2
