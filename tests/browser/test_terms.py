"""Does a word that leads to the glossary look quiet on screen, and like any word on paper?"""

import pytest

pytestmark = pytest.mark.browser
LINE = "a => getComputedStyle(a).textDecorationLine + ' ' + getComputedStyle(a).textDecorationStyle"
COLOUR = "a => getComputedStyle(a).color === getComputedStyle(a.parentElement).color"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_word_is_underlined_on_screen_and_not_on_paper(visitor, scheme):
    page = visitor.open("metoder/demokratisoppa/", scheme=scheme)
    word = page.locator("a.term").first
    assert word.evaluate(LINE) == "underline dashed"
    assert word.evaluate(COLOUR)
    page.emulate_media(media="print")
    try:
        assert word.evaluate(LINE).startswith("none")
    finally:
        page.emulate_media(media="screen")


def test_a_word_leads_to_its_explanation(visitor):
    page = visitor.open("metoder/demokratisoppa/")
    word = page.locator("a.term").first
    anchor = word.get_attribute("href").partition("#")[2]
    word.click()
    assert page.locator("h1").inner_text() == "Ordlista"
    assert page.locator(f"[id='{anchor}']").is_visible()
