"""A small site: the base library, built by MkDocs with our own settings, theme and styles."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.library import plant

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "https://prov.example/bas/"
REPOSITORY = "https://git.example/bas"
LISTS = {
    f"docs/{folder}/index.{language}.md": f"---\ntitle: {folder} {language}\nsummary: Alla.\n"
    f"template: list.html\npacks: {kind}\n---\n"
    for folder, kind in (("metoder", "methods"), ("intervjuer", "cases"))
    for language in ("sv", "en")
}


def make(root: Path, files: Mapping[str, Any] | None = None) -> Path:
    """A library that MkDocs can build, with the repository's own mkdocs.yml and overrides."""
    plant(root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings, changed = re.subn(r"(?m)^nav:\n(  - .*\n)+", "nav: [index.md]\n", settings)
    assert changed == 1
    return plant(root, {"mkdocs.yml": settings, **LISTS, **(files or {})}, base=False)


Build = subprocess.Popen[str]


def start(root: Path, site: Path, *, strict: bool = True, **variables: str) -> Build:
    """Begin a build; several may go on at once. ``finish`` waits for it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    environment = {
        **os.environ,
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": "1764547200",
        "NO_MKDOCS_2_WARNING": "1",
        "REPOSITORY_URL": "",
        **variables,
    }
    return subprocess.Popen(
        command + ["--strict"] * strict,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(build: Build) -> str:
    """Wait for a build that must end well; what it said."""
    said, _ = build.communicate(timeout=120)
    assert build.returncode == 0, said
    return said


def page(site: Path, address: str) -> LexborHTMLParser:
    """A page of a built site; ``""`` is the start page."""
    name = address if address.endswith(".html") else f"{address}index.html"
    return LexborHTMLParser((site / name).read_text("utf-8"))


def git(root: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Run git with a name and a date of its own, whatever the computer's settings are."""
    moment = f"{day}T12:00:00+00:00"
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Prov"), ("EMAIL", "prov@example.org"), ("DATE", moment))
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **identity, **settings},
        check=True,
        capture_output=True,
    )


def commit(root: Path, day: str) -> None:
    """Commit everything on a day, beginning a history where there is none."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", day, day=day)
