"""The rules as a page of plain Markdown, for any other generator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, relpath

from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, LANGUAGES, Language
from metodbank.model.rule import Rule
from metodbank.model.rulebook import RULES_PAGE, SCHEMAS_ANCHOR, fenced, grouped, plain, wanted
from metodbank.render.strings import words


def rule_pages(
    catalogue: Catalogue, rules: Iterable[Rule], schemas: Iterable[str]
) -> Mapping[str, str]:
    """``{path: Markdown}``: the page of rules in every language, where the library has none.

    Args:
        catalogue: the library.
        rules: every rule there is; those that the library does not want are left out.
        schemas: the paths of the JSON Schemas that lie beside the pages.
    """
    library = catalogue.library
    if any(page.uri == RULES_PAGE for page in catalogue.pages):
        return {}
    held, names = wanted(rules, library), sorted(schemas)
    stem = RULES_PAGE.removesuffix(".md")
    return {
        f"{stem}.{language}.md": "".join(_page(held, names, language))
        for language in library.languages
    }


def _page(rules: Iterable[Rule], schemas: Iterable[str], language: Language) -> Iterator[str]:
    say, tongue = words(language), language if language in LANGUAGES else ENGLISH
    yield f"# {say('rules.title')}\n\n{say('rules.lead')}\n\n{say('rules.how')}\n"
    for group, held in grouped(rules):
        yield f"\n{_anchor(group.key)}\n\n## {group.title[tongue]}\n\n{group.about[tongue]}\n"
        for rule in held:
            yield f"\n{_anchor(rule.name)}\n\n### {plain(rule.title[tongue])}\n\n"
            yield f"`{rule.name}`: {say(f'rules.{rule.severity.value}')}\n\n"
            yield f"{plain(rule.why[tongue])}\n\n{plain(rule.remedy[tongue])}\n"
            yield f"\n{say('rules.bad')}:\n\n{fenced(rule.bad)}\n"
            yield f"\n{say('rules.good')}:\n\n{fenced(rule.good)}\n"
    yield f"\n{_anchor(SCHEMAS_ANCHOR)}\n\n## {say('rules.schemas')}\n\n"
    yield f"{say('rules.schemas-text')}\n\n"
    for name in schemas:
        yield f"- [`{name.rsplit('/', 1)[-1]}`]({relpath(name, dirname(RULES_PAGE))})\n"


def _anchor(name: str) -> str:
    """A place to link to. Markdown has no sign of its own for it that every program knows."""
    return f'<a id="{name}"></a>'
