"""How long a check takes, beside check-jsonschema and markdownlint-cli2 on the same files.

Three runs of ours: cold (nothing remembered), again (nothing changed), and cold on a fifth of the
packs, which tells how memory grows. The peers check the same facts against the same schemas, and
the same texts; neither knows what a source, a translation or a pack is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import generate

PACKS = 1000
OURS = (str(Path(sys.executable).parent / "metodbank"), "check")
SCHEMAS = {"method.yml": "method", "checklist.yml": "method-checklist"}
# Prose of one sentence a line has long lines, and numbering that runs on from part to part.
MARKDOWNLINT = {"config": {"MD013": False, "MD029": False}}
HEADS = ("", "wall s", "CPU s", "peak MB")


@dataclass(frozen=True)
class Ran:
    """One command: seconds, and the most memory of its largest process."""

    wall: float
    cpu: float
    megabytes: float

    def row(self, name: str) -> str:
        return f"| {name} | {self.wall:.1f} | {self.cpu:.1f} | {self.megabytes:.0f} |"


class Failed(Exception):
    """A command gave no answer."""


def ran(command: Sequence[str], cwd: Path, *, may_find: bool = False) -> Ran:
    """Run a command to its end. ``may_find``: exit code 1 means findings, which is an answer."""
    started = time.monotonic()
    with (cwd.parent / "said.log").open("wb") as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((0, 1) if may_find else (0,)):
        tail = (cwd.parent / "said.log").read_text("utf-8", "replace")[-2000:]
        raise Failed(f"{command[0]} gave exit code {process.returncode}\n{tail}")
    return Ran(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def peers(root: Path) -> tuple[list[tuple[str, Ran]], list[str]]:
    """What the other checkers take, and which of them are not on this machine."""
    found: list[tuple[str, Ran]] = []
    absent: list[str] = []
    schema = shutil.which("check-jsonschema")
    if schema:
        for name, model in SCHEMAS.items():
            files = sorted(str(path) for path in root.glob(f"methods/[a-z]*/{name}"))
            schemafile = f"methods/_schema/{model}.schema.json"
            command = (schema, "--schemafile", schemafile, *files)
            found.append((f"check-jsonschema, {name}", ran(command, root)))
    else:
        absent.append("check-jsonschema")
    prose = shutil.which("markdownlint-cli2")
    if prose:
        config = root.parent / ".markdownlint-cli2.jsonc"
        config.write_text(json.dumps(MARKDOWNLINT))
        command = (prose, "--config", str(config), "methods/[a-z]*/*.md")
        found.append(("markdownlint-cli2", ran(command, root, may_find=True)))
    else:
        absent.append("markdownlint-cli2")
    return found, absent


def run(packs: int) -> str:
    """Measure, and give the table as Markdown with the ratios under it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        few, many = Path(temporary) / "few", Path(temporary) / "many"
        generate.library(few, max(packs // 5, generate.FEWEST))
        generate.library(many, packs)
        time.sleep(3)  # a file that was written just now is not trusted to be what it was
        ours = {
            f"metodbank, {packs // 5} packs": ran((*OURS, "--no-cache"), few),
            f"metodbank, {packs} packs": ran(OURS, many),
            "metodbank, again": ran(OURS, many),
        }
        others, absent = peers(many)
    cold, again = list(ours.values())[1:]
    rows = [f"| {' | '.join(HEADS)} |", "|---|---:|---:|---:|"]
    rows += [one.row(name) for name, one in (*ours.items(), *others)]
    lines = [*rows, "", f"again / first: {again.wall / cold.wall:.3f} of the wall time"]
    if not absent:
        total = sum(one.wall for _, one in others)
        lines.append(f"metodbank / the peers together: {cold.wall / total:.2f} of the wall time")
    lines += [f"{name} is not on this machine: left out" for name in absent]
    return "\n".join(lines)


def main() -> int:
    """Return the exit code: 0 measured, 2 could not."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.check_speed", description="Measure a check beside its peers."
    )
    parser.add_argument("packs", type=int, nargs="?", default=PACKS, help=f"packs: {PACKS}")
    try:
        print(run(parser.parse_args().packs))
    except (Failed, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
