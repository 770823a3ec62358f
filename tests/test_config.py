"""Is mkdocs.yml read as MkDocs reads it, and is a library that cannot be read told in one line?"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.read.config import read_library
from metodbank.read.root import find_root

from tests.library import plant


def write(text: str | bytes) -> Callable[[Path], object]:
    data = text.encode() if isinstance(text, str) else text
    return lambda root: (root / "mkdocs.yml").write_bytes(data)


def block(text: str) -> Callable[[Path], object]:
    return write(f"site_name: x\nplugins:\n  - metodbank: {text}\n")


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no mkdocs.yml": (lambda root: (root / "mkdocs.yml").unlink(), "mkdocs.yml cannot be read"),
    "broken YAML": (write("a: [b\nc: d"), "mkdocs.yml:2: YAML cannot be read"),
    "a tab": (write("a:\n\tb: c\n"), "mkdocs.yml:2: YAML cannot be read"),
    "not UTF-8": (write(b"site_name: \xe5\n"), "mkdocs.yml: YAML cannot be read"),
    "binary": (write(b"\x00\x01\x02"), "mkdocs.yml: YAML cannot be read"),
    "no date": (write("since: 2026-99-99\n"), "mkdocs.yml: YAML cannot be read"),
    "empty": (write(""), "mkdocs.yml: expected fields with values"),
    "a list": (write("- a\n"), "mkdocs.yml: expected fields with values"),
    "too deep": (write("a: " + "[" * 400), "YAML cannot be read"),
    "no methods": (lambda root: shutil.rmtree(root / "methods"), "no folder methods in "),
    "no docs": (lambda root: shutil.rmtree(root / "docs"), "no folder docs in "),
    "no vocabulary": (
        lambda root: (root / "methods/_vocabulary.yml").unlink(),
        "no file methods/_vocabulary.yml in ",
    ),
    "no such cases": (block("{cases: docs/fall}"), "no folder docs/fall in "),
    "no such checklists": (block("{checklists: listor}"), "no folder listor in "),
    "an unknown setting": (block("{metods: x}"), "unknown setting `metods` under metodbank"),
    "a list of settings": (block("[methods]"), "expected named settings under metodbank"),
    "a word for settings": (block("methods"), "expected named settings under metodbank"),
    "docs elsewhere": (write("docs_dir: /nowhere\n"), "docs_dir lies outside "),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", ["check", "stage", "new", "schema"])
def test_broken_configuration_is_one_line_and_exit_2(
    name: str, command: str, tmp_path: Path
) -> None:
    root, into = tmp_path / "library", tmp_path / "out"
    break_it, expected = BROKEN[name]
    break_it(plant(root))
    before = sorted(root.rglob("*"))
    arguments = {"stage": [str(into)], "new": ["method", "ny"]}.get(command, [])
    done = CliRunner().invoke(main, [command, *arguments, "--root", str(root), "--lang", "en"])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("metodbank: ")
    assert expected in done.stderr
    assert sorted(root.rglob("*")) == before
    assert not into.exists()


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_said_in_swedish_too(name: str, tmp_path: Path) -> None:
    BROKEN[name][0](plant(tmp_path))
    arguments = ["check", "--root", str(tmp_path), "--lang"]
    swedish = CliRunner().invoke(main, [*arguments, "sv"])
    assert swedish.exit_code == 2
    assert swedish.stderr.count("\n") == 1
    assert swedish.stderr != CliRunner().invoke(main, [*arguments, "en"]).stderr


def test_no_mkdocs_yml_here_or_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "--lang", "en"])
    assert done.exit_code == 2
    assert done.stderr.startswith("metodbank: no mkdocs.yml in ")
    assert done.stderr.count("\n") == 1


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    plant(tmp_path)
    assert find_root(tmp_path / "methods" / "soppa") == tmp_path


def test_cases_and_checklists_may_be_absent(tmp_path: Path) -> None:
    plant(tmp_path)
    shutil.rmtree(tmp_path / "docs" / "intervjuer")
    shutil.rmtree(tmp_path / "docs" / "checklistor")
    assert read_library(tmp_path).cases == "docs/intervjuer"


def test_what_mkdocs_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugins as named fields, variables, tags of other plugins, an absolute docs_dir."""
    monkeypatch.setenv("SET", "https://set.example/")
    monkeypatch.delenv("UNSET", raising=False)
    write(
        "site_url: !ENV [UNSET, SET, 'https://no.example/']\n"
        f"docs_dir: {tmp_path}/docs\n"
        "markdown_extensions:\n"
        "  - x: {format: !!python/name:a.b }\n"
        "  - y: !relative $docs_dir\n"
        "plugins:\n"
        "  search: {}\n"
        "  i18n:\n"
        "    languages:\n"
        "      - {locale: en, name: English}\n"
        "      - {locale: fi, name: Suomi, build: false}\n"
        "      - {locale: sv, name: Svenska, default: true}\n"
        "  metodbank: {repository: !ENV [SET, x], branch: !ENV [UNSET], methods: methods/}\n"
    )(plant(tmp_path))
    library = read_library(tmp_path)
    assert library.site_url == "https://set.example/"
    assert library.docs == "docs"
    assert library.languages == ("sv", "en")
    assert library.repository == "https://set.example"
    assert library.branch == "main"
    assert library.methods == "methods"
