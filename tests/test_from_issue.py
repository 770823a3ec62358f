"""Does ``metodbank from-issue`` make a sound pack of what somebody wrote in a form, or nothing?

The issues are files in ``tests/issues``; README there says how they are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from metodbank.check import numbers_are_sane, summary_fits_a_card
from metodbank.cli import main
from metodbank.linter.newcomer import errors_brought
from metodbank.model.catalogue import Catalogue
from metodbank.model.draft import SUMMARY_LENGTH, TITLE_LENGTH, Citation, Draft
from metodbank.model.library import Kind
from metodbank.model.rule import Severity
from metodbank.model.text import BlockKind
from metodbank.read.amount import LIMITS, read_amount
from metodbank.read.cards import as_summary, as_title
from metodbank.read.catalogue import read_catalogue
from metodbank.read.citations import citation
from metodbank.read.config import read_library
from metodbank.read.forms import read_forms
from metodbank.read.markdown import read_markdown
from metodbank.read.tame import mirror, plain, tame
from metodbank.render.issue_forms import issue_forms
from metodbank.render.skeleton import Blank, skeleton

from tests.library import BASE, TODAY, plant, report

ISSUES = Path(__file__).resolve().parent / "issues"
CASES = {path.stem: path for path in sorted(ISSUES.glob("*.yml"))}
KEYS = {
    *("issue", "event", "hex", "repeat", "newline", "options", "pack", "sv", "en"),
    *("holds", "lacks"),
}
STEPS = {"sv": "\n\nKlart.", "en": "\n\nDone."}
# Signs that one program or another takes for an order.
SIGNS = [
    *("# ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "```", "---", "===", "|", "[1]", "[9]"),
    *("[a](", "javascript:x", ")", "![", "](x)", "<script>", "<b>", "<!--", "{{ x }}", "{%"),
    *("&lt;", "*", "**", "_", "`", "\\", "[x]: y", "https://x.se/a", "www.x.se", "ord", "å"),
    *("onclick=x", "<", "1)", "- [ ] ", ":", "8<--", "~~", "!!! a", "(1) ", "a) ", "$x$", "^a^"),
    *("==", "++", "[^1]", "[TOC]", ":smile:", "a@b.se", "file:///x", "C:\\x", "&#115;"),
    *("|a|b|\n|-|-|\n|c|d|", "[[x]]", "\n- a\n- b\n", "\n1. a\n\n   b\n2. c\n"),
]
UNSEEN: tuple[Any, ...] = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
TEXTS = st.lists(
    st.sampled_from(SIGNS)
    | st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"]), max_size=3
    ),
    max_size=25,
).map("".join)


def load(name: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(CASES[name].read_text("utf-8"))
    assert set(case) <= KEYS, f"{name}: unknown {set(case) - KEYS}"
    return case


def written(case: Mapping[str, Any], into: Path) -> Path:
    """The issue as a file, as GitHub or somebody's editor has left it."""
    if "hex" in case:
        raw = bytes.fromhex(case["hex"])
    else:
        text = case.get("issue", "") * case.get("repeat", 1)
        if case.get("newline") == "crlf":
            text = text.replace("\n", "\r\n")
        if "event" in case:
            event = case["event"]
            if event.get("issue", {}).get("body") == "issue":
                event["issue"]["body"] = text
            text = json.dumps(event)
        raw = text.encode("utf-8")
    path = into / "issue"
    path.write_bytes(raw)
    return path


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def run(root: Path, file: Path | str, *options: str, language: str = "en", **more: Any) -> Result:
    arguments = ["from-issue", str(file), "--root", str(root), "--lang", language, *options]
    return CliRunner().invoke(main, arguments, **more)


def errors(root: Path) -> list[str]:
    found = report(root, date.today()).findings
    return [f"{each.location} {each.en}" for each in found if each.rule.severity is Severity.ERROR]


def told(result: Result, file: Path, language: str) -> list[str]:
    """What was said to the writer, without the name of the file and without the next steps."""
    lines = result.stderr.partition(STEPS[language])[0].splitlines()
    name = rf"(?:{re.escape(str(file))}|ärendet|issue):?"
    return [re.sub(rf"^{name}", "", line) for line in lines]


