"""Do the ways in for other libraries work: the GitHub Action and the hook for pre-commit?"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from metodbank.cli import main

from tests.library import plant
from tests.support import ROOT
from tests.test_report_github import Note, runner

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
SLIP = {"methods/kafe/method.yml": {"edit": {"people: {min: 12,": "people: {min: 12, max: 3,"}}}
RULE = "numbers-in-order"


@dataclass(frozen=True)
class Done:
    code: int
    log: str
    trouble: str
    outputs: dict[str, str]

    @property
    def notes(self) -> list[Note]:
        return runner(self.log)


class Machine:
    """As much of GitHub's runner as a composite action needs."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.action = folder / "work space", folder / "action"
        self.temporary, self.output = folder / "temp", folder / "output"
        for each in (self.workspace, self.temporary, self.action / "scripts"):
            each.mkdir(parents=True)
        # Instead of installing from the lock, which other tests do.
        (self.action / "scripts/bootstrap.py").write_text(
            "import pathlib, sys\n"
            "pathlib.Path(__file__).with_name('called').write_text(' '.join(sys.argv[1:]))\n"
        )
        command = self.action / ".venv/bin/metodbank"
        command.parent.mkdir(parents=True)
        code = "import sys; from metodbank.cli import main; sys.argv[0] = 'metodbank'; main()"
        python = shlex.quote(sys.executable)
        command.write_text(f'#!/bin/sh\nexec {python} -c {shlex.quote(code)} "$@"\n')
        command.chmod(0o755)

    def run(self, **inputs: str) -> Done:
        """Run every shell step with some inputs; a step that fails is the last."""
        defaults = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
        assert inputs.keys() <= defaults.keys()
        known = {f"inputs.{name}": value for name, value in {**defaults, **inputs}.items()}
        known["steps.python.outputs.python-path"] = sys.executable
        self.output.write_text("")
        done = subprocess.CompletedProcess[str]([], 0, "", "")
        for step in STEPS:
            if "run" not in step:
                continue
            script = self.temporary / "step.sh"
            script.write_text(step["run"])
            own = {
                key: EXPRESSION.sub(lambda match: known[match[1]], value)
                for key, value in step.get("env", {}).items()
            }
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
                cwd=self.workspace,
                env={**self._environment(), **own},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                break
        outputs = dict(line.split("=", 1) for line in self.output.read_text().splitlines())
        return Done(done.returncode, done.stdout, done.stderr, outputs)

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temporary),
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temporary),
        }


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


# ---- the action as a text ----


def test_it_is_a_composite_action_with_everything_described() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert set(ACTION["inputs"]) == {"root", "paths", "lang", "strict", "python-version"}
    parts = (ACTION, *ACTION["inputs"].values(), *ACTION["outputs"].values())
    assert all(part["description"].strip() for part in parts)
    assert all(isinstance(each["default"], str) for each in ACTION["inputs"].values())


def test_nothing_foreign_runs_but_one_pinned_action() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [re.sub(r"[0-9a-f]{40}$", "SHA", each) for each in used] == ["actions/setup-python@SHA"]


def test_no_input_is_a_part_of_a_script() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert ("shell" in step) is ("run" in step)


def test_every_expression_names_what_is_there() -> None:
    ids = {step["id"] for step in STEPS if "id" in step}
    for name in EXPRESSION.findall((ROOT / "action.yml").read_text("utf-8")):
        first, second, *_ = name.split(".")
        assert second in (ACTION["inputs"] if first == "inputs" else ids)


# ---- the action at work ----


def test_a_broken_library_gets_its_notes(machine: Machine) -> None:
    plant(machine.workspace, SLIP)
    done = machine.run()
    assert (machine.action / "scripts/called").read_text() == "site"
    assert (done.code, done.trouble) == (1, "")
    [note] = [note for note in done.notes if note.properties["title"] == RULE]
    place = {"file": "methods/kafe/method.yml", "line": "13", "col": "19", "title": RULE}
    assert (note.command, note.properties) == ("error", place)
    assert note.message.startswith("`people`: min 12 är större än max 3\nByt plats på")
    assert "1 fel" in done.log.splitlines()[-1]


def test_the_same_report_lies_as_sarif(machine: Machine) -> None:
    plant(machine.workspace, SLIP)
    done = machine.run(lang="en")
    [run] = json.loads(Path(done.outputs["sarif"]).read_text("utf-8"))["runs"]
    told = [(each["ruleId"], each["message"]["text"]) for each in run["results"]]
    assert (RULE, "`people`: min 12 is above max 3") in told
    assert len(told) == len(done.notes)


def test_a_library_below_the_top_is_shown_where_it_lies(machine: Machine) -> None:
    plant(machine.workspace / "vårt bibliotek", SLIP)
    done = machine.run(root="vårt bibliotek")
    paths = {note.properties["file"] for note in done.notes}
    assert "vårt bibliotek/methods/kafe/method.yml" in paths
    uris = Path(done.outputs["sarif"]).read_text("utf-8")
    assert '"uri": "v%C3%A5rt%20bibliotek/methods/kafe/method.yml"' in uris


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ("kafe", True),
        ("methods/kafe\n", True),
        ("soppa", False),
        ("soppa\nkafe", True),
        ("\n\nmethods/soppa\n\n", False),
    ],
)
def test_only_some_paths(paths: str, found: bool, machine: Machine) -> None:
    plant(machine.workspace, SLIP)
    titles = [note.properties["title"] for note in machine.run(paths=paths).notes]
    assert (RULE in titles) is found


def test_strict_and_not(machine: Machine) -> None:
    plant(machine.workspace, SLIP)
    settings = machine.workspace / "mkdocs.yml"
    weighed = settings.read_text().replace("rules: {", f"rules: {{{RULE}: warning, ")
    settings.write_text(weighed)
    codes = []
    for strict in ("false", "true"):
        done = machine.run(strict=strict, paths="kafe")
        codes.append(done.code)
        assert [note.command for note in done.notes if note.properties["title"] == RULE] == [
            "warning"
        ]
        assert done.outputs["sarif"]
    assert codes == [0, 1]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"root": "nowhere"}, "nowhere"),
        ({"paths": "100%"}, "100% finns inte"),
        ({"paths": "--help"}, "--help finns inte"),
        ({"lang": "xx"}, "xx"),
    ],
)
def test_what_could_not_be_done_is_a_note_too(
    inputs: dict[str, str], words: str, machine: Machine
) -> None:
    plant(machine.workspace)
    done = machine.run(**inputs)
    assert done.code == 2
    [note] = done.notes
    assert (note.command, note.properties) == ("error", {"title": "metodbank"})
    assert words in note.message
    assert words in done.trouble
    assert done.outputs == {}


@pytest.mark.parametrize("name", ["root", "paths", "lang", "strict"])
def test_an_input_runs_nothing(name: str, machine: Machine) -> None:
    plant(machine.workspace)
    machine.run(**{name: '$(touch ran); `touch ran` "; touch ran; "'})
    assert not (machine.workspace / "ran").exists()


# ---- pre-commit ----


def test_the_hook_runs_a_command_that_is_there() -> None:
    [hook] = HOOKS
    assert hook["id"] == "metodbank-check"
    program, command = hook["entry"].split()
    assert program == "metodbank"
    assert main.get_command(click.Context(main), command)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert hook["name"]
    assert hook["description"]


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "docs/bidra/granska.sv.md"])
def test_the_documents_name_the_ways_in(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert "pre-commit" in text
    assert "GitHub" in text
