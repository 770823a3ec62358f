"""Remake the hash locks in requirements/ from pyproject.toml: ``make lock`` (needs uv in PATH).

Pins that still fit are kept; ``make lock UPGRADE=1`` takes the newest of everything. A lock
names packages, versions and hashes, and no address. Its first lines hold a digest of what it was
made from, so that a test can tell whether it is stale.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Debian 12's Python: what installs there installs on every newer one.
OLDEST = "3.11.2"
NAMES = ("site", "build", "test")


def wanted(name: str, pyproject: str) -> list[str]:
    """Return what a lock must hold, as requirements: the build's own packages too."""
    data = tomllib.loads(pyproject)
    if name == "build":
        return list(data["dependency-groups"]["build"])
    project, build = data["project"], data["build-system"]["requires"]
    extra = project["optional-dependencies"]["test"] if name == "test" else []
    return [*project["dependencies"], *build, *extra]


def digest(name: str, pyproject: str) -> str:
    """Sum up what a lock is made from: its requirements, not the rest of pyproject.toml."""
    python = tomllib.loads(pyproject)["project"]["requires-python"]
    inputs = [OLDEST, python, *wanted(name, pyproject)]
    return hashlib.sha256("\n".join(inputs).encode()).hexdigest()


def header(name: str, pyproject: str) -> str:
    """Return the first lines of a lock."""
    made_from = digest(name, pyproject)
    return f"# Made by `make lock` from pyproject.toml; do not edit.\n# made-from: {made_from}\n"


def make(name: str, *, upgrade: bool) -> None:
    """Write requirements/NAME.txt."""
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    target = f"requirements/{name}.txt"
    command = ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--universal"]
    command += ["--python-version", OLDEST, "--generate-hashes", "--no-emit-index-url"]
    if name != "site":
        # One version of a package for every purpose.
        command += ["--constraint", "requirements/site.txt"]
    if upgrade:
        command += ["--upgrade"]
    command += ["--output-file", target, "-"]
    (ROOT / target).parent.mkdir(exist_ok=True)
    requirements = "\n".join(wanted(name, pyproject))
    subprocess.run(command, cwd=ROOT, check=True, input=requirements, text=True)
    path = ROOT / target
    path.write_text(header(name, pyproject) + path.read_text("utf-8"), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 made, 2 could not."""
    if not shutil.which("uv"):
        print("uv is missing: install it (pipx install uv) and try again.", file=sys.stderr)
        return 2
    for name in NAMES:
        print(f"requirements/{name}.txt")
        try:
            make(name, upgrade="--upgrade" in arguments)
        except subprocess.CalledProcessError:
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
