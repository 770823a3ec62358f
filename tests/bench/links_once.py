"""One run of the link check for the bench: how long the work takes, and every place it names."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from metodbank.links.built import findings
from metodbank.linter.site_memory import surveyed
from metodbank.model.garbage import uncollected


def main(site: str, base_url: str, cache: str) -> None:
    start = time.perf_counter()
    Path(cache).mkdir(exist_ok=True)
    surveyed_site = surveyed(Path(site), base_url, Path(cache))
    with uncollected():  # as the command does
        told = [
            {
                "rule": each.rule.name,
                "at": [each.location.path, *(place.path for place in each.also)],
            }
            for each in findings(surveyed_site)
        ]
    print(json.dumps({"seconds": time.perf_counter() - start, "findings": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
