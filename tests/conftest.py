"""Fixtures for every test: the built site, and a server for it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.support import building, pages, serving


@pytest.fixture(autouse=True)
def a_loop_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let asyncio run after browser tests: Playwright leaves a loop running in its thread."""
    run = asyncio.run

    def run_elsewhere(main: Coroutine[Any, Any, Any], **options: Any) -> Any:
        if asyncio._get_running_loop() is None:
            return run(main, **options)
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(lambda: run(main, **options)).result()

    monkeypatch.setattr(asyncio, "run", run_elsewhere)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The real site, built once with ``mkdocs build --strict``."""
    folder = tmp_path_factory.getbasetemp()
    # With several workers, each has a folder of its own in one that all of them share.
    shared = folder.parent if hasattr(request.config, "workerinput") else folder
    try:
        return building.build_once(shared)
    except building.NotBuilt as problem:
        pytest.fail(str(problem), pytrace=False)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site's start page on this computer."""
    with serving.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def all_pages(site: Path) -> list[pages.Page]:
    """Every page of the built site that a reader stays on."""
    return [page for page in pages.read(site) if not page.forwards]
