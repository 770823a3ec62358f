"""Material's search, with one index a language that is fetched when a reader first searches."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from metodbank.model.language import Language

log = get_plugin_logger(__name__)

_HEADING = re.compile(r'<h[1-6] id="([^"]*)">(.*?)</h[1-6]>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(r" ?\[(?:[0-9]{1,3}|red|ed)\]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_TAIL = 4
_WORKER = re.compile(r"assets/javascripts/workers/(search\.[0-9a-f]+\.min\.js)")


def use_own_worker(output: str, language: str) -> str:
    """Put our worker before the theme's: it loads index and theme's worker when first asked."""
    return _WORKER.sub(rf"assets/javascripts/workers/lazy.js?{language}/\1", output, count=1)


class Index:
    """What the search can find, by language.

    The theme's own indexing is switched off page by page: it parses every page's HTML once more
    with Python's parser, a tenth of the whole build. A page here is its title, its summary and
    aliases, and one entry a heading.
    """

    def __init__(self) -> None:
        self._docs: dict[Language, list[dict[str, str]]] = {}

    def add(self, language: Language, page: Page, content: str) -> None:
        """Add a page as it stands before drawings and references are put in."""
        page.meta["search"] = {"exclude": True}
        docs = self._docs.setdefault(language, [])
        opening, *rest = _HEADING.split(content)
        said = [page.meta.get("summary", ""), *(page.meta.get("aliases") or ())]
        text = " ".join([*(escape(str(words)) for words in said), _plain(opening)]).strip()
        docs.append({"location": page.url, "title": escape(str(page.title)), "text": text})
        for anchor, title, body in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
            location = f"{page.url}#{anchor}"
            docs.append({"location": location, "title": _plain(title), "text": _plain(body)})

    def write(self, site: Path, languages: tuple[Language, ...]) -> None:
        """One ``search/<language>.json`` each, beside the theme's, which holds no page."""
        whole = site / "search" / "search_index.json"
        if not whole.exists():
            return
        index = json.loads(whole.read_text("utf-8"))
        for language in languages:
            docs = self._docs.get(language, [])
            _add_tails(docs)
            text = json.dumps({**index, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
            (site / "search" / f"{language}.json").write_text(text, "utf-8")


def _plain(html: str) -> str:
    """The words of some HTML, still escaped, without references and judgement."""
    return " ".join(_SIGN.sub("", _TAG.sub(" ", html)).split())


def _add_tails(docs: list[dict[str, str]]) -> None:
    """Let a page be found by the last part of a compound in its title.

    The theme's search finds beginnings only: without this "soppa" does not find Demokratisoppa.
    """
    known = {word.lower() for doc in docs for word in _WORD.findall(doc["title"] + doc["text"])}
    for doc in docs:
        if "#" not in doc["location"]:
            doc["text"] = " ".join([doc["text"], *_tails(doc["title"], known)])


def _tails(title: str, known: set[str]) -> Iterator[str]:
    for word in _WORD.findall(title.lower()):
        for start in range(_SHORTEST_TAIL, len(word) - _SHORTEST_TAIL + 1):
            if word[start:] in known:
                yield word[start:]


def drop_unused(site: Path) -> None:
    """Files of the theme that no page of ours asks for: 2 MB of source maps, word lists, styles."""
    scripts = site / "assets" / "javascripts"
    if not any(scripts.glob("workers/search.*.min.js")):
        log.warning("the theme's search worker is not where it was: has Material been updated?")
    shutil.rmtree(scripts / "lunr", ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()
    shutil.rmtree(site / "assets" / "stylesheets", ignore_errors=True)