@pytest.mark.parametrize("name", CASES)
def test_issue(name: str, tmp_path: Path) -> None:
    case = load(name)
    root = plant(tmp_path / "library")
    file = written(case, tmp_path)
    before = tree(root)
    options = case.get("options", ())
    for language in ("sv", "en"):
        shown = run(root, file, "--dry-run", *options, language=language)
        assert tree(root) == before
        if case[language] != "any":
            assert told(shown, file, language) == case[language]
    done = run(root, file, *options)
    new = {path: text.decode() for path, text in tree(root).items() if path not in before}
    if "pack" not in case:
        assert (done.exit_code, done.stdout, new) == (1, "", {})
        assert tree(root) == before
        return
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == sorted(new)
    assert {path.rsplit("/", 1)[0] for path in new} == {case["pack"]}
    for inside, pieces in case.get("holds", {}).items():
        for piece in pieces:
            assert piece in new[f"{case['pack']}/{inside}"]
    for piece in case.get("lacks", ()):
        assert not [path for path, text in new.items() if piece in text]
    assert errors(root) == []


def test_there_are_issues_of_every_sort() -> None:
    sorts = {("pack" in load(name), "event" in load(name)) for name in CASES}
    assert len(sorts) == 4
    assert len(CASES) >= 12


def test_stdin_dry_run_into_and_report(tmp_path: Path) -> None:
    root = plant(tmp_path / "library")
    text = load("minimal-method")["issue"]
    shown = run(root, "-", "--dry-run", input=text)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("--- methods/bokbord/checklist.yml\n")
    assert not (root / "methods/bokbord").exists()
    place, told = tmp_path / "out", tmp_path / "out" / "told.txt"
    done = run(root, "-", "--into", str(place), "--report", str(told), input=text)
    assert done.exit_code == 0
    assert not (root / "methods/bokbord").exists()
    assert sorted(tree(place)) == sorted([*done.stdout.splitlines(), "told.txt"])
    assert told.read_text("utf-8") == ""
    refused = run(root, "-", "--report", str(told), input="Hej!")
    assert refused.exit_code == 1
    assert told.read_text("utf-8") == refused.stderr


def test_what_fits_a_card_is_one_thing() -> None:
    assert (summary_fits_a_card.TITLE, summary_fits_a_card.SUMMARY) == (
        TITLE_LENGTH,
        SUMMARY_LENGTH,
    )
    assert LIMITS["minutes"][1] == numbers_are_sane.DAY
    assert LIMITS["preparation_weeks"][1] == numbers_are_sane.WEEKS


def test_consent_is_recorded_with_how_and_when(tmp_path: Path) -> None:
    label = "{label: {sv: Lämnat, en: Given}}"
    change = {"edit": {"consent:\n": f"consent:\n  given: {label}\n"}}
    root = plant(tmp_path / "library", {"methods/_vocabulary.yml": change})
    done = run(root, "-", input=load("names-and-numbers")["issue"])
    assert done.exit_code == 0, done.stderr
    facts = (root / "docs/intervjuer/soppan-i-lillby/case.yml").read_text("utf-8")
    day = date.today().isoformat()
    assert f'{{status: given, note: {{sv: "Ikryssat i webbformuläret, infört {day}."' in facts
    assert errors(root) == []


def test_fields_that_a_library_requires_are_told_of(tmp_path: Path) -> None:
    config = (BASE / "mkdocs.yml").read_text("utf-8")
    config += "      required_fields: {method: [subjects]}\n"
    root = plant(tmp_path / "library", {"mkdocs.yml": config})
    done = run(root, "-", input=load("minimal-method")["issue"], language="sv")
    assert done.exit_code == 0, done.stderr
    assert "`subjects` saknas, och biblioteket kräver det\nKlart." in done.stderr
    assert [line for line in errors(root) if "bokbord" in line and "`subjects`" not in line] == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = run(plant(tmp_path / "library"), tmp_path / "nowhere")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot reach" in done.stderr


