"""Other link checkers: how each is asked about a folder, and which of its words are faults.

Each is started in the folder of the site, and asked for as much as it can do without the network.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.links_site import SITE

PORT = 8931
SERVED = f"http://127.0.0.1:{PORT}/"
"""Where a site is served while a checker runs that opens no folders."""
_ELSEWHERE = "^https?://(annan|exempel)"


@dataclass(frozen=True)
class Peer:
    """``errors`` is the part of an output that tells of faults; ``served`` wants a server."""

    name: str
    program: str
    words: Callable[[Path], list[str]]
    errors: Callable[[str], str] = lambda output: output
    served: bool = False

    def command(self, site: Path) -> list[str] | None:
        found = shutil.which(self.program)
        return [found, *self.words(site)] if found else None


def _rows(pattern: str) -> Callable[[str], str]:
    """The rows of an output that match."""
    row_like = re.compile(pattern)

    def rows(output: str) -> str:
        return "\n".join(row for row in output.splitlines() if row_like.search(row))

    return rows


def _lychee(site: Path) -> list[str]:
    local = f"{re.escape(SITE)}(.*) file://{site}/$1"
    return [
        *("--offline", "--include-fragments", "--include-mail", "--no-progress", "--root-dir"),
        *(str(site), "--index-files", "index.html,.", "--remap", local, str(site)),
    ]


_HYPERLINK = ("--check-anchors", ".")
_HTMLTEST = ("--skip-external", ".")
_LINKINATOR = (
    *(SERVED, "--recurse", "--check-fragments", "--check-css", "--skip", _ELSEWHERE),
    *("--url-rewrite-search", SITE, "--url-rewrite-replace", SERVED),
    *("--verbosity", "error", "--format", "csv"),
)
_PROOFER = (
    *("--disable-external", "--no-enforce-https", "--log-level", "error"),
    *("--swap-urls", f"{SITE}:/".replace("://", "\\://"), "."),
)
# It asks a host ten times a second at most, unless its settings and the host both say otherwise.
_AT_WILL = str(Path(__file__).with_name("linkcheckerrc"))
_LINKCHECKER = (
    *("--config", _AT_WILL, "-t", "4", "--no-status", "--no-robots", "-o", "csv"),
    *("--ignore-url", f"{_ELSEWHERE}|^{SITE}", SERVED),
)

PEERS = (
    Peer("lychee --offline", "lychee", _lychee, _rows(r"\[(?:ERROR|[45]\d\d)\]")),
    Peer("hyperlink", "hyperlink", lambda _: [*_HYPERLINK], _rows(r"error:")),
    # It looks at more than links; what it says of pages themselves is left out.
    Peer(
        "htmltest", "htmltest", lambda _: [*_HTMLTEST], _rows(r"^(?!.*(?:doctype|alt text)).* --- ")
    ),
    Peer("html-proofer", "htmlproofer", lambda _: [*_PROOFER]),
    Peer("linkinator", "linkinator", lambda _: [*_LINKINATOR], _rows(r",BROKEN,"), served=True),
    Peer("LinkChecker", "linkchecker", lambda _: [*_LINKCHECKER], _rows(r";False;"), served=True),
)
