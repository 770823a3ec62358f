"""Catalogue -> findings. One rule a file, named as the wish; these lists are the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from metodbank.check import (
    cases_are_mutual,
    code_is_unique,
    exception_is_needed,
    figure_has_alt_text,
    headings_are_shared,
    id_is_folder_name,
    include_exists,
    link_stays_in_language,
    link_target_exists,
    numbers_in_order,
    pack_complete,
    plan_adds_up,
    reference_has_source,
    related_is_mutual,
    term_in_vocabulary,
    title_is_unique,
)
from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.rule import Rule

Check: TypeAlias = Callable[[Catalogue], Iterator[Finding]]

ALONE: tuple[tuple[Rule, Check], ...] = (
    (pack_complete.RULE, pack_complete.check),
    (term_in_vocabulary.RULE, term_in_vocabulary.check),
    (numbers_in_order.RULE, numbers_in_order.check),
    (plan_adds_up.RULE, plan_adds_up.check),
    (reference_has_source.RULE, reference_has_source.check),
    (headings_are_shared.RULE, headings_are_shared.check),
    (figure_has_alt_text.RULE, figure_has_alt_text.check),
)
"""Rules that one pack or page meets by itself, whatever the others say.

Their answer is the same for a catalogue in parts, so they run in as many processes as there are
cores. They may read ``Text.body`` and ``Text.blocks``.
"""

TOGETHER: tuple[tuple[Rule, Check], ...] = (
    (id_is_folder_name.RULE, id_is_folder_name.check),
    (code_is_unique.RULE, code_is_unique.check),
    (title_is_unique.RULE, title_is_unique.check),
    (link_target_exists.RULE, link_target_exists.check),
    (link_stays_in_language.RULE, link_stays_in_language.check),
    (related_is_mutual.RULE, related_is_mutual.check),
    (cases_are_mutual.RULE, cases_are_mutual.check),
    (include_exists.RULE, include_exists.check),
)
"""Rules that need every pack at once. ``Text.body`` and ``Text.blocks`` are empty to them."""

CHECKS = (*ALONE, *TOGETHER)

RULES: tuple[Rule, ...] = (*(rule for rule, _ in CHECKS), exception_is_needed.RULE)


def run_checks(
    catalogue: Catalogue, checks: Iterable[tuple[Rule, Check]] = CHECKS
) -> Iterator[Finding]:
    """Every finding of some rules; the order is the reporter's business."""
    for _, check in checks:
        yield from check(catalogue)
