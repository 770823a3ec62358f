"""Every source in the list is one that something rests on, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Language, name_of, said
from metodbank.model.library import Kind
from metodbank.model.location import Positions
from metodbank.model.pack import AnyFacts, Pack
from metodbank.model.record import Fields
from metodbank.model.rule import Rule
from metodbank.model.text import references_in
from metodbank.model.uses import Where, basis_uses, translated_texts

RULE = Rule(
    name="every-source-is-used",
    title=said("Varje källa används", "Every source is used"),
    why=said(
        "En källa som ingenting hänvisar till ser ut att styrka hela sidan. Läsaren kan inte veta"
        " vad den säger något om.",
        "A source that nothing refers to seems to bear out the whole page. Readers cannot know what"
        " it is about.",
    ),
    remedy=said(
        "Skriv källans nummer i klammer efter det den styrker, lika på varje språk, eller ta bort"
        " den ur `sources` och numrera om.",
        "Write the number of the source in brackets after what it bears out, alike in every"
        " language, or remove it from `sources` and renumber.",
    ),
    bad="sources: 1, 2, 3   texten: [1] [3]",
    good="sources: 1, 2   texten: [1] [2]",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for sources without a use, and for fields whose languages use different ones.

    That texts use the same numbers in every language is another rule's business.
    """
    for pack, facts in catalogue.known:
        own = catalogue.library.own_fields(pack.kind).translated
        cited = [(each, pack.positions) for each in _cited(facts, own)]
        if pack.checklist is not None:
            cited += [(each, pack.checklist_positions) for each in _cited(pack.checklist)]
        if _all_read(pack, catalogue.library.languages):
            in_yaml = {n for (_, by), _ in cited for numbers in by.values() for n in numbers}
            yield from _unused(pack, facts, in_yaml)
        known = {source.number for source in facts.sources}
        for (where, by_language), positions in cited:
            if all(numbers <= known for numbers in by_language.values()):
                yield from _unlike(where, by_language, positions)


def _all_read(pack: Pack, languages: tuple[Language, ...]) -> bool:
    """Whether everything that may use a source is there, and could be read."""
    if pack.kind is Kind.METHOD and pack.checklist is None:
        return False
    written = [language for language in languages if f"index.{language}.md" in pack.files]
    return bool(written) and all(language in pack.texts for language in written)


def _unused(pack: Pack, facts: AnyFacts, in_yaml: set[int]) -> Iterator[Finding]:
    used = in_yaml | {number for _, number in basis_uses(facts)}
    used |= {each.number for text in pack.texts.values() for each in text.references}
    for index, source in enumerate(facts.sources):
        if source.number not in used:
            title = source.title if len(source.title) <= 40 else f"{source.title[:39]}…"
            yield Finding(
                RULE,
                pack.positions.at("sources", index),
                f"källan [{source.number}] ”{title}” används inte någonstans",
                f'the source [{source.number}] "{title}" is not used anywhere',
            )


Cited = tuple[Where, dict[Language, set[int]]]


def _cited(read: Fields, own: frozenset[str] = frozenset()) -> list[Cited]:
    """The numbers in each text that stands in YAML: field -> language -> numbers."""
    found: dict[Where, dict[Language, set[int]]] = {}
    for where, language, text in translated_texts(read, own):
        numbers = {number for number, _ in references_in(text)} if "[" in text else set()
        found.setdefault(where[:-1], {})[language] = numbers
    return list(found.items())


def _unlike(
    where: Where, by_language: dict[Language, set[int]], positions: Positions
) -> Iterator[Finding]:
    first, *others = by_language
    for language in others:
        if by_language[language] == by_language[first]:
            continue
        found, wanted = _numbers(by_language[language]), _numbers(by_language[first])
        yield Finding(
            RULE,
            positions.at(*where, language),
            f"hänvisar till {found or 'ingen källa'}, väntade {wanted or 'ingen'} som på"
            f" {name_of(first)['sv']}",
            f"refers to {found or 'no source'}, expected {wanted or 'none'} as in"
            f" {name_of(first)['en']}",
        )


def _numbers(numbers: set[int]) -> str:
    return " ".join(f"[{number}]" for number in sorted(numbers))
