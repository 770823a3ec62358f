"""Does our content keep its promises: checked, sourced, in its own words, in both languages?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
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
RUN = 10

# Sentences that may stand in several packs.
STOCK = {
    "en": ("whatever lacks a source in the list is the editors judgement",),
    "sv": ("det som saknar källa i listan är redaktionens bedömning",),
}
# Numbers that have no source and stand in no YAML, with the reason.
BARE = {
    # What is done on the day before the plan begins: the plan's own start says the rest.
    ("demokratisoppa", "10.50"),
    ("demokratisoppa", "11.05"),
    # Reckoned from a year with a source, and told among what is not known.
    ("jonkoping-demokratisoppa", "2014"),
    # An example of what somebody may say.
    ("lyssnarkampanj", "17.10"),
    # The years of the conference and of an election, told among what is not known.
    ("kongsberg-debatten", "2024"),
    ("lund-pratar", "2022"),
}
NUMBER = re.compile(r"(?<!\w)\d+(?:[ \u00a0.,:]\d+)*")
VOUCHED = re.compile(r"\[(?:\d{1,3}|red|ed)\]")

by_pack = pytest.mark.parametrize("pack", CATALOGUE.packs, ids=lambda pack: pack.id)
by_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.path)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "'").replace("'", ""))


def lines(text: Text) -> Iterator[str]:
    """The lines of a text without headings and the addresses of links."""
    for line in text.body.split("\n"):
        if not line.startswith("#"):
            yield re.sub(r"\]\([^)]*\)", "]", line)


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


def bare_numbers(text: Text) -> set[tuple[str, str]]:
    """Numbers that stand neither in the pack's YAML nor on a line with a source or a judgement."""
    folder = (ROOT / text.path).parent
    # The digests of translation.yml are no figures.
    facts = (path for path in folder.glob("*.yml") if path.name != "translation.yml")
    yaml = " ".join(path.read_text("utf-8") for path in facts)
    vouched = " ".join(prose(line) for line in lines(text) if VOUCHED.search(line))
    known = set(re.findall(r"\d+", f"{yaml} {vouched}"))
    return {
        (folder.name, number)
        for line in lines(text)
        for number in NUMBER.findall(prose(line))
        if not set(re.findall(r"\d+", number)) <= known
    }


def test_every_number_is_vouched_for() -> None:
    assert {each for text in TEXTS for each in bare_numbers(text)} == BARE


def test_no_ten_words_stand_in_two_packs() -> None:
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pack in CATALOGUE.packs:
        said = [(text.language, line) for text in pack.texts.values() for line in lines(text)]
        for facts in (pack.facts, pack.checklist):
            if facts is not None:
                said += [(language, text) for _, language, text in translated_texts(facts)]
        for language, text in said:
            spoken = words(text)
            for at in range(len(spoken) - RUN + 1):
                where[language, " ".join(spoken[at : at + RUN])].add(pack.id)
    shared = {
        run: ids
        for (language, run), ids in where.items()
        if len(ids) > 1 and not any(run in sentence for sentence in STOCK[language])
    }
    assert shared == {}


@by_text
def test_texts_end_with_one_line_end_and_lines_without_spaces(text: Text) -> None:
    source = (ROOT / text.path).read_text("utf-8")
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
    assert not re.search(r"[^\S\n]+\n", source), "a space at the end of a line"
