"""Ten thousand random mutations of our own packs, and no crash: ``python -m tests.bench.mutants``.

The test suite tries a few hundred of them at every run; this tries as many as one likes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.support.mutants import examined, sound

COUNT = 10_000


def main() -> int:
    """Return the exit code: 0 every one was answered, 1 one gave nonsense."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutants", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=COUNT, help=f"how many: {COUNT}")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    started = time.monotonic()
    answers: Counter[str] = Counter()
    clean = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, report in examined(wanted.count, wanted.seed, Path(folder)):
            if not sound(report):
                print(f"{path}: a finding without words or place", file=sys.stderr)
                return 1
            answers.update({finding.rule.name for finding in report.findings})
            clean += not report.findings
    seconds = time.monotonic() - started
    print(f"{wanted.count} mutations in {seconds:.0f} s: {clean} without a finding, no crash")
    for rule, count in answers.most_common():
        print(f"{count:6} {rule}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
