"""Are the template and the schemas what the code makes today, and do our own files meet them?"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.model.facts import CaseFacts, ChecklistFacts, MethodFacts
from metodbank.model.library import Kind
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.schema import schemas
from metodbank.render.skeleton import Blank, free_code, skeleton

from tests.library import errors, report
from tests.schema import faults, load

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "methods" / "_template"
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}
CATALOGUE = read_catalogue(read_library(ROOT), outline=False)
ID, DAY = "min-metod", date(2026, 11, 22)
YAML = sorted(
    f"{pack.folder}/{name}"
    for pack in CATALOGUE.packs
    for name in pack.files
    if name.endswith(".yml")
)
LEDGERS = [f"docs/_ledger/{name}.yml" for name in ("items", "links", "translations")]


def schema_of(path: str) -> dict[str, Any]:
    first = (ROOT / path).read_text("utf-8").split("\n")[0]
    return SCHEMAS[first.rsplit("/", 1)[-1]]


def test_the_template_is_what_new_makes() -> None:
    blank = Blank(
        ID,
        code=free_code(ID, ()),
        today=DAY,
        schema="../_schema",
        languages=CATALOGUE.library.languages,
        vocabulary=CATALOGUE.vocabulary,
    )
    made = skeleton(Kind.METHOD, blank)
    assert {path.name: path.read_text("utf-8") for path in TEMPLATE.iterdir()} == made


def test_the_template_passes_every_check_as_a_pack(tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "methods", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(TEMPLATE, tmp_path / "methods" / ID)
    found = report(tmp_path)
    assert errors(found) == []
    assert found.packs == len(CATALOGUE.packs) + 1


def test_the_schemas_are_fresh() -> None:
    folder = ROOT / "methods" / "_schema"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schemas()


def test_the_command_writes_them(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(
        ROOT / "methods", tmp_path / "methods", ignore=shutil.ignore_patterns("_schema")
    )
    (tmp_path / "docs").mkdir()
    arguments = ["schema", "--root", str(tmp_path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"methods/_schema/{name}" for name in sorted(SCHEMAS)]
    assert CliRunner().invoke(main, arguments).stdout == ""
    written = {path.name: path.read_text() for path in (tmp_path / "methods/_schema").iterdir()}
    assert written == schemas()


@pytest.mark.parametrize("path", [*YAML, *LEDGERS, "methods/_template/method.yml"])
def test_our_files_meet_their_schema(path: str) -> None:
    schema = schema_of(path)
    assert faults(load(ROOT / path), schema) == []


def test_the_vocabulary_meets_its_schema() -> None:
    schema = SCHEMAS["vocabulary.schema.json"]
    assert faults(load(ROOT / "methods/_vocabulary.yml"), schema) == []


@pytest.mark.parametrize(
    ("kind", "model"),
    [("method", MethodFacts), ("case", CaseFacts), ("checklist", ChecklistFacts)],
)
def test_a_schema_asks_what_the_model_asks(kind: str, model: type[MethodFacts]) -> None:
    schema = SCHEMAS[f"{kind}.schema.json"]
    fields = model.model_fields
    assert list(schema["properties"]) == [info.alias or name for name, info in fields.items()]
    required = [info.alias or name for name, info in fields.items() if info.is_required()]
    assert sorted(schema["required"]) == sorted(required)
    assert schema["additionalProperties"] is False
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"colour": "red"}, "$: Additional properties are not allowed ('colour'"),
        ({"people": {"min": "four", "basis": "judgement"}}, "$.people.min: "),
        ({"people": {"min": 4}}, "$.people: 'basis' is a required"),
        ({"cost": {"level": "low", "basis": "guess"}}, "$.cost.basis: "),
        ({"setting": []}, "$.setting: "),
        ({"plan": {"start": "25.00", "steps": []}}, "$.plan.start: "),
        ({"room": {"label": {"sv": "Bord"}, "basis": [1]}}, "$.room.label: 'en' is a required"),
        ({"version": 1.0}, "$.version: "),
    ],
)
def test_a_schema_sees_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    schema = SCHEMAS["method.schema.json"]
    facts = load(ROOT / "methods/demokratisoppa/method.yml") | change
    assert any(each.startswith(fault) for each in faults(facts, schema))
