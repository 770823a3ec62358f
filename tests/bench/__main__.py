"""All measurements, one after the other: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import sys

import chromium

from tests.bench import check_speed, first_load, site_build
from tests.support.building import NotBuilt


def main() -> int:
    """Return the exit code: 0 measured, 2 could not."""
    argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure the build against bare Material, a page's first load, and a check"
        " beside its peers. Takes an hour or so; tests.bench.site_build, tests.bench.first_load"
        " and tests.bench.check_speed do one of them.",
    ).parse_args()
    try:
        print(site_build.run(site_build.SIZES, site_build.PAIRS), flush=True)
        print(f"\n{first_load.run()}", flush=True)
        print(f"\n{check_speed.run(check_speed.PACKS)}")
    except (NotBuilt, chromium.NoChromium, check_speed.Failed) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
