"""Which elements of a page may use or define something, by their names and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Attributes: TypeAlias = Mapping[str, str | None]
"""Names in small letters; an attribute without a value has None."""

LINKED_DATA = "application/ld+json"
PAINTS = frozenset(
    (
        *("fill", "stroke", "mask", "filter", "clip-path", "cursor"),
        *("marker-start", "marker-mid", "marker-end"),
    )
)
"""Attributes of a drawing in which ``url()`` may stand."""
BY_VALUE = ("embed", "object")
"""What these say depends on the address that they hold."""
_ANYWHERE = (
    *("id", "href", "src", "style", "srcset", "content", "action", "formaction", "poster"),
    *("xlink:href", "background"),
)
_HOLDING_HERE = {"a": "name", "iframe": "srcdoc"}
HOLDING = (*_ANYWHERE, *_HOLDING_HERE.values())
"""Attributes that may hold something, whichever element has them."""
ALWAYS = ("object", "style")
"""Elements that are asked for without any."""
ASKED = ",".join(
    (
        *(f"[{name.replace(':', chr(92) + ':')}]" for name in _ANYWHERE),
        *(f"{tag}[{name}]" for tag, name in _HOLDING_HERE.items()),
        *ALWAYS,
        *(f'[{name}*="url(" i]' for name in sorted(PAINTS)),
        f'script[type="{LINKED_DATA}" i]',
    )
)
"""What to ask a tree for: every element that may use or define something."""


def is_asked(tag: str, attributes: Attributes) -> bool:
    """Whether ``ASKED`` finds an element."""
    return (
        not attributes.keys().isdisjoint(_ANYWHERE)
        or _HOLDING_HERE.get(tag) in attributes
        or tag in ALWAYS
        or any("url(" in (attributes[each] or "").lower() for each in PAINTS & attributes.keys())
        or (tag == "script" and (attributes.get("type") or "").lower() == LINKED_DATA)
    )
