"""The rules in their groups, and where each is explained on the library's site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urlsplit

from metodbank.model.language import Bilingual, Language, said
from metodbank.model.library import Library
from metodbank.model.rule import OFF, Rule, Severity

RULES_PAGE = "regler/index.md"
"""The page of all rules in the published tree; each rule's anchor is its name."""

RuleUrl: TypeAlias = Callable[[Rule], str | None]
"""The full address of a rule's explanation, where the library has a published site."""

_RESERVED = (".example", ".invalid", ".test", ".localhost")
"""Ends of names that no site can have (RFC 2606): the address is not filled in yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """``key`` is the group's anchor; ``about`` says in a sentence what its rules are for."""

    key: str
    title: Bilingual
    about: Bilingual
    rules: tuple[str, ...]


def _names(names: str = "") -> tuple[str, ...]:
    return tuple(names.split())


GROUPS: tuple[Group, ...] = (
    Group(
        "reading",
        said("Läsning", "Reading"),
        said(
            "Varje fil går att öppna, tolka och visa likadant överallt.",
            "Every file can be opened, understood and shown alike everywhere.",
        ),
        _names(
            "file-is-readable text-is-utf8 yaml-is-valid key-is-unique markdown-is-portable "
            "blocks-stand-apart list-levels-are-four-apart text-is-without-html "
            "text-is-harmless no-template-marks"
        ),
    ),
    Group(
        "metadata",
        said("Fakta", "Facts"),
        said(
            "Det som sidor, kort och filter visar är ifyllt, rimligt och skrivet med kända ord.",
            "What pages, cards and filters show is filled in, sane and in known words.",
        ),
        _names(
            "field-is-known field-is-present fields-in-order value-has-type "
            "term-in-vocabulary numbers-in-order dates-are-sane plan-adds-up "
            "id-is-folder-name code-is-unique title-is-unique summary-is-unique "
            "summary-fits-a-card numbers-are-sane owner-is-a-role municipality-has-code "
            "maturity-has-evidence review-is-due retired-says-why retired-is-not-recommended "
            "vocabulary-is-sound local-fields-are-declared own-fields-are-filled "
            "exception-is-needed"
        ),
    ),
    Group(
        "reuse",
        said("Återbruk", "Reuse"),
        said(
            "Andra får använda det som står här, och ingen människa hängs ut.",
            "Others may use what stands here, and no person is exposed.",
        ),
        _names(
            "licence-is-compatible provenance-is-whole figure-has-credit consent-is-recorded "
            "no-personal-data"
        ),
    ),
    Group(
        "sources",
        said("Källor", "Sources"),
        said(
            "Läsaren ser varifrån varje uppgift kommer.",
            "The reader sees where each statement comes from.",
        ),
        _names(
            "reference-has-source every-source-is-used source-address-is-whole "
            "numbers-say-where-from"
        ),
    ),
    Group(
        "structure",
        said("Uppbyggnad", "Structure"),
        said(
            "Texter, figurer och checklistor har sina delar, i rätt ordning.",
            "Texts, figures and checklists have their parts, in the right order.",
        ),
        _names(
            "pack-complete heading-levels-are-sequential text-says-something "
            "figure-has-alt-text alt-text-says-what-is-shown figure-is-used "
            "figure-can-be-shown figure-is-light item-id-is-stable item-keeps-its-id "
            "items-in-order item-is-short include-exists"
        ),
    ),
    Group(
        "together",
        said("Tillsammans", "Together"),
        said(
            "Sidorna leder till varandra, åt båda hållen.",
            "The pages lead to one another, in both directions.",
        ),
        _names(
            "link-target-exists link-stays-in-language link-text-describes "
            "related-is-mutual cases-are-mutual terms-as-in-glossary"
        ),
    ),
    Group(
        "built-site",
        said("Den byggda webbplatsen", "The built site"),
        said(
            "Varje adress på den färdiga webbplatsen leder rätt, och varje sida går att hitta.",
            "Every address of the finished site leads right, and every page can be found.",
        ),
        _names(
            "built-link-leads-somewhere built-anchor-exists built-address-has-exact-case "
            "built-address-has-same-signs built-folder-has-start-page fragment-fits-the-file "
            "quoted-text-is-on-page redirect-ends published-address-answers "
            "built-address-can-be-read built-address-has-forward-slashes built-address-is-given "
            "built-address-is-public built-address-stays-in-site mail-link-has-address "
            "phone-link-has-number data-address-is-whole picture-list-can-be-read "
            "document-link-is-full alternates-are-mutual alternate-is-in-its-language "
            "built-link-stays-in-language page-is-reachable"
        ),
    ),
    Group(
        "other-sites",
        said("Andras webbplatser", "Other people's sites"),
        said(
            "Länkar ut ur webbplatsen svarar, och leder till det de ledde till från början.",
            "Links out of the site answer, and lead to what they led to from the start.",
        ),
        _names(
            "external-address-answers external-address-is-secure external-redirects-end "
            "external-page-is-there external-page-is-the-same external-anchor-exists "
            "external-address-is-current external-address-can-be-checked "
            "ignored-address-needs-it"
        ),
    ),
    Group(
        "translation",
        said("Översättning", "Translation"),
        said("Alla språk säger samma sak.", "Every language says the same."),
        _names(
            "headings-are-shared texts-share-their-parts translation-is-current "
            "page-has-every-language page-names-its-language"
        ),
    ),
    Group(
        "plain-language",
        said("Klarspråk", "Plain language"),
        said(
            "Texten går att läsa snabbt och utan förkunskaper.",
            "The text can be read quickly and without prior knowledge.",
        ),
        _names("text-is-readable sentences-are-short words-are-plain words-are-joined"),
    ),
)

