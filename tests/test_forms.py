"""Are the web forms what the tool and the vocabulary say today, and will GitHub take them?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.model.form import Ask, Becomes, Form, bare
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.model.pack import FACTS
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.read.forms import read_forms
from metodbank.render.issue_forms import FOLDER, issue_forms

from tests.library import BASE, plant

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = read_catalogue(read_library(ROOT), outline=False)
MADE = issue_forms(read_forms(), CATALOGUE.library.languages, CATALOGUE.vocabulary)
FORMS = {path: yaml.safe_load(text) for path, text in MADE.items() if "config" not in path}
# What GitHub's form schema allows.
TOP = {"name", "description", "title", "labels", "assignees", "projects", "type", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}


def test_the_forms_are_fresh() -> None:
    folder = ROOT / FOLDER
    written = {f"{FOLDER}/{path.name}": path.read_text("utf-8") for path in folder.iterdir()}
    assert written == MADE, "run `metodbank forms`"


def test_the_command_writes_them(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "methods", tmp_path / "methods")
    (tmp_path / "docs").mkdir()
    arguments = ["forms", "--root", str(tmp_path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == sorted(MADE)
    assert {path: (tmp_path / path).read_text("utf-8") for path in MADE} == MADE
    assert CliRunner().invoke(main, arguments).stdout == ""


def test_no_form_is_made_of_a_vocabulary_that_cannot_be_read(tmp_path: Path) -> None:
    root = plant(tmp_path, {"methods/_vocabulary.yml": "a: ["})
    done = CliRunner().invoke(main, ["forms", "--root", str(root), "--lang", "sv"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "metodbank: methods/_vocabulary.yml är tom eller går inte att läsa"
    )


@pytest.mark.parametrize("path", FORMS)
def test_github_takes_the_form(path: str) -> None:
    form = FORMS[path]
    assert set(form) <= TOP
    assert all(isinstance(form[key], str) and form[key].strip() for key in ("name", "description"))
    body = form["body"]
    ids = [element["id"] for element in body if element["type"] != "markdown"]
    labels = [bare(each["attributes"]["label"]) for each in body if each["type"] != "markdown"]
    assert ids
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id_) for id_ in ids)
    for element in body:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= ATTRIBUTES[element["type"]]
        assert element.get("validations", {"required": True}) == {"required": True}
        choices = element["attributes"].get("options", [])
        if element["type"] == "dropdown":
            assert choices
            assert all(isinstance(choice, str) and choice.strip() for choice in choices)
            assert not {choice.casefold() for choice in choices} & {"none", "true", "false"}
        elif element["type"] == "checkboxes":
            assert all(set(choice) <= {"label", "required"} for choice in choices)
            choices = [choice["label"] for choice in choices]
        assert len(set(choices)) == len(choices)


@pytest.mark.parametrize("path", FORMS)
def test_a_form_asks_for_little_and_in_both_languages(path: str) -> None:
    form = FORMS[path]
    required = [each for each in form["body"] if "validations" in each]
    assert 1 <= len(required) <= 4
    for element in form["body"][1:]:
        swedish, between, english = element["attributes"]["label"].partition(" / ")
        assert swedish
        assert between
        assert english
    ticks = form["body"][-1]
    assert ticks["type"] == "checkboxes"
    assert "personuppgifter" in str(ticks)
    assert ("CC BY 4.0" in str(ticks)) is ("mistake" not in path)


def test_choices_are_the_terms_of_the_vocabulary() -> None:
    form = FORMS[f"{FOLDER}/3-method.yml"]
    shown = {
        each["id"]: each["attributes"]["options"]
        for each in form["body"]
        if each["type"] == "dropdown"
    }
    assert shown["language"] == ["Svenska / Swedish", "Engelska / English"]
    assert set(shown) == {"language", "cost", "purpose", "audience", "setting"}
    for name in set(shown) - {"language"}:
        terms = CATALOGUE.vocabulary.terms(name)
        assert len(shown[name]) == len(terms)
        for label, term in zip(shown[name], terms.values(), strict=True):
            assert label.startswith(term.label["sv"])
            assert label.endswith(term.label["en"])


@pytest.mark.parametrize("form", read_forms(), ids=lambda form: form.id)
def test_every_answer_has_a_place(form: Form) -> None:
    """What an answer becomes is a part of the text, a field of the facts, or nothing at all."""
    fields = FACTS[form.kind].model_fields if form.kind else {}
    for question in form.questions:
        if question.becomes is Becomes.SECTION:
            assert form.kind
            assert question.name in {part.key for part in WRITTEN[form.kind]}
        elif question.becomes in (Becomes.AMOUNT, Becomes.TERMS):
            assert question.name in fields
        elif question.becomes is Becomes.FACT:
            assert question.name == "creator" or question.name in fields
        else:
            assert not question.name
        assert question.many <= (question.ask is Ask.CHOICE)
    if form.kind:
        written = {each.name for each in form.questions if each.becomes is Becomes.SECTION}
        parts = {part.key for part in WRITTEN[form.kind]}
        assert written == parts - ({"sources"} if form.kind is Kind.CASE else set())


def test_forms_are_told_apart_by_their_questions() -> None:
    """Enough questions stand in one form only, also when some of the others are answered."""
    labels = [{bare(each.label["sv"]) for each in form.questions} for form in read_forms()]
    for place, own in enumerate(labels):
        others = set().union(*labels[:place], *labels[place + 1 :])
        assert len(own - others) >= 4


@pytest.mark.parametrize(
    ("languages", "label", "asked"),
    [
        ("[{locale: sv}]", "Vad heter metoden?", []),
        ("[{locale: en}]", "What is the method called?", []),
        (
            "[{locale: fi, default: true}, {locale: sv}]",
            "Vad heter metoden?",
            ["Finska", "Svenska"],
        ),
        (
            "[{locale: en, default: true}, {locale: sv}, {locale: fi}]",
            "What is the method called? / Vad heter metoden?",
            ["English / Engelska", "Swedish / Svenska", "Finnish / Finska"],
        ),
        ("[{locale: fi}]", "What is the method called?", []),
    ],
)
def test_other_libraries(languages: str, label: str, asked: list[str], tmp_path: Path) -> None:
    """The tool's questions in those of the library's languages that it knows."""
    lists = yaml.safe_load((BASE / "methods/_vocabulary.yml").read_text("utf-8"))
    words = {each["locale"]: f"ord på {each['locale']}" for each in yaml.safe_load(languages)}
    terms: dict[str, Any] = {
        name: {code: {"label": dict(words)} for code in ("own", "more")} for name in lists
    }
    del terms["cost"]
    files = {
        "mkdocs.yml": f"plugins:\n  - i18n: {{languages: {languages}}}\n"
        "  - metodbank: {methods: packar, vocabulary: ord.yml}\n",
        "ord.yml": yaml.safe_dump(terms, sort_keys=False),
        "packar/x": "",
        "docs/x": "",
    }
    root = plant(tmp_path, files, base=False)
    done = CliRunner().invoke(main, ["forms", "--root", str(root)])
    assert done.exit_code == 0, done.stderr
    body = yaml.safe_load((root / FOLDER / "3-method.yml").read_text("utf-8"))["body"]
    shown = {each["id"]: each["attributes"] for each in body[1:]}
    assert shown["title"]["label"] == label
    assert shown.get("language", {}).get("options", []) == asked
    assert ("title-other" in shown) is (len(words) == 2)
    assert "cost" not in shown
    together = " / ".join(words.values())
    assert shown["purpose"]["options"] == [together, f"{together} (more)"]
