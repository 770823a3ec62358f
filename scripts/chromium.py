"""Find a Chromium that starts, or install one: ``python scripts/chromium.py`` prints its path.

The order: the variable CHROMIUM, PATH, the one that Playwright has fetched before; else Debian's
package where this is root and has apt-get, else Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import waiting

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoChromium(Exception):
    """None was found or could be installed; the text is for a person."""


def starts(path: str) -> bool:
    """Tell whether a program runs and calls itself Chrome or Chromium.

    A name in PATH is not enough: it may be a stand-in that only tells what to install.
    """
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


def find() -> str | None:
    """The path of a Chromium that is here already, or None.

    Raises:
        NoChromium: the variable CHROMIUM names something that does not start.
    """
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        path = shutil.which(wanted)
        if path and starts(path):
            return path
        raise NoChromium(f"CHROMIUM is {wanted}, which does not start as Chromium")
    for name in NAMES:
        path = shutil.which(name)
        if path and starts(path):
            return path
    return _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() and starts(path) else None


def ways() -> list[list[list[str]]]:
    """The ways to one that is not here yet, each a list of commands; the likeliest first."""
    own = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    apt = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]]
    root = os.geteuid() == 0 and shutil.which("apt-get")
    return [apt, own] if root else [own]


def fetch(commands: list[list[str]]) -> None:
    """Go one way, and say how it goes."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        for command in commands:
            said = " ".join([Path(command[0]).name, *command[1:]])
            if waiting.run(f"no Chromium here: {said}", command, log, env=environment):
                sys.stderr.write(waiting.tail(log, 5))
                return


def ensure() -> str:
    """The path of a Chromium, installed if need be.

    Raises:
        NoChromium: neither found nor installed.
    """
    path = find()
    for way in ways():
        if path is None:
            fetch(way)
            path = find()
    if path is None:
        raise NoChromium(
            "no Chromium found or installed: install one, or name it in the variable CHROMIUM"
        )
    return path


def main() -> int:
    """Return the exit code: 0 found, 2 not."""
    try:
        print(ensure())
    except NoChromium as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
