"""Is a page on paper what it is on screen: its title largest, and its list from the first sheet?"""

import io

import pytest
from pypdf import PdfReader

from tests.support import pages

pytestmark = pytest.mark.browser
LANGUAGES = ("sv", "en")
# Type in pixels of the headings that can be seen, by their level.
SIZES = """() => {
  const seen = [...document.querySelectorAll("main :is(h1, h2, h3)")].filter((one) =>
    one.checkVisibility());
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  return seen.map((one) => [one.tagName, size(one)]);
}"""


def squeezed(text):
    """A text without the spaces and line breaks that its layout gives it."""
    return "".join(text.split())


@pytest.fixture
def one_of_each(all_pages, language):
    """One page of each template, in one language."""
    return pages.one_of_each(page for page in all_pages if page.language == language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_the_largest_heading(visitor, one_of_each, subtests):
    for one in one_of_each:
        with subtests.test(page=one.address, template=one.template):
            page = visitor.open(one.address)
            page.emulate_media(media="print")
            try:
                sizes = page.evaluate(SIZES)
            finally:
                page.emulate_media(media="screen")
            (title,) = (size for name, size in sizes if name == "H1")
            assert all(size < title for name, size in sizes if name != "H1"), sizes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_begins_on_its_first_sheet(visitor, all_pages, subtests, language):
    """A short list that keeps together must not leave a sheet with nothing but its title."""
    lists = [
        each
        for each in all_pages
        if each.language == language and each.template == "checklist.html"
    ]
    assert len(lists) > 3
    for one in lists:
        with subtests.test(page=one.address):
            page = visitor.open(one.address)
            first = page.locator(".tick .what > span").first.inner_text()
            sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            assert squeezed(first) in squeezed(sheets[0].extract_text())
