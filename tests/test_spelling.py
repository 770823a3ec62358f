"""Is every word of the content spelled right, in Swedish and in British English?"""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from metodbank.model.language import ENGLISH, LANGUAGES, SWEDISH
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library

from tests.library import plant
from tests.spelling import LISTS, Use, is_word, listed, misspelled, uses

ROOT = Path(__file__).resolve().parent.parent
# What the dictionaries and our lists have said before: asking takes half a minute.
LISTED = sha256(b"".join((LISTS / f"{each}.txt").read_bytes() for each in LANGUAGES)).hexdigest()
MEMORY = f"metodbank/spelling-{version('spylls')}-{version('codespell')}-{LISTED[:12]}"


def test_every_word_is_in_the_dictionary_or_in_our_list(request: pytest.FixtureRequest) -> None:
    cache: Any = getattr(request.config, "cache", None)  # -p no:cacheprovider has none
    known = {
        language: set(cache.get(f"{MEMORY}/{language}", []) if cache else ())
        for language in LANGUAGES
    }
    wrong = [
        f"{use.where}: {use.word}: mend it; if it is right, write it in"
        f" tests/words/{use.languages[0]}.txt"
        for use in misspelled(uses(read_catalogue(read_library(ROOT))), known)
    ]
    for language, found in known.items() if cache else ():
        cache.set(f"{MEMORY}/{language}", sorted(found))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_list_is_in_order(language: str) -> None:
    found = listed(language)
    assert found == sorted(set(found), key=lambda word: (word.lower(), word))
    assert all(word == word.strip() and " " not in word for word in found)
    assert (LISTS / f"{language}.txt").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("samtalsledaren", SWEDISH, True),
        ("medborgardialogerna", SWEDISH, True),
        ("samtalsleddaren", SWEDISH, False),
        ("bibliotkarie", SWEDISH, False),
        ("Sensus", SWEDISH, True),
        ("colour", ENGLISH, True),
        ("color", ENGLISH, False),
        ("organise", ENGLISH, True),
        ("organize", ENGLISH, False),
        ("practice", ENGLISH, True),
        ("librarian's", ENGLISH, True),
        ("libarian", ENGLISH, False),
    ],
)
def test_what_is_a_word(word: str, language: str, right: bool) -> None:
    assert is_word(word, language) is right


def found(*told: Use) -> list[str]:
    return [use.word for use in misspelled(told, {language: set() for language in LANGUAGES})]


def test_each_word_is_told_once_and_parts_of_it_may_be_known() -> None:
    own = (SWEDISH,)
    assert found(Use("felstavatt", own, "a:1"), Use("felstavatt", own, "a:9")) == ["felstavatt"]
    assert found(Use("EU-valet", own, "a:1"), Use("EU-vallet-igenn", own, "a:2")) == [
        "EU-vallet-igenn"
    ]


def test_names_and_quotations_may_be_in_either_language(tmp_path: Path) -> None:
    text = (
        "Boken *Whole nonsense* av Shakespeare. Läs ”every chapter”"
        " och [A mistakke](https://a.se/b) på wrongg.se.\n"
    )
    plant(tmp_path, {"docs/om/prov.sv.md": f"---\ntitle: Prov\nsummary: Prov.\n---\n\n{text}"})
    catalogue = read_catalogue(read_library(tmp_path))
    here = {use.word: use.languages for use in uses(catalogue) if "prov.sv.md:6" in use.where}
    assert here["nonsense"] == here["Shakespeare"] == here["chapter"] == LANGUAGES
    assert here["och"] == (SWEDISH,)
    assert not {"mistakke", "wrongg"} & set(here)
