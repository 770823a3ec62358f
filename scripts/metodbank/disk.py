"""The only writer: writes what changed, and removes nothing but what it moves elsewhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

MEMORY = ".cache/metodbank"
"""Where a library keeps what it can find out again."""


def write_tree(tree: Mapping[str, str | bytes], into: Path) -> list[str]:
    """Write ``{path: content}`` under ``into`` and return the paths that changed.

    Each file is put in place whole (written beside, then renamed), so that an interruption
    leaves the old file or the new one, never half of either. Text is written as UTF-8 with LF.

    Raises:
        ValueError: a path leads out of ``into``; nothing has been written.
        OSError: the disk says no.
    """
    whole = into.resolve()
    for name in tree:
        if not (into / name).resolve().is_relative_to(whole):
            raise ValueError(f"{name} leads out of {into}")
    changed: list[str] = []
    for name, content in sorted(tree.items()):
        path = into / name
        data = content.encode("utf-8") if isinstance(content, str) else content
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(beside, 0o644)
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        changed.append(name)
    return changed


def move_files(moves: Mapping[str, str], tree: Mapping[str, str | bytes], root: Path) -> list[str]:
    """Rename files under ``root`` and write others, all of it or nothing.

    Args:
        moves: old path -> new path. A folder that a move leaves empty goes with it.
        tree: new contents by path, for files that have moved by their new path.
        root: where the paths are counted from.

    Returns the paths that were written. What stood at a new path would be lost, so nothing may.

    Raises:
        ValueError: a path leads out of ``root``; nothing has been written.
        OSError: the disk says no; everything is as it was.
    """
    whole = {new: (root / old).read_bytes() for old, new in moves.items()} | dict(tree)
    before = {name: _content(root / name) for name in (*whole, *moves)}
    try:
        changed = write_tree(whole, root)
        for old in moves:
            (root / old).unlink()
    except BaseException:
        write_tree({name: data for name, data in before.items() if data is not None}, root)
        for name in (name for name, data in before.items() if data is None):
            (root / name).unlink(missing_ok=True)
            _drop_empty(root / name, root)
        raise
    for old in moves:
        _drop_empty(root / old, root)
    return changed


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _drop_empty(path: Path, root: Path) -> None:
    """Remove the folders above a file that is gone, as far as they hold nothing more."""
    for folder in path.relative_to(root).parents:
        try:
            (root / folder).rmdir()
        except OSError:
            return


def write_file(path: Path, content: str) -> None:
    """Write one file that somebody named, in place whole; its folders are made.

    What is there and is no file, such as ``/dev/stdout``, is written to as it is.

    Raises:
        OSError: the disk says no.
    """
    whole = path.resolve()
    if whole.exists() and not whole.is_file():
        with whole.open("w", encoding="utf-8", newline="\n") as open_file:
            open_file.write(content)
        return
    write_tree({whole.name: content}, whole.parent)
