"""Fixtures for every test: the built site, and a server for it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from metodbank.read import texts
from metodbank.read.markdown import read_markdown

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


@pytest.fixture(scope="session", autouse=True)
def a_text_is_taken_apart_once() -> Iterator[None]:
    """Remember what stands in a text: thousands of tests read the same ones, one of them changed.

    Half of the time of those tests goes there. What it gives is frozen, and the text is its key.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "read_markdown", lru_cache(3_000)(read_markdown))
        yield


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
