"""A drawing that stands on its own: the colours that a page would give it, written into it.

In the library a drawing has classes and no colours, so that it follows the page, by day and in
the evening. Taken out of the page (another site, a document, a viewer) it needs them. The
style sheets' custom properties are resolved here, since few programs outside browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;}]+);")
_LIGHT_DARK = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)")
_VAR = re.compile(r"var\((--[\w-]+)\)")
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DEPTH = 8


def standalone_all(
    files: Mapping[str, bytes], styles: tuple[str, ...]
) -> Mapping[str, str | bytes]:
    """Every SVG among ``{path: bytes}`` with its colours; other files as they are."""
    if not styles:
        return files
    return {
        path: _coloured(content, styles) if path.endswith(".svg") else content
        for path, content in files.items()
    }


def _coloured(content: bytes, styles: tuple[str, ...]) -> str | bytes:
    try:
        return standalone(content.decode("utf-8"), *styles)
    except UnicodeDecodeError:
        return content


def standalone(svg: str, tokens: str, drawings: str) -> str:
    """Write the style sheets' rules for the drawing's classes into an SVG.

    Args:
        svg: the drawing, with class names only.
        tokens: the style sheet that defines the custom properties.
        drawings: the style sheet that gives the classes their colours and strokes.
    """
    sheet = _MEDIA.sub("", _COMMENT.sub("", drawings))
    used = set(re.findall(r"[\w-]+", " ".join(re.findall(r'class="([^"]*)"', svg))))
    rules = [
        (selector, body)
        for selector, body in ((s.strip(), b.strip()) for s, b in _RULE.findall(sheet))
        if set(re.findall(r"\.([\w-]+)", selector)) & used
    ]
    day = _properties(tokens, dark=False)
    evening = _properties(tokens, dark=True)
    css = "".join(f"{s}{{{_resolve(b, day)}}}" for s, b in rules)
    dark = "".join(
        f"{s}{{{_resolve(b, evening)}}}"
        for s, b in rules
        if _resolve(b, evening) != _resolve(b, day)
    )
    if dark:
        css += f"@media (prefers-color-scheme: dark){{{dark}}}"
    return re.sub(r"(<svg[^>]*>)", lambda m: f"{m[1]}<style>{css}</style>", svg, count=1)


def _properties(tokens: str, *, dark: bool) -> Mapping[str, str]:
    pick = 2 if dark else 1
    sheet = _LIGHT_DARK.sub(lambda match: match[pick].strip(), _COMMENT.sub("", tokens))
    return dict(_PROPERTY.findall(sheet))


def _resolve(body: str, properties: Mapping[str, str]) -> str:
    for _ in range(_DEPTH):
        resolved = _VAR.sub(lambda match: properties.get(match[1], "currentColor").strip(), body)
        if resolved == body:
            return resolved
        body = resolved
    return body
