"""Rules by the names that somebody gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metodbank.model.language import Refusal, said
from metodbank.model.nearest import nearest
from metodbank.model.rule import Rule


class NoSuchChoice(Refusal):
    """Says in both languages which path or rule is not there."""


def rules_in(wanted: Sequence[str], known: Mapping[str, Rule]) -> tuple[str, ...]:
    """Names of rules, as given.

    Raises:
        NoSuchChoice: there is no such rule.
    """
    for name in wanted:
        if name not in known:
            near = nearest(name, known, 0.4)
            raise NoSuchChoice(
                said(
                    f"det finns ingen regel {name}" + (f": menade ni {near}?" if near else ""),
                    f"there is no rule {name}" + (f": did you mean {near}?" if near else ""),
                )
            )
    return tuple(wanted)
