"""Is every rule explained on the site, in its group, where each message says it is?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from metodbank.cli import main
from metodbank.cli.rules import EVERY_RULE
from metodbank.links.built import broken_links
from metodbank.model.language import LANGUAGES
from metodbank.model.library import Library
from metodbank.model.rule import Severity
from metodbank.model.rulebook import (
    ANCHORS,
    GROUPS,
    fenced,
    group_of,
    grouped,
    plain,
    rule_urls,
    wanted,
)
from metodbank.render.schema import schemas
from metodbank.report.document import SCHEMA_FILE
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.library import RULES, plant
from tests.small_site import REPOSITORY, finish, make, page, start

SITE = "https://bibliotek.example.org/metodbank/"
ADDRESS = {"sv": "regler/", "en": "en/regler/"}
LIBRARY = Library(Path(), site_url=SITE)
PUBLISHED = {f"schema/{name}" for name in (*schemas(), SCHEMA_FILE)}
OWN = "---\ntitle: {0}\nsummary: {0}.\n---\n\n## Egen rubrik\n"


# ---- groups ----


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_group(rule) -> None:
    assert group_of(rule) in GROUPS, f"name {rule.name} in a group of model/rulebook.py"


def test_groups_hold_rules_that_are_there_and_each_once() -> None:
    named = Counter(name for group in GROUPS for name in group.rules)
    assert {name: count for name, count in named.items() if count > 1} == {}
    assert sorted(named.keys() - {rule.name for rule in RULES}) == []


def test_the_groups_are_said_in_both_languages() -> None:
    for group in GROUPS:
        for words in (group.title, group.about):
            assert set(words) == set(LANGUAGES)
            assert words["sv"] != words["en"]
        assert all(text.endswith(".") for text in group.about.values())


def test_nothing_is_lost_in_grouping() -> None:
    held = [rule for _, rules in grouped(RULES) for rule in rules]
    assert sorted(rule.name for rule in held) == sorted(rule.name for rule in RULES)
    stranger = replace(RULES[0], name="a-stranger")
    *_, (group, rules) = grouped([*RULES, stranger])
    assert (group.key, rules) == ("other", (stranger,))
    assert grouped([]) == ()


def test_a_library_weighs_its_rules() -> None:
    first, second, *rest = RULES
    library = replace(LIBRARY, rules={first.name: "off", second.name: "warning"})
    weighed = wanted(RULES, library)
    assert [rule.name for rule in weighed] == [rule.name for rule in (second, *rest)]
    assert weighed[0].severity is Severity.WARNING
    assert list(weighed[1:]) == rest


@pytest.mark.parametrize(("example", "fence"), [("a", "```"), ("```\na\n```", "````")])
def test_an_example_stays_in_its_fence(example: str, fence: str) -> None:
    assert fenced(example) == f"{fence}text\n{example}\n{fence}"
    [token] = MarkdownIt().parse(fenced(example))
    assert token.content == f"{example}\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Skriv `a_b`, inte ![x](y.svg) eller <b>.", "Skriv a_b, inte ![x](y.svg) eller <b>."),
        ("*Så* och __så__ `*` \\", "*Så* och __så__ * \\"),
    ],
)
def test_only_code_is_markdown(words: str, shown: str) -> None:
    html = LexborHTMLParser(MarkdownIt().render(plain(words)))
    assert html.body is not None
    assert html.body.text().strip() == shown
    assert html.css("img, em, strong, b") == []


# ---- addresses ----


@pytest.mark.parametrize(
    ("site", "languages", "language", "folder"),
    [
        (SITE, ("sv", "en"), "sv", f"{SITE}regler/"),
        (SITE, ("sv", "en"), "en", f"{SITE}en/regler/"),
        (SITE.rstrip("/"), ("sv", "en"), "en", f"{SITE}en/regler/"),
        (SITE, ("en", "sv"), "en", f"{SITE}regler/"),
        (SITE, ("fi", "sv"), "sv", f"{SITE}sv/regler/"),
        (SITE, ("fi", "sv"), "en", f"{SITE}regler/"),
        (SITE, ("sv",), "en", f"{SITE}regler/"),
        ("", ("sv", "en"), "sv", None),
        ("https://metodbank.example/", ("sv", "en"), "sv", None),
        ("http://localhost:8000/", ("sv",), "sv", None),
        ("https://[::1", ("sv",), "sv", None),
    ],
)
def test_the_address_of_a_rule(
    site: str, languages: tuple[str, ...], language: str, folder: str | None
) -> None:
    url = rule_urls(replace(LIBRARY, site_url=site, languages=languages), language)
    for rule in RULES[:2]:
        assert url(rule) == (f"{folder}#{rule.name}" if folder else None)


# ---- the site ----


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    # A page that links to the rules, as a contributor's guide does.
    link = "\n[Regeln](../regler/index.md#title-is-unique) och [alla](../regler/index.md)\n"
    root = make(folder / "library", {"docs/om/index.sv.md": {"append": link}})
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    weighed = text.replace("  - metodbank:\n", "  - metodbank:\n      rules: {plan-adds-up: off}\n")
    assert text != weighed
    settings.write_text(weighed, "utf-8")
    finish(start(root, folder / "site", SITE_URL=SITE, REPOSITORY_URL=REPOSITORY))
    return folder / "site"


def shown(site: Path, language: str) -> dict[str, LexborNode]:
    """Every rule on the page, by its anchor."""
    rules = page(site, ADDRESS[language]).css("section.rule")
    found = {str(rule.attributes["id"]): rule for rule in rules}
    assert len(found) == len(rules)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_there_with_all_its_words(site: Path, language: str) -> None:
    found = shown(site, language)
    assert set(found) == {rule.name for rule in EVERY_RULE} - {"plan-adds-up"}
    severities = {
        "sv": {Severity.ERROR: "Måste rättas", Severity.WARNING: "Råd"},
        "en": {Severity.ERROR: "Must be corrected", Severity.WARNING: "Advice"},
    }
    for rule in EVERY_RULE:
        if rule.name not in found:
            continue
        text = " ".join(found[rule.name].text().split())
        told = [rule.title, rule.why, rule.remedy]
        for words in (*(each[language] for each in told), severities[language][rule.severity]):
            assert " ".join(words.replace("`", "").split()) in text
        examples = [node.text() for node in found[rule.name].css("pre")]
        assert examples == [rule.bad, rule.good]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_each_message_names_is_an_anchor(site: Path, language: str) -> None:
    url = rule_urls(LIBRARY, language)
    for name in shown(site, language):
        [rule] = [each for each in EVERY_RULE if each.name == name]
        assert url(rule) == f"{SITE}{ADDRESS[language]}#{name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_groups_are_headings_and_contents(site: Path, language: str) -> None:
    tree = page(site, ADDRESS[language])
    headings = [str(node.attributes["id"]) for node in tree.css("section.part > h2")]
    # A group without rules is not shown.
    full = [group.key for group, _ in grouped(EVERY_RULE)]
    assert headings == [*full, "schema"]
    links = [str(node.attributes["href"]) for node in tree.css(".contents a")]
    assert links == [f"#{key}" for key in headings]
    assert {*headings, *shown(site, language)} <= ANCHORS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_a_page_like_the_others(site: Path, language: str) -> None:
    tree = page(site, ADDRESS[language])
    title = {"sv": "Regler för innehållet", "en": "Rules for the content"}[language]
    assert [node.text() for node in tree.css("h1")] == [title]
    canonical = tree.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == f"{SITE}{ADDRESS[language]}"
    alternates = {
        node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")
    }
    assert alternates == {tongue: f"{SITE}{address}" for tongue, address in ADDRESS.items()}
    # It is made from code: there is no file to suggest a change in, and no day of the last one.
    assert tree.css("a.edit") == []
    assert tree.css("time") == []


def test_other_pages_lead_to_it(site: Path) -> None:
    for address, wanted_ in (("om/", "../regler/"), ("en/om/", "../regler/")):
        hrefs = [node.attributes["href"] for node in page(site, address).css(".foot a")]
        assert wanted_ in hrefs
    inside = [node.attributes["href"] for node in page(site, "om/").css(".prose a")]
    assert {"../regler/#title-is-unique", "../regler/"} <= set(inside)


def test_every_link_of_it_leads_somewhere(site: Path) -> None:
    findings, _ = broken_links(site)
    broken = [each.en for each in findings if each.location.path.endswith("regler/index.html")]
    # The small site lacks the pages that the header and the footer name.
    frame = page(site, "regler/").css("header a, footer a, .crumbs a")
    named = {str(node.attributes["href"]) for node in frame}
    assert [each for each in broken if each.split('"')[1] not in named] == []


def test_a_search_finds_the_page_and_not_every_rule(site: Path) -> None:
    docs = json.loads((site / "search/sv.json").read_text("utf-8"))["docs"]
    assert [doc["location"] for doc in docs if doc["location"].startswith("regler/")] == ["regler/"]


def test_the_schemas_are_published(site: Path) -> None:
    assert {path.relative_to(site).as_posix() for path in (site / "schema").iterdir()} == PUBLISHED
    for path in PUBLISHED:
        Draft202012Validator.check_schema(json.loads((site / path).read_text("utf-8")))
    links = [
        str(node.attributes["href"]) for node in page(site, "en/regler/").css("section.part a")
    ]
    assert {f"../../{path}" for path in PUBLISHED} <= set(links)


def test_a_page_of_the_librarys_own_stands_before_ours(tmp_path: Path) -> None:
    files = {f"docs/regler/index.{tongue}.md": OWN.format(tongue) for tongue in LANGUAGES}
    root = make(tmp_path / "library", files)
    finish(start(root, tmp_path / "site", SITE_URL=SITE))
    tree = page(tmp_path / "site", "regler/")
    assert [node.text() for node in tree.css("h1")] == ["sv"]
    assert tree.css("section.rule") == []
    into = tmp_path / "staged"
    done = CliRunner().invoke(main, ["stage", str(into), "--root", str(root)])
    assert done.exit_code == 0
    assert (into / "regler/index.sv.md").read_text("utf-8").startswith("# sv\n")


# ---- without MkDocs ----


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staged")
    settings = "site_name: Bas\nplugins:\n  - metodbank:\n      owner: Redaktionen\n"
    root = plant(folder / "library", {"mkdocs.yml": settings})
    done = CliRunner().invoke(main, ["stage", str(folder / "out"), "--root", str(root)])
    assert done.exit_code == 0
    return folder / "out"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_staged_as_markdown(staged: Path, language: str) -> None:
    text = (staged / f"regler/index.{language}.md").read_text("utf-8")
    html = LexborHTMLParser(MarkdownIt("commonmark", {"html": True}).render(text))
    anchors = [str(node.attributes["id"]) for node in html.css("a[id]")]
    assert len(set(anchors)) == len(anchors)
    assert {rule.name for rule in EVERY_RULE} <= set(anchors) <= ANCHORS
    assert len(html.css("pre")) == 2 * len(EVERY_RULE)
    examples = {node.text().rstrip("\n") for node in html.css("pre")}
    assert {rule.bad for rule in EVERY_RULE} <= examples
    assert {rule.good for rule in EVERY_RULE} <= examples


def test_the_schemas_are_staged_and_linked(staged: Path) -> None:
    assert {path.relative_to(staged).as_posix() for path in (staged / "schema").iterdir()} == (
        PUBLISHED
    )
    text = (staged / "regler/index.sv.md").read_text("utf-8")
    assert all(f"](../{path})" in text for path in PUBLISHED)


# ---- the command ----


def rules(*arguments: str) -> Any:
    done = CliRunner().invoke(main, ["rules", *arguments])
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout) if "json" in arguments else done.stdout


def test_the_command_lists_every_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    listed = rules("--lang", "sv")
    lines = [line.split() for line in listed.splitlines() if line.startswith("  ")]
    assert Counter(line[0] for line in lines) == Counter(rule.name for rule in EVERY_RULE)
    assert {line[1] for line in lines} == {"fel", "varning"}
    headings = [line for line in listed.splitlines() if line and not line.startswith(" ")]
    assert headings == [group.title["sv"] for group, _ in grouped(EVERY_RULE)]
    said = rules("--lang", "en", "--format", "json")
    assert said["version"] == 1
    by_name = {rule.name: rule for rule in EVERY_RULE}
    for each in said["rules"]:
        rule = by_name.pop(each["name"])
        assert each == {
            "name": rule.name,
            "group": group_of(rule).key,
            "severity": rule.severity.value,
            "title": rule.title["en"],
            "why": rule.why["en"],
            "remedy": rule.remedy["en"],
            "bad": rule.bad,
            "good": rule.good,
            "url": None,
        }
    assert by_name == {}


def test_the_command_knows_the_library(tmp_path: Path) -> None:
    root = plant(tmp_path)
    (root / "mkdocs.yml").write_text(
        f"site_name: Bas\nsite_url: {SITE}\nplugins:\n  - metodbank:\n"
        "      rules: {plan-adds-up: off, title-is-unique: warning}\n"
    )
    said = rules("--root", str(root), "--lang", "en", "--format", "json")
    weights = {each["name"]: each["severity"] for each in said["rules"]}
    assert weights["plan-adds-up"] == "off"
    assert weights["title-is-unique"] == "warning"
    assert {each["url"] for each in said["rules"]} == {
        f"{SITE}en/regler/#{rule.name}" for rule in EVERY_RULE
    }
    line = next(each for each in rules("--root", str(root)).splitlines() if "plan-adds" in each)
    assert line.split()[1] == "off"


def test_a_place_without_a_library_is_said_when_it_was_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["rules", "--root", str(tmp_path)])
    assert done.exit_code == 2
