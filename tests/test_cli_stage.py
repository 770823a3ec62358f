"""Does ``metodbank stage`` write the library as Markdown, all of it and nothing else?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.schema import schemas
from metodbank.render.stage import stage_tree
from metodbank.report.document import SCHEMA_FILE

from tests.library import plant

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    *("index", "om/index", "metoder/soppa/index", "metoder/soppa/checklista"),
    *("metoder/kafe/index", "metoder/kafe/checklista"),
    *("intervjuer/storby/index", "checklistor/mat/index", "oversattning/index"),
    "regler/index",
)


def stage(root: Path, into: Path, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["stage", str(into), "--root", str(root), "--lang", language])


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_both_languages_are_written_once(tmp_path: Path) -> None:
    root, into = plant(tmp_path / "library"), tmp_path / "out"
    done = stage(root, into)
    wanted = {f"{page}.{language}.md" for page in PAGES for language in ("sv", "en")}
    wanted |= {"catalogue.json", "metoder/soppa/figures/rum.svg", "oversattning/status.json"}
    wanted |= {f"schema/{name}" for name in (*schemas(), SCHEMA_FILE)}
    assert done.exit_code == 0
    assert done.stdout == f"{len(wanted)} files written in {into}\n"
    assert set(tree(into)) == wanted
    first = tree(into)
    again = stage(root, into, "sv")
    assert again.exit_code == 0
    assert again.stdout == f"0 filer skrivna i {into}\n"
    assert tree(into) == first


def test_what_it_did_not_write_stays_and_what_changed_is_written(tmp_path: Path) -> None:
    root, into = plant(tmp_path / "library"), tmp_path / "out"
    plant(into, {"mine.txt": "mine", "metoder/soppa/notes.md": "mine"}, base=False)
    stage(root, into)
    plant(root, {"docs/om/index.sv.md": {"append": "\nMer.\n"}})
    (into / "index.en.md").write_text("damaged")
    # The two, the note on the translation, and what shows how far translations have come.
    assert stage(root, into).stdout == f"6 files written in {into}\n"
    assert stage(root, into).stdout == f"0 files written in {into}\n"
    assert (into / "mine.txt").read_text() == "mine"
    assert (into / "metoder/soppa/notes.md").read_text() == "mine"
    plant(root, {"docs/om/index.sv.md": {"append": "\nÄn mer.\n"}})
    assert stage(root, into, "sv").stdout == f"1 fil skriven i {into}\n"


def test_a_broken_pack_is_told_and_the_rest_is_written(tmp_path: Path) -> None:
    root = plant(tmp_path / "library", {"methods/kafe/method.yml": "a: [\n"})
    done = stage(root, tmp_path / "out")
    assert done.exit_code == 1
    assert done.stderr == "metodbank: some packs could not be read: run metodbank check\n"
    assert (tmp_path / "out/metoder/soppa/index.sv.md").is_file()
    assert not (tmp_path / "out/metoder/kafe/index.sv.md").exists()
    swedish = stage(root, tmp_path / "out", "sv").stderr
    assert swedish == "metodbank: några packar gick inte att läsa: kör metodbank check\n"


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    root = plant(tmp_path / "library")
    plant(tmp_path, {"out/om": "a file where a folder should be"}, base=False)
    done = stage(root, tmp_path / "out")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"metodbank: cannot reach {tmp_path}/out/om")
    assert done.stderr.count("\n") == 1


def test_a_link_out_of_the_place_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    root, into, outside = plant(tmp_path / "library"), tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    into.mkdir()
    (into / "metoder").symlink_to(outside)
    done = stage(root, into)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert list(outside.iterdir()) == []
    assert [path.name for path in into.iterdir()] == ["metoder"]


def test_the_listing(tmp_path: Path) -> None:
    root, into = plant(tmp_path / "library"), tmp_path / "out"
    stage(root, into)
    listed = json.loads((into / "catalogue.json").read_text("utf-8"))
    assert listed["format"] == 1
    assert [(each["kind"], each["id"]) for each in listed["packs"]] == [
        *[("case", "storby"), ("checklist", "mat"), ("method", "kafe"), ("method", "soppa")]
    ]


@pytest.mark.parametrize("name", ["base", "real"])
def test_relative_links_lead_to_what_is_staged(name: str, tmp_path: Path) -> None:
    """Links name a page without its language; the file beside has the language in its name."""
    root = ROOT if name == "real" else plant(tmp_path / "library")
    into = tmp_path / "out"
    assert stage(root, into).exit_code == 0
    staged = set(tree(into))
    broken = []
    for page in sorted(path for path in staged if path.endswith(".md")):
        language = page.removesuffix(".md").rsplit(".", 1)[1]
        # What stands in code is an example and no link.
        text = re.sub(r"(?ms)^(```+).*?^\1$|`[^`\n]+`", "", (into / page).read_text("utf-8"))
        for target in re.findall(r"(?<!\\)\]\(([^)\s]+)", text):
            path = unquote(target.partition("#")[0])
            if not path or re.match(r"[a-z]+:", path):
                continue
            leads = normpath(join(dirname(page), path))
            if not {leads, f"{leads.removesuffix('.md')}.{language}.md"} & staged:
                broken.append(f"{page}: {target}")
    assert broken == []


def test_nothing_of_the_site_is_left_in_the_text() -> None:
    texts = stage_tree(read_catalogue(read_library(ROOT)))
    assert [path for path, text in texts.items() if "{{" in text or "{%" in text] == []


def test_a_source_brings_its_note_and_its_archived_copy(tmp_path: Path) -> None:
    note = ", note: {sv: Läst i sin helhet., en: Read in full.}}"
    url = 'url: "https://soppa.example/"'
    ledger = (
        "https://soppa.example/:\n  first_seen: 2026-01-05\n"
        "  archived: https://web.archive.org/web/2026/https://soppa.example/\n"
    )
    root = plant(
        tmp_path / "library",
        {
            "methods/soppa/method.yml": {"edit": {f"{url}}}": url + note}},
            "docs/_ledger/links.yml": ledger,
        },
    )
    done = CliRunner().invoke(main, ["stage", str(tmp_path / "out"), "--root", str(root)])
    assert done.exit_code == 0, done.output
    staged = (tmp_path / "out/metoder/soppa/index.sv.md").read_text("utf-8")
    assert (
        "1. Förlaget (2024): [Soppa](https://soppa.example/) ([arkiverad kopia]"
        "(https://web.archive.org/web/2026/https://soppa.example/)). Läst i sin helhet.\n"
    ) in staged
    assert "2. Handlaren: [Priser](https://pris.example/)\n" in staged
