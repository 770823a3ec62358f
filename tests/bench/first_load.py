"""What a reader's first page weighs: the built site in Chromium with an empty cache.

Served on this computer, compressed as a host would. Counted is what comes over the wire: headers
and compressed bodies, as the browser's own network log gives them. The log leaves a worker's
script out; there the server's count of the body stands in.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import importlib
import os
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromium
from playwright.sync_api import Page, sync_playwright

from tests.support.building import PREFIX, NotBuilt, build
from tests.support.serving import HOST, Handler

ADDRESS = "metoder/demokratisoppa/"
TARGET_KB = 115
GZIP_LEVEL, BROTLI_QUALITY = 6, 5  # what hosts use for what they compress on the way
SEARCH = f"{PREFIX}search/"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
with contextlib.suppress(ImportError):
    brotli = importlib.import_module("brotli")


@dataclass(frozen=True)
class Loaded:
    """One file that the page fetched."""

    path: str
    kind: str
    size: int


class Host(ThreadingHTTPServer):
    """Compresses with ``coding`` and remembers what it sent: path and bytes of the body."""

    daemon_threads = True

    def __init__(self, site: Path, coding: str) -> None:
        super().__init__((HOST, 0), partial(Compressing, directory=str(site)))
        self.coding = coding
        self.sent: dict[str, int] = {}

    @property
    def start(self) -> str:
        """The address of the site's start page."""
        return f"http://{HOST}:{self.server_address[1]}{PREFIX}"


class Compressing(Handler):
    """The site's files, compressed where the browser takes it."""

    server: Host

    def do_GET(self) -> None:
        """Answer with a file or the 404 page."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        takes = [part.strip() for part in self.headers.get("Accept-Encoding", "").split(",")]
        packed = path.suffix in COMPRESSED and self.server.coding in takes
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            body = compressed(body, self.server.coding)
            self.send_header("Content-Encoding", self.server.coding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent[urlsplit(self.path).path] = len(body)


def compressed(body: bytes, coding: str) -> bytes:
    """A body in a content coding: ``gzip``, or ``br`` where the package is installed."""
    if coding == "br":
        packed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


def codings() -> list[str]:
    """What can be measured here."""
    return ["gzip", "br"] if "brotli" in globals() else ["gzip"]


@contextlib.contextmanager
def served(site: Path, coding: str) -> Iterator[Host]:
    """Serve a built site on this computer for a while."""
    with Host(site, coding) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        try:
            yield host
        finally:
            host.shutdown()


def load(host: Host, address: str, executable: str) -> list[Loaded]:
    """Open a page in a browser that has never been there, and list what came."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*flags, *root])
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        found = _listen(page)
        page.goto(host.start + address, wait_until="networkidle")
        page.wait_for_timeout(1000)  # for what a script asks for late
        browser.close()
    logged = {one.path for one in found}
    late = (Loaded(path, "worker", size) for path, size in host.sent.items() if path not in logged)
    return [*found, *late]


def _listen(page: Page) -> list[Loaded]:
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    asked: dict[str, tuple[str, str]] = {}
    found: list[Loaded] = []

    def answered(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = (urlsplit(event["response"]["url"]).path, event["type"])

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            found.append(Loaded(*asked[event["requestId"]], int(event["encodedDataLength"])))

    network.on("Network.responseReceived", answered)
    network.on("Network.loadingFinished", finished)
    return found


def report(found: list[Loaded], coding: str) -> str:
    """What came, by kind and file by file, as Markdown."""
    total = sum(one.size for one in found)
    kinds: Counter[str] = Counter()
    for one in found:
        kinds[one.kind.lower()] += one.size
    index = [one for one in found if one.path.startswith(SEARCH)]
    asked = ", ".join(f"{one.path.removeprefix(PREFIX)}, {one.size} bytes" for one in index)
    lines = [
        f"**{coding}: {total / 1000:.1f} KB in {len(found)} files** (target: {TARGET_KB} KB)",
        "",
        f"Asked for of search: {asked or 'nothing'}.",
        "",
        "| kind | KB |",
        "| --- | ---: |",
        *(f"| {kind} | {size / 1000:.1f} |" for kind, size in kinds.most_common()),
        "",
        "| file | KB |",
        "| --- | ---: |",
    ]
    for one in sorted(found, key=lambda each: -each.size):
        lines.append(f"| `{one.path.removeprefix(PREFIX)}` | {one.size / 1000:.1f} |")
    return "\n".join(lines)


def run(address: str = ADDRESS, site: Path | None = None) -> str:
    """Build the site unless one is given, load a page, and report."""
    executable = chromium.ensure()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        if site is None:
            site = Path(temporary) / "site"
            build(site)
        reports = []
        for coding in codings():
            with served(site, coding) as host:
                reports.append(report(load(host, address, executable), coding))
    return "\n\n".join(reports)


def main() -> int:
    """Return the exit code: 0 measured, 2 no browser or no site."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.first_load",
        description=f"Weigh the first load of one page. Target: at most {TARGET_KB} KB.",
    )
    parser.add_argument("address", nargs="?", default=ADDRESS, help=f"the page: {ADDRESS}")
    parser.add_argument("--site", type=Path, help="a built site; without it, ours is built")
    options = parser.parse_args()
    try:
        print(run(options.address, options.site))
    except (NotBuilt, chromium.NoChromium) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
