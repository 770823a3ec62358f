"""Does every command print exactly what it should, and end with the right exit code?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main
from metodbank.linter import run as linter
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.report import document

from tests.library import RULES, plant

FAULT = {"methods/kafe/method.yml": {"edit": {"people: {min: 12,": "people: {min: 12, max: 3,"}}}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plant(tmp_path / "library")


def test_check_clean(root: Path) -> None:
    for language, words in (
        ("sv", "4 packar kontrollerade: inga fynd.\n"),
        ("en", "4 packs checked: no findings.\n"),
    ):
        done = run("check", "--root", root, "--lang", language)
        assert (done.exit_code, done.stdout, done.stderr) == (0, words, "")


def test_check_with_a_finding(root: Path) -> None:
    plant(root, FAULT)
    done = run("check", "--root", root, "--lang", "sv")
    assert done.exit_code == 1
    assert done.stdout == (
        "methods/kafe/method.yml:13:19  numbers-in-order  `people`: min 12 är större än max 3\n"
        "    Byt plats på `min` och `max`, eller ta bort `max` om det inte finns någon övre gräns."
        "\n\n"
        "Ett fel måste rättas:\n"
        "  1  numbers-in-order  Det minsta talet är inte störst\n"
        "\n"
        "4 packar kontrollerade: 1 fel.\n"
    )
    done = run("check", "--root", root, "--lang", "en")
    assert done.exit_code == 1
    assert done.stdout == (
        "methods/kafe/method.yml:13:19  numbers-in-order  `people`: min 12 is above max 3\n"
        "    Swap `min` and `max`, or remove `max` when there is no upper limit.\n"
        "\n"
        "One error must be corrected:\n"
        "  1  numbers-in-order  The smaller number is not the larger\n"
        "\n"
        "4 packs checked: 1 error.\n"
    )


@pytest.mark.parametrize(
    ("language", "message", "remedy"),
    [
        (
            "sv",
            "`people`: min 12 är större än max 3",
            "Byt plats på `min` och `max`, eller ta bort `max` om det inte finns någon övre gräns.",
        ),
        (
            "en",
            "`people`: min 12 is above max 3",
            "Swap `min` and `max`, or remove `max` when there is no upper limit.",
        ),
    ],
)
def test_check_as_json(root: Path, language: str, message: str, remedy: str) -> None:
    plant(root, FAULT)
    done = run("check", "--root", root, "--format", "json", "--lang", language)
    assert done.exit_code == 1
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "version": 1,
        "packs": 4,
        "errors": 1,
        "warnings": 0,
        "exempted": 0,
        "known": 0,
        "findings": [
            {
                "rule": "numbers-in-order",
                "severity": "error",
                "path": "methods/kafe/method.yml",
                "line": 13,
                "column": 19,
                "field": "people.max",
                "message": message,
                "remedy": remedy,
                "url": None,
                "replacement": None,
            }
        ],
    }


def test_json_of_a_clean_library_and_of_an_unknown_place(root: Path) -> None:
    clean = json.loads(run("check", "--root", root, "--format", "json").stdout)
    counts = {"errors": 0, "warnings": 0, "exempted": 0, "known": 0}
    assert clean == {"version": 1, "packs": 4, **counts, "findings": []}
    plant(root, {"methods/kafe/checklist.yml": None})
    found = json.loads(run("check", "--root", root, "--format", "json").stdout)["findings"]
    assert [(each["line"], each["column"], each["field"]) for each in found] == [(None,) * 3]


def test_json_is_documented_and_versioned() -> None:
    """Every key that is written stands in the module's own description."""
    described = document.__doc__ or ""
    keys = ("version", "packs", "errors", "warnings", "exempted", "known", "findings")
    inside = (
        *("rule", "severity", "path", "line", "column", "field", "message", "remedy"),
        *("url", "replacement", "old", "new"),
    )
    assert all(f'"{key}"' in described for key in (*keys, *inside))
    assert '"version": 1' in described


