"""Open pages of one site in Chromium and note everything that should not happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

HEIGHT = 900


@dataclass
class Visitor:
    """Opens addresses below ``start``; ``problems`` collects foreign requests and errors.

    Pages opened with the same settings follow one another in one tab, as a reader's do.
    """

    browser: Browser
    start: str
    problems: list[str] = field(default_factory=list)
    _tabs: dict[tuple[int, str, bool], Page] = field(default_factory=dict)

    def open(
        self, address: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True
    ) -> Page:
        """Go to an address and wait until the page stands still."""
        key = (width, scheme, scripts)
        if key not in self._tabs:
            self._tabs[key] = self._tab(width, scheme, scripts)
        page = self._tabs[key]
        page.goto(self.start + address, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    def _tab(self, width: int, scheme: str, scripts: bool) -> Page:
        settings: dict[str, Any] = {"color_scheme": scheme, "java_script_enabled": scripts}
        settings["viewport"] = {"width": width, "height": HEIGHT}
        context = self.browser.new_context(reduced_motion="reduce", **settings)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        page: Page = context.new_page()
        return page

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and not request.url.startswith(
            self.start
        ):
            self.problems.append(f"request outside the site: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        here = message.page.url if message.page else ""
        # That the 404 page comes with a 404 is as it should be.
        own = message.location.get("url") == here and message.text.startswith("Failed to load")
        if message.type == "error" and not own:
            self.problems.append(f"console: {message.text} ({here})")

    def contexts(self) -> list[BrowserContext]:
        """The browser contexts of all tabs, to look at what they have stored."""
        return [page.context for page in self._tabs.values()]

    def close(self) -> None:
        """Close every tab."""
        for context in self.contexts():
            context.close()
