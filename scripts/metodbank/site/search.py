"""Material's search, with one index a language that is fetched when a reader first searches."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)

_WORKER = re.compile(r"assets/javascripts/workers/(search\.[0-9a-f]+\.min\.js)")


def use_own_worker(output: str, language: str) -> str:
    """Put our worker before the theme's: it loads index and theme's worker when first asked."""
    return _WORKER.sub(rf"assets/javascripts/workers/lazy.js?{language}/\1", output, count=1)


def split_index(site: Path, languages: tuple[str, ...]) -> None:
    """One ``search/<language>.json`` each; the whole index that no page fetches is removed."""
    whole = site / "search" / "search_index.json"
    if not whole.exists():
        return
    index = json.loads(whole.read_text("utf-8"))
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


def drop_unused(site: Path) -> None:
    """Files of the theme that no page of ours asks for: 2 MB of source maps and word lists."""
    scripts = site / "assets" / "javascripts"
    if not any(scripts.glob("workers/search.*.min.js")):
        log.warning("the theme's search worker is not where it was: has Material been updated?")
    shutil.rmtree(scripts / "lunr", ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()
    for path in (site / "assets" / "stylesheets").glob("palette.*.css"):
        path.unlink()
