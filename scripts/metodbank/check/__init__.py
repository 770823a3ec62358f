"""Catalogue -> findings. One rule a file, named as the wish; these lists are the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from metodbank.check import (
    alt_text_says_what_is_shown,
    blocks_stand_apart,
    cases_are_mutual,
    code_is_unique,
    exception_is_needed,
    figure_can_be_shown,
    figure_has_alt_text,
    figure_is_light,
    figure_is_used,
    heading_levels_are_sequential,
    headings_are_shared,
    id_is_folder_name,
    include_exists,
    item_id_is_stable,
    item_is_short,
    items_in_order,
    link_stays_in_language,
    link_target_exists,
    link_text_describes,
    list_levels_are_four_apart,
    markdown_is_portable,
    no_template_marks,
    numbers_in_order,
    pack_complete,
    page_has_every_language,
    page_names_its_language,
    plan_adds_up,
    reference_has_source,
    related_is_mutual,
    sentences_are_short,
    term_in_vocabulary,
    terms_as_in_glossary,
    text_is_harmless,
    text_is_readable,
    text_is_without_html,
    text_says_something,
    texts_share_their_parts,
    title_is_unique,
    translation_is_current,
    words_are_joined,
    words_are_plain,
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
    (markdown_is_portable.RULE, markdown_is_portable.check),
    (blocks_stand_apart.RULE, blocks_stand_apart.check),
    (list_levels_are_four_apart.RULE, list_levels_are_four_apart.check),
    (text_is_without_html.RULE, text_is_without_html.check),
    (text_is_harmless.RULE, text_is_harmless.check),
    (no_template_marks.RULE, no_template_marks.check),
    (heading_levels_are_sequential.RULE, heading_levels_are_sequential.check),
    (text_says_something.RULE, text_says_something.check),
    (figure_is_used.RULE, figure_is_used.check),
    (figure_is_light.RULE, figure_is_light.check),
    (figure_can_be_shown.RULE, figure_can_be_shown.check),
    (alt_text_says_what_is_shown.RULE, alt_text_says_what_is_shown.check),
    (item_id_is_stable.RULE, item_id_is_stable.check),
    (item_is_short.RULE, item_is_short.check),
    (page_has_every_language.RULE, page_has_every_language.check),
    (page_names_its_language.RULE, page_names_its_language.check),
    (texts_share_their_parts.RULE, texts_share_their_parts.check),
    (translation_is_current.RULE, translation_is_current.check),
    (link_text_describes.RULE, link_text_describes.check),
    (text_is_readable.RULE, text_is_readable.check),
    (sentences_are_short.RULE, sentences_are_short.check),
    (words_are_plain.RULE, words_are_plain.check),
    (words_are_joined.RULE, words_are_joined.check),
    (terms_as_in_glossary.RULE, terms_as_in_glossary.check),
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
    (items_in_order.RULE, items_in_order.check),
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
