"""Both measurements, one after the other: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import sys

import chromium

from tests.bench import first_load, site_build
from tests.support.building import NotBuilt


def main() -> int:
    """Return the exit code: 0 measured, 2 could not."""
    argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure the build against bare Material, then a page's first load. Takes an"
        " hour or so; tests.bench.site_build and tests.bench.first_load do one of them.",
    ).parse_args()
    try:
        print(site_build.run(site_build.SIZES, site_build.PAIRS), flush=True)
        print(f"\n{first_load.run()}")
    except (NotBuilt, chromium.NoChromium) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