def test_what_no_reader_agrees_on_is_told_and_only_words_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a pack would not pass the check for its signs, its words still do."""
    from metodbank.read import tame as module

    monkeypatch.setattr(module, "harmless", lambda text: text)
    root = plant(tmp_path / "library")
    text = load("minimal-method")["issue"].replace("Ställ fram", "{{ x }} ~~Ställ~~ fram")
    done = run(root, "-", input=text, language="sv")
    assert done.exit_code == 0
    assert "bara orden och skiljetecknen är kvar\n" in done.stderr
    assert "\nx Ställ fram ett bord.\n" in (root / "methods/bokbord/index.sv.md").read_text()


@pytest.mark.parametrize(
    "form", [form for form in read_forms() if form.kind], ids=lambda form: form.id
)
@pytest.mark.parametrize("languages", [("sv", "en"), ("en", "sv"), ("sv",), ("fi", "sv"), ("fi",)])
def test_an_answer_to_every_question_comes_back(form: Any, languages: Any, tmp_path: Path) -> None:
    """The forms as GitHub shows them, with the last choice of every list, in other libraries."""
    lists = yaml.safe_load((BASE / "methods/_vocabulary.yml").read_text("utf-8"))
    vocabulary = {
        name: {code: {"label": {each: f"{code}, {each}" for each in languages}} for code in terms}
        for name, terms in lists.items()
    }
    locales = [{"locale": each, "default": each == languages[0]} for each in languages]
    files = {
        "mkdocs.yml": yaml.safe_dump({"plugins": [{"i18n": {"languages": locales}}]}),
        "methods/_vocabulary.yml": yaml.safe_dump(vocabulary),
        "docs/x": "",
    }
    root = plant(tmp_path / "library", files, base=False)
    library = read_library(root)
    forms = issue_forms([form], library.languages, read_catalogue(library).vocabulary)
    document = yaml.safe_load(forms[f".github/ISSUE_TEMPLATE/{form.id}.yml"])
    lines: list[str] = []
    for element in document["body"][1:]:
        attributes = element["attributes"]
        lines += [f"### {attributes['label']}", ""]
        match element["type"]:
            case "checkboxes":
                lines += [f"- [X] {option['label']}" for option in attributes["options"]]
            case "dropdown":
                lines.append(attributes["options"][-1])
            case kind:
                lines.append(
                    f"Svar {element['id']} 7"
                    if kind == "input"
                    else f"Ett långt svar på frågan om {element['id']}, med mer än fyrtio tecken."
                )
        lines.append("")
    done = run(root, "-", input="\n".join(lines))
    assert done.exit_code == 0, done.stderr
    assert "choices" not in done.stderr
    assert errors(root) == []


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        *[("people", text, (10, 40)) for text in ("10-40", "10–40 personer", "mellan tio och 40")],
        *[("people", text, (10, 40)) for text in ("from 10 to forty people", "10 till 40 st")],
        *[("people", text, (20, 20)) for text in ("20", "ca 20 deltagare", "tjugo")],
        *[("people", text, (12, None)) for text in ("minst 12", "12+", "twelve or more")],
        *[("people", text, (1, 30)) for text in ("högst 30", "upp till 30 personer", "up to 30")],
        ("people", "1 000-2 000", (1000, 2000)),
        ("people", "ett par", (2, 2)),
        *[("minutes", text, (90, 90)) for text in ("ca 90 minuter", "90", "en och en halv timme")],
        *[("minutes", text, (90, 90)) for text in ("1,5 timme", "1.5 h", "1½ timme", "90min")],
        *[("minutes", text, (90, 90)) for text in ("an hour and a half", "one and a half hours")],
        *[("minutes", text, (60, 90)) for text in ("60-90 min", "1 timme till 90 minuter")],
        *[("minutes", text, (60, 120)) for text in ("1-2 timmar", "en till två timmar")],
        *[("minutes", text, (150, 150)) for text in ("två timmar och 30 minuter", "2 h 30 min")],
        *[("minutes", text, (30, 30)) for text in ("en halvtimme", "half an hour", "30 minutes")],
        ("minutes", "tre kvart", (45, 45)),
        ("minutes", "högst 90 minuter", (90, 90)),
        *[("preparation_weeks", text, (4, 6)) for text in ("4-6 veckor", "fyra till sex")],
        *[("preparation_weeks", text, (4, 4)) for text in ("en månad", "4 v", "a month")],
        ("preparation_weeks", "10 dagar", (1, 1)),
        ("staff", "ingen", (0, 0)),
        ("staff", "1–2", (1, 2)),
        # Better no answer than a wrong one.
        *[("people", text, None) for text in ("", "massor", "10-40 personer, 5 bord", "40-10")],
        *[("people", text, None) for text in ("0", "10,5", "90 minuter", "10 personer per bord")],
        *[("people", text, None) for text in ("4–20 (helst 12)", "1000000", "9" * 5000)],
        *[("minutes", text, None) for text in ("kl 18-20", "18.00-20.00", "en halv dag", "2")],
        *[("minutes", text, None) for text in ("hela dagen", "under 2 timmar", "1-2-3 timmar")],
        *[("staff", text, None) for text in ("en värd per bord", "1 värd och 2 kockar", "2 + 1")],
        ("preparation_weeks", "ett halvår", None),
    ],
)  # fmt: skip
def test_numbers_in_plain_words(field: str, text: str, expected: tuple[int, int] | None) -> None:
    amount = read_amount(text, field)
    assert (amount and (amount.low, amount.high)) == expected


@cache
def base() -> Catalogue:
    return read_catalogue(read_library(BASE), outline=False, today=TODAY)


def as_pack(text: str, *, bare: bool) -> tuple[str, list[str]]:
    """A text as the heart of a method, and the errors that the method would bring."""
    sources = [Citation("a", "b", "https://a.se/"), Citation("a", "b", "https://b.se/")]

    def cite(words: str, address: str) -> int:
        new = citation(words, address)
        sources.extend([new] if new else [])
        return len(sources) if new else 0

    own, _ = tame(text, sources=2, cite=cite, bare=bare)
    draft = Draft(
        sections={"sv": {"short": own}, "en": {"short": mirror(own, "Write here.")}},
        sources=tuple(sources),
    )
    return own, faults(Kind.METHOD, draft)


def faults(kind: Kind, draft: Draft) -> list[str]:
    """The errors that a draft would bring, but for sources that its few words do not name."""
    library = base().library
    blank = Blank("ny", "ny", TODAY, "../_schema", library.languages, base().vocabulary)
    found = errors_brought(base(), kind, f"{library.folder(kind)}/ny", skeleton(kind, blank, draft))
    return [f"{each.rule.name} {each.en}" for each in found if "source" not in each.rule.name]


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_becomes_a_text_without_faults(text: str) -> None:
    own, found = as_pack(text, bare=True)
    assert found == []
    contents = read_markdown(own, "x")
    assert not contents.headings
    assert not contents.links
    assert not [each for each in contents.blocks if each.kind in (BlockKind.CODE, BlockKind.HTML)]


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_becomes_fields_without_faults(text: str) -> None:
    words = plain(text) or "ord"
    title = as_title(text)[:90].rstrip(". ").ljust(3, "a")
    summary = as_summary(f"{words[:250]} {'a' * 40}")
    draft = Draft(
        titles={"sv": title, "en": title},
        summaries={"sv": summary, "en": summary},
        facts={"creator": words, "library": words, "region": words},
        municipality={"name": words, "country": "NO"},
        practice={"sv": words},
        sources=(Citation(words, "b", "https://b.se/"),),
        remarks={"": (words,), "year": (words, words)},
    )
    assert faults(Kind.CASE, draft) == []


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_keeps_its_words(text: str) -> None:
    """Those of a link's address stand among the sources."""
    addresses: list[str] = []

    def cite(words: str, address: str) -> int:
        addresses.append(address)
        return 1

    own, notes = tame(text, cite=cite)
    kept = " ".join((plain(own), *addresses, *(note.message["en"] for note in notes)))
    letters = "".join(re.findall(r"[^\W_]", kept))
    for word in re.findall(r"(?<![\w.:/&#@=-])[^\W\d_]{3,}(?![\w.:/=;])", text):
        assert word in letters


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign.strip()])
@pytest.mark.parametrize(
    "shape", ["{}", "a {} b", "- {}", "> {}", "| {} | b |\n|---|---|\n| c | {} |"]
)
def test_ordinary_signs_need_no_second_try(sign: str, shape: str) -> None:
    """One odd thing in a text is rewritten where it stands; the rest keeps its signs."""
    assert as_pack(shape.replace("{}", sign), bare=False)[1] == []
