"""The first use of one of the library's own words on a page leads to the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from metodbank.check.wordlist import spelled
from metodbank.model.glossary import Glossary
from metodbank.model.language import Language
from metodbank.model.outline import anchor

# Headings, links, code, captions and quotations keep their words to themselves, and so does
# what stands in italics: a name or a word of another language.
_SKIPPED = r"a|h[1-6]|code|pre|figure|blockquote|em|svg|th|dt|abbr"
_PARTS = re.compile(rf"<(?P<tag>{_SKIPPED})\b.*?</(?P=tag)>|<[^>]*>|(?P<text>[^<]+)", re.DOTALL)
_WORD = re.compile(r"(?<![\w-])\w+(?:-\w+)*")
# Where a capital is only that of a sentence; elsewhere it makes a name of a word.
_BEGINS = re.compile(r"(?:^|[>.!?:…])[\s\"”“’»(]*\Z")
_BEFORE = 12
"""How many characters before a word tell whether a sentence begins there."""


class _Form(NamedTuple):
    """``named``: it has capitals of its own, as JO has, and is no other word without them."""

    pattern: re.Pattern[str]
    anchor: str
    named: bool


class Terms:
    """The words of one language that lead to the glossary."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._forms: dict[str, list[_Form]] = {}
        for entry in glossary.root.values():
            place = anchor(entry.term[language])
            every = (form for each in entry.forms.get(language, ()) for form in spelled(each))
            for form in every:
                if first := _WORD.match(form):
                    named = form != form.casefold()
                    found = _Form(_pattern(form, named), place, named)
                    self._forms.setdefault(first[0].casefold(), []).append(found)
        for forms in self._forms.values():
            # "elected representatives" before "elected".
            forms.sort(key=lambda form: -len(form.pattern.pattern))

    def linked(self, html: str, title: str, address: str) -> str:
        """A page's HTML with a link to ``address#word`` where a word first stands in it.

        What the page itself is about, by its title, leads nowhere.
        """
        if not self._forms:
            return html
        used = {place for _, _, place in self._found(title)}
        parts, end = [], 0
        for start, stop, place in self._found(html):
            if place not in used:
                used.add(place)
                word = html[start:stop]
                parts += [html[end:start], f'<a class="term" href="{address}#{place}">{word}</a>']
                end = stop
        return "".join([*parts, html[end:]])

    def _found(self, html: str) -> Iterator[tuple[int, int, str]]:
        """Every use of a word: where it begins, where it ends and its place in the glossary."""
        for part in _PARTS.finditer(html):
            text = part["text"]
            # Most parts hold none of the words, and asking for all of them at once is quick.
            if text is None or self._forms.keys().isdisjoint(_WORD.findall(text.casefold())):
                continue
            end = 0
            for word in _WORD.finditer(html, *part.span("text")):
                start = word.start()
                forms = self._forms.get(word[0].casefold(), [])
                if html[start].isupper() and not _begins(html, start):
                    forms = [form for form in forms if form.named]
                for form in forms:
                    if start >= end and (found := form.pattern.match(html, start)):
                        end = found.end()
                        yield start, end, form.anchor


def _begins(html: str, start: int) -> bool:
    """Whether a sentence begins at a place."""
    return _BEGINS.search(html, max(0, start - _BEFORE), start) is not None


def _pattern(form: str, named: bool) -> re.Pattern[str]:
    first = form[0] if named else f"(?i:{form[0]})"
    inside = r"\s+".join(map(re.escape, form[1:].split(" ")))
    return re.compile(rf"{first}{inside}(?![\w-])")
