"""Are the lists of words sound, and do sentences end where they do?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from metodbank.check.spotting import forms_of
from metodbank.check.wordlist import Lexicon, forms, plain_words, shipped, tokens
from metodbank.model.catalogue import Written
from metodbank.model.glossary import Glossary
from metodbank.model.language import LANGUAGES
from metodbank.model.location import Positions
from metodbank.model.passages import Passage
from metodbank.model.sentences import sentences
from metodbank.read.catalogue import read_vocabulary
from metodbank.read.config import read_library

ROOT = Path(__file__).resolve().parent.parent
ENTRIES = [
    (language, written, better)
    for language in LANGUAGES
    for group in shipped(language).values()
    for written, better in group.items()
]
GLOSSARY: Glossary = read_vocabulary(read_library(ROOT))[1]
ENOUGH = {"sv": 120, "en": 60}


def passage(words: str, language: str = "sv") -> Passage:
    return Passage(language, words, words, Written(Positions("x"), (), language, words))


def found(words: str, lexicon: Lexicon) -> list[str]:
    present = lexicon.anchors.keys() & set(tokens(words))
    return [match.text for match in lexicon.find(passage(words), present)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_enough_and_each_form_stands_once(language: str) -> None:
    written = [each for tongue, each, _ in ENTRIES if tongue == language]
    assert len(written) >= ENOUGH[language]
    counted = Counter(form for each in written for form in forms(each))
    assert [form for form, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("language", "written", "better"), ENTRIES)
def test_every_form_is_found_and_no_suggestion_is_a_heavy_word(
    language: str, written: str, better: str
) -> None:
    lexicon = plain_words(language)
    for form in forms(written):
        assert form in found(f"ja {form}, ja", lexicon)
    assert found(better, lexicon) == []
    assert better == "-" or all(each.strip() for each in better.split(","))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("om", ["om"]),
        ("case|t|n", ["case", "caset", "casen"]),
        ("erhåll-|a|er", ["erhålla", "erhåller"]),
        (
            "fatta|r beslut|en",
            ["fatta beslut", "fatta besluten", "fattar beslut", "fattar besluten"],
        ),
        ("post-it", ["post-it"]),
        ("Best Practice", ["best practice"]),
    ],
)
def test_forms(written: str, expected: list[str]) -> None:
    assert list(forms(written)) == expected


def test_forms_of_a_compound() -> None:
    known = forms_of("Demokratisoppa, bordsvärd och bok")
    assert {"demokratisoppor", "demokratisoppan", "bordsvärdarnas", "bordsvärd"} <= known
    assert {"bok", "boken"} & known == set()


@pytest.mark.parametrize("name", sorted(GLOSSARY.root))
def test_the_glossary_follows_itself(name: str) -> None:
    entry = GLOSSARY.root[name]
    for language in LANGUAGES:
        said = f"{entry.term[language]}. {entry.definition[language]}"
        assert entry.definition[language].endswith(".")
        assert found(said, plain_words(language)) == []
        for other in GLOSSARY.root.values():
            lexicon = Lexicon()
            for written in other.instead_of.get(language, ()):
                lexicon.add(written, other)
            assert found(said, lexicon) == []


def test_the_glossary_is_large_enough_and_names_each_thing_once() -> None:
    assert len(GLOSSARY.root) >= 25
    for language in LANGUAGES:
        terms = [entry.term[language] for entry in GLOSSARY.root.values()]
        assert len(set(terms)) == len(terms)
        wrong = [
            form
            for entry in GLOSSARY.root.values()
            for written in entry.instead_of.get(language, ())
            for form in forms(written)
        ]
        assert len(set(wrong)) == len(wrong)
        assert {term.casefold() for term in terms} & set(wrong) == set()


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("sv", "Kom hit. Ät soppa!", [2, 2]),
        ("sv", "Ta t.ex. Bröd, bl.a. Limpa.", [5]),
        ("sv", "Kl. 11.30 kostar 1.5 kg ca. 20 kr. Sedan går ni.", [8, 3]),
        ("sv", "Bröd, smör m.m. Sedan kaffe, te m.m. till alla.", [3, 6]),
        ("sv", "”Vem får rösta?” undrade hon. ”Alla!” sa han.", [5, 3]),
        ("sv", "Nr 4. Den 4. december. K. Grönvall kom.", [2, 3, 3]),
        ("sv", "Vi äter ... och pratar. (Alla får plats.) Ja …", [4, 3, 1]),
        ("sv", "Rad ett\nrad två. Rad tre", [4, 2]),
        ("sv", "2018 kom 50. 2019 kom 60.", [3, 3]),
        ("sv", "– . –", []),
        ("sv", "", []),
        ("en", "Ask e.g. Dr. Smith, i.e. Him. Then go.", [6, 2]),
        ("en", "At 5 p.m. people eat. At 5 p.m. We eat.", [5, 3, 2]),
        ("en", "The libraries' guests aren't late.", [5]),
        ("en", "See no. 4 and pp. 5–6. No. It is not.", [6, 1, 3]),
    ],
)
def test_sentences(language: str, text: str, counts: list[int]) -> None:
    assert [sentence.words for sentence in sentences(text, language)] == counts


def test_long_words_have_more_than_six_letters() -> None:
    text = "Sexord sjuorde 1234567 EU-valet 11.30-12.30 samtal-a."
    assert [sentence.long for sentence in sentences(text, "sv")] == [1]
