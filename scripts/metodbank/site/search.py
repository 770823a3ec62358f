"""Material's search, with one index a language that is fetched when a reader first searches."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_TAIL = 4
_WORKER = re.compile(r"assets/javascripts/workers/(search\.[0-9a-f]+\.min\.js)")


def use_own_worker(output: str, language: str) -> str:
    """Put our worker before the theme's: it loads index and theme's worker when first asked."""
    return _WORKER.sub(rf"assets/javascripts/workers/lazy.js?{language}/\1", output, count=1)


def split_index(site: Path, languages: tuple[str, ...], added: Mapping[str, str]) -> None:
    """One ``search/<language>.json`` each, and next to nothing in the index of all.

    ``added`` is what a page also answers to: its summary and its aliases, by address.
    """
    whole = site / "search" / "search_index.json"
    if not whole.exists():
        return
    index = json.loads(whole.read_text("utf-8"))
    _enrich(index["docs"], added)
    others = tuple(f"{language}/" for language in languages[1:])
    for language in languages:
        if language == languages[0]:
            docs = [doc for doc in index["docs"] if not doc["location"].startswith(others)]
        else:
            docs = [doc for doc in index["docs"] if doc["location"].startswith(f"{language}/")]
        text = json.dumps({**index, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
        (site / "search" / f"{language}.json").write_text(text, "utf-8")
    # The theme asks for this file on every page; small, it costs next to nothing.
    whole.write_text(json.dumps({"config": index["config"], "docs": []}), "utf-8")


def _enrich(docs: list[dict[str, Any]], added: Mapping[str, str]) -> None:
    """Let pages be found by their aliases, and by the last part of a compound in their title.

    The theme's search finds beginnings only: without this "soppa" does not find Demokratisoppa.
    """
    known = {word.lower() for doc in docs for word in _WORD.findall(doc["title"] + doc["text"])}
    for doc in docs:
        if "#" in doc["location"]:
            continue
        tails = " ".join(_tails(doc["title"], known))
        doc["text"] = " ".join(filter(None, (added.get(doc["location"]), doc["text"], tails)))


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
