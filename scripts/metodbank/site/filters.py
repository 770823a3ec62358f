"""The few functions that templates call: addresses, drawings, signs, dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.utils import normalize_url

from metodbank.model.language import Language
from metodbank.render import wording
from metodbank.render.strings import words
from metodbank.site.drawings import inline
from metodbank.site.markup import signs

_RANGE = re.compile(r"([0-9][0-9\u00a0.,]*–[0-9](?:[0-9\u00a0.,]*[0-9])?)")


def page_url(uri: str, language: Language, own: Language) -> str:
    """A page's address from the site's root: ``om/index.md`` in English -> ``en/om/``."""
    path, hash_, fragment = uri.partition("#")
    path = (
        path.removesuffix("index.md")
        if path.endswith("index.md")
        else (path.removesuffix(".md") + "/" if path.endswith(".md") else path)
    )
    prefix = "" if language == own else f"{language}/"
    return f"{prefix}{path}{hash_}{fragment}"


def install(
    env: Environment,
    root: Path,
    own: Language,
    templates: Path | None,
    archived: Callable[[str], str],
    built: Collection[str],
) -> None:
    """Add the filters, and the test ``published``, to MkDocs' template environment.

    ``built`` is every file that this language's site will have, as paths from the whole site's
    root: a template must not lead to a page that a library has not written.

    The templates in our own folder, and no others, escape what they place: a pack may come from
    anybody, and a title may hold any sign.
    """
    found = templates.rglob("*.html") if templates else ()
    escaping = {path.relative_to(templates or root).as_posix() for path in found}
    env.autoescape = lambda name: name in escaping
    env.auto_reload = False  # Templates do not change during a build; each build makes its own.

    @pass_context
    def link(context: Context, uri: str, language: Language | None = None) -> str:
        url = page_url(uri, language or context["words"].language, own)
        address = normalize_url(url or ".", context.get("page"), context.get("base_url") or "")
        return address.removesuffix(".") if address.endswith("/.") else address

    @pass_context
    def published(context: Context, uri: str) -> bool:
        url = page_url(uri.partition("#")[0], context["words"].language, own)
        return (f"{url}index.html" if url.endswith("/") or not url else url) in built

    @pass_context
    def marked(context: Context, text: str, page: str = "") -> Markup:
        escaped = escape(text)
        if "[" not in text:
            return escaped
        target = link(context, page) if page else ""
        return Markup(signs(str(escaped), words(context["words"].language), target))

    def drawing(path: str, label: str = "") -> Markup:
        return Markup(inline(root / path, label=label))

    @pass_context
    def localised(context: Context, value: str) -> str:
        return wording.day(date.fromisoformat(value), context["words"].language)

    def coded(text: str) -> Markup:
        parts = text.split("`")
        return Markup("").join(
            Markup("<code>{}</code>").format(part) if number % 2 else part
            for number, part in enumerate(parts)
        )

    def unbroken(text: str) -> Markup:
        """A browser would begin a new line after the dash of a range."""
        parts = _RANGE.split(text)
        return Markup("").join(
            Markup('<span class="range">{}</span>').format(part) if number % 2 else part
            for number, part in enumerate(parts)
        )

    def longest(text: str) -> int:
        """How many letters the longest word has; a hyphen parts words too."""
        return max(map(len, re.split(r"[\s-]+", text)), default=1)

    filters: dict[str, Callable[..., Any]] = {
        "link": link,
        "archived": archived,
        "coded": coded,
        "marked": marked,
        "drawing": drawing,
        "localised": localised,
        "longest": longest,
        "unbroken": unbroken,
    }
    env.filters.update(filters)
    env.tests["published"] = published
