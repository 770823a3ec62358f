"""The parser alone, in two processes: what a link check takes at the very least."""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

_PROCESSES = 2
_CHUNK = 50


def parse(chunk: list[str]) -> int:
    """Parse some pages and keep nothing."""
    for path in chunk:
        LexborHTMLParser(Path(path).read_bytes())
    return len(chunk)


def links(chunk: list[str]) -> int:
    """Parse some pages, take their links and anchors out, and throw them away."""
    count = 0
    for path in chunk:
        for node in LexborHTMLParser(Path(path).read_bytes()).css("[href],[src],[id]"):
            attributes = node.attributes
            count += bool(attributes.get("href") or attributes.get("src") or attributes.get("id"))
    return count


def main(site: str, what: str) -> None:
    start = time.perf_counter()
    paths = [str(path) for path in sorted(Path(site).rglob("*.html"))]
    chunks = [paths[place : place + _CHUNK] for place in range(0, len(paths), _CHUNK)]
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
        count = sum(pool.map(parse if what == "parse" else links, chunks))
    print(json.dumps({"seconds": time.perf_counter() - start, "count": count}))


if __name__ == "__main__":
    main(*sys.argv[1:])
