"""Catalogue -> findings. One rule a file, named as the wish; these lists are the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from metodbank.check import (
    alt_text_says_what_is_shown,
    blocks_stand_apart,
    cases_are_mutual,
    code_is_unique,
    consent_is_recorded,
    dates_are_sane,
    every_source_is_used,
    exception_is_needed,
    fields_in_order,
    figure_can_be_shown,
    figure_has_alt_text,
    figure_has_credit,
    figure_is_light,
    figure_is_used,
    heading_levels_are_sequential,
    headings_are_shared,
    id_is_folder_name,
    include_exists,
    item_id_is_stable,
    item_is_short,
    item_keeps_its_id,
    items_in_order,
    licence_is_compatible,
    link_stays_in_language,
    link_target_exists,
    link_text_describes,
    list_levels_are_four_apart,
    local_fields_are_declared,
    markdown_is_portable,
    maturity_has_evidence,
    municipality_has_code,
    no_personal_data,
    no_template_marks,
    numbers_are_sane,
    numbers_in_order,
    numbers_say_where_from,
    own_fields_are_filled,
    owner_is_a_role,
    pack_complete,
    page_has_every_language,
    page_names_its_language,
    plan_adds_up,
    provenance_is_whole,
    reference_has_source,
    related_is_mutual,
    retired_is_not_recommended,
    retired_says_why,
    review_is_due,
    sentences_are_short,
    source_address_is_whole,
    summary_fits_a_card,
    summary_is_unique,
    term_in_vocabulary,
    terms_as_in_glossary,
    text_is_harmless,
    text_is_readable,
    text_is_without_html,
    text_says_something,
    texts_share_their_parts,
    title_is_unique,
    translation_is_current,
    vocabulary_is_sound,
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
    (fields_in_order.RULE, fields_in_order.check),
    (summary_fits_a_card.RULE, summary_fits_a_card.check),
    (dates_are_sane.RULE, dates_are_sane.check),
    (review_is_due.RULE, review_is_due.check),
    (numbers_are_sane.RULE, numbers_are_sane.check),
    (owner_is_a_role.RULE, owner_is_a_role.check),
    (municipality_has_code.RULE, municipality_has_code.check),
    (local_fields_are_declared.RULE, local_fields_are_declared.check),
    (own_fields_are_filled.RULE, own_fields_are_filled.check),
    (licence_is_compatible.RULE, licence_is_compatible.check),
    (provenance_is_whole.RULE, provenance_is_whole.check),
    (figure_has_credit.RULE, figure_has_credit.check),
    (consent_is_recorded.RULE, consent_is_recorded.check),
    (no_personal_data.RULE, no_personal_data.check),
    (every_source_is_used.RULE, every_source_is_used.check),
    (source_address_is_whole.RULE, source_address_is_whole.check),
    (numbers_say_where_from.RULE, numbers_say_where_from.check),
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
    (item_keeps_its_id.RULE, item_keeps_its_id.check),
    (summary_is_unique.RULE, summary_is_unique.check),
    (maturity_has_evidence.RULE, maturity_has_evidence.check),
    (retired_says_why.RULE, retired_says_why.check),
    (retired_is_not_recommended.RULE, retired_is_not_recommended.check),
)
"""Rules that one pack or page meets or not beside all others.

They ask the others through ``Catalogue.register``, so that they too can be asked of a catalogue in
parts, once everything has been read. ``Text.body`` and ``Text.blocks`` are empty to them.
"""

SHARED: tuple[tuple[Rule, Check], ...] = ((vocabulary_is_sound.RULE, vocabulary_is_sound.check),)
"""Rules about what the packs have in common, asked once."""

CHECKS = (*ALONE, *TOGETHER, *SHARED)

RULES: tuple[Rule, ...] = (*(rule for rule, _ in CHECKS), exception_is_needed.RULE)


def run_checks(
    catalogue: Catalogue, checks: Iterable[tuple[Rule, Check]] = CHECKS
) -> Iterator[Finding]:
    """Every finding of some rules; the order is the reporter's business."""
    for _, check in checks:
        yield from check(catalogue)