_SIGNS = re.compile(r"[\\*_\[\]<>]")
_TICKS = re.compile(r"`{3,}")
_UNGROUPED = said("Regler som inte har fått sin grupp än.", "Rules that have no group yet.")
_OTHER = Group("other", said("Övrigt", "Other"), _UNGROUPED, ())
SCHEMAS_ANCHOR = "schema"
"""Where the page of rules lists the published JSON Schemas."""

_GROUP_OF = {name: group for group in GROUPS for name in group.rules}


ANCHORS = frozenset(_GROUP_OF) | {group.key for group in GROUPS} | {SCHEMAS_ANCHOR}
"""Everything on the page of rules that can be linked to."""


def group_of(rule: Rule) -> Group:
    """The group of a rule."""
    return _GROUP_OF.get(rule.name, _OTHER)


def grouped(rules: Iterable[Rule]) -> tuple[tuple[Group, tuple[Rule, ...]], ...]:
    """The groups that hold some of the rules, in their order, each with its rules in theirs."""
    rules = tuple(rules)
    place = {name: number for number, name in enumerate(_GROUP_OF)}
    found = (
        (group, tuple(rule for rule in rules if group_of(rule) is group))
        for group in (*GROUPS, _OTHER)
    )
    return tuple(
        (group, tuple(sorted(held, key=lambda rule: place.get(rule.name, 0))))
        for group, held in found
        if held
    )


def wanted(rules: Iterable[Rule], library: Library) -> tuple[Rule, ...]:
    """The rules that a library asks for, as serious as it wants them."""
    weighed = ((rule, library.rules.get(rule.name, rule.severity)) for rule in rules)
    return tuple(
        replace(rule, severity=Severity(weight)) for rule, weight in weighed if weight != OFF
    )


def plain(words: str) -> str:
    """A sentence as Markdown: what is between backticks is code, and nothing else is a sign."""
    parts = words.split("`")
    parts[::2] = [_SIGNS.sub(r"\\\g<0>", part) for part in parts[::2]]
    return "`".join(parts)


def fenced(example: str) -> str:
    """An example as a block of Markdown, in a fence longer than any that it holds."""
    longest = max((len(ticks) for ticks in _TICKS.findall(example)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{example}\n{fence}"


def rule_urls(library: Library, language: Language) -> RuleUrl:
    """Where the library's site explains each rule, in a language if the site speaks it."""
    others = library.languages[1:]
    folder = RULES_PAGE.removesuffix("index.md")
    within = f"{language}/{folder}" if language in others else folder
    site = library.site_url.rstrip("/")
    if not _published(site):
        return no_url
    return lambda rule: f"{site}/{within}#{rule.name}"


def _published(site: str) -> bool:
    """Whether an address can be that of a site which others reach."""
    try:
        host = urlsplit(site).hostname
    except ValueError:
        return False
    return host is not None and not f".{host}".endswith(_RESERVED)


def no_url(_rule: Rule) -> None:
    """For a library without a site."""
