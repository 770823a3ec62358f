"""A copy of our own library to change, ask about, and change back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from metodbank.linter.watching import Remembered
from metodbank.model.finding import Report
from metodbank.read.config import read_library
from metodbank.read.root import CONFIG_FILE, ConfigError

from tests.library import TODAY
from tests.support import ROOT

Content: TypeAlias = bytes | Path | None
"""Of a file, where a symbolic link leads, or None for what is not there."""


@dataclass
class House:
    """The copy under ``root``, and what a checker remembers of it as it was, by its settings."""

    root: Path
    checkers: dict[Content, Remembered] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path) -> House:
        """Copy our library to a folder and read it once."""
        for name in ("docs", "methods"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        house = cls(root)
        report = house.report({})
        assert report.findings == (), report.findings[:3]
        return house

    def report(self, files: Mapping[str, Content]) -> Report:
        """What the check says while some files are so; afterwards they are as they were.

        Their times come back too, so that only what was changed is read.
        """
        before = {name: _content(self.root / name) for name in files}
        times = {name: _time(self.root / name) for name in files}
        settings = {name: files[name] for name in files if name == CONFIG_FILE}
        try:
            _write(self.root, settings)
            known = self._checker()
            trying = replace(known, parts=dict(known.parts))
            _write(self.root, files)
            return trying.examine(read_library(self.root), today=TODAY)
        finally:
            _write(self.root, before)
            for name, when in times.items():
                if when is not None:
                    os.utime(self.root / name, ns=(when, when), follow_symlinks=False)

    def _checker(self) -> Remembered:
        """One that has read everything, with the settings that stand there now."""
        settings = _content(self.root / CONFIG_FILE)
        if settings not in self.checkers:
            self.checkers[settings] = Remembered()
            with suppress(ConfigError):
                self.checkers[settings].examine(read_library(self.root), today=TODAY)
        return self.checkers[settings]


def _time(path: Path) -> int | None:
    return path.lstat().st_mtime_ns if os.path.lexists(path) else None


def _content(path: Path) -> Content:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.is_file() else None


def _write(root: Path, files: Mapping[str, Content]) -> None:
    """Make files so; a folder that nothing is left in goes too."""
    for name, content in files.items():
        path = root / name
        path.unlink(missing_ok=True)
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, Path):
            path.symlink_to(content)
    for name in files:
        for above in (root / name).parents:
            if above == root or not above.is_dir() or any(above.iterdir()):
                break
            above.rmdir()
