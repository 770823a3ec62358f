"""A server on this machine that plays other people's sites, each by the name it is asked for."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Names(AbstractResolver):
    """Every name is this machine, but for those that are told otherwise."""

    def __init__(self, told: dict[str, str | OSError] | None = None) -> None:
        self.told = told or {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        place = self.told.get(host, "127.0.0.1")
        if isinstance(place, OSError):
            raise place
        return [
            ResolveResult(
                hostname=host, host=place, port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


class Server:
    """``asked`` are the requests so far; ``most`` how many a host had at once at most."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.port = 0
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()

    def at(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        self.asked.append((request.method, f"{host}{request.path_qs}"))
        self.headers.append(dict(request.headers))
        self._now[host] += 1
        self.most[host] = max(self.most[host], self._now[host])
        try:
            return await self._handler(request)  # type: ignore[arg-type]
        finally:
            self._now[host] -= 1

    async def start(self, host: str = "127.0.0.1", ssl=None) -> web.ServerRunner:
        runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, host, self.port, ssl_context=ssl)
        await site.start()
        self.port = runner.addresses[0][1]
        return runner


@contextmanager
def serving(handler: Handler) -> Iterator[Server]:
    """The server on a thread of its own, for a test that runs a whole command."""
    server = Server(handler)
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    stop = asyncio.Event()

    async def live() -> None:
        runner = await server.start()
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(live()), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
