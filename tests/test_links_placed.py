"""Break the sources of our own library, build the site, and ask ``metodbank links`` where.

Each fault in ``tests/links/faults.yml`` must be answered by its rule at the file, line and column
of the source in which it was written, and the built site must give no other finding.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from metodbank.links.rules import RULES
from metodbank.links.survey import survey
from metodbank.linter import sites
from metodbank.model.finding import Finding
from metodbank.read.config import read_library

from tests.bench.links_site import docx, pdf
from tests.support import ROOT
from tests.support.building import SITE_URL, build

SPECS: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).resolve().parent / "links/faults.yml").read_text("utf-8")
)
MARK = "¤"
ENOUGH = 5
KEYS = {"text", "in", "append", "find", "put", "files", "lang", "at", "also", "pdf", "docx"}


@dataclass(frozen=True)
class Seed:
    """A fault: its rule, where that must answer, and what else cannot but answer there."""

    rule: str
    place: str
    also: frozenset[str]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Seed], list[Finding]]:
    """Every fault at once, in one copy of the library and one build of it."""
    root = tmp_path_factory.mktemp("broken") / "library"
    for name in ("docs", "methods", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    seeds = list(Sower(root).seeds())
    build(root / "site", root, strict=False)
    library = read_library(root)
    surveyed = survey(root / "site", SITE_URL)
    return seeds, list(sites.examine(surveyed, library))


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_the_rule_answers_where_the_source_is_wrong(name: str, answered) -> None:
    seeds, findings = answered
    own = [seed for seed in seeds if seed.rule == name]
    assert len(own) >= ENOUGH
    places = {str(found.location) for found in findings if found.rule.name == name}
    assert [seed.place for seed in own if seed.place not in places] == []


def test_nothing_else_is_found(answered) -> None:
    seeds, findings = answered
    due = {(rule, seed.place) for seed in seeds for rule in (seed.rule, *seed.also)}
    # What else cannot but answer is told of the whole file, or of the same place.
    files = {(rule, seed.place.partition(":")[0]) for seed in seeds for rule in seed.also}
    found = {(each.rule.name, str(each.location)): each for each in findings}
    others = {
        key: each.en
        for key, each in found.items()
        if key not in due and (key[0], each.location.path) not in files
    }
    assert others == {}


class Sower:
    """Writes faults into a library, each in a text of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts = {
            language: iter(
                sorted(
                    path.relative_to(root).as_posix()
                    for top in ("docs", "methods")
                    for path in (root / top).rglob(f"*.{language}.md")
                    # Drafts are not published, and the start page shows nothing of its text.
                    if "/_" not in path.as_posix().removeprefix(str(root))
                    and path.parent != root / "docs"
                )
            )
            for language in ("sv", "en")
        }
        self._places: dict[str, list[tuple[int, Seed]]] = defaultdict(list)

    def seeds(self) -> Iterator[Seed]:
        number = 0
        for rule, specs in SPECS.items():
            for spec in specs:
                number += 1
                told = {"text": spec} if isinstance(spec, str) else spec
                assert set(told) <= KEYS
                language = told.get("lang") or ("sv", "en")[number % 2]
                yield self._seed(rule, told, told.get("in") or next(self._texts[language]))

    def _seed(self, rule: str, spec: dict[str, Any], path: str) -> Seed:
        for name, content in spec.get("files", {}).items():
            self._write(name, content.encode("utf-8"))
        also = frozenset(spec.get("also", ()))
        for kind, made in (("pdf", pdf), ("docx", docx)):
            if kind in spec:
                self._write(path, made(spec[kind]))
                return Seed(rule, path, also)
        file = self.root / path
        text = file.read_text("utf-8") if file.exists() else ""
        if "find" in spec:
            text, count = re.subn(spec["find"], spec["put"], text, count=1)
            assert count, f"{path} has no {spec['find']}"
        else:
            added = spec.get("append") or f"\n{spec['text']}"
            text = f"{text}{added}\n"
        offset = text.find(MARK)
        text = text.replace(MARK, "")
        self._write(path, text.encode("utf-8"))
        if spec.get("at") == "file":
            return Seed(rule, path, also)
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        return Seed(rule, f"{path}:{line}:{column}", also)

    def _write(self, path: str, content: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
