"""Run a command that takes a while, and show that time passes.

On a terminal one line counts the seconds; in a pipe plain lines say the same now and then.
Standard library only, in a syntax that Python 3.6 can read (see bootstrap.py).
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Sequence

EVERY = 10  # seconds between the lines in a pipe


def run(label: str, command: Sequence[object], log: Path, **options: Any) -> int:
    """Run ``command`` with its output in the file ``log``; return its exit code."""
    started = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            **options,
        )
        try:
            _watch(process, label, started)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            _say(label, started, "stopped", True)
            raise
    _say(label, started, "done" if process.returncode == 0 else "failed", True)
    return process.returncode


def _watch(process: "subprocess.Popen[bytes]", label: str, started: float) -> None:
    terminal = sys.stderr.isatty()
    told = -1
    while process.poll() is None:
        passed = int(time.monotonic() - started)
        if passed != told and (terminal or passed % EVERY == 0):
            _say(label, started, "...", False)
            told = passed
        time.sleep(0.1)


def _say(label: str, started: float, word: str, last: bool) -> None:
    terminal = sys.stderr.isatty()
    start, end = ("\r", "\n" if last else "") if terminal else ("", "\n")
    seconds = time.monotonic() - started
    sys.stderr.write("{}{} {} {:.0f} s  {}".format(start, label, word, seconds, end))
    sys.stderr.flush()


def tail(log: Path, lines: int = 15) -> str:
    """Return the last lines of a log, for a person to read."""
    with log.open(encoding="utf-8", errors="replace") as text:
        return "".join(text.readlines()[-lines:])
