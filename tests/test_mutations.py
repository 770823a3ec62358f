"""Break one wish in our own packs, in many ways: does its rule answer, there and only there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from metodbank.links.rules import EVERY as BUILT

from tests.library import RULES
from tests.support.trying import Content, House

FOLDER = Path(__file__).resolve().parent / "mutations"
MARK = "¤"
ENOUGH = 5
TRIED_IN = 3
PLUGIN = "  - metodbank:\n"
KEYS = {
    *("in", "find", "put", "append", "remove", "rename", "add", "settings"),
    *("at", "also", "about"),
}
SPECS = {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}


@dataclass(frozen=True)
class Mutation:
    """Files as they become, and where the rule must answer."""

    files: dict[str, Content]
    place: str
    also: frozenset[str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House.at(tmp_path_factory.mktemp("library"))


@pytest.mark.parametrize("name", [rule.name for rule in RULES if rule not in BUILT])
def test_the_rule_answers_every_mutation(name: str, house: House) -> None:
    assert name in SPECS, f"tests/mutations/{name}.yml is not there"
    specs = yaml.safe_load(SPECS[name].read_text("utf-8"))
    assert len(specs) >= ENOUGH
    missed = []
    for number, spec in enumerate(specs, 1):
        assert set(spec) <= KEYS, f"{name} {number}: {set(spec) - KEYS}"
        tried = list(mutations(spec, house.root))
        assert tried, f"{name} {number}: nothing in our library fits {spec}"
        for mutation in tried:
            found = answers(mutation, house)
            rules = {rule for rule, _ in found}
            if (name, mutation.place) not in found or rules - {name} - mutation.also:
                missed.append(f"{number} {mutation.place}: {sorted(found)}")
    assert missed == []


def test_every_file_is_a_rule() -> None:
    assert set(SPECS) <= {rule.name for rule in RULES}


def mutations(spec: dict[str, Any], root: Path) -> Iterator[Mutation]:
    """The changes that an entry describes, in some of the files that it fits."""
    paths = [
        path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file()
    ]
    hidden = "/_" in spec["in"]
    fitting = [path for path in paths if fnmatch(path, spec["in"]) and ("/_" in path) is hidden]
    made = [mutation for path in fitting if (mutation := _mutated(spec, root, path))]
    middle = len(made) // 2
    yield from made if len(made) <= TRIED_IN else (made[0], made[middle], made[-1])


def answers(mutation: Mutation, house: House) -> set[tuple[str, str]]:
    """Rule and place of every finding while the library is so changed."""
    report = house.report(mutation.files)
    return {(each.rule.name, str(each.location)) for each in report.findings}


def _mutated(spec: dict[str, Any], root: Path, path: str) -> Mutation | None:
    folder = path.rsplit("/", 1)[0]
    text = (root / path).read_bytes().decode("utf-8", "surrogateescape")
    files: dict[str, Content] = {}
    place = ""
    if "find" in spec:
        new, count = re.subn(spec["find"], spec["put"], text, count=1, flags=re.MULTILINE)
        if not count:
            return None
        place, new = _marked(path, new)
        files[path] = new.encode("utf-8", "surrogateescape")
    elif "append" in spec:
        place, new = _marked(path, text + spec["append"])
        files[path] = new.encode("utf-8", "surrogateescape")
    elif spec.get("remove"):
        files[path] = None
    elif "rename" in spec:
        new_folder = spec["rename"].replace("{folder}", folder)
        for each in sorted(root.joinpath(folder).rglob("*")):
            if each.is_file():
                name = each.relative_to(root).as_posix()
                files |= {name: None, new_folder + name.removeprefix(folder): each.read_bytes()}
        folder = new_folder
    for name, content in spec.get("add", {}).items():
        where = name.replace("{folder}", folder)
        if isinstance(content, str):
            found, content = _marked(where, content)
            place = place or found
        files[where] = _made(content)
    if "settings" in spec:
        config = (root / "mkdocs.yml").read_text("utf-8")
        files["mkdocs.yml"] = config.replace(PLUGIN, f"{PLUGIN}      {spec['settings']}\n").encode()
    if "at" in spec:
        place = _place(spec["at"], root, path, folder, files)
    assert place, f"no {MARK} and no `at`: {spec}"
    return Mutation(files, place, frozenset(spec.get("also", ())))


def _marked(path: str, text: str) -> tuple[str, str]:
    """The place of the mark, and the text without it."""
    before, mark, after = text.partition(MARK)
    if not mark:
        return "", text
    return (
        f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}",
        before + after,
    )


def _place(
    at: str | dict[str, str], root: Path, path: str, folder: str, files: dict[str, Content]
) -> str:
    if isinstance(at, str):
        return {"file": path, "folder": folder}.get(at, at.replace("{folder}", folder))
    where = at["path"].replace("{folder}", folder)
    content = files[where] if where in files else (root / where).read_bytes()
    assert isinstance(content, bytes), f"{where} is no file"
    text = content.decode("utf-8", "surrogateescape")
    before, _, after = at["find"].partition(MARK)
    match = re.search(f"(?P<before>{before})(?={after})", text, flags=re.MULTILINE)
    assert match, f"{where} holds no {at['find']}"
    start = match.end("before")
    return _marked(where, text[:start] + MARK + text[start:])[0]


def _made(content: str | dict[str, Any]) -> Content:
    """What a file that is added holds: a text, or else bytes, a size or a link."""
    if isinstance(content, str):
        return content.encode("utf-8", "surrogateescape")
    if "link" in content:
        return Path(content["link"])
    begins = content.get("text", "").encode() + bytes.fromhex(content.get("hex", ""))
    return begins.ljust(content.get("size", 0))
