"""Are changes of an original seen by its words, section by section, and recorded truly?"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from metodbank.cli import main
from metodbank.model.parity import State, goes_round, original_of, standings
from metodbank.model.sections import digest_of, sections
from metodbank.model.text import Text, TextFields
from metodbank.model.translation import PackRecords, PageRecords, Record
from metodbank.read.document import read_document
from metodbank.read.fields import validate
from metodbank.read.markdown import read_markdown
from metodbank.render.translation import ledger_file, pack_file

from tests.library import plant, report

WORDS = st.lists(st.text("abcåäö,.", min_size=1, max_size=8), min_size=1, max_size=12)
SPACE = st.sampled_from([" ", "  ", "\n", "\u00a0", "\t"])
ASKED = {"mkdocs.yml": {"edit": {"texts-share-their-parts: off, translation-is-current: off": ""}}}


def text(body: str, language: str = "sv", title: str = "Titel") -> Text:
    contents = read_markdown(body, f"index.{language}.md")
    fields = TextFields(title=title, summary="Kort.")
    return Text(
        language, f"index.{language}.md", fields, body, 1, contents.headings, blocks=contents.blocks
    )


def keys(body: str) -> dict[str, str]:
    return {section.key: section.digest for section in sections(text(body))}


def record(original: Text, day: str = "2026-01-01") -> Record:
    digests = {section.key: section.digest for section in sections(original)}
    return Record.model_validate({"from": original.language, "on": day, "sections": digests})


def run(root: Path, *arguments: str, language: str = "en") -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--root", str(root), "--lang", language, *rest])


def warned(root: Path) -> list[str]:
    found = report(root).findings
    return [each.location.path for each in found if each.rule.name == "translation-is-current"]


# ---- digests ----


@settings(deadline=None)
@given(WORDS, st.data())
def test_space_is_no_change(words: list[str], data: st.DataObject) -> None:
    spaces = [data.draw(SPACE) for _ in words]
    assert digest_of(words) == digest_of(
        each for pair in zip(words, spaces, strict=True) for each in pair
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ät **soppa**.", "Ät soppa.", True),
        ("Ät *sop*pa.", "Ät\nsoppa.", True),
        ("Se [kaféet](a.md).", "Se [kaféet](b.md#c).", True),
        ("Se [kaféet](a.md).", "Se kaféet.", True),
        ("Enligt källan [1].", "Enligt källan [2].", True),
        ("Ett stycke.\n\nEtt till.", "- Ett stycke.\n- Ett till.", True),
        ("Kör `a`.", "Kör `b`.", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("sam\u00adtal", "samtal", True),
        ("![Ett bord.](a.svg)", "![Ett bord.](b.svg)", True),
        ("Ät soppa.", "Ät soppa!", False),
        ("Ät soppa.", "Ät Soppa.", False),
        ("Klockan 11.30.", "Klockan 11.45.", False),
        ("![Ett bord.](a.svg)", "![Två bord.](a.svg)", False),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 3 |", False),
        ("> Citat.", "> Ett citat.", False),
    ],
)
def test_words_are_what_counts(one: str, other: str, same: bool) -> None:
    assert (keys(one)["opening"] == keys(other)["opening"]) is same


def test_a_text_falls_into_its_sections() -> None:
    body = "Först.\n\n# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## Title\n\n## Opening\n\n## B\n"
    assert list(keys(body)) == ["title", "opening", "a", "b", "title_", "opening_", "b_1"]
    deeper = keys(body.replace("### C\n\nc", "### C\n\nd"))
    assert {key for key, digest in keys(body).items() if deeper[key] != digest} == {"b"}
    assert list(keys("## A\n")) == ["title", "a"]
    assert list(keys("```\nkod\n```\n\n<!-- x -->\n")) == ["title"]


# ---- where languages stand ----


@pytest.mark.parametrize(
    ("written", "after", "original"),
    [
        (["sv", "en"], {}, "sv"),
        (["sv", "en"], {"en": "sv"}, "sv"),
        (["sv", "en"], {"sv": "en"}, "en"),
        (["en"], {"en": "sv"}, "en"),
        (["en", "fi"], {}, "en"),
        (["sv", "en", "fi"], {"sv": "fi", "en": "sv"}, "fi"),
        (["sv", "en"], {"sv": "en", "en": "sv"}, "sv"),
        ([], {}, None),
    ],
)
def test_the_original_is_the_one_without_a_record(
    written: list[str], after: dict[str, str], original: str | None
) -> None:
    records = {
        language: Record.model_validate({"from": of, "on": "2026-01-01", "sections": {}})
        for language, of in after.items()
    }
    assert original_of(("sv", "en", "fi"), written, records) == original
    rounds = {each for each in records if goes_round(each, records)}
    assert rounds == ({"sv", "en"} if original == "sv" and len(after) == 2 else set())


def test_three_languages_each_after_another() -> None:
    swedish, english, finnish = text("## A\n\na\n"), text("## B\n\nb\n", "en"), text("", "fi")
    texts = {"sv": swedish, "en": english, "fi": finnish}
    records = {"en": record(swedish), "fi": record(english, "2026-02-02")}
    languages = ("sv", "en", "fi", "de")
    found = standings(languages, texts, records)
    assert [each.state for each in found.values()] == [
        *(State.ORIGINAL, State.CURRENT, State.CURRENT, State.MISSING),
    ]
    texts["en"] = text("## B\n\nc\n", "en")
    found = standings(languages, texts, records)
    assert [each.state for each in found.values()] == [
        *(State.ORIGINAL, State.CURRENT, State.STALE, State.MISSING),
    ]
    assert (found["fi"].original, found["fi"].on) == ("en", date(2026, 2, 2))
    del records["fi"]
    assert standings(languages, texts, records)["fi"].state is State.UNRECORDED


# ---- the files ----


def test_files_mean_the_same_to_every_reader_of_yaml() -> None:
    digests = dict.fromkeys(("no", "2024", "_1", "kort-sagt", "on"), "123456789012")
    digests |= {"a": "12e456789012", "b": "3f2a9c0d11e4", "c": "000000000000"}
    made = Record.model_validate({"from": "no", "on": "2026-11-23", "sections": digests})
    pack, pages = {"en": made, "no": made}, {"om/index.md": {"en": made}, "a b/index.md": {}}
    for source, model in (
        (pack_file(pack, "s.json"), PackRecords),
        (pack_file({}, "s.json"), PackRecords),
        (ledger_file(pages, "s.json"), PageRecords),
        (ledger_file({}, "s.json"), PageRecords),
    ):
        document = read_document(source, "x.yml")
        assert document.value is not None
        read = validate(model, document.value, ("sv", "en"))
        assert read.findings == ()
    # To YAML 1.1 `on` is no text but true; all the rest is what it says.
    strict = yaml.safe_load(pack_file(pack, "s.json").replace("on: 2", "day: 2"))
    day = date(2026, 11, 23)
    assert strict == {key: {"from": "no", "day": day, "sections": digests} for key in pack}


# ---- metodbank translated ----


def test_it_records_what_changed_and_keeps_the_rest(tmp_path: Path) -> None:
    root = plant(tmp_path, ASKED)
    before = (root / "methods/kafe/translation.yml").read_bytes()
    plant(
        root,
        {
            "methods/soppa/index.sv.md": {"edit": {"Räkna skålarna.": "Räkna alla skålar."}},
            "docs/om/index.sv.md": {"edit": {"Folk vill prata.": "Alla vill prata."}},
        },
        base=False,
    )
    assert warned(root) == ["docs/om/index.en.md", "methods/soppa/index.en.md"]
    done = run(root, "translated", "soppa", "kafe")
    assert (done.exit_code, done.stderr) == (0, "metodbank: 1 recorded, 1 unchanged\n")
    assert done.stdout == "methods/soppa: English keeps up with Swedish, 11 sections\n"
    assert warned(root) == ["docs/om/index.en.md"]
    done = run(root, "translated", str(root / "docs/om/index.en.md"), language="sv")
    assert done.stdout == "docs/om/index.md: engelska följer svenska, 2 avsnitt\n"
    assert warned(root) == []
    assert (root / "methods/kafe/translation.yml").read_bytes() == before
    assert "\nindex.md:\n" in (root / "docs/_ledger/translations.yml").read_text()
    assert run(root, "translated", "--all").stderr == "metodbank: 0 recorded, 6 unchanged\n"


def test_texts_that_differ_in_their_parts_are_refused_all(tmp_path: Path) -> None:
    root = plant(
        tmp_path,
        {
            "methods/soppa/index.sv.md": {"append": "\nSe [kaféet](../kafe/index.md).\n"},
            "docs/om/index.sv.md": {"append": "\nAlla vill prata.\n"},
        },
    )
    before = (root / "docs/_ledger/translations.yml").read_bytes()
    done = run(root, "translated", "--all", language="sv")
    assert done.exit_code == 1
    assert "texts-share-their-parts  länken till ../kafe/index.md saknas" in done.stdout
    assert done.stderr == "metodbank: ingenting är antecknat: ge språken samma delar först\n"
    assert (root / "docs/_ledger/translations.yml").read_bytes() == before


@pytest.mark.parametrize("broken", ["<<<<<<< HEAD\n", "om/index.md: {en: {from: sv}}\n", "a: [\n"])
def test_a_ledger_that_cannot_be_read_is_not_written_over(broken: str, tmp_path: Path) -> None:
    root = plant(tmp_path, {"docs/_ledger/translations.yml": broken})
    done = run(root, "translated", str(root / "docs/om"))
    assert done.exit_code == 1
    assert done.stdout.startswith("docs/_ledger/translations.yml")
    assert (root / "docs/_ledger/translations.yml").read_text() == broken


def test_the_other_language_can_become_the_original(tmp_path: Path) -> None:
    root = plant(tmp_path, ASKED)
    done = run(root, "translated", "--from", "en", "soppa")
    assert done.stdout == "methods/soppa: Swedish keeps up with English, 11 sections\n"
    kept = yaml.safe_load((root / "methods/soppa/translation.yml").read_text())
    assert list(kept) == ["sv"]
    plant(root, {"methods/soppa/index.sv.md": {"append": "\nMer.\n"}}, base=False)
    assert warned(root) == []
    plant(root, {"methods/soppa/index.en.md": {"append": "\nMore.\n"}}, base=False)
    assert warned(root) == ["methods/soppa/index.sv.md"]
    assert run(root, "translated", "soppa").stderr == "metodbank: 1 recorded, 0 unchanged\n"
    assert warned(root) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "name packs and pages"),
        (["soppa", "--all"], 2, "name packs and pages"),
        (["sopa"], 2, "did you mean soppa?"),
        (["--from", "de", "soppa"], 2, "the library does not have the language de, only sv, en"),
        (["--to", "fi", "soppa"], 2, "the library does not have the language fi, only sv, en"),
        (["--to", "sv", "soppa"], 0, "0 recorded, 1 unchanged"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, said: str, tmp_path: Path
) -> None:
    done = run(plant(tmp_path), "translated", *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_one_language_has_nothing_to_record(tmp_path: Path) -> None:
    settings = "plugins:\n  - i18n: {languages: [{locale: sv, default: true}]}\n"
    root = plant(tmp_path, {"mkdocs.yml": settings})
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.yml")}
    done = run(root, "translated", "--all")
    assert (done.exit_code, done.stderr) == (0, "metodbank: 0 recorded, 6 unchanged\n")
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.yml")} == before


# ---- metodbank status --languages ----


def behind(root: Path) -> Path:
    return plant(
        root,
        {
            "methods/soppa/index.sv.md": {"edit": {"Räkna skålarna.": "Räkna alla skålar."}},
            "methods/kafe/translation.yml": None,
            "docs/index.en.md": None,
        },
    )


def test_the_table(tmp_path: Path) -> None:
    done = run(behind(tmp_path), "status", "--languages")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "                        sv            en",
        "methods/kafe            original      not compared",
        "methods/soppa           original      behind",
        "    en: Follow up",
        "docs/intervjuer/storby  original      up to date",
        "docs/checklistor/mat    original      up to date",
        "docs/index              original      missing",
        "docs/om/index           original      up to date",
        "",
        "Swedish: 6 original",
        "English: 3 up to date, 1 behind, 1 not compared, 1 missing",
    ]
    assert "    en: Följ upp\n" in run(tmp_path, "status", "--languages", language="sv").stdout


def test_the_table_as_json(tmp_path: Path) -> None:
    done = run(behind(tmp_path), "status", "--languages", "--format", "json")
    told = json.loads(done.stdout)
    assert told["version"] == 1
    assert told["languages"] == ["sv", "en"]
    assert told["totals"]["en"] == {
        **{"original": 0, "current": 3, "stale": 1, "unrecorded": 1, "missing": 1},
    }
    soup = next(each for each in told["texts"] if each["path"] == "methods/soppa")
    assert soup == {
        "kind": "method",
        "path": "methods/soppa",
        "page": "metoder/soppa/index.md",
        "title": "Soppa",
        "languages": {
            "sv": {"state": "original"},
            "en": {
                "state": "stale",
                "original": "sv",
                "compared": "2026-11-22",
                "sections": [{"section": "folj-upp", "heading": "Följ upp", "change": "changed"}],
            },
        },
    }


def test_status_asks_what_of(tmp_path: Path) -> None:
    assert run(plant(tmp_path), "status").exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    root = plant(tmp_path, {"methods/kafe/translation.yml": None})
    (root / "methods/kafe").chmod(0o555)
    done = run(root, "translated", "kafe")
    (root / "methods/kafe").chmod(0o755)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
