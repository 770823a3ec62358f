"""Serve a folder to checkers that open no folders, quickly enough not to be what is measured.

    .venv/bin/python -m tests.bench.links_server SITE PORT

The standard library's server takes a new thread a request and keeps five waiting: a checker that
asks for a hundred pages at a time stands still before it.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

HOST = "127.0.0.1"
_WAITING = 1024
_AT_WILL = {"LinkChecker": "may ask as often as it likes"}
"""Without this header LinkChecker asks a host for two or three pages a second at most."""


def answering(site: Path) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        path = site / request.match_info["path"]
        try:
            if path.is_dir():
                if not request.path.endswith("/"):
                    raise web.HTTPMovedPermanently(f"{request.rel_url.raw_path}/")
                path /= "index.html"
            if path.is_file():
                return web.FileResponse(path, headers=_AT_WILL)
        except (OSError, ValueError):  # a name that no disk can hold
            pass
        raise web.HTTPNotFound

    return answer


def main() -> None:
    app = web.Application()
    app.router.add_get("/{path:.*}", answering(Path(sys.argv[1])))
    web.run_app(
        app, host=HOST, port=int(sys.argv[2]), print=None, access_log=None, backlog=_WAITING
    )


if __name__ == "__main__":
    main()
