"""The tools around the tests: finding a browser, and running every step."""

import os
import sys
from pathlib import Path

import chromium
import pytest
import suite


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A folder that is all of PATH, on a machine without a browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_of_playwright", lambda: None)
    return tmp_path


def add(path: Path, name: str, script: str = "echo Chromium 150") -> str:
    program = path / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_variable_comes_before_path(path, monkeypatch):
    add(path, "chromium")
    wanted = add(path, "mine")
    monkeypatch.setenv("CHROMIUM", wanted)
    assert chromium.find() == wanted


def test_variable_that_does_not_start_is_said(path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", add(path, "mine", "exit 1"))
    add(path, "chromium")
    with pytest.raises(chromium.NoChromium, match=r"mine, which does not start"):
        chromium.ensure()


def test_stand_in_that_only_tells_what_to_install_is_passed_over(path):
    add(path, "chromium-browser", "echo install the snap; exit 1")
    wanted = add(path, "google-chrome", "echo Google Chrome 150")
    assert chromium.find() == wanted


def test_root_gets_the_package_of_the_system(path, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program = path / "chromium"
    install = f'[ "$1" = update ] && exit; printf "#!/bin/sh\\necho Chromium\\n" > {program}'
    add(path, "apt-get", f"{install}; /bin/chmod +x {program}")
    assert chromium.ensure() == str(program)
    assert "no Chromium here: apt-get install --yes chromium done" in capfd.readouterr().err


def test_others_get_the_one_of_playwright(path, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    add(path, "apt-get", "exit 1")
    fetched = add(path, "fetched")
    answers = iter([None, fetched])
    monkeypatch.setattr(chromium, "_of_playwright", lambda: next(answers))
    monkeypatch.setattr(sys, "executable", add(path, "python", "exit 0"))
    assert chromium.ensure() == fetched
    assert "no Chromium here: python -m playwright install chromium done" in capfd.readouterr().err


def test_no_way_to_one_is_one_clear_line(path, monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sys, "executable", add(path, "python", "echo no network; exit 1"))
    assert chromium.main() == 2
    assert capfd.readouterr().err.splitlines()[-1].startswith("no Chromium found or installed")


def test_every_step_is_run_and_counted(monkeypatch, capsys):
    ran = []

    def step(name, passes):
        def run():
            ran.append(name)
            return passes

        return run

    steps = {"one": True, "two": False, "three": True}
    monkeypatch.setattr(suite, "STEPS", {name: step(name, steps[name]) for name in steps})
    assert suite.main() == 1
    assert ran == ["one", "two", "three"]
    assert capsys.readouterr().out.splitlines()[-2:] == ["failed: two", "steps: 2 passed, 1 failed"]


def test_a_quiet_step_shows_its_output_when_it_fails(capfd):
    assert not suite.quiet("wrong", "python", "-c", "print('why it failed'); raise SystemExit(3)")
    assert "why it failed" in capfd.readouterr().err
    assert suite.quiet("right", "python", "-c", "print('nothing to see')")
    assert "nothing to see" not in capfd.readouterr().err
    assert not suite.quiet("gone", "no-such-program")
