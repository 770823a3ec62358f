"""A library of many methods, and the same pages as a site of bare Material for MkDocs.

The library is the project's own settings, templates, pages and packs, with N generated methods
beside them, in a git history of one commit. The bare site has no plugin but search.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml
from metodbank.model.catalogue import Catalogue
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.stage import stage_tree

from tests.bench import prose
from tests.support import ROOT

LANGUAGES = ("sv", "en")
COPIED = ("mkdocs.yml", "docs", "methods", "overrides")
PREFIX = "bench-"
DAY = "2026-11-22"
SEED = 1
FEWEST = 4  # packs: with fewer, the relations fall on one another
BARE = {
    "site_name": "Bare Material",
    "site_url": "https://bare.example/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "nav": [f"{folder}index.md" for folder in ("", "metoder/", "intervjuer/", "checklistor/")],
    "not_in_nav": "*\n",
}
_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Bench"), ("EMAIL", "bench@example.org"), ("DATE", f"{DAY}T12:00"))
}


def library(root: Path, packs: int, *, seed: int = SEED) -> None:
    """Make the library of ``packs`` generated methods in ``root``, a folder that is not there."""
    root.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    terms = yaml.safe_load((root / "methods/_vocabulary.yml").read_text("utf-8"))
    lists = sorted(path.parent.name for path in root.glob("docs/checklistor/*/checklist.yml"))
    for number in range(packs):
        pack = _Pack(Random(f"{seed}-{number}"), number, packs, terms, lists)
        for name, text in pack.files():
            path = root / "methods" / _id(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    metodbank = str(Path(sys.executable).parent / "metodbank")
    record = [metodbank, "translated", "--all", "--from", LANGUAGES[0]]
    subprocess.run(record, cwd=root, check=True, capture_output=True)
    for command in (["init"], ["add", "."], ["commit", "--message", "A library"]):
        quiet = [] if command[0] == "add" else ["--quiet"]
        environment = {**os.environ, **_GIT}
        subprocess.run(["git", *command, *quiet], cwd=root, env=environment, check=True)


def bare(root: Path, source: Path, *, whole: bool = False) -> None:
    """Make the site of bare Material in ``root`` with the pages of the library ``source``.

    Args:
        root: the folder to make.
        source: a library that ``library`` has made.
        whole: whether a method's page also says, as Markdown, what ours adds to its text: facts,
            minute plan, related methods, sources. Without it the page is the author's text alone.
    """
    catalogue = read_catalogue(read_library(source), outline=False)
    pages = dict(stage_tree(catalogue))
    if not whole:
        pages |= dict(_texts(catalogue))
    for path, text in pages.items():
        stem, language, suffix = path.rsplit(".", 2)
        _write(root / "docs" / _home(language) / f"{stem}.{suffix}", text)
    for pack in catalogue.packs:
        figures = source / pack.folder / "figures"
        for language in LANGUAGES if figures.is_dir() else ():
            folder = root / "docs" / _home(language) / catalogue.library.uri(pack.folder)
            shutil.copytree(figures, folder / "figures")
    _write(root / "mkdocs.yml", yaml.safe_dump(BARE, sort_keys=False))


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for pack in catalogue.of_kind(Kind.METHOD):
        for language, text in pack.texts.items():
            path = catalogue.library.uri(f"{pack.folder}/index.{language}.md")
            yield path, f"# {text.title}\n\n{text.summary}\n\n{text.body.strip()}\n"


def _home(language: str) -> str:
    return "" if language == LANGUAGES[0] else language


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _id(number: int) -> str:
    return f"{PREFIX}{number:04}"


class _Pack:
    """One generated method."""

    def __init__(
        self, rng: Random, number: int, packs: int, terms: dict[str, Any], lists: list[str]
    ) -> None:
        self.rng, self.number, self.terms = rng, number, terms
        self.texts = rng.random()
        self.lists = rng.sample(lists, 2)
        self.sources = rng.randint(3, 8)
        # A ring, and pairs two steps apart in it: relations are mutual.
        self.related = {(number - 1) % packs: "after", (number + 1) % packs: "before"}
        if number ^ 2 < packs:
            self.related[number ^ 2] = "instead"

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of the pack: its path in the folder, its text."""
        yield "method.yml", _yaml(self._facts())
        yield "checklist.yml", _yaml(self._checklist())
        yield "figures/mark.svg", self._drawing("glyph", 96, 1)
        yield "figures/room.svg", self._drawing("drawing room", 760, self.rng.randint(5, 9))
        for language in LANGUAGES:
            yield f"index.{language}.md", self._text(language)

    def _text(self, language: str) -> str:
        rng = Random(self.texts)
        steps = next(part for part in WRITTEN[Kind.METHOD] if part.key == "steps")
        anchor = steps.anchor(language)
        around = prose.Surroundings(
            related=[
                f"[{prose.title(other, language)}](../{_id(other)}/index.md#{anchor})"
                for other in self.related
            ],
            checklist=f"[{self.lists[0]}](../../checklistor/{self.lists[0]}/index.md)",
            sources=self.sources,
        )
        fields: dict[str, Any] = {
            "title": prose.title(self.number, language),
            "summary": f"{prose.sentence(rng, language, 14, 18)}.",
            "aliases": [prose.sentence(rng, language, 2, 2).lower() for _ in range(2)],
        }
        return f"---\n{_yaml(fields)}---\n\n{prose.body(rng, language, around)}"

    def _said(self, fewest: int = 6, most: int = 14) -> dict[str, str]:
        return {
            language: f"{prose.sentence(self.rng, language, fewest, most)}."
            for language in LANGUAGES
        }

    def _term(self, vocabulary: str) -> str:
        return self.rng.choice(sorted(self.terms[vocabulary]))

    def _measured(self, **fields: Any) -> dict[str, Any]:
        rests = self.rng.random() < 0.5
        basis = [self.rng.randint(1, self.sources)] if rests else "judgement"
        return {**fields, "basis": basis, "note": self._said(4, 8)}

    def _facts(self) -> dict[str, Any]:
        steps: list[dict[str, Any]] = [
            {
                "minutes": self.rng.choice((5, 10, 15, 20)),
                "activity": self._term("activity"),
                "title": self._said(1, 3),
                "text": self._said(),
                "role": self._term("role"),
            }
            for _ in range(self.rng.randint(6, 10))
        ]
        total = sum(step["minutes"] for step in steps)
        return {
            "id": _id(self.number),
            "code": f"b{self.number:04}",
            "version": "0.1.0",
            "published": DAY,
            "review_by": "2027-11-22",
            "owner": "Redaktionen",
            "creators": [{"name": "Ingen alls"}],
            "licence": "CC-BY-4.0",
            "purpose": [self._term("purpose")],
            "audience": [self._term("audience")],
            "setting": [self._term("setting")],
            "minutes": self._measured(min=total, max=total + 30),
            "people": self._measured(min=self.rng.randint(4, 12)),
            "staff": self._measured(min=1, max=self.rng.randint(2, 6)),
            "preparation_weeks": self._measured(min=1, max=self.rng.randint(2, 8)),
            "cost": self._measured(level=self._term("cost")),
            "room": self._measured(label=self._said(2, 4)),
            "maturity": "draft",  # every other asks for evidence
            "plan": {"start": "17.30", "steps": steps},
            "related": [
                {"id": _id(other), "as": relation, "why": self._said()}
                for other, relation in self.related.items()
            ],
            "figures": [
                {"file": name, "creator": "Ingen alls", "licence": "CC-BY-4.0"}
                for name in ("room.svg", "mark.svg")
            ],
            "sources": [
                {
                    "number": number,
                    "title": prose.sentence(self.rng, "sv", 3, 8),
                    "publisher": prose.sentence(self.rng, "sv", 1, 3),
                    "url": f"https://source.example/{_id(self.number)}/{number}",
                }
                for number in range(1, self.sources + 1)
            ],
        }

    def _checklist(self) -> dict[str, Any]:
        when = ("-4w", "-2w", "-1w", "-1d", "day", "+1d", "+2w")
        days = sorted(self.rng.choices(when, k=self.rng.randint(8, 16)), key=when.index)
        items = [
            {
                "id": f"errand-{number}",
                "when": day,
                "text": self._said(5, 9),
                "help": self._said(),
                "role": self._term("role"),
            }
            for number, day in enumerate(days)
        ]
        return {"includes": self.lists, "items": items}

    def _drawing(self, name: str, size: int, tables: int) -> str:
        """Round tables with seats, drawn as the project's own figures are: classes, no colours."""
        lines = [f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {size} 96">']
        for _ in range(tables):
            x, y = self.rng.randint(20, size - 20), self.rng.randint(20, 76)
            lines.append(f'  <g>\n    <circle class="g-table" cx="{x}" cy="{y}" r="12"/>')
            for right, down in ((15, 0), (-15, 0), (0, 15), (0, -15)):
                seat = f'cx="{x + right}" cy="{y + down}" r="3.8"'
                lines.append(f'    <circle class="g-seat" {seat}/>')
            lines.append(f'    <path class="d-thin" d="M{x - 6} {y}q6-8 11 0t12-1M{x} {y}h13"/>')
            lines.append("  </g>")
        return "\n".join([*lines, "</svg>", ""])


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.generate",
        description="Make a library of generated methods, and its pages as a bare site.",
    )
    parser.add_argument("folder", type=Path, help="gets two folders: ours/ and bare/")
    parser.add_argument("packs", type=int, help=f"how many methods to generate, {FEWEST} or more")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, other texts")
    parser.add_argument(
        "--whole", action="store_true", help="bare pages hold facts, plan and sources too"
    )
    options = parser.parse_args()
    if options.packs < FEWEST:
        parser.error(f"packs: {FEWEST} or more")
    library(options.folder / "ours", options.packs, seed=options.seed)
    bare(options.folder / "bare", options.folder / "ours", whole=options.whole)


if __name__ == "__main__":
    main()
