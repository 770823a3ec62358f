"""Every check and test, one after the other: what ``make test`` runs once .venv is ready.

A step that fails does not keep the later ones from being run. Arguments go on to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import chromium
import waiting

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def quiet(name: str, *command: str) -> bool:
    """Run a step that is only of interest when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        arguments = [part.format(folder=folder) for part in command]
        try:
            code = waiting.run(name, [BIN / arguments[0], *arguments[1:]], log, cwd=ROOT)
        except OSError as problem:
            print(problem, file=sys.stderr)
            return False
        if code:
            sys.stderr.write(waiting.tail(log, 400))
        return code == 0


def browser() -> bool:
    """Find or install Chromium, for the tests to use."""
    try:
        os.environ["CHROMIUM"] = chromium.ensure()
    except chromium.NoChromium as problem:
        print(problem, file=sys.stderr)
        return False
    print(f"Chromium: {os.environ['CHROMIUM']}", file=sys.stderr)
    return True


def pytest() -> bool:
    """Run the tests; they show their own progress."""
    print("pytest", file=sys.stderr)
    # Tests differ a hundredfold in time: a process that has nothing left takes from the others.
    # Browser tests wait as much as they work, so two cores have room for three processes.
    spread = ["--numprocesses", "3", "--dist", "worksteal"]
    command = [str(BIN / "pytest"), *spread, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


STEPS: dict[str, Callable[[], bool]] = {
    "ruff check": lambda: quiet("ruff check", "ruff", "check", "."),
    "ruff format": lambda: quiet("ruff format", "ruff", "format", "--check", "--diff", "."),
    "mypy": lambda: quiet("mypy", "mypy"),
    "reuse lint": lambda: quiet("reuse lint", "reuse", "lint", "--lines"),
    "metodbank check": lambda: quiet("metodbank check", "metodbank", "check"),
    "mkdocs build": lambda: quiet(
        "mkdocs build --strict", "mkdocs", "build", "--strict", "--site-dir", "{folder}/site"
    ),
    "chromium": browser,
    "pytest": pytest,
}


def main() -> int:
    """Return the exit code: 0 all passed, 1 something failed."""
    started = time.monotonic()
    # Tests start some hundred commands: each would compile all that it loads.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        failed = [name for name, step in STEPS.items() if not step()]
    except KeyboardInterrupt:
        return 130
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    print(f"\ntotal {minutes} min {seconds} s" + "".join(f"\nfailed: {name}" for name in failed))
    print(f"steps: {len(STEPS) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
