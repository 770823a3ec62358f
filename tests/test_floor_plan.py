"""Does every arrow between modules lead down, and does each room keep to its work?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import metodbank
import pytest

PACKAGE = Path(metodbank.__file__).parent
FLOORS = {
    **dict.fromkeys(("model",), 0),
    **dict.fromkeys(("read", "check", "links", "render", "report"), 1),
    **dict.fromkeys(("exchange", "disk"), 2),
    **dict.fromkeys(("linter",), 3),
    **dict.fromkeys(("cli", "site"), 4),
}
# What floors 2 and 3 stand on beside the model; cli and site stand on everything below them.
STANDS_ON = {"exchange": {"read"}, "disk": {"read"}, "linter": {"read", "check", "links", "disk"}}
TOP = 4
SITE_ONLY = {"mkdocs", "material", "jinja2", "mkdocs_static_i18n", "markupsafe"}
NO_DISK = ("model", "check", "render", "report")
READS_ONLY = ("read", "links", "exchange")
OPENERS = {"open", "read_text", "read_bytes", "scandir", "listdir", "walk", "glob", "rglob"}
WRITERS = {
    *("write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rename", "replace", "rmtree"),
    *("touch", "symlink_to", "mkstemp", "rmdir", "remove", "chmod"),
}
SPEAKERS = {"print", "input", "echo", "exit", "breakpoint"}
# What is part of the package itself is no input: the wording that is shipped with the code.
SHIPPED = {
    "render/map.py": {"read_text"},
    "render/strings.py": {"read_text"},
    "check/wordlist.py": {"read_text"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: a relative import hides its floor"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Every call: what it is called on, as far as a name tells it, and the function's name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield "", node.func.id
            elif isinstance(node.func, ast.Attribute):
                on = node.func.value
                yield on.id if isinstance(on, ast.Name) else "?", node.func.attr


def allowed(room: str, other: str) -> bool:
    if room == other or FLOORS[other] == 0:
        return True
    if FLOORS[room] == TOP:
        return FLOORS[other] < TOP
    return other in STANDS_ON.get(room, set())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_arrow_leads_down(path: Path) -> None:
    room = room_of(path)
    ours = [name.split(".") for name in imports(path) if name.split(".")[0] == "metodbank"]
    if room == "__init__":
        assert ours == []
        return
    # ``from metodbank import check``: the room stands last.
    assert [parts for parts in ours if not allowed(room, parts[1])] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_site_knows_mkdocs(path: Path) -> None:
    foreign = {name.split(".")[0] for name in imports(path)} & SITE_ONLY
    assert foreign == set() or room_of(path) == "site"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_room_keeps_to_its_work(path: Path) -> None:
    room, found = room_of(path), set(calls(path))
    names = {name for _, name in found} - SHIPPED.get(name_of(path), set())
    # ``text.replace`` is a string's; only ``os.replace`` moves a file.
    if ("os", "replace") not in found:
        names.discard("replace")
    if room in NO_DISK:
        assert names & (OPENERS | WRITERS) == set()
    if room in READS_ONLY:
        assert names & WRITERS == set()
    if room not in ("cli", "site"):
        assert names & SPEAKERS == set()


def test_every_room_is_on_the_plan() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} == set(FLOORS)
    plan = metodbank.__doc__ or ""
    assert all(room in plan for room in FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("room", "other", "may"),
    [
        *[("check", "model", True), ("check", "check", True), ("exchange", "read", True)],
        *[("cli", "disk", True), ("site", "render", True), ("cli", "report", True)],
        *[("check", "read", False), ("read", "links", False), ("model", "read", False)],
        *[("exchange", "check", False), ("disk", "exchange", False), ("render", "disk", False)],
        *[("site", "cli", False), ("cli", "site", False), ("exchange", "cli", False)],
    ],
)
def test_the_plan_itself(room: str, other: str, may: bool) -> None:
    assert allowed(room, other) is may
