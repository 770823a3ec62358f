"""Is what can be mended mended, exactly, and nothing else; and is a bad mend left alone?"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from metodbank.linter.fixing import difference, mend, write
from metodbank.linter.run import examine
from metodbank.model.finding import Finding, Replacement, Report
from metodbank.model.library import Library
from metodbank.read.config import read_library

from tests.library import RULES, TODAY, plant, printed

METHOD = "methods/soppa/method.yml"
TEXT = "methods/soppa/index.sv.md"


def check(library: Library) -> Report:
    return examine(library, today=TODAY, processes=1)


def library_with(root: Path, files: dict) -> Library:
    return read_library(plant(root, files))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (METHOD, {"edit": {"level: low": "level: lowe"}}),
        (METHOD, {"edit": {"setting: [library-room,": "setting: [library-rom,"}}),
        (METHOD, {"edit": {"id: soppa": "id: soppan"}}),
        (METHOD, {"edit": {"owner: ": "ownr: "}}),
        (METHOD, {"encoding": "utf-8-sig"}),
        (TEXT, {"edit": {"../kafe/index.md#sa-gor-ni": "../kafee/index.md#sa-gor-ni"}}),
        (TEXT, {"edit": {"#sa-gor-ni": "#sa-gr-ni"}}),
        (TEXT, {"edit": {"storby/index.md": "storby/index.en.md"}}),
        (METHOD, {"edit": {"https://soppa.example/": "https://soppa.example/?utm_source=brev"}}),
        (METHOD, {"edit": {"https://pris.example/": "https://pris.example/?fbclid=1&utm_id=2"}}),
        (TEXT, {"edit": {"title: Soppa": "title: Soppa."}}),
        (TEXT, {"edit": {"Alla får plats.": "Alla får plats"}}),
        ("methods/soppa/checklist.yml", {"encoding": "utf-8-sig"}),
    ],
)
def test_a_slip_is_mended_to_the_letter(path: str, change: dict, tmp_path: Path) -> None:
    sound = (plant(tmp_path) / path).read_bytes()
    library = library_with(tmp_path, {path: change})
    report = check(library)
    assert report.findings
    mended = mend(library, report, report.findings, check)
    assert (tmp_path / path).read_bytes() != sound  # nothing is written until it is asked for
    assert write(library, mended) == [path]
    assert (tmp_path / path).read_bytes() == sound
    assert printed(check(library)) == []


def test_line_ends_are_mended(tmp_path: Path) -> None:
    sound = (plant(tmp_path) / TEXT).read_bytes()
    (tmp_path / TEXT).write_bytes(sound.replace(b"\n", b"\r\n"))
    library = read_library(tmp_path)
    report = check(library)
    write(library, mend(library, report, report.findings, check))
    assert (tmp_path / TEXT).read_bytes() == sound


def test_only_what_was_asked_for_is_mended(tmp_path: Path) -> None:
    library = library_with(
        tmp_path,
        {METHOD: {"edit": {"level: low": "level: lowe", "library-room": "library-rom"}}},
    )
    report = check(library)
    wanted = [finding for finding in report.findings if "lowe" in finding.en]
    mended = mend(library, report, wanted, check)
    assert "level: low," in mended.texts[METHOD]
    assert "library-rom," in mended.texts[METHOD]


def test_a_mend_that_brings_a_new_finding_is_left_alone(tmp_path: Path) -> None:
    library = library_with(
        tmp_path,
        {METHOD: {"edit": {"level: low": "level: lowe", "library-room": "x"}}},
    )
    report = check(library)
    good = next(f for f in report.findings if f.replacement)
    where = good.location
    bad = Finding(
        RULES[0], where, "sv", "en", Replacement(METHOD, 2, 1, "code: soppa", "code: Soppa på stan")
    )
    mended = mend(library, report, [good, bad], check)
    assert mended.made == (good.replacement,)
    assert mended.withheld == (bad.replacement,)
    assert "code: soppa\n" in mended.texts[METHOD]
    assert "level: low," in mended.texts[METHOD]


@pytest.mark.parametrize(
    "place",
    [
        Replacement(METHOD, 900, 1, "x", "y"),
        Replacement(METHOD, 1, 900, "x", "y"),
        Replacement(METHOD, 1, 1, "not there", "y"),
        Replacement("methods/soppa/none.yml", 1, 1, "x", "y"),
    ],
)
def test_a_mend_that_does_not_fit_its_place_is_left_alone(
    place: Replacement, tmp_path: Path
) -> None:
    library = library_with(tmp_path, {METHOD: {"edit": {"level: low": "level: lowe"}}})
    report = check(library)
    finding = report.findings[0]
    fake = Finding(finding.rule, finding.location, "sv", "en", place)
    mended = mend(library, report, [fake, finding], check)
    assert mended.made == (finding.replacement,)
    assert mended.withheld == (place,)


def test_two_mends_of_one_place_are_one(tmp_path: Path) -> None:
    library = library_with(tmp_path, {METHOD: {"edit": {"level: low": "level: lowe"}}})
    report = check(library)
    finding = report.findings[0]
    assert finding.replacement is not None
    other = replace(finding.replacement, new="free")
    fake = Finding(finding.rule, finding.location, "sv", "en", other)
    assert len(mend(library, report, [fake, finding], check).made) == 1


def test_the_difference_is_a_patch(tmp_path: Path) -> None:
    library = library_with(
        tmp_path,
        {
            METHOD: {"edit": {"level: low": "level: lowe"}},
            TEXT: {"edit": {"#sa-gor-ni": "#sa-gr-ni", "[2].\n": "[2]."}},
        },
    )
    report = check(library)
    mended = mend(library, report, report.findings, check)
    patch = difference(library, mended.texts)
    assert "-cost: {level: lowe," in patch
    assert "+cost: {level: low," in patch
    subprocess.run(
        ["git", "apply", "--unsafe-paths", "--directory", str(tmp_path), "-p1", "-"],
        input=patch.encode(),
        cwd=tmp_path,
        check=True,
    )
    assert printed(check(library)) == []
    assert {path: (tmp_path / path).read_text("utf-8") for path in mended.texts} == mended.texts
