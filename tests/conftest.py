"""Fixtures for every test: the built site, and a server for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import building, pages, serving


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
