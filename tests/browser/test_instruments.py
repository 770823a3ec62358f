"""The instruments see what they are there to see: each is shown a page with the fault in it."""

import pytest

from tests.support import axe, keyboard, nu, serving
from tests.support.visiting import Visitor

pytestmark = pytest.mark.browser

PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Prov</title>
<link rel="icon" href="data:,"><style>{style}</style></head>
<body><main><h1>Prov</h1>{body}</main></body></html>
"""
TRAP = """<a href="#a">ett</a><button>två</button><a href="#b">tre</a>
<script>
document.querySelector("button").addEventListener("keydown", (event) => event.preventDefault());
</script>"""


@pytest.fixture
def show(tmp_path, browser):
    """Serve one page, open it, and return the tab and its visitor."""
    visitors: list[Visitor] = []

    def showing(body, style=""):
        (tmp_path / "index.html").write_text(PAGE.format(body=body, style=style), encoding="utf-8")
        visitor = Visitor(browser, address)
        visitors.append(visitor)
        return visitor.open(""), visitor

    with serving.serve(tmp_path) as address:
        yield showing
        for visitor in visitors:
            visitor.close()


def test_a_sound_page_gives_no_alarm(show, tmp_path):
    page, visitor = show('<p><a href="#a">ett</a></p><button id="a">två</button>')
    assert axe.violations(page) == []
    assert keyboard.problems(page) == []
    assert visitor.problems == []
    assert nu.check(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #bbb; background: #fff">svagt</p>', "color-contrast"),
        ("<h3>för långt ner</h3>", "heading-order"),
        (
            '<a href="#a" style="display:inline-block;width:9px;height:9px;overflow:hidden">x</a>'
            '<a href="#b" style="display:inline-block;width:9px;height:9px;overflow:hidden">y</a>',
            "target-size",
        ),
    ],
)
def test_axe_sees(show, body, rule):
    page, _ = show(body)
    assert any(line.startswith(f"{rule} (") for line in axe.violations(page))


@pytest.mark.parametrize(
    ("body", "style", "words"),
    [
        (TRAP, "", "never reached"),
        (TRAP, "", "never leaves the page"),
        ('<a href="#a">ett</a>', "a:focus { outline: none }", "looks the same"),
        ('<a href="#a">ett</a>', "a:focus { opacity: 0 } main { opacity: 0 }", "cannot be seen"),
        ('<a href="#a">ett</a><a href="#b" tabindex="1">två</a>', "", "out of order"),
        ('<a href="#a">ett</a><div></div>', "div { position: fixed; inset: 0 }", "lies under"),
    ],
)
def test_keyboard_walk_sees(show, body, style, words):
    page, _ = show(body, style)
    assert words in "\n".join(keyboard.problems(page))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<img alt="" src="https://elsewhere.example/x.png">', "elsewhere.example"),
        ('<img alt="" src="/x.png">', "request outside the site"),
        ('<img alt="" src="x.png">', "console: Failed to load"),
        ("<script>console.error('oj')</script>", "console: oj"),
        ("<script>throw new Error('oj')</script>", "script error: "),
    ],
)
def test_visitor_notes(show, body, words):
    _, visitor = show(body)
    assert words in "\n".join(visitor.problems)


def test_nu_sees(show, tmp_path):
    show('<ul><p>fel</ul><img src="x">')
    messages = nu.check(tmp_path)
    assert [one.file for one in messages] == ["index.html", "index.html"]
    assert "“p” not allowed as child of element “ul”" in messages[0].text
    assert nu.matches(messages[1].text, "An “img” element must have an “alt” attribute*")
