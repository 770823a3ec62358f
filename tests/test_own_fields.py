"""Can a library add fields and lists of its own without touching code, in its own languages?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from metodbank.cli import main
from metodbank.linter.fixing import mend, write
from metodbank.linter.run import examine
from metodbank.model.catalogue import Catalogue
from metodbank.model.library import Kind, Library
from metodbank.model.own import OwnField, OwnType
from metodbank.model.uses import every_text, translated_texts
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.read.root import ConfigError
from metodbank.render.schema import schemas
from metodbank.site.plugin import MetodbankConfig

from tests.library import TODAY, plant, printed, report
from tests.schema import faults, load

METHOD = "methods/soppa/method.yml"
AGE = """\
age:
  child: {label: {sv: Barn, en: Child}}
  adult: {label: {sv: Vuxen, en: Adult}}
"""
OWN = """\
      own_fields:
        method:
          target_age: {type: term, vocabulary: age, required: true, label: {sv: Ålder, en: Age}}
          rounds: {type: number}
          blurb: {type: translated}
        case:
          theme: {type: text}
      required_fields:
        method: [aliases, local.rounds]
"""


def settings(own: str = "", languages: str = "{locale: sv, default: true}, {locale: en}") -> str:
    """An mkdocs.yml whose own settings begin on line 4."""
    head = f"plugins:\n  - i18n: {{languages: [{languages}]}}\n  - metodbank:\n"
    return f"{head}{own}      branch: main\n"


def library(root: Path, own: str) -> Library:
    return read_library(plant(root, {"mkdocs.yml": settings(own)}))


def test_what_is_declared_is_read(tmp_path: Path) -> None:
    own = library(tmp_path, OWN).own_fields(Kind.METHOD)
    assert own.fields["target_age"] == OwnField(
        "target_age", OwnType.TERM, "age", True, {"sv": "Ålder", "en": "Age"}
    )
    assert own.fields["rounds"] == OwnField("rounds", OwnType.NUMBER)
    assert own.translated == {"blurb"}
    assert own.required == ("aliases", "local.rounds")


def test_a_library_without_any_has_none(tmp_path: Path) -> None:
    found = library(tmp_path, "")
    assert found.own == {}
    assert not found.own_fields(Kind.CASE).fields
    assert found.own_fields(Kind.CASE).required == ()


WRONG: dict[str, tuple[str, int, str, str]] = {
    "a list": (
        "      own_fields: [a]\n",
        4,
        "`own_fields` är ”['a']”, väntade inställningar med namn",
        "`own_fields` is \"['a']\", expected named settings",
    ),
    "no such kind": (
        "      own_fields:\n        metod:\n          a: {type: text}\n",
        5,
        "okänt namn `metod` under `own_fields`: menade ni `method`?",
        "unknown name `metod` under `own_fields`: did you mean `method`?",
    ),
    "a word for fields": (
        "      own_fields:\n        method: text\n",
        5,
        "`own_fields.method` är ”text”, väntade inställningar med namn",
        '`own_fields.method` is "text", expected named settings',
    ),
    "no name": (
        "      own_fields:\n        case:\n          Målgrupp: {type: text}\n",
        6,
        "”Målgrupp” kan inte vara ett fältnamn: väntade små bokstäver a–z, siffror och _,"
        " till exempel target_age",
        '"Målgrupp" cannot be the name of a field: expected lower-case letters a–z, digits and _,'
        " such as target_age",
    ),
    "no type": (
        "      own_fields:\n        case:\n          a:\n            required: true\n",
        6,
        "`own_fields.case.a.type` saknas: väntade något av number, text, date, term, terms,"
        " translated",
        "`own_fields.case.a.type` is missing: expected one of number, text, date, term, terms,"
        " translated",
    ),
    "no such type": (
        "      own_fields:\n        case:\n          a:\n            type: siffra\n",
        7,
        "`own_fields.case.a.type` är ”siffra”, väntade något av number, text, date, term, terms,"
        " translated",
        '`own_fields.case.a.type` is "siffra", expected one of number, text, date, term, terms,'
        " translated",
    ),
    "no such setting": (
        "      own_fields:\n        case:\n          a: {type: text, requird: true}\n",
        6,
        "okänt namn `requird` under `own_fields.case.a`: menade ni `required`?",
        "unknown name `requird` under `own_fields.case.a`: did you mean `required`?",
    ),
    "no vocabulary": (
        "      own_fields:\n        case:\n          a: {type: terms}\n",
        6,
        "`own_fields.case.a.vocabulary` saknas: väntade namnet på listan som värdena väljs ur",
        "`own_fields.case.a.vocabulary` is missing: expected the name of the list that values are"
        " chosen from",
    ),
    "a vocabulary too many": (
        "      own_fields:\n        case:\n          a: {type: text, vocabulary: age}\n",
        6,
        "`own_fields.case.a.vocabulary` hör bara till typerna term och terms, här är typen text",
        "`own_fields.case.a.vocabulary` belongs to the types term and terms only, here the type is"
        " text",
    ),
    "required by a word": (
        "      own_fields:\n        case:\n          a: {type: text, required: ja}\n",
        6,
        "`own_fields.case.a.required` är ”ja”, väntade true eller false",
        '`own_fields.case.a.required` is "ja", expected true or false',
    ),
    "a label in one language": (
        "      own_fields:\n        case:\n          a: {type: text, label: {sv: A}}\n",
        6,
        "`own_fields.case.a.label.en` saknas: väntade ett ord på varje språk som biblioteket har",
        "`own_fields.case.a.label.en` is missing: expected a word in each language of the library",
    ),
    "a label in another language": (
        "      own_fields:\n        case:\n          a: {type: text, label: {sv: A, fi: A}}\n",
        6,
        "okänt namn `fi` under `own_fields.case.a.label`: välj bland sv, en",
        "unknown name `fi` under `own_fields.case.a.label`: choose from sv, en",
    ),
    "a label that is a word": (
        "      own_fields:\n        case:\n          a: {type: text, label: Ålder}\n",
        6,
        "`own_fields.case.a.label` är ”Ålder”, väntade inställningar med namn",
        '`own_fields.case.a.label` is "Ålder", expected named settings',
    ),
    "no list of required": (
        "      required_fields: {method: budget}\n",
        4,
        "`required_fields.method` är ”budget”, väntade en lista med fältnamn",
        '`required_fields.method` is "budget", expected a list of names of fields',
    ),
    "no such field": (
        "      required_fields:\n        method:\n          - aliases\n          - budgte\n",
        7,
        "okänt namn `budgte` under `required_fields.method`: menade ni `budget`?",
        "unknown name `budgte` under `required_fields.method`: did you mean `budget`?",
    ),
    "no such own field": (
        "      own_fields: {method: {target_age: {type: number}}}\n"
        "      required_fields: {method: [local.target_ag]}\n",
        5,
        "okänt namn `local.target_ag` under `required_fields.method`: menade ni"
        " `local.target_age`?",
        "unknown name `local.target_ag` under `required_fields.method`: did you mean"
        " `local.target_age`?",
    ),
    "an own field of another kind": (
        "      own_fields: {method: {age: {type: number}}}\n"
        "      required_fields: {case: [local.age]}\n",
        5,
        "okänt namn `local.age` under `required_fields.case`: ",
        "unknown name `local.age` under `required_fields.case`: ",
    ),
    "a field inside one that has none": (
        "      required_fields: {method: [owner.name]}\n",
        4,
        "okänt namn `owner.name` under `required_fields.method`: ",
        "unknown name `owner.name` under `required_fields.method`: ",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    own, line, sv, en = WRONG[name]
    root = plant(tmp_path, {"mkdocs.yml": settings(own)})
    with pytest.raises(ConfigError) as caught:
        read_library(root)
    assert caught.value.message["sv"].startswith(f"mkdocs.yml:{line}: {sv}")
    assert caught.value.message["en"].startswith(f"mkdocs.yml:{line}: {en}")
    done = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"metodbank: mkdocs.yml:{line}: {en}")
    assert done.stderr.count("\n") == 1


def test_the_plugin_takes_the_same_settings() -> None:
    config = MetodbankConfig()
    config.load_dict(yaml.safe_load(settings(OWN))["plugins"][1]["metodbank"])
    assert config.validate() == ([], [])


BLURB = '{sv: "Alla är med [2].", en: "All join in [2]."}'
FIELDS = {
    METHOD: f"local: {{target_age: child, rounds: 3, blurb: {BLURB}}}\npurpose:",
    "methods/kafe/method.yml": "local: {target_age: adult, rounds: 4}\npurpose:",
}
ALIASES = {
    "methods/soppa/index.en.md": "All find room.",
    "methods/kafe/index.sv.md": "Alla får nya grannar.",
    "methods/kafe/index.en.md": "All get new neighbours.",
}


def filled(root: Path) -> Path:
    """A library in which every pack has what its library requires."""
    files: dict[str, Any] = {
        "mkdocs.yml": settings(OWN),
        "methods/_vocabulary.yml": {"append": AGE},
        **{path: {"edit": {"purpose:": fields}} for path, fields in FIELDS.items()},
        **{path: {"edit": {end: f"{end}\naliases: [supper]"}} for path, end in ALIASES.items()},
    }
    return plant(root, files)


def catalogue(root: Path) -> Catalogue:
    return read_catalogue(read_library(root), today=TODAY)


def test_a_library_with_its_own_fields_is_clean(tmp_path: Path) -> None:
    found = [line for line in printed(report(filled(tmp_path))) if "translation" not in line]
    assert found == []


def test_only_declared_texts_are_texts(tmp_path: Path) -> None:
    root = filled(tmp_path)
    facts = next(facts for pack, facts in catalogue(root).methods if pack.id == "soppa")
    spoken = {where for where, _, _ in translated_texts(facts, {"blurb"}) if where[0] == "local"}
    assert spoken == {("local", "blurb", "sv"), ("local", "blurb", "en")}
    assert not [where for where, _, _ in translated_texts(facts) if where[0] == "local"]
    every = {where: language for where, language, _ in every_text(facts) if where[0] == "local"}
    assert every == {
        ("local", "target_age"): None,
        ("local", "rounds"): None,
        ("local", "blurb", "sv"): None,
        ("local", "blurb", "en"): None,
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Alla är med [2].", "Alla är med [9].", "reference-has-source"),
        ("Alla är med [2].", "Alla är med.", "every-source-is-used"),
        ("Alla är med [2].", "<script>alert(1)</script> [2]", "text-is-harmless"),
        ("rounds: 3", "rounds: tre", "own-fields-are-filled"),
        ("rounds: 3, ", "", "own-fields-are-filled"),
        ("target_age: child", "target_age: chidl", "own-fields-are-filled"),
        ("target_age: child, ", "", "own-fields-are-filled"),
    ],
)
def test_the_rules_see_into_own_fields(old: str, new: str, expected: str, tmp_path: Path) -> None:
    root = filled(tmp_path)
    plant(root, {METHOD: {"edit": {old: new}}}, base=False)
    assert expected in {finding.rule.name for finding in report(root).findings}


def test_a_slip_in_a_name_is_mended(tmp_path: Path) -> None:
    root = filled(tmp_path)
    sound = (root / METHOD).read_text()
    plant(root, {METHOD: {"edit": {"rounds: 3": "ruonds: 3"}}}, base=False)
    found = read_library(root)

    def check(each: Library) -> Any:
        return examine(each, today=TODAY, processes=1)

    before = check(found)
    assert write(found, mend(found, before, before.findings, check)) == [METHOD]
    assert (root / METHOD).read_text() == sound


def test_the_schema_knows_them(tmp_path: Path) -> None:
    root = filled(tmp_path)
    own = {name: json.loads(text) for name, text in schemas(read_library(root)).items()}
    method = own["method.schema.json"]
    assert faults(load(root / METHOD), method) == []
    assert method["properties"]["local"]["properties"]["target_age"]["title"] == "Ålder"
    assert method["properties"]["local"]["required"] == ["target_age", "rounds"]
    assert "local" in method["required"]
    assert own["checklist.schema.json"] == json.loads(schemas()["checklist.schema.json"])
    case = own["case.schema.json"]
    assert list(case["properties"]["local"]["properties"]) == ["theme"]
    assert "local" not in case["required"]
    for change in ({"target_age": ["child"]}, {"rounds": "tre"}, {"blurb": {"sv": "Bara"}}):
        facts = load(root / METHOD)
        facts["local"] = {**facts["local"], **change}
        assert any("$.local" in fault for fault in faults(facts, method)), change
    facts = load(root / METHOD)
    facts["local"]["from_elsewhere"] = {"a": ["b"]}
    assert faults(facts, method) == []


def test_the_schema_requires_what_the_library_does(tmp_path: Path) -> None:
    own = "      required_fields: {method: [budget, aliases, sources.year], case: [figures]}\n"
    found = schemas(library(tmp_path, own))
    usual = json.loads(schemas()["method.schema.json"])["required"]
    assert json.loads(found["method.schema.json"])["required"] == [*usual, "budget"]
    assert "figures" in json.loads(found["case.schema.json"])["required"]


def test_the_command_writes_the_schema_of_the_library(tmp_path: Path) -> None:
    root = filled(tmp_path)
    assert CliRunner().invoke(main, ["schema", "--root", str(root)]).exit_code == 0
    written = {path.name: path.read_text("utf-8") for path in (root / "methods/_schema").iterdir()}
    assert written == schemas(read_library(root))


def _translated(root: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Put every translated value of every YAML file through a change."""

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(each) for each in value]
        if not isinstance(value, dict):
            return value
        value = change(value) if {"sv", "en"} <= value.keys() else value
        return {key: walk(each) for key, each in value.items()}

    for path in root.rglob("*.yml"):
        if path.name == "mkdocs.yml":
            continue
        if path.name.startswith("translation"):
            path.unlink()
            continue
        whole = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        text = yaml.safe_dump(walk(whole), allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")


def test_a_library_in_swedish_alone(tmp_path: Path) -> None:
    root = plant(tmp_path)
    _translated(root, lambda value: {"sv": value["sv"]})
    for path in root.rglob("*.en.md"):
        path.unlink()
    own = """\
      own_fields: {method: {malgrupp: {type: terms, vocabulary: alder, label: {sv: Åldrar}},
        ingress: {type: translated, required: true}}}
"""
    plant(
        root,
        {
            "mkdocs.yml": settings(own, "{locale: sv, default: true}"),
            "methods/_vocabulary.yml": {"append": "alder: {barn: {label: {sv: Barn}}}\n"},
            "methods/kafe/method.yml": {
                "edit": {
                    "purpose:\n": "local: {malgrupp: [barn], ingress: {sv: Byt bord.}}\npurpose:\n"
                }
            },
            METHOD: {
                "edit": {
                    "purpose:\n": "local: {malgrupp: [born], ingress: {sv: A, en: B}}\npurpose:\n"
                }
            },
        },
        base=False,
    )
    assert printed(report(root), "sv") == [
        f"{METHOD}:10:20  own-fields-are-filled  ”born” finns inte i listan alder: menade ni"
        " ”barn”?",
        f"{METHOD}:10:27  own-fields-are-filled  `local.ingress`: väntade bara språken sv, fann"
        " fälten sv, en",
    ]


def test_a_library_in_finnish_and_swedish(tmp_path: Path) -> None:
    """Rules about words keep silent on Finnish; those about fields ask for both languages."""
    root = plant(tmp_path)
    _translated(root, lambda value: {"fi": value["en"], "sv": value["sv"]})
    for path in root.rglob("*.en.md"):
        path.rename(path.with_name(path.name.replace(".en.md", ".fi.md")))
    own = """\
      own_fields:
        case: {kesto: {type: text, required: true, label: {fi: Kesto, sv: Längd}}}
        method: {esittely: {type: translated, required: true}}
      required_fields: {method: [local.esittely], checklist: [sources.year]}
"""
    plant(
        root,
        {
            "mkdocs.yml": settings(own, "{locale: fi, default: true}, {locale: sv}"),
            "docs/intervjuer/storby/case.yml": {
                "edit": {"library:": "local: {kesto: kaksi tuntia}\nlibrary:"}
            },
            "methods/kafe/method.yml": {
                "edit": {
                    "purpose:\n": "local: {esittely: {fi: Vaihda., sv: Byt bord.}}\npurpose:\n"
                }
            },
            METHOD: {"edit": {"purpose:\n": "local: {esittely: {fi: Syö.}}\npurpose:\n"}},
            "methods/soppa/index.fi.md": {
                "edit": {"All find room.": "Vuonna kävi 300 osallistujaa ilman lähdettä"}
            },
        },
        base=False,
    )
    found = [line for line in printed(report(root), "sv") if "translation-is-current" not in line]
    assert found == [
        "docs/checklistor/mat/checklist.yml:27:3  own-fields-are-filled  `sources.year` saknas,"
        " och biblioteket kräver det",
        "methods/soppa/index.fi.md:3:1  summary-fits-a-card  sammanfattningen slutar med"
        " ”osallistujaa ilman lähdettä”, väntade punkt",
        f"{METHOD}:10:9  own-fields-are-filled  `local.esittely`: väntade också texten på sv:"
        " `sv: …`, fann fälten fi",
    ]
