"""Every page of the built site, in a real browser."""

import pytest

from tests.support import axe, keyboard, pages

pytestmark = pytest.mark.browser
LANGUAGES = ("sv", "en")

# Where a script may say something else than the page does without it: counts and status lines.
SAID_BY_SCRIPTS = "[data-count], [role=status], [aria-live]"

STORED = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
})"""


# All pages of a language are too many for one test: they are dealt out, so that progress shows.
HANDS = 8


@pytest.fixture
def one_of_each(all_pages, language):
    """One page of each template, in one language."""
    return pages.one_of_each(page for page in all_pages if page.language == language)


def sideways(page):
    """How far the page can be scrolled sideways, in pixels."""
    page.evaluate("window.scrollTo(10000, 0)")
    moved = page.evaluate("Math.round(window.scrollX)")
    page.evaluate("window.scrollTo(0, 0)")
    return moved


def test_there_are_pages_in_both_languages(all_pages):
    found = {page.language for page in all_pages}
    assert found == set(LANGUAGES)


@pytest.mark.parametrize("hand", range(HANDS))
def test_every_page_is_sound_on_a_small_phone(visitor, all_pages, subtests, hand):
    """No wider than the screen, and axe finds nothing; one visit is enough for both."""
    for one in all_pages[hand::HANDS]:
        with subtests.test(page=one.address):
            page = visitor.open(one.address, width=320)
            assert sideways(page) == 0
            found = axe.violations(page)
            assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "language"), [(360, "sv"), (360, "en"), (390, "sv")])
def test_a_range_stays_on_its_line(visitor, one_of_each, width):
    """And in its cell, where what is too wide would be cut off."""
    ranges = [
        found
        for one in one_of_each
        for found in visitor.open(one.address, width=width).evaluate(RANGES)
    ]
    assert ranges
    assert [each for each in ranges if each["lines"] != 1 or not each["inside"]] == []


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    # At 320 in light every page of both languages has been asked, above. The languages share
    # their templates, so here each width and scheme is tried in one of them.
    [
        *((320, "dark", "sv"), (390, "light", "en"), (390, "dark", "sv")),
        *((1280, "light", "sv"), (1280, "dark", "en")),
    ],
)
def test_axe_finds_nothing_on_any_template(visitor, one_of_each, subtests, width, scheme):
    for one in one_of_each:
        with subtests.test(page=one.address, template=one.template):
            page = visitor.open(one.address, width=width, scheme=scheme)
            found = axe.violations(page)
            assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "language"), [(390, "sv"), (1280, "en")])
def test_keyboard_reaches_everything(visitor, one_of_each, subtests, width):
    for one in one_of_each:
        with subtests.test(page=one.address, template=one.template):
            found = keyboard.problems(visitor.open(one.address, width=width))
            assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_is_whole_without_scripts(visitor, one_of_each, subtests):
    for one in one_of_each:
        with subtests.test(page=one.address, template=one.template):
            without = visitor.open(one.address, scripts=False)
            hidden = without.evaluate(HIDDEN)
            plain = without.evaluate(TEXT, [[], SAID_BY_SCRIPTS])
            # What a script reveals, a button say, is not counted as content.
            scripted = visitor.open(one.address).evaluate(TEXT, [hidden, SAID_BY_SCRIPTS])
            assert plain == scripted
            assert len(plain) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_stored_before_the_reader_acts(visitor, one_of_each, subtests):
    for one in one_of_each:
        with subtests.test(page=one.address, template=one.template):
            stored = visitor.open(one.address).evaluate(STORED)
            assert stored == {"local": [], "session": [], "databases": 0, "caches": 0}
    assert not [cookie for context in visitor.contexts() for cookie in context.cookies()]


# The ranges among a pack's facts: on how many lines, and whether within their cell.
RANGES = """() => [...document.querySelectorAll(".facts .range")].map((range) => ({
  text: range.textContent,
  lines: range.getClientRects().length,
  inside: range.getBoundingClientRect().right < range.closest("div").getBoundingClientRect().right,
}))"""

# The place of every hidden element of the main content, as the numbers of the children to take.
HIDDEN = """() => [...document.querySelectorAll("main [hidden]")].map((element) => {
  const way = [];
  for (let one = element; one.parentElement && one.tagName !== "MAIN"; one = one.parentElement) {
    way.unshift([...one.parentElement.children].indexOf(one));
  }
  return way;
})"""

# The lines of text that can be seen in the main content, but for some places.
TEXT = """([hidden, said]) => {
  const main = document.querySelector("main");
  const at = (way) => way.reduce((one, number) => one?.children[number], main);
  const left_out = [...hidden.map(at), ...main.querySelectorAll(said)].filter(Boolean);
  for (const one of left_out) one.style.display = "none";
  return main.innerText.split("\\n").map((line) => line.trim()).filter(Boolean);
}"""
