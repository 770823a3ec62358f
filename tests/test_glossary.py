"""Is every word of the glossary explained on its page, and does its first use lead there?"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from metodbank.check.wordlist import spelled
from metodbank.model.glossary import Glossary
from metodbank.model.language import LANGUAGES
from metodbank.model.outline import anchor
from metodbank.model.sentences import sentences
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import read_library
from metodbank.render.glossary import glossary_markdown, in_order, letters
from metodbank.render.stage import stage_tree
from metodbank.site.markup import foreign_quotes
from metodbank.site.terms import Terms
from selectolax.lexbor import LexborHTMLParser

from tests.library import plant, printed, report
from tests.small_site import finish, make, page, start

ROOT = Path(__file__).resolve().parent.parent
OURS = read_catalogue(read_library(ROOT), outline=False).glossary
TINY = Glossary.model_validate(
    {
        "host": {
            "term": {"sv": "bordsvärd", "en": "table host"},
            "definition": {"sv": "Sitter kvar <vid> bordet.", "en": "Stays at the table."},
            "forms": {"sv": ["bordsvärd|en|ar"], "en": ["table host|s", "host|s"]},
        },
        "ombudsman": {
            "term": {"sv": "JO", "en": "Ombudsman"},
            "definition": {"sv": "Prövar klagomål.", "en": "Looks into complaints."},
            "forms": {"sv": ["JO"]},
        },
        "easy": {
            "term": {"sv": "lätt svenska", "en": "easy Swedish"},
            "definition": {"sv": "Korta ord.", "en": "Short words."},
            "forms": {"sv": ["lätt svenska"], "en": ["easy Swedish"]},
        },
        "tea": {
            "term": {"sv": "örtte", "en": "tisane"},
            "definition": {"sv": "Dricks varmt.", "en": "Is drunk hot."},
        },
        "attendance": {
            "term": {"sv": "åhörare", "en": "écoute"},
            "definition": {"sv": "Lyssnar.", "en": "Listens."},
        },
    }
)
PAGES = {
    f"docs/ordlista/index.{language}.md": f"---\ntitle: {title}\nsummary: Alla.\n"
    f"template: glossary.html\n---\n\nInledning.\n"
    for language, title in (("sv", "Ordlista"), ("en", "Glossary"))
}
FILES = {
    **PAGES,
    "methods/_glossary.yml": json.dumps(TINY.model_dump()),
    "methods/soppa/index.sv.md": {
        "edit": {
            "Ni äter och pratar": "En bordsvärd, bordsvärden och JO. Ni äter och pratar",
            "## Följ upp\n": "## Följ upp\n\n> The host says that the soup is hot and that you are"
            " welcome.\n",
        }
    },
    "methods/kafe/index.en.md": None,
    "methods/soppa/index.en.md": {"edit": {"../kafe/index.md#how-to-do-it": "../kafe/index.md"}},
    "methods/kafe/index.sv.md": {"append": "\nLätt svenska räcker.\n"},
    "docs/om/index.sv.md": {"append": "\nFråga en bordsvärd.\n"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_have_places_and_forms_of_their_own(language: str) -> None:
    entries = OURS.root.values()
    places = Counter(anchor(entry.term[language]) for entry in entries)
    forms = Counter(
        form
        for entry in entries
        for written in entry.forms.get(language, ())
        for form in spelled(written)
    )
    assert not [each for each in (*places.items(), *forms.items()) if each[1] > 1 or not each[0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", OURS.root)
def test_our_explanations_are_short_and_do_not_begin_with_the_word(
    code: str, language: str
) -> None:
    entry = OURS.root[code]
    told = list(sentences(entry.definition[language], language))
    assert len(told) <= 2
    assert all(each.words <= 25 for each in told)
    assert entry.definition[language].endswith((".", ".”"))
    assert not entry.definition[language].casefold().startswith(entry.term[language].casefold())


def linked(html: str, title: str = "Titel", language: str = "sv") -> str:
    return Terms(TINY, language).linked(html, title, "../o/")


BORD = '<a class="term" href="../o/#bordsvard">'


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>En bordsvärd och bordsvärden.</p>", f"<p>En {BORD}bordsvärd</a> och bordsvärden.</p>"),
        (
            "<p><strong>Bordsvärdar</strong> X</p>",
            f"<p><strong>{BORD}Bordsvärdar</a></strong> X</p>",
        ),
        ("<li>Ja. Bordsvärden</li>", f"<li>Ja. {BORD}Bordsvärden</a></li>"),
        ("<p>jo, JO: jo</p>", '<p>jo, <a class="term" href="../o/#jo">JO</a>: jo</p>'),
        (
            "<p>på lätt\nsvenska</p>",
            '<p>på <a class="term" href="../o/#latt-svenska">lätt\nsvenska</a></p>',
        ),
    ],
)
def test_the_first_use_is_a_link(html: str, result: str) -> None:
    assert linked(html) == result


@pytest.mark.parametrize(
    "html",
    [
        "<h2>En bordsvärd</h2>",
        "<p><a href='x'>en bordsvärd</a></p>",
        "<p><code>bordsvärd</code> <em>bordsvärd</em></p>",
        "<figure><figcaption>En bordsvärd</figcaption></figure>",
        "<blockquote><p>En bordsvärd</p></blockquote>",
        "<table><tr><th>bordsvärd</th></tr></table>",
        '<p title="en bordsvärd">Text</p>',
        "<p>bordsvärdinnan, över-bordsvärd, bordsvärd-kurs</p>",
        "<p>Kursen Bordsvärd i Lund</p>",
        "<p>Lätt Svenska AB</p>",
        "<p>Lätt som en plätt, svenska</p>",
    ],
)
def test_elsewhere_words_are_left_alone(html: str) -> None:
    assert linked(html) == html


def test_the_longest_form_wins_and_a_page_does_not_lead_from_its_own_subject() -> None:
    found = linked("<p>A table host.</p>", language="en")
    assert found == '<p>A <a class="term" href="../o/#table-host">table host</a>.</p>'
    assert linked("<p>En bordsvärd.</p>", title="Bordsvärdar i mängd") == "<p>En bordsvärd.</p>"


def test_words_stand_in_the_order_of_their_alphabet() -> None:
    swedish = ["bordsvärd", "JO", "lätt svenska", "åhörare", "örtte"]
    assert [entry.term["sv"] for entry in in_order(TINY, "sv")] == swedish
    assert [each.letter for each in letters(TINY, "sv")] == list("BJLÅÖ")
    assert [each.letter for each in letters(TINY, "en")] == list("EOT")
    assert "Sitter kvar &lt;vid&gt; bordet." in glossary_markdown(TINY, "sv", tagged=False)


def test_a_quotation_in_another_language_says_so() -> None:
    other = "<blockquote><p>The soup is for you and it is hot.</p></blockquote>"
    own = "<blockquote><p>Soppan är till för er och den är varm.</p></blockquote>"
    unsure = "<blockquote><p>Soup!</p></blockquote>"
    marked = foreign_quotes(own + other + unsure, "sv", LANGUAGES)
    assert marked == own + other.replace("<blockquote>", '<blockquote lang="en">') + unsure


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("glossary")
    finish(start(make(folder / "library", FILES), folder / "site"))
    return folder / "site"


def terms(tree: LexborHTMLParser) -> list[tuple[str, str | None]]:
    return [(each.text(), each.attributes["href"]) for each in tree.css("a.term")]


def test_the_page_has_every_word(site: Path) -> None:
    tree = page(site, "ordlista/")
    headings = {each.text(): each.attributes["id"] for each in tree.css(".glossary h2")}
    assert list(headings) == ["bordsvärd", "JO", "lätt svenska", "åhörare", "örtte"]
    jumps = [each.attributes["href"] for each in tree.css(".letters a")]
    assert jumps == [f"#{place}" for place in headings.values()]
    others = [(each.text(), each.attributes["lang"]) for each in tree.css(".glossary span[lang]")]
    assert others[0] == ("table host", "en")
    assert page(site, "en/ordlista/").css_first(".glossary span[lang=sv]") is not None
    assert not terms(tree)


def test_pages_lead_to_the_page_of_their_language(site: Path) -> None:
    assert terms(page(site, "metoder/soppa/")) == [
        ("bordsvärd", "../../ordlista/#bordsvard"),
        ("JO", "../../ordlista/#jo"),
    ]
    # A text that is shown untranslated leads to where its own words are explained.
    assert terms(page(site, "en/metoder/kafe/")) == [
        ("Lätt svenska", "../../../ordlista/#latt-svenska")
    ]
    assert terms(page(site, "om/")) == [("bordsvärd", "../ordlista/#bordsvard")]
    quote = page(site, "metoder/soppa/").css_first("blockquote")
    assert quote is not None
    assert quote.attributes["lang"] == "en"


def test_the_search_finds_a_word_by_itself(site: Path) -> None:
    docs = json.loads((site / "search/sv.json").read_text("utf-8"))["docs"]
    found = {doc["location"]: doc for doc in docs}
    assert found["ordlista/#bordsvard"]["title"] == "bordsvärd"
    assert "table host" in found["ordlista/#bordsvard"]["text"]


def test_plain_markdown_has_the_words_and_no_links_to_them(tmp_path: Path) -> None:
    tree = stage_tree(read_catalogue(read_library(plant(tmp_path, FILES))))
    assert "\n## bordsvärd\n\nSitter kvar" in tree["ordlista/index.sv.md"]
    assert "På engelska: table host\n" in tree["ordlista/index.sv.md"]
    assert "En bordsvärd, bordsvärden och JO." in tree["metoder/soppa/index.sv.md"]


def test_a_text_may_link_to_a_word(tmp_path: Path) -> None:
    words = "[ordet](../ordlista/index.md#bordsvard) och [ett](../ordlista/index.md#b)"
    link = {"append": f"\nSe {words}.\n"}
    root = plant(tmp_path, {**PAGES, "methods/_glossary.yml": FILES["methods/_glossary.yml"]})
    plant(root, {"docs/om/index.sv.md": link}, base=False)
    found = [each for each in printed(report(root)) if "link-target-exists" in each]
    assert len(found) == 1
    assert "#b" in found[0]
