"""How much processor time a build takes, beside bare Material for MkDocs with the same pages.

Each size is built in pairs, ours and bare in turn, so that a machine that slows down slows both.
Counted is user and system time of the whole process and of what it starts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import generate
from tests.support.building import EPOCH, SITE_URL, NotBuilt

SIZES = (48, 200, 1000)
PAIRS = 3
TARGET = 1.15
COMMAND = (sys.executable, "-m", "mkdocs", "build", "--strict", "--clean")
HEADS = (
    *("packs", "HTML pages", "ours CPU s", "bare CPU s", "ours / bare", "each pair"),
    *("ours wall s", "bare wall s", "ours KB a method page", "bare KB a method page"),
)


@dataclass(frozen=True)
class Built:
    """One build: seconds, and what came of it."""

    cpu: float
    wall: float
    pages: int
    page_bytes: float


def build(root: Path) -> Built:
    """Build the site in ``root`` and account for the process."""
    log, site = root.parent / f"{root.name}.log", root / "site"
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": EPOCH,
    }
    shutil.rmtree(site, ignore_errors=True)
    started = time.monotonic()
    with log.open("wb") as said:
        process = subprocess.Popen(
            COMMAND, cwd=root, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotBuilt(f"{root.name}: {log.read_text('utf-8', 'replace')[-3000:]}")
    # Short addresses (/k/...) are no pages of their own: bare has none.
    pages = [path for path in site.rglob("index.html") if path.parts[len(site.parts)] != "k"]
    methods = [path.stat().st_size for path in pages if path.match(f"{generate.PREFIX}*/*.html")]
    return Built(used.ru_utime + used.ru_stime, wall, len(pages), median(methods))


def measure(folder: Path, packs: int, pairs: int, *, whole: bool = False) -> list[str]:
    """One row of the table: the medians of some pairs of builds."""
    ours, bare = folder / "ours", folder / "bare"
    _tell(f"{packs} packs: generating")
    generate.library(ours, packs)
    generate.bare(bare, ours, whole=whole)
    runs: list[tuple[Built, Built]] = []
    for number in range(pairs):
        runs.append((build(ours), build(bare)))
        cpu = " ".join(f"{one.cpu:.1f}" for one in runs[-1])
        _tell(f"{packs} packs: pair {number + 1} of {pairs}: CPU s ours, bare: {cpu}")
    if runs[0][0].pages != runs[0][1].pages:
        raise NotBuilt(f"not the same pages: {runs[0][0].pages} and {runs[0][1].pages}")
    ratios = [one.cpu / other.cpu for one, other in runs]
    sides = list(zip(*runs, strict=True))
    return [
        *(str(packs), str(runs[0][0].pages)),
        *(f"{median(run.cpu for run in side):.1f}" for side in sides),
        *(f"{median(ratios):.2f}", " ".join(f"{ratio:.2f}" for ratio in sorted(ratios))),
        *(f"{median(run.wall for run in side):.1f}" for side in sides),
        *(f"{side[0].page_bytes / 1000:.1f}" for side in sides),
    ]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table."""
    lines = [HEADS, ["---:"] * len(HEADS), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def run(sizes: Sequence[int], pairs: int, *, whole: bool = False, keep: Path | None = None) -> str:
    """Measure every size and give the table."""
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        place = keep or Path(temporary)
        measure(Path(temporary) / "warm-up", generate.FEWEST, 1, whole=whole)
        rows = [measure(place / str(packs), packs, pairs, whole=whole) for packs in sizes]
    return table(rows)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Return the exit code: 0 measured, 2 could not build."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.site_build",
        description=f"Measure the build against bare Material. Target: at most {TARGET} times.",
    )
    parser.add_argument("packs", type=int, nargs="*", default=SIZES, help=f"sizes: {SIZES}")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"builds of each: {PAIRS}")
    parser.add_argument(
        "--whole", action="store_true", help="bare pages hold facts, plan and sources too"
    )
    parser.add_argument("--keep", type=Path, help="a new folder to keep both sites in")
    options = parser.parse_args()
    try:
        print(run(options.packs, options.pairs, whole=options.whole, keep=options.keep))
    except NotBuilt as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
