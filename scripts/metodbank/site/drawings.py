"""SVG files -> inline SVG, so that the page's colours reach them."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path

_PROLOGUE = re.compile(r"^\s*(<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")


@lru_cache(maxsize=512)
def _source(path: str, _changed: int) -> str:
    text = Path(path).read_text("utf-8")
    return _BETWEEN.sub("><", _PROLOGUE.sub("", text)).strip()


def inline(path: Path, *, label: str = "") -> str:
    """The drawing as HTML: an image with a label, or decoration that is passed over.

    A drawing that is not there gives no HTML, nor does one that is not text; rule
    ``link-target-exists`` reports the first.
    """
    try:
        svg = _source(str(path), path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return ""
    role = f'role="img" aria-label="{html.escape(label)}"' if label else 'aria-hidden="true"'
    return svg.replace("<svg", f'<svg {role} focusable="false"', 1)
