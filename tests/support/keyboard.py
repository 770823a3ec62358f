"""Go through an open page with the Tab key, as a reader without a mouse does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HELPERS = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")


def problems(page: Page) -> list[str]:
    """What is wrong with the way of the focus through a freshly opened page.

    Every visible link, button and field is reached, once, in the order of the document; each is
    visible when it has the focus, looks different then, and lies under nothing; nothing holds the
    focus for good.
    """
    page.evaluate(HELPERS)
    expected: list[str] = page.evaluate("window.tabStops.expected")
    stops, ended = _walk(page, limit=2 * len(expected) + 20)
    found = [] if ended else [f"the focus never leaves the page: it ends at {stops[-1]['name']}"]
    order = [stop["place"] for stop in stops if stop["place"] >= 0]
    found += [f"never reached: {expected[n]}" for n in range(len(expected)) if n not in order]
    if sorted(order) == list(range(len(expected))) and order != sorted(order):
        at = next(n for n, place in enumerate(order) if place != n)
        found.append(f"out of order: {expected[order[at]]} comes before {expected[at]}")
    for stop in stops:
        if not stop["seen"]:
            found.append(f"has the focus but cannot be seen: {stop['name']}")
        elif not stop["marked"]:
            found.append(f"looks the same with the focus: {stop['name']}")
        elif not stop["onTop"]:
            found.append(f"lies under something when it has the focus: {stop['name']}")
    return found


def _walk(page: Page, limit: int) -> tuple[list[dict[str, Any]], bool]:
    """The stops of the Tab key, and whether it came out at the end of the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate("window.tabStops.focused()")
        if stop is None or (stops and stop == stops[0]):
            return stops, True
        stops.append(stop)
    return stops, False
