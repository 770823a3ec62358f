"""House rules: what holds for the repository as a whole."""

import os
import re
import tomllib

import bootstrap
import lock
import pytest
import yaml

from tests.support import ROOT, files

REQUIRED = [
    *(".ci/run", ".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "REUSE.toml"),
    *("mkdocs.yml", "pyproject.toml", ".github/pull_request_template.md"),
    *(f"LICENSES/{name}.txt" for name in ("CC-BY-4.0", "CC0-1.0", "MIT", "OFL-1.1")),
    *(f"requirements/{name}.txt" for name in lock.NAMES),
]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COLOUR = re.compile(
    r"(?<![\w&/])(?<!href=\")\#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"
    r"|\b(?:rgb|rgba|hsl|hsla|hwb|oklab|oklch)\(",
    re.IGNORECASE,
)
FOREIGN_ASSET = re.compile(
    r"""(?:\bsrc(?:set)?=|<link\b[^>]*\bhref=|\burl\(|@import\b|\bimport\b.*|\bfetch\()
        \s*["']?\s*(?:https?:)?//""",
    re.VERBOSE | re.IGNORECASE,
)
MADE = re.compile(r"(?:^|[`\s])make ([a-z]+)\b", re.MULTILINE)


def pins(name):
    found = re.findall(r"^([\w.-]+)==(\S+)", files.text(f"requirements/{name}.txt"), re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize("name", REQUIRED)
def test_required_file_exists(name):
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_in_the_documents_exist(name):
    # In code only: "make" is an English word too.
    code = "\n".join(re.findall(r"`[^`]+`|```.*?```", files.text(name), re.DOTALL))
    used = set(MADE.findall(code))
    assert used
    assert used <= files.targets()


def test_readme_and_help_list_every_target():
    assert set(MADE.findall(files.text("README.md"))) >= files.targets()
    helped = set(re.findall(r"^([a-z]+):.*##", files.text("Makefile"), re.MULTILINE))
    assert helped == files.targets()


@pytest.mark.parametrize("name", lock.NAMES)
def test_lock_is_fresh(name):
    expected = lock.header(name, files.text("pyproject.toml"))
    start = files.text(f"requirements/{name}.txt")[: len(expected)]
    assert start == expected, "pyproject.toml has changed: run `make lock`"


@pytest.mark.parametrize("name", lock.NAMES)
def test_lock_has_hashes_and_no_address(name):
    content = files.text(f"requirements/{name}.txt")
    assert "://" not in content
    lines = [line for line in content.splitlines() if line and not line.startswith("#")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("    "):
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
        else:
            assert re.fullmatch(r"[\w.-]+==\S+( ; .+)? \\", line)
            assert following.startswith("    --hash=")


def test_locks_agree():
    assert pins("test").items() >= pins("site").items()


def test_bootstrap_wants_the_python_of_pyproject():
    wanted = tomllib.loads(files.text("pyproject.toml"))["project"]["requires-python"]
    assert wanted == ">=" + ".".join(map(str, bootstrap.MINIMUM))


def test_ci_runs_make_test_and_nothing_else():
    lines = files.text(".ci/run").splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_calls_make_with_few_permissions(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"].values()
    assert all("timeout-minutes" in job for job in jobs)
    for step in (step for job in jobs for step in job["steps"]):
        if "run" in step:
            assert step["run"].removeprefix("make ") in files.targets()
        else:
            assert re.fullmatch(r"actions/[a-z-]+@v[0-9]+|\./", step["uses"])
        if step.get("uses", "").startswith("actions/checkout"):
            # A page's date comes from the history.
            assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_text_files_are_utf8_with_unix_lines():
    wrong = []
    for path in files.tracked():
        if path.suffix in files.BINARY:
            continue
        content = (ROOT / path).read_bytes()
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            wrong.append(f"{path}: not UTF-8")
        if content.startswith(b"\xef\xbb\xbf"):
            wrong.append(f"{path}: byte-order mark")
        if b"\r" in content:
            wrong.append(f"{path}: carriage return")
        # An icon stands inside a line of text: a line end would be a space there.
        icon = path.match("overrides/partials/icons/*")
        if content and not content.endswith(b"\n") and not icon:
            wrong.append(f"{path}: no line end at the end")
        # In Markdown, two spaces at the end of a line are a line break.
        if path.suffix != ".md" and path.parts[0] != "LICENSES" and re.search(rb"[ \t]\n", content):
            wrong.append(f"{path}: space at the end of a line")
    assert not wrong


def test_every_file_has_a_licence():
    assert not [str(path) for path in files.tracked() if not files.licensed(path)]


def test_colours_are_named_in_one_file():
    places = files.below("docs/assets/", "overrides/", "methods/", ends=(".css", ".html", ".js"))
    drawings = files.below("docs/", "methods/", "overrides/", ends=(".svg",))
    wrong = [
        f"{path}:{number}: {found[0]}"
        for path in {*places, *drawings}
        if path.as_posix() != "docs/assets/styles/tokens.css"
        for number, line in enumerate(files.text(path).splitlines(), 1)
        for found in COLOUR.finditer(line)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("color: #fff;", True),
        ('fill="#A1B2C3"', True),
        ("background: rgba(0, 0, 0, .5)", True),
        ("color: oklch(0.5 0 0)", True),
        ('<a href="#add">', False),
        ("&#8211;", False),
        ("{#- a note #}", False),
        ("#facade-of-the-house", False),
        ("var(--ink)", False),
    ],
)
def test_what_counts_as_a_colour(line, wrong):
    assert bool(COLOUR.search(line)) is wrong


def test_no_asset_comes_from_elsewhere():
    kinds = (".css", ".html", ".js", ".mjs", ".svg")
    wrong = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in files.below("docs/assets/", "overrides/", "methods/", ends=kinds)
        for number, line in enumerate(files.text(path).splitlines(), 1)
        if FOREIGN_ASSET.search(line)
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('<script src="https://elsewhere.example/x.js">', True),
        ('<link rel="stylesheet" href="//elsewhere.example/x.css">', True),
        ('@import "https://elsewhere.example/x.css"', True),
        ("background: url(https://elsewhere.example/x.png)", True),
        ('import x from "https://elsewhere.example/x.js"', True),
        ('<a href="https://elsewhere.example/">', False),
        ('<svg xmlns="http://www.w3.org/2000/svg">', False),
        ('import "./checklist.js";', False),
        ('a[href^="http"]::after', False),
    ],
)
def test_what_counts_as_an_asset_from_elsewhere(line, wrong):
    assert bool(FOREIGN_ASSET.search(line)) is wrong


def test_modules_are_short():
    long = [
        f"{path}: {lines} lines"
        for path in files.below("scripts/", "overrides/", ends=(".py",))
        if (lines := len(files.text(path).splitlines())) >= 250
    ]
    assert not long
