"""What a built site has to live up to: every rule, in the order in which they are told.

``RULES`` are asked of every site, ``OUTSIDE`` of its addresses elsewhere, when somebody wants it.
"""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.links.rules import addresses, external, languages, places
from metodbank.model.rule import Rule

RULES: tuple[Rule, ...] = (*places.RULES, *addresses.RULES, *languages.RULES)
OUTSIDE: tuple[Rule, ...] = external.RULES
EVERY: tuple[Rule, ...] = (*RULES, *OUTSIDE)
BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in EVERY}
