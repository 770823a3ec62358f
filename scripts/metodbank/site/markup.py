"""The few signs that texts use beyond Markdown: references, judgement, figures, sources."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from metodbank.model.language import ENGLISH, Language
from metodbank.model.outline import SOURCES
from metodbank.read.tongue import language_of
from metodbank.render.strings import Words

_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
# Not at the start of a line: there "[1]: https://" is how Markdown defines a link.
_REFERENCE = re.compile(r"(?m)(?<!^)[ \u00a0]?\[([0-9]{1,3})\](?!\()")
_JUDGED = re.compile(r"(?m)(?<!^)[ \u00a0]?\[(?:red|ed)\](?!\()")
_IN_HTML = re.compile(
    r"(?P<other><(?P<code>code|pre)\b.*?</(?P=code)>|<[^>]*>)"
    r"|[ \u00a0\n]?\[(?:(?P<number>[0-9]{1,3})|red|ed)\]",
    re.DOTALL,
)
# "**Ask early** [1]." at the head of a step: the sentence ends where its bold letters do.
_LEAD = re.compile(
    r"(?P<bold><li>\s*(?:<p>)?<strong>[^<]*)</strong>"
    r"(?P<signs>(?:\u00a0<span class=\"ref\b.*?</span>)+)(?P<stop>[.?!])"
)
_FIGURE = re.compile(r"<p>(<img [^>]*>)</p>\s*(<ol>.*?</ol>)?", re.DOTALL)
_QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def reference(number: int, say: Words, page: str = "") -> str:
    """``[2]`` as a link to the source, on this page or on another."""
    label = say("source.label", n=number)
    target = f"{page}#{say('source.anchor')}-{number}"
    return f'<span class="ref">[<a href="{target}" aria-label="{label}">{number}</a>]</span>'


def judged(say: Words) -> str:
    """``[red]`` or ``[ed]``: the editors' own judgement, explained under the facts."""
    return (
        f'<span class="ref ref--ours"><abbr title="{say("judged.long")}">'
        f"[{say('judged.short')}]</abbr></span>"
    )


def signs(text: str, say: Words, page: str = "") -> str:
    """Put references and judgement into text, leaving code alone."""

    def refer(match: re.Match[str]) -> str:
        return "\u00a0" + reference(int(match[1]), say, page)

    parts = _CODE.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _REFERENCE.sub(refer, parts[index])
        parts[index] = _JUDGED.sub(lambda _: "\u00a0" + judged(say), parts[index])
    return "".join(parts)


def signs_in_html(content: str, say: Words) -> str:
    """The same in a page's HTML: tags, their attributes and code are left alone."""

    def place(match: re.Match[str]) -> str:
        if match["other"] is not None:
            return match[0]
        sign = judged(say) if match["number"] is None else reference(int(match["number"]), say)
        return "\u00a0" + sign

    return _LEAD.sub(r"\g<bold>\g<stop>\g<signs></strong>", _IN_HTML.sub(place, content))


def figures(content: str, draw: Callable[[str, str], str]) -> str:
    """A drawing alone in a paragraph -> a figure with its caption and numbered legend.

    ``draw(name, alt)`` gives the inline drawing, or "" where the file is no drawing.
    """

    def place(match: re.Match[str]) -> str:
        attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(match[1])}
        name = PurePosixPath(attributes.get("src", "")).name
        picture = draw(name, attributes.get("alt", "")) or match[1]
        caption = html.escape(attributes.get("title", ""))
        legend = (match[2] or "").replace("<ol>", '<ol class="legend">', 1)
        words = (f"<p>{caption}</p>" if caption else "") + legend
        return (
            f'<figure class="fig">{picture}'
            + (f"<figcaption>{words}</figcaption>" if words else "")
            + "</figure>"
        )

    return _FIGURE.sub(place, content)


def foreign_quotes(content: str, own: Language, languages: tuple[Language, ...]) -> str:
    """Say of what language a quotation is, when its words leave no doubt that it is another.

    A screen reader then reads an invitation in English with an English voice. Markdown has no
    sign for it, and the writer need not learn one.
    """

    def place(match: re.Match[str]) -> str:
        language = language_of(_TAG.sub(" ", match[1]), languages)
        if language in (None, own):
            return match[0]
        return f'<blockquote lang="{language}">{match[1]}</blockquote>'

    return _QUOTE.sub(place, content)


def source_list(content: str, say: Words) -> str:
    """Number the list under a page's heading "Sources", so that references reach it."""
    anchor = SOURCES.anchor(say.language if say.language in SOURCES.heading else ENGLISH)
    before, heading, after = content.partition(f'<h2 id="{anchor}">')
    if not heading:
        return content
    start = after.find("<ol>")
    if start < 0:
        return content
    numbers = iter(range(1, 1000))
    items = re.sub(
        r"<li>", lambda _: f'<li id="{say("source.anchor")}-{next(numbers)}">', after[start:]
    )
    return before + heading + after[:start] + items.replace("<ol>", '<ol class="sources">', 1)
