"""Whatever lies in a file: is the answer findings, never a crash, and the same twice?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from metodbank.check import run_checks
from metodbank.model.finding import Report
from metodbank.model.language import LANGUAGES
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.stage import stage_tree
from metodbank.report.machine import as_json
from metodbank.report.text import as_text

from tests.library import BASE, plant

FILES = (
    "methods/soppa/method.yml",
    "methods/soppa/checklist.yml",
    "methods/soppa/index.sv.md",
    "methods/_vocabulary.yml",
    "docs/checklistor/mat/checklist.yml",
    "docs/intervjuer/storby/case.yml",
    "docs/om/index.en.md",
)
SIGNS = (
    *"[]()!`#<>|*_~:/\\&%?.-+\"'{}@,;=^$\t\n\r\v\f\0\x85\u2028\ufeff\u202e\u0301\U0010ffffåﬁ日🍲",
    *("](", "![", "```\n", "~~~\n", "\n## ", "\n---\n", "\n\n", "\n    ", "\n> ", "\n- ", "_9"),
    *("[1]", "[999]", "[red]", "[a]: b\n", "<!--", "-->", "<b>", "&amp;", "&#0;", "&#xD800;"),
    *("http://[", "//[", "https://bas.example/prov/", "javascript:", "%zz", "%00", "../"),
)
SCALARS = (
    *("[", "]", "{", "}", ",", "|\n", ">\n", "'", '"', "#", "&a ", "*a", "!t ", "<<: ", "? ", "="),
    *("a", "id", "no", "null", "~", "1e3", "2026-01-01", "- ", ": ", ":\n", "\n", "  ", "---\n"),
    *("...\n", "%YAML 9\n", "sv: x", "en: y", "\\ud800", '"\\x"', "\x07", "\x85", "\u2028", "🍲"),
)
NEVER_LATE = settings(
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

Hold = Callable[[str, bytes], None]


@pytest.fixture(scope="module")
def holds(tmp_path_factory: pytest.TempPathFactory) -> Hold:
    """Put bytes in one file of a small library, and look at all that is said about it."""
    root = plant(tmp_path_factory.mktemp("library"))
    library = read_library(root)

    def said() -> tuple[Report, list[str]]:
        catalogue = read_catalogue(library)
        report = Report.of([*catalogue.findings, *run_checks(catalogue)], packs=1)
        staged = stage_tree(catalogue)
        printed = [
            speak(report, language) for speak in (as_text, as_json) for language in LANGUAGES
        ]
        return report, [*printed, *staged.values()]

    def look(path: str, content: bytes) -> None:
        (root / path).write_bytes(content)
        try:
            report, words = said()
            assert said() == (report, words)
        finally:
            (root / path).write_bytes((BASE / path).read_bytes())
        for text in words:
            text.encode("utf-8")
        # Two lines a finding, then what they come to.
        told = words[0].split("\n\n")[0] if report.findings else ""
        assert len(told.splitlines()) == 2 * len(report.findings)
        for finding in report.findings:
            where = finding.location
            assert where.path
            assert where.line is None or where.line >= 1
            assert where.column is None or (where.column >= 1 and where.line is not None)
            assert finding.sv.strip()
            assert finding.en.strip()

    return look


@given(path=st.sampled_from(FILES), content=st.binary(max_size=400))
@NEVER_LATE
def test_any_bytes(holds: Hold, path: str, content: bytes) -> None:
    holds(path, content)


@given(
    path=st.sampled_from([path for path in FILES if path.endswith(".yml")]),
    parts=st.lists(st.sampled_from(SCALARS), max_size=40),
)
@NEVER_LATE
def test_anything_like_yaml(holds: Hold, path: str, parts: list[str]) -> None:
    holds(path, "".join(parts).encode())


@given(parts=st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=5)), max_size=60))
@NEVER_LATE
def test_any_text_as_markdown(holds: Hold, parts: list[str]) -> None:
    body = "".join(parts).encode("utf-8", "replace")
    holds("methods/soppa/index.sv.md", b"---\ntitle: T\nsummary: S\n---\n" + body)


@given(
    path=st.sampled_from(FILES),
    changes=st.lists(
        st.tuples(
            st.sampled_from(("flip", "cut", "twice", "sign")),
            st.floats(0, 1, exclude_max=True),
            st.integers(1, 60),
        ),
        min_size=1,
        max_size=4,
    ),
)
@NEVER_LATE
def test_any_damage_to_a_sound_file(
    holds: Hold, path: str, changes: list[tuple[str, float, int]]
) -> None:
    content = (BASE / path).read_bytes()
    for kind, part, number in changes:
        at = int(part * len(content))
        end = at + number
        content = {
            "flip": content[:at] + bytes([number * 4]) + content[at + 1 :],
            "cut": content[:at] + content[end:],
            "twice": content[:end] + content[at:],
            "sign": content[:at] + SIGNS[number % len(SIGNS)].encode() + content[at:],
        }[kind]
    holds(path, content)
