"""Is every kind of bad file a finding, while all other packs are still checked?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main

from tests.library import plant, printed, report

FACTS, TEXT, LIST = (
    f"methods/soppa/{name}" for name in ("method.yml", "index.sv.md", "checklist.yml")
)
# A fault in another pack, which must be found whatever is wrong with the first.
OTHER = {"methods/kafe/method.yml": {"edit": {"people: {min: 12,": "people: {min: 12, max: 3,"}}}
FOUND = "methods/kafe/method.yml:13:19  numbers-in-order  `people`: min 12 is above max 3"
BOMB = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))

BAD: dict[str, tuple[str, Any, str]] = {
    "broken YAML": (FACTS, {"edit": {"[everyone]": "[everyone"}}, f"{FACTS}:11:8  yaml-is-valid"),
    "a tab": (FACTS, {"edit": {"  start:": "\tstart:"}}, f"{FACTS}:20:1  yaml-is-valid"),
    "a byte-order mark": (TEXT, {"encoding": "utf-8-sig"}, f"{TEXT}:1:1  text-is-utf8"),
    "Latin-1": (TEXT, {"encoding": "latin-1"}, f"{TEXT}:3:10  text-is-utf8"),
    "UTF-16": (FACTS, {"encoding": "utf-16"}, f"{FACTS}:1:1  text-is-utf8"),
    "a NUL byte": (
        TEXT,
        {"edit": {"title: Soppa": "title: So\0ppa"}},
        f"{TEXT}:2:10  text-is-utf8",
    ),
    "a key twice": (FACTS, {"append": "code: two\n"}, f"{FACTS}:38:1  key-is-unique"),
    "a number in words": (
        FACTS,
        {"edit": {"{min: 4,": "{min: no,"}},
        f"{FACTS}:13:10  value-has-type",
    ),
    "a loose date": (FACTS, {"edit": {"2026-01-15": "15/1 26"}}, f"{FACTS}:4:1  value-has-type"),
    "a loose number": (
        FACTS,
        {"edit": {"minutes: 15": "minutes: 15.0"}},
        f"{FACTS}:22:7  value-has-type",
    ),
    "an alias bomb": (FACTS, f"l0: &l0 [x]\n{BOMB}", f"{FACTS}:1:5  yaml-is-valid"),
    "an empty file": (FACTS, "", f"{FACTS}  value-has-type"),
    "an empty text": (TEXT, "", f"{TEXT}:1  field-is-present"),
    "a missing half": (TEXT, None, "methods/soppa  pack-complete"),
    "an unknown field": (FACTS, {"append": "titel: x\n"}, f"{FACTS}:38:1  field-is-known"),
    "a folder with å": ("methods/gås/x.txt", "", "methods/gås  id-is-folder-name"),
    "a link out of the tree": (TEXT, {"link": "/etc/passwd"}, f"{TEXT}  file-is-readable"),
    "a link in a loop": (
        "methods/soppa/runt",
        {"link": "."},
        "methods/soppa/runt  file-is-readable",
    ),
    "a link to itself": (TEXT, {"link": "index.sv.md"}, f"{TEXT}  file-is-readable"),
    "Windows line ends": (LIST, "includes: []\r\nitems: []\r\n", f"{LIST}:1  text-is-utf8"),
    "50 MB of text": (TEXT, {"size": 50_000_000}, f"{TEXT}  file-is-readable"),
    "50 MB of figure": (
        "methods/soppa/a.png",
        {"size": 50_000_000},
        "methods/soppa/a.png  file-is",
    ),
    "only brackets": (LIST, "[" * 100_000, f"{LIST}:1:22  yaml-is-valid"),
    "only binary": (LIST, {"hex": "80 81 fe ff" * 9}, f"{LIST}:1:1  text-is-utf8"),
}


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en", *options])


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_a_finding(name: str, tmp_path: Path) -> None:
    path, change, expected = BAD[name]
    plant(tmp_path, OTHER | {path: change})
    done = check(tmp_path)
    lines = done.stdout.splitlines()
    at = next((n for n, line in enumerate(lines) if line.startswith(expected)), None)
    assert at is not None, done.output
    assert lines[at + 1].startswith("    ")
    assert FOUND in lines
    assert done.exit_code == 1
    assert done.stderr == ""
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_fault_that_can_be_seen_past_hides_nothing(tmp_path: Path) -> None:
    plant(
        tmp_path, {TEXT: {"encoding": "utf-8-sig"}, FACTS: {"edit": {"basis: [1]": "basis: [9]"}}}
    )
    assert [line.split("  ")[1] for line in printed(report(tmp_path))] == [
        "text-is-utf8",
        "reference-has-source",
    ]


def test_a_pipe_is_a_finding_and_nobody_waits_for_it(tmp_path: Path) -> None:
    plant(tmp_path, {TEXT: None})
    os.mkfifo(tmp_path / TEXT)
    os.mkfifo(tmp_path / "methods/soppa/figures/pipe.svg")
    os.mkfifo(tmp_path / "docs/om/pipe.sv.md")
    found = [line.split("  ")[:2] for line in printed(report(tmp_path))]
    assert found == [
        ["docs/om/pipe.sv.md", "file-is-readable"],
        ["methods/soppa/figures/pipe.svg", "file-is-readable"],
        [TEXT, "file-is-readable"],
    ]


def test_a_name_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    plant(tmp_path, OTHER)
    try:
        (tmp_path / "methods" / os.fsdecode(b"spr\xe5k")).mkdir()
        (tmp_path / "methods/soppa/figures" / os.fsdecode(b"\xff")).mkdir()
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    done = check(tmp_path)
    assert done.exit_code == 1
    assert r"methods/spr\xe5k  file-is-readable  the name is not UTF-8" in done.stdout
    assert r"methods/soppa/figures/\xff  file-is-readable  the name is not UTF-8" in done.stdout
    assert FOUND in done.stdout
    assert check(tmp_path, "--format", "json").exit_code == 1


@pytest.mark.parametrize("path", [TEXT, FACTS, "methods/soppa/figures/rum.svg", "methods/soppa"])
def test_what_may_not_be_read_is_a_finding(path: str, tmp_path: Path) -> None:
    plant(tmp_path, OTHER)
    (tmp_path / path).chmod(0)
    if os.access(tmp_path / path, os.R_OK):
        (tmp_path / path).chmod(0o755)
        pytest.skip("whoever runs this may read everything")
    try:
        done = check(tmp_path)
    finally:
        (tmp_path / path).chmod(0o755)
    assert f"{path}  file-is-readable  may not be read" in done.stdout
    assert FOUND in done.stdout
    assert done.exit_code == 1


def test_what_vanishes_or_refuses_while_it_is_read_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, OTHER)
    whole = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "index.sv.md" and path.parent.name == "soppa":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = check(tmp_path)
    assert f"{TEXT}  file-is-readable  cannot be read (Permission denied)" in done.stdout
    assert FOUND in done.stdout


def test_nothing_of_it_is_a_traceback(tmp_path: Path) -> None:
    """All of it at once, in a process of its own."""
    plant(tmp_path, {path: change for path, change, _ in BAD.values() if change is not None})
    done = subprocess.run(
        [Path(sys.executable).with_name("metodbank"), "check", "--root", tmp_path, "--lang", "sv"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 1
    assert "fel." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
