"""Does our content keep its promises: checked, sourced, in its own words, in both languages?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from metodbank.model.library import Kind
from metodbank.model.pack import Pack
from metodbank.model.text import Text, references_in
from metodbank.model.uses import basis_uses, translated_texts
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.schema import schemas

from tests.library import printed, report

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = read_catalogue(read_library(ROOT))
TEXTS = [text for pack in CATALOGUE.packs for text in pack.texts.values()]
SUPPORT = [
    text
    for page in CATALOGUE.pages
    for text in page.texts.values()
    if text.path.startswith("docs/stod/")
]

# Numbers that have no source and stand in no YAML, with the reason.
BARE = {
    # What is done on the day before the plan begins: the plan's own start says the rest.
    ("demokratisoppa", "10.50"),
    ("demokratisoppa", "11.05"),
    # Reckoned from a year with a source, and told among what is not known.
    ("jonkoping-demokratisoppa", "2014"),
    # An example of what somebody may say.
    ("lyssnarkampanj", "17.10"),
    # The number to ring in an emergency.
    ("trygghet", "112"),
    # The years of the conference and of an election, told among what is not known.
    ("kongsberg-debatten", "2024"),
    ("lund-pratar", "2022"),
}
NUMBER = re.compile(r"(?<!\w)\d+(?:[ \u00a0.,:]\d+)*")
VOUCHED = re.compile(r"\[(?:\d{1,3}|red|ed)\]")

by_pack = pytest.mark.parametrize("pack", CATALOGUE.packs, ids=lambda pack: pack.id)
by_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.path)


def lines(text: Text) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, without headings and the addresses of links.

    A page's own list of sources is what vouches for the rest.
    """
    body = re.split(r"(?m)^## (?:Källor|Sources)$", text.body)[0] if text in SUPPORT else text.body
    for number, line in enumerate(body.split("\n"), text.body_line):
        if not line.startswith("#"):
            yield number, re.sub(r"\]\([^)]*\)", "]", line)


def prose(line: str) -> str:
    """A line without references and without the number of a step."""
    return re.sub(r"^\s*\d+\.\s", "", VOUCHED.sub("", line))


def used_sources(pack: Pack) -> set[int]:
    assert pack.facts is not None
    used = {each.number for text in pack.texts.values() for each in text.references}
    for facts in (pack.facts, pack.checklist):
        if facts is not None:
            used |= {number for _, number in basis_uses(facts)}
            used |= {n for _, _, text in translated_texts(facts) for n, _ in references_in(text)}
    return used


def test_the_check_is_clean() -> None:
    found = report(ROOT)
    assert printed(found) == []
    assert found.packs >= 12


def test_every_kind_is_there() -> None:
    assert Counter(pack.kind for pack in CATALOGUE.packs).keys() == set(Kind)


@by_pack
def test_every_source_is_used(pack: Pack) -> None:
    assert pack.facts is not None
    assert {source.number for source in pack.facts.sources} - used_sources(pack) == set()


@by_pack
def test_every_yaml_names_its_schema(pack: Pack) -> None:
    for name in pack.files:
        if name.endswith(".yml"):
            path = ROOT / pack.folder / name
            first = path.read_text("utf-8").split("\n")[0]
            assert first.startswith("# yaml-language-server: $schema=")
            schema = (path.parent / first.partition("=")[2]).resolve()
            assert schema.parent == ROOT / "methods" / "_schema"
            assert schema.name in schemas()


@by_pack
def test_both_languages_cite_link_and_show_the_same(pack: Pack) -> None:
    cited = [{each.number for each in text.references} for text in pack.texts.values()]
    shown = [
        sorted(link.target.split("#")[0] for link in text.links) for text in pack.texts.values()
    ]
    assert all(each == cited[0] for each in cited)
    assert all(each == shown[0] for each in shown)


def bare_numbers(text: Text) -> Iterator[tuple[str, str, str]]:
    """Numbers that stand neither in the pack's YAML nor on a line with a source or a judgement.

    Each as the id of the pack or page, the number, and where it stands.
    """
    path = ROOT / text.path
    id_ = path.name.partition(".")[0] if text in SUPPORT else path.parent.name
    # The digests of translation.yml are no figures.
    facts = (each for each in path.parent.glob("*.yml") if each.name != "translation.yml")
    yaml = " ".join(each.read_text("utf-8") for each in facts)
    vouched = " ".join(prose(line) for _, line in lines(text) if VOUCHED.search(line))
    known = set(re.findall(r"\d+", f"{yaml} {vouched}"))
    for at, line in lines(text):
        for number in NUMBER.findall(prose(line)):
            if not set(re.findall(r"\d+", number)) <= known:
                yield id_, number, f"{text.path}:{at}"


def test_every_number_is_vouched_for() -> None:
    found = [each for text in (*TEXTS, *SUPPORT) for each in bare_numbers(text)]
    bare = [
        f"{place}: {number} has no source: write its reference, [1], or [red] ([ed]) on the line,"
        " or put it among the facts"
        for id_, number, place in found
        if (id_, number) not in BARE
    ]
    assert not bare, "\n".join(bare)
    assert {(id_, number) for id_, number, _ in found} == BARE, "an exception is needed no more"


@by_text
def test_texts_end_with_one_line_end_and_lines_without_spaces(text: Text) -> None:
    source = (ROOT / text.path).read_text("utf-8")
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
    assert not re.search(r"[^\S\n]+\n", source), "a space at the end of a line"


# What a path says of a method it leads to: after the link, up to the next one.
STEP = re.compile(r"\(\.\./metoder/(?P<id>[\w-]+)/index\.md\)(?P<said>[^\[]*)")
KRONOR = re.compile(r"(?P<sv>\d[\d \u00a0]*) kronor|SEK (?P<en>\d[\d,]*\d)")
HOURS = re.compile(r"(\w+) (?:timm|hour)")
WORDS = {"åtta": 8, "eight": 8, "tio": 10, "ten": 10}


def test_paths_say_what_the_guides_say() -> None:
    """Kronor and hours of a step are those of the method's own budget, once or several times."""
    budgets = {pack.id: facts.budget for pack, facts in CATALOGUE.methods if facts.budget}
    wrong, seen = [], Counter[str]()
    for page in CATALOGUE.pages:
        if not page.uri.startswith("vagar/"):
            continue
        for language, text in page.texts.items():
            for step in STEP.finditer(text.body):
                budget = budgets.get(step["id"])
                kronor = [m["sv"] or m["en"] for m in KRONOR.finditer(step["said"])]
                if budget is None or not kronor:
                    continue
                seen[language] += 1
                total = sum(row.kronor for row in budget.rows)
                times, rest = divmod(int(re.sub(r"\D", "", kronor[0])), total)
                own = _hours(budget.scene[language])
                said = _hours(step["said"])
                if rest or not times or (own and said and said not in (own, own * times)):
                    wrong.append(f"{text.path}: {step['id']}{step['said'][:60]}")
    assert wrong == []
    assert set(seen) == {"sv", "en"}
    assert min(seen.values()) > 10


def _hours(text: str) -> int:
    match = HOURS.search(text)
    if match is None:
        return 0
    return WORDS.get(match[1], int(match[1]) if match[1].isdigit() else 0)
