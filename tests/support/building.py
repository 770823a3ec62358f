"""Build the real site once a run, also when several pytest workers ask for it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

# Under a folder, as on GitHub Pages: a link that assumes the top of a host breaks here.
PREFIX = "/prov/"
SITE_URL = f"https://metodbank.example{PREFIX}"
# One fixed moment, so that two builds are alike.
EPOCH = "1764547200"


class NotBuilt(Exception):
    """The site does not build; the text is what MkDocs said."""


def build(target: Path, root: Path = ROOT, *, strict: bool = True) -> None:
    """Run ``mkdocs build --strict`` into ``target``."""
    environment = {
        **os.environ,
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
    }
    how = ["--strict"] if strict else []
    command = [sys.executable, "-m", "mkdocs", "build", *how, "--site-dir", str(target)]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotBuilt(f"mkdocs build --strict ended with {done.returncode}\n{done.stderr[-6000:]}")


def build_once(shared: Path) -> Path:
    """Build into a folder that all workers share; who comes second waits for the first."""
    target, ready, wrong = shared / "site", shared / "site.ready", shared / "site.wrong"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if wrong.exists():
            raise NotBuilt(wrong.read_text(encoding="utf-8"))
        if not ready.exists():
            try:
                build(target)
            except NotBuilt as problem:
                wrong.write_text(str(problem), encoding="utf-8")
                raise
            ready.touch()
    return target
