"""An address beside the base that a part of a file has for itself: ``xml:base``, for one."""

from __future__ import annotations

import re
from urllib.parse import urljoin

_ALONE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")


def joined(base: str, use: str) -> str:
    """An address as it reads without its base, which may be relative itself."""
    use = use.strip()
    if not base or not use or _ALONE.match(use):
        return use
    if "//" in base:
        try:
            return urljoin(base, use)
        except ValueError:
            return use
    return use if use[0] == "/" else base[: base.rfind("/") + 1] + use
