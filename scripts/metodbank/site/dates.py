"""When each page last changed, from one batch call to git, through git-revision-date.

The plugin asks git once a page and, where git does not know, prints a warning and takes today.
Its public ``util`` attribute is given an object with the same method that answers from a map
instead. No date is given rather than a wrong one: no git, a ZIP download, a shallow clone, and
a page with a file that is not committed as it stands.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

UNKNOWN = "0001-01-01"
"""Given to the plugin for a page without a date; it takes an empty answer for today."""


class RevisionDates:
    """Answers the plugin's one question for every file under some folders."""

    def __init__(
        self, root: Path, folders: Iterable[str], shown: Callable[[str], Iterable[str]]
    ) -> None:
        """``shown`` gives the files, by absolute path, that a page is made of."""
        self._shown = shown
        self._dates: dict[str, str] = {}
        self._changed: set[str] = set()
        self.known = self._read(root, [*folders])

    def get_revision_date_for_file(self, path: str) -> str:
        """ISO date of the newest of a page's files, or ``UNKNOWN``."""
        newest = ""
        for file in self._shown(path):
            real = os.path.realpath(file)
            if real in self._changed or real not in self._dates:
                return UNKNOWN
            newest = max(newest, self._dates[real])
        return newest or UNKNOWN

    def _read(self, root: Path, folders: list[str]) -> bool:
        try:
            where = _git(root, "rev-parse", "--show-toplevel", "--is-shallow-repository")
            top, shallow = where.split("\n")[:2]
            if shallow == "true":
                return False
            log = _git(
                root,
                *("log", "--no-merges", "--no-renames", "--name-only", "-z", "--date=short"),
                *("--format=%x01%ad", "--", *folders),
            )
            status = _git(
                root,
                *("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"),
                *("--", *folders),
            )
        except (OSError, subprocess.CalledProcessError, ValueError):
            return False
        top = os.path.realpath(top)
        for commit in log.split("\x01")[1:]:
            date, _, names = commit.partition("\0")
            for name in names.strip("\n").split("\0"):
                if name.strip("\n"):
                    self._dates.setdefault(os.path.join(top, name.strip("\n")), date.strip())
        self._changed = {os.path.join(top, row[3:]) for row in status.split("\0") if row}
        return True


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
        errors="surrogateescape",
    )
    return done.stdout
