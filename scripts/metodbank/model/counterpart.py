"""Which links of a page in two languages lead to the same place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from metodbank.model.address import split
from metodbank.model.language import Language
from metodbank.model.text import Link, LinkKind

_IN_NAME = re.compile(r"\.(?P<language>[a-z]{2,3})(?=\.[A-Za-z0-9]+$)")
# Other people's sites have languages too: these parts of an address are their ways to say which.
_TONGUE = re.compile(
    r"(?<![a-z0-9])(?:deed\.|legalcode\.|lang(?:uage)?=|locale=)?"
    r"(?:sv|se|en|eng|swe|english|svenska|inenglish|in-english|en-(?:gb|us)|sv-se)(?![a-z0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of a page: the address it is published under, and the library's languages."""

    uri: str
    languages: frozenset[Language]

    def key(self, link: Link) -> str:
        """What a link leads to, the same in every language; a fragment is a heading's own."""
        if link.kind not in (LinkKind.LOCAL, LinkKind.ANCHOR):
            return link.target
        path = unquote(split(link.target)[0])
        if not path:
            return self.uri
        found = _IN_NAME.search(path)
        if found and found["language"] in self.languages:
            path = path[: found.start()] + path[found.end() :]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path))

    def unmatched(
        self, theirs: Iterable[Link], ours: Iterable[Link]
    ) -> tuple[list[Link], list[Link]]:
        """Links that have no counterpart: those of the one text, those of the other.

        Of what other people publish in both languages, each text may link to its own: addresses
        on one site that differ, where one of them names a language, are taken for the same.
        """
        missing, extra = _without_pairs(
            list(theirs), list(ours), lambda one, other: self.key(one) == self.key(other)
        )
        return _without_pairs(missing, extra, _in_another_language)


def _without_pairs(
    theirs: list[Link], ours: list[Link], alike: Callable[[Link, Link], bool]
) -> tuple[list[Link], list[Link]]:
    """Both lists without what one has and the other has too, as many times as both do."""
    extra: list[Link] = []
    for link in ours:
        place = next((n for n, each in enumerate(theirs) if alike(each, link)), None)
        if place is None:
            extra.append(link)
        else:
            theirs = theirs[:place] + theirs[place + 1 :]
    return theirs, extra


def _in_another_language(one: Link, other: Link) -> bool:
    if LinkKind.EXTERNAL not in (one.kind, other.kind):
        return False
    (site, tongue), (other_site, other_tongue) = _site(one.target), _site(other.target)
    return site == other_site and (tongue or other_tongue)


def _site(target: str) -> tuple[str, bool]:
    """The site of an address, and whether the rest of the address says which language it is in.

    ``sv.wikipedia.org`` and ``en.wikipedia.org`` are one; the country that ends a name is none.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, False
    first, _, rest = (parts.hostname or "").partition(".")
    told = bool(_TONGUE.fullmatch(first))
    site = rest if told or first == "www" else f"{first}.{rest}"
    return site, told or bool(_TONGUE.search(f"{parts.path}?{parts.query}"))
