"""Fixtures for tests in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import chromium
import pytest
from playwright.sync_api import Browser

from tests.support.visiting import Visitor

FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    # A request to anywhere else fails at once, and the test that made it is told.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser."""
    try:
        path = chromium.find()
    except chromium.NoChromium as problem:
        pytest.fail(str(problem), pytrace=False)
    if path is None:
        pytest.fail("no Chromium: `make test` installs one, or set CHROMIUM", pytrace=False)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": path, "args": [*FLAGS, *root]}


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    """Opens pages of the built site; a foreign request or a console error fails the test."""
    one = Visitor(browser, server)
    yield one
    one.close()
    if one.problems:
        pytest.fail("\n".join(one.problems), pytrace=False)
