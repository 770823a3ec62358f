"""Forms -> the YAML that GitHub shows as a web form. The choices are the library's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from metodbank.model.form import Ask, Becomes, Form, Question, joined, options, tongues
from metodbank.model.language import LANGUAGES, Language, name_of
from metodbank.model.translated import Translated
from metodbank.model.vocabulary import Vocabulary

FOLDER = ".github/ISSUE_TEMPLATE"

_HEAD = """\
# Skrivs av `metodbank forms`, av frågorna i verktyget och valen i ordlistan. Ändra inte här.
# Written by `metodbank forms`, of the tool's questions and the vocabulary's choices. Edit there.
"""
# A blank issue is for whoever finds none of the forms right.
_CONFIG = {"blank_issues_enabled": True}


def issue_forms(
    forms: Iterable[Form], languages: tuple[Language, ...], vocabulary: Vocabulary
) -> Mapping[str, str]:
    """``{path: YAML}`` of every form, relative to the library's root."""
    files = {f"{FOLDER}/{form.id}.yml": _yaml(_form(form, languages, vocabulary)) for form in forms}
    return {**files, f"{FOLDER}/config.yml": _yaml(_CONFIG)}


def _yaml(value: Mapping[str, Any]) -> str:
    return _HEAD + yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


def _form(form: Form, languages: tuple[Language, ...], vocabulary: Vocabulary) -> dict[str, Any]:
    shown = tongues(languages)
    body: list[dict[str, Any]] = [
        {
            "type": "markdown",
            "attributes": {"value": "\n\n".join(form.intro[each] for each in shown)},
        }
    ]
    for question in form.asked(languages):
        element = _element(question, languages, vocabulary)
        if element:
            body.append(element)
    return {
        "name": joined(form.name, shown),
        "description": joined(form.about, shown),
        "title": form.prefix[shown[0]],
        "body": body,
    }


def _element(
    question: Question, languages: tuple[Language, ...], vocabulary: Vocabulary
) -> dict[str, Any] | None:
    """One question; None for a choice among nothing."""
    shown = tongues(languages)
    attributes: dict[str, Any] = {"label": joined(question.label, shown)}
    for key, text in (("description", question.help), ("placeholder", question.example)):
        if text:
            attributes[key] = joined(text, shown)
    if question.ask is Ask.TICK:
        attributes["options"] = [
            {"label": joined(each.label, shown), **({"required": True} if each.required else {})}
            for each in question.choices
        ]
    elif question.ask is Ask.CHOICE:
        choices = list(dict.fromkeys(_choices(question, languages, vocabulary)))
        if not choices:
            return None
        if question.many:
            attributes["multiple"] = True
        attributes["options"] = choices
    element = {"type": question.ask.value, "id": question.id, "attributes": attributes}
    if question.required:
        element["validations"] = {"required": True}
    return element


def _choices(
    question: Question, languages: tuple[Language, ...], vocabulary: Vocabulary
) -> Iterable[str]:
    shown = tongues(languages)
    if question.becomes is Becomes.LANGUAGE:
        return (_capital(joined(_names(each), shown)) for each in languages)
    if question.becomes is Becomes.TERMS:
        return options(vocabulary.terms(question.name), languages).values()
    return (joined(each.label, shown) for each in question.choices)


def _names(language: Language) -> Translated:
    return {each: _capital(name_of(language)[each]) for each in LANGUAGES}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
