"""Setting up: what is said when something is missing, and that a second call does nothing."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest

from tests.support import ROOT

SCRIPTS = ("bootstrap.py", "waiting.py")
# Runs bootstrap.py as if the Python that reads it were another version.
PRETEND = """
import runpy, sys
sys.version_info = {version}
sys.argv = ["scripts/bootstrap.py", "site"]
sys.path.insert(0, "scripts")
runpy.run_path("scripts/bootstrap.py", run_name="__main__")
"""


@pytest.fixture
def project(tmp_path):
    """A copy of what setting up needs, with locks that name nothing, so that no network is."""
    (tmp_path / "scripts").mkdir()
    for name in SCRIPTS:
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    (tmp_path / "requirements").mkdir()
    for name in ("site", "build", "test"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("# nothing\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


@pytest.fixture
def tools(tmp_path):
    """A folder to be PATH, with nothing in it but what a test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def add(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def run(project: Path, *command: str, path: Path | None = None, **variables: str):
    environment = {"PATH": str(path) if path else os.environ["PATH"], "LC_ALL": "C", **variables}
    full = [sys.executable, "-B", *(command or ("scripts/bootstrap.py", "site"))]
    return subprocess.run(
        full, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def ready(project: Path) -> None:
    """Make a .venv that looks finished: its Python is this one, which has pip."""
    add_python(project, "exit 0")
    code = "import bootstrap; print(bootstrap.digest('site'))"
    done = run(project, "-c", f"import sys; sys.path.insert(0, 'scripts'); {code}")
    (project / ".venv" / "metodbank-ready").write_text(f"site {done.stdout}")


def add_python(project: Path, script: str) -> None:
    folder = project / ".venv" / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    add(folder, "python", f'echo "$@" >> "{project}/calls"\n{script}')


def calls(project: Path) -> str:
    log = project / "calls"
    return log.read_text() if log.exists() else ""


@pytest.mark.parametrize("name", SCRIPTS)
def test_old_pythons_can_read_the_script(name):
    ast.parse((ROOT / "scripts" / name).read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("C", "metodbank needs Python 3.11 or newer; this is 3.9, and no newer one"),
        ("sv_SE.UTF-8", "metodbank behöver Python 3.11 eller nyare; det här är 3.9, och ingen"),
    ],
)
def test_too_old_python_gets_one_line(project, tools, locale, words):
    code = PRETEND.format(version=(3, 9, 18, "final", 0))
    done = run(project, "-c", code, path=tools, LC_ALL=locale, PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1


def test_too_old_python_steps_aside_for_a_newer_one(project, tools):
    add(tools, "python3.13", "exit 127")  # such as a pyenv stand-in for what is not switched on
    add(tools, "python3.12", 'case "$1" in -c) exit 0;; *) echo "newer: $@";; esac')
    done = run(project, "-c", PRETEND.format(version=(3, 9, 18, "final", 0)), path=tools)
    assert done.returncode == 0
    assert done.stdout == "newer: scripts/bootstrap.py site\n"
    assert done.stderr == f"this Python is 3.9; using {tools}/python3.12 instead\n"


def test_missing_git_is_one_line(project, tools):
    done = run(project, path=tools)
    assert done.returncode == 2
    assert done.stderr.startswith("git is missing")
    assert done.stderr.count("\n") == 1


def test_missing_venv_module_is_one_line(project, tools):
    add(tools, "git", "exit 0")
    code = "import importlib.util as u; find = u.find_spec\n"
    code += "u.find_spec = lambda name, *more: None if name == 'ensurepip' else find(name, *more)\n"
    done = run(project, "-c", code + PRETEND.format(version="sys.version_info"), path=tools)
    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr
    assert done.stderr.count("\n") == 1


def test_unknown_profile_is_one_line(project):
    done = run(project, "scripts/bootstrap.py", "everything")
    assert (done.returncode, done.stderr) == (2, "usage: bootstrap.py site|test\n")


def test_second_call_does_nothing(project):
    ready(project)
    done = run(project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert calls(project) == "-I -c import pip\n"


def test_changed_lock_is_installed(project):
    ready(project)
    (project / "requirements" / "site.txt").write_text("# nothing, but other\n")
    done = run(project)
    assert done.returncode == 0
    assert "requirements/site.txt" in calls(project)
    assert "--require-hashes" in calls(project)
    assert "making .venv" not in done.stderr
    assert run(project).stderr == ""


def test_site_is_ready_once_test_is(project):
    ready(project)
    assert run(project, "scripts/bootstrap.py", "test").returncode == 0
    before = calls(project)
    assert run(project).stderr == ""
    assert calls(project) == before + "-I -c import pip\n"


def test_failed_install_is_not_believed(project):
    ready(project)
    (project / "requirements" / "site.txt").write_text("# nothing, but other\n")
    add_python(project, 'case "$@" in *requirements*) echo broken; exit 1;; esac')
    done = run(project)
    assert done.returncode == 2
    assert "could not prepare .venv: installing site.txt" in done.stderr
    assert "broken" in done.stderr
    assert not (project / ".venv" / "metodbank-ready").exists()


def test_no_network_is_one_line(project):
    ready(project)
    (project / "requirements" / "site.txt").write_text("# nothing, but other\n")
    said = "WARNING: Retrying (Retry(total=4)) after connection broken by NewConnectionError"
    add_python(project, f'case "$@" in *requirements*) echo "{said}"; exit 1;; esac')
    done = run(project)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert last.startswith("no contact with the package index: the first install needs the network")
    assert "Retry(" not in done.stderr


@pytest.mark.parametrize("state", ["none", "empty", "no mark", "python gone", "python broken"])
def test_half_made_venv_is_made_anew(project, monkeypatch, capsys, state):
    steps: list[list[object]] = []
    venv = project / ".venv"

    def step(_label, command, _log):
        steps.append(command)
        venv.mkdir(exist_ok=True)

    for name, value in {
        "ROOT": project,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "MARK": venv / "metodbank-ready",
        "step": step,
    }.items():
        monkeypatch.setattr(bootstrap, name, value)
    if state == "empty":
        venv.mkdir()
    elif state != "none":
        ready(project)
    if state == "no mark":
        bootstrap.MARK.unlink()
    elif state == "python gone":
        bootstrap.PYTHON.unlink()
    elif state == "python broken":
        add_python(project, "exit 1")
    assert bootstrap.main(["site"]) == 0
    assert capsys.readouterr().err == ("" if state == "none" else ".venv is half made or broken\n")
    assert [*steps[0]] == [sys.executable, "-m", "venv", "--clear", venv]
    assert len(steps) == 3
    assert bootstrap.marks() == {"site": bootstrap.digest("site")}


def test_a_real_venv_is_made(project):
    (project / ".venv" / "bin").mkdir(parents=True)
    done = run(project)
    assert done.stderr.startswith(".venv is half made or broken\n")
    assert "making .venv done" in done.stderr
    assert "installing site.txt (0) done" in done.stderr
    # There is no project here to install, so this is no success and leaves no mark.
    assert done.returncode == 2
    assert not (project / ".venv" / "metodbank-ready").exists()


def test_moved_tree_is_installed_again(project, tmp_path_factory):
    ready(project)
    moved = tmp_path_factory.mktemp("moved") / "project"
    shutil.copytree(project, moved)
    done = run(moved)
    assert "installing" in done.stderr
