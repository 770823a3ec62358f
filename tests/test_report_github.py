"""Are workflow commands such that GitHub's runner reads back what was meant?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.model.language import LANGUAGES
from metodbank.report.github import as_github

from tests.library import plant
from tests.reports import (
    CLEAN,
    HOSTILE,
    MANY,
    MAY,
    MUST,
    SITE,
    SMALL,
    background,
    finding,
    report,
)


@dataclass(frozen=True)
class Note:
    """A command as the runner understands it."""

    command: str
    properties: dict[str, str]
    message: str


def runner(log: str) -> list[Note]:
    """What the runner makes of a log; as actions/runner reads it, ActionCommand.TryParseV2."""
    notes = []
    for line in log.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        start = line.lstrip()
        if not start.startswith("::"):
            # The older form is looked for anywhere in a line.
            assert "##[" not in line
            continue
        head, _, data = start[2:].partition("::")
        command, _, rest = head.partition(" ")
        properties = dict(part.split("=", 1) for part in rest.split(",") if "=" in part)
        undone = {key: undo(value, ":,") for key, value in properties.items()}
        notes.append(Note(command, undone, undo(data)))
    return notes


def undo(text: str, more: str = "") -> str:
    for sign in f"\r\n{more}":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def test_errors_come_first_and_say_all_that_is_known() -> None:
    assert as_github(SMALL, "sv", background()) == (
        "::error file=docs/om/index.sv.md,title=must-also-be::"
        f"fel%0AGör `så`.%0A{SITE}#must-also-be\n"
        "::error file=methods/soppa/method.yml,line=3,col=5,title=must-be-so::"
        f"`people`: min 12 är större än max 3%0AGör `så`.%0A{SITE}#must-be-so\n"
        "::error file=methods/soppa/method.yml,line=9,col=5,title=must-be-so::"
        f"fel%0AGör `så`.%0A{SITE}#must-be-so\n"
        "::warning file=docs/om/index.sv.md,line=7,title=may-be-so::"
        f"lång mening%0AGör `så`.%0A{SITE}#may-be-so\n"
        "4 packar kontrollerade: 3 fel, 1 varning. 2 fynd är undantagna, 1 fynd står i"
        " baslinjen.\n"
    )


def test_without_a_site_there_is_no_address() -> None:
    assert runner(as_github(SMALL, "en"))[0].message == "fel (en)\nDo `so`."


def test_a_clean_library_says_so() -> None:
    assert as_github(CLEAN, "en") == "4 packs checked: no findings.\n"


def test_what_is_said_comes_back() -> None:
    path, message = "a:b,c=d%0A::e/index.sv.md", "100 % :: a,b=c: %0A %25"
    [note] = runner(as_github(report([finding(MAY, path, 7, 2, message)]), "sv"))
    assert note == Note(
        "warning",
        {"file": path, "line": "7", "col": "2", "title": "may-be-so"},
        f"{message}\nGör `så`.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_file_makes_a_command_of_its_own(language: str) -> None:
    notes = runner(as_github(HOSTILE, language, background()))
    assert len(notes) == len(HOSTILE.findings)
    assert {note.command for note in notes} == {"error", "warning"}
    assert {note.properties["title"] for note in notes} == {MUST.name, MAY.name}
    assert {frozenset(note.properties) for note in notes} == {
        frozenset(("file", "line", "col", "title"))
    }
    remedy = MUST.remedy[language]
    assert all(note.message.split("\n")[1] == remedy for note in notes)
    assert all(note.message.isprintable() for note in notes if "\n" not in note.message)


def test_paths_count_from_the_top_of_the_repository() -> None:
    notes = runner(as_github(SMALL, "sv", background(above="bibliotek/metoder")))
    assert notes[0].properties["file"] == "bibliotek/metoder/docs/om/index.sv.md"


def test_ten_thousand_are_as_many_lines() -> None:
    log = as_github(MANY, "sv", background())
    assert len(runner(log)) == 10_000
    assert log.endswith("\n4 packar kontrollerade: 6667 fel, 3333 varningar.\n")


@pytest.mark.parametrize("workspace", ["above", "library", "elsewhere", None])
def test_the_runner_says_where_the_top_is(
    workspace: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = {"edit": {"people: {min: 12,": "people: {min: 12, max: 3,"}}
    root = plant(tmp_path / "above/lib", {"methods/kafe/method.yml": edit})
    (tmp_path / "elsewhere").mkdir()
    places = {"above": tmp_path / "above", "library": root, "elsewhere": tmp_path / "elsewhere"}
    if workspace:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(places[workspace]))
    else:
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
        monkeypatch.chdir(tmp_path)
    arguments = ["check", "--root", str(root), "--format", "github", "--rule", "numbers-in-order"]
    done = CliRunner().invoke(main, arguments)
    wanted = {"above": "lib/", None: "above/lib/"}.get(workspace, "")
    [note] = runner(done.stdout)
    assert note.properties["file"] == f"{wanted}methods/kafe/method.yml"
