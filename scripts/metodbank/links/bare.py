"""Does a site rely on a server that gives ``a.html`` to whoever asks for ``a``? Many do."""

from __future__ import annotations

import re
from urllib.parse import quote

from metodbank.links.facts import numbers
from metodbank.links.survey import Survey

_ENDING = ".html"
_SITEMAP = re.compile(r"(?:.*/)?sitemap[^/]*\.xml", re.IGNORECASE)
_ITSELF = ("index", "404", "500", "50x")
"""Pages that are named as files, or not at all, on every server."""


def gives_bare(survey: Survey) -> bool:
    """Whether the sitemap says ``a`` and never ``a.html``, or most pages say so of themselves."""
    listed = {
        number
        for path, facts in survey.facts.items()
        if _SITEMAP.fullmatch(path)
        for number in numbers(facts.rest)
    }
    pages = own = in_list = 0
    for path, facts in survey.facts.items():
        stem = path.removesuffix(_ENDING)
        if stem == path or stem.rpartition("/")[2] in _ITSELF:
            continue
        if not listed.isdisjoint(_numbers(survey, path)):
            return False
        pages += 1
        bare = _numbers(survey, stem) if f"{stem}/index.html" not in survey.stamps else set()
        in_list += not listed.isdisjoint(bare)
        own += bool(bare) and not bare.isdisjoint(numbers(facts.rest))
    return in_list > 0 or own * 2 > pages


def _numbers(survey: Survey, path: str) -> set[int]:
    """The numbers of the entries that are a path."""
    places = survey.table.places
    return {places[each] for each in (f"/{path}", f"/{quote(path)}") if each in places}
