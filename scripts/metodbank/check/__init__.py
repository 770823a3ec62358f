"""Catalogue -> findings. One rule a file, named as the wish; this list is the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from metodbank.check import (
    cases_are_mutual,
    code_is_unique,
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

CHECKS: tuple[tuple[Rule, Check], ...] = (
    (pack_complete.RULE, pack_complete.check),
    (id_is_folder_name.RULE, id_is_folder_name.check),
    (code_is_unique.RULE, code_is_unique.check),
    (title_is_unique.RULE, title_is_unique.check),
    (term_in_vocabulary.RULE, term_in_vocabulary.check),
    (numbers_in_order.RULE, numbers_in_order.check),
    (plan_adds_up.RULE, plan_adds_up.check),
    (reference_has_source.RULE, reference_has_source.check),
    (headings_are_shared.RULE, headings_are_shared.check),
    (link_target_exists.RULE, link_target_exists.check),
    (link_stays_in_language.RULE, link_stays_in_language.check),
    (figure_has_alt_text.RULE, figure_has_alt_text.check),
    (related_is_mutual.RULE, related_is_mutual.check),
    (cases_are_mutual.RULE, cases_are_mutual.check),
    (include_exists.RULE, include_exists.check),
)

RULES: tuple[Rule, ...] = tuple(rule for rule, _ in CHECKS)


def run_checks(catalogue: Catalogue) -> Iterator[Finding]:
    """Every finding of every rule; the order is the reporter's business."""
    for _, check in CHECKS:
        yield from check(catalogue)
