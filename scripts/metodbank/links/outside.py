"""The addresses of a site that lead elsewhere on the web, for whoever wants to open them."""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.links.facts import numbers
from metodbank.links.survey import Survey


def outside(survey: Survey) -> Mapping[str, list[str]]:
    """Every full address that is not the site's own, with the files that hold it, sorted."""
    entries = survey.table.entries
    found: dict[str, set[str]] = {}
    for path, facts in survey.facts.items():
        for number in {number for part in facts.parts for number in numbers(part)}:
            entry = entries[number]
            if entry.startswith(("http://", "https://")):
                found.setdefault(entry, set()).add(path)
    return {address: sorted(found[address]) for address in sorted(found)}
