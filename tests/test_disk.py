"""Does the only writer write what changed, whole, inside its folder, and nothing else?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from metodbank.disk import write_tree


def test_it_writes_what_changed_and_says_so(tmp_path: Path) -> None:
    assert write_tree({"b/å.txt": "ö\n", "a.bin": b"\x00"}, tmp_path) == ["a.bin", "b/å.txt"]
    assert (tmp_path / "b/å.txt").read_bytes() == b"\xc3\xb6\n"
    before = (tmp_path / "a.bin").stat().st_mtime_ns
    assert write_tree({"b/å.txt": "ö", "a.bin": b"\x00"}, tmp_path) == ["b/å.txt"]
    assert (tmp_path / "a.bin").stat().st_mtime_ns == before


def test_it_removes_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    write_tree({"a": "1", "b": "2"}, tmp_path)
    write_tree({"a": "1"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "mine"]


def test_anybody_may_read_what_it_writes(tmp_path: Path) -> None:
    write_tree({"a": "1"}, tmp_path)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/nowhere/x", "out/x", "out"])
def test_it_refuses_to_leave_its_folder_before_it_writes(name: str, tmp_path: Path) -> None:
    into, outside = tmp_path / "into", tmp_path / "outside"
    into.mkdir()
    outside.mkdir()
    (into / "out").symlink_to(outside)
    with pytest.raises(ValueError, match="leads out of"):
        write_tree({"a": "1", name: "2"}, into)
    assert [path.name for path in into.iterdir()] == ["out"]
    assert list(outside.iterdir()) == []
    assert not Path("/nowhere/x").exists()


@pytest.mark.parametrize("step", ["replace", "chmod", "fdopen"])
def test_an_interruption_leaves_the_old_file_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree({"a": "old"}, tmp_path)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, stop)
    with pytest.raises(KeyboardInterrupt):
        write_tree({"a": "new"}, tmp_path)
    monkeypatch.undo()
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "old")]


def test_a_folder_where_a_file_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_tree({"a": "1"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
