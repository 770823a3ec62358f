"""The files of the repository, as git sees them."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from tests.support import ROOT

LISTING = ["git", "ls-files", "-z", "--others", "--cached", "--exclude-standard"]
BINARY = (".woff2", ".png", ".ico", ".jpg", ".webp")


def tracked() -> list[Path]:
    """Every file that is, or would be, in the repository; paths are relative to its top."""
    done = subprocess.run(LISTING, cwd=ROOT, capture_output=True, check=True, text=True)
    paths = sorted({Path(name) for name in done.stdout.split("\0") if name})
    return [path for path in paths if (ROOT / path).is_file()]


def text(path: Path | str) -> str:
    """A file's text, with its line ends as they are."""
    with (ROOT / path).open(encoding="utf-8", newline="") as stream:
        return stream.read()


def below(*folders: str, ends: tuple[str, ...]) -> list[Path]:
    """Files of some kinds in some folders."""
    return [
        path
        for path in tracked()
        if path.name.endswith(ends) and path.as_posix().startswith(folders)
    ]


def targets() -> set[str]:
    """What can be made."""
    return set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))


def licensed(path: Path) -> bool:
    """Tell whether REUSE.toml covers a file. Licence texts need no licence."""
    patterns: list[str] = []
    for annotation in tomllib.loads(text("REUSE.toml"))["annotations"]:
        named = annotation["path"]
        patterns += [named] if isinstance(named, str) else named
    return path.parts[0] == "LICENSES" or any(_matches(path, pattern) for pattern in patterns)


def _matches(path: Path, pattern: str) -> bool:
    """``**`` stands for anything, ``*`` for anything but a slash."""
    parts = (re.escape(part).replace(r"\*", "[^/]*") for part in pattern.split("**"))
    return re.fullmatch(".*".join(parts), path.as_posix()) is not None