def test_two_runs_print_the_same(root: Path) -> None:
    plant(root, FAULT | {"docs/om/index.sv.md": {"append": "\n[a](b.md) [c](d.md)\n"}})
    first, second = (run("check", "--root", root, "--lang", "sv").stdout_bytes for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv_FI", "LANG": "C"}, "sv"),
        ({"LANG": "sv"}, "sv"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_language_comes_from_the_locale(
    root: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    words = {"sv": "4 packar kontrollerade: inga fynd.\n", "en": "4 packs checked: no findings.\n"}
    assert run("check", "--root", root).stdout == words[language]


def test_root_is_found_from_a_folder_inside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "methods" / "soppa")
    assert run("check", "--lang", "en").stdout == "4 packs checked: no findings.\n"


def test_no_packs_is_not_a_clean_library(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: x\n", "methods/_vocabulary.yml": "a: {}\n", "docs/a.txt": ""}
    plant(tmp_path, files, base=False)
    for language, words in (("sv", "hittar inga packar att kontrollera"), ("en", "found no packs")):
        done = run("check", "--root", tmp_path, "--lang", language)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"metodbank: {words}")
        assert done.stderr.count("\n") == 1


def test_a_bug_is_one_line_and_exit_2(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Catalogue) -> Iterator[Finding]:
        raise ValueError("first\nsecond")

    monkeypatch.setattr(linter, "ALONE", ((RULES[0], broken),))
    for language, words in (("sv", "ett fel i programmet"), ("en", "a bug in the program")):
        done = run("check", "--root", root, "--lang", language)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"metodbank: {words}: ValueError: first second (--debug)\n"
    with pytest.raises(ValueError, match="first"):
        CliRunner().invoke(main, ["check", "--root", str(root), "--debug"], catch_exceptions=False)


def test_explain_lists_every_rule() -> None:
    for language in ("sv", "en"):
        done = run("explain", "--lang", language)
        assert done.exit_code == 0
        lines = done.stdout.splitlines()
        assert [line.split("  ")[0] for line in lines] == [rule.name for rule in RULES]
        titles = [rule.title[language] for rule in RULES]
        assert all(line.endswith(title) for line, title in zip(lines, titles, strict=True))


def test_explain_one() -> None:
    assert run("explain", "numbers-in-order", "--lang", "en").stdout == (
        "numbers-in-order (error)\n"
        "The smaller number is not the larger.\n"
        "\n"
        "Readers plan by the numbers, and the filters count with them.\n"
        "Swap `min` and `max`, or remove `max` when there is no upper limit.\n"
        "\n"
        "Bad:\n"
        "    people: {min: 60, max: 15, basis: judgement}\n"
        "Good:\n"
        "    people: {min: 15, max: 60, basis: judgement}\n"
    )


def test_explain_an_unknown_rule() -> None:
    done = run("explain", "number-in-order", "--lang", "sv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "metodbank: det finns ingen regel number-in-order. Menade ni numbers-in-order?\n"
    )
    assert run("explain", "xyz", "--lang", "en").stderr == "metodbank: there is no rule xyz.\n"


def test_every_command_says_what_it_does() -> None:
    context = click.Context(main)
    names = main.list_commands(context)
    assert set(names) == {
        *("check", "explain", "forms", "from-issue", "links", "move", "new", "rules"),
        *("schema", "stage", "status", "translated"),
    }
    for name in names:
        done = run(name, "--help")
        assert done.exit_code == 0
        command = main.get_command(context, name)
        assert command
        assert command.help
        for option in command.params:
            if isinstance(option, click.Option) and option.name not in ("form", "help"):
                assert option.help, f"{name} {option.name}"


def test_version() -> None:
    done = run("--version")
    assert done.exit_code == 0
    assert "version" in done.stdout


def test_a_terminal_of_latin_1_gets_an_answer(root: Path) -> None:
    plant(root, {"docs/om/index.sv.md": {"append": "\n[å](borta.md)\n"}})
    arguments = ["check", "--root", str(root), "--lang", "sv"]
    done = CliRunner(charset="latin-1").invoke(main, arguments)
    assert done.exit_code == 1
    assert b"\\u201dborta.md\\u201d finns inte" in done.stdout_bytes


def test_wrong_use_is_exit_2(root: Path) -> None:
    assert run("check", "--root", root, "--format", "xml").exit_code == 2
    assert run("check", "--root", root, "--lang", "de").exit_code == 2
    assert run("new", "recipe", "x", "--root", root).exit_code == 2
    assert run("nosuch").exit_code == 2
    assert run("links", root / "nosuch").exit_code == 2
