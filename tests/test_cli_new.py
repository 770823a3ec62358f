"""Does ``metodbank new`` make a pack that passes every check, or nothing at all?"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main
from metodbank.model.library import Kind

from tests.library import errors, plant, report

FOLDERS = {"method": "methods", "case": "docs/intervjuer", "checklist": "docs/checklistor"}
FILES = {
    "method": ["checklist.yml", "index.en.md", "index.sv.md", "method.yml", "translation.yml"],
    "case": ["case.yml", "index.en.md", "index.sv.md", "translation.yml"],
    "checklist": ["checklist.yml", "index.en.md", "index.sv.md", "translation.yml"],
}


def new(root: Path, *arguments: str, language: str = "en") -> Result:
    options = ["--root", str(root), "--lang", language]
    return CliRunner().invoke(main, ["new", *options, "--", *arguments])


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in root.rglob("*")
    }


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_new_pack_passes_every_check(kind: str, tmp_path: Path) -> None:
    root = plant(tmp_path)
    done = new(root, kind, "min-nya-2")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"{FOLDERS[kind]}/min-nya-2/{name}" for name in FILES[kind]]
    assert errors(report(root)) == []
    assert report(root).packs == 5


@pytest.mark.parametrize(
    "id_",
    ["a", "1", "en-alldeles-for-lang-kod", "en-alldeles-for-lang-kod-till", "kod-2", "no", "null"],
)
def test_any_good_id_gives_a_good_pack(id_: str, tmp_path: Path) -> None:
    """The code is short and free whatever the id is."""
    root = plant(tmp_path)
    for first in ("en-alldeles-for-lag", "kod2"):
        assert new(root, "checklist", first).exit_code == 0
    assert new(root, "method", id_).exit_code == 0
    assert errors(report(root)) == []


@pytest.mark.parametrize(
    ("id_", "suggestion"),
    [
        ("Språkkafé", "sprakkafe"),
        ("min metod", "min-metod"),
        ("min_metod", "min-metod"),
        ("_template", "template"),
        ("-a", "a"),
        ("a-", "a"),
        ("a--b", "a-b"),
        ("../a", "a"),
        ("a/b", "ab"),
        (".", "min-metod"),
        ("..", "min-metod"),
        ("", "min-metod"),
        ("日本", "min-metod"),
        ("a\n", "a"),
    ],
)
def test_bad_id_is_refused_and_nothing_is_written(
    id_: str, suggestion: str, tmp_path: Path
) -> None:
    root = plant(tmp_path)
    before = tree(root)
    done = new(root, "method", id_)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(f'cannot be an id, take for example "{suggestion}"\n')
    assert new(root, "method", id_, language="sv").stderr.endswith(
        f"går inte att använda som id, ta till exempel ”{suggestion}”\n"
    )
    assert tree(root) == before


@pytest.mark.parametrize(
    ("kind", "id_", "taken"),
    [
        ("method", "soppa", "methods/soppa"),
        ("case", "storby", "docs/intervjuer/storby"),
        ("checklist", "soppa", "methods/soppa"),
        ("method", "mat", "docs/checklistor/mat"),
        ("method", "fil", "methods/fil"),
        ("method", "lank", "methods/lank"),
    ],
)
def test_existing_id_is_refused_whatever_has_it(
    kind: str, id_: str, taken: str, tmp_path: Path
) -> None:
    root = plant(tmp_path, {"methods/fil": "", "methods/lank": {"link": "borta"}})
    before = tree(root)
    done = new(root, kind, id_)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"metodbank: {taken} exists already\n"
    assert new(root, kind, id_, language="sv").stderr == f"metodbank: {taken} finns redan\n"
    assert tree(root) == before


def test_one_language_more(tmp_path: Path) -> None:
    root = plant(
        tmp_path,
        {
            "mkdocs.yml": "plugins:\n  - i18n: {languages: [{locale: sv, default: true},"
            " {locale: en}, {locale: fi}]}\n"
        },
    )
    assert new(root, "method", "ny").exit_code == 0
    assert (root / "methods/ny/index.fi.md").is_file()
    assert [line for line in errors(report(root)) if "/ny" in line] == []
