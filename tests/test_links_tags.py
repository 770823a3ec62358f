"""Does a page read by its tags say what the tree of it says, whatever stands in it?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from metodbank.links.html import read_tree
from metodbank.links.tags import read_tags
from metodbank.links.uses import Found

ODD = [
    # comments, declarations and what only looks like them
    '<!doctype html><html lang="sv"><!-- <a href="x"> --><a href="y">',
    '<!--><a href="a"><!---><a href="b"><!----><a href="c"><!-- --!><a href="d">',
    '<!-- <a href="x"> -- ><a href="y">',
    '<?xml version="1.0"?><!ELEMENT <a href="x">><a href="y">',
    '</ <a href="x">><a href="y"></><a href="z">',
    '<![CDATA[<a href="x">]]><svg><![CDATA[<a href="y">]]></svg>',
    # where a tag ends
    '<p title="a>b" id="x"><a title="<b id=q>" href="y">',
    '<a href=x/><a href = \'y\' ><a href="z"id="w"><a/href=v>',
    '<a href="x" href="y" HREF="z"><A HREF="w" ID=v>',
    '<a ="b>c" id="x"><a b=c"d>e" id="y">',
    '<a href=><a href><a href=""><a href= >',
    '<a href="x><b id="y">',
    '<p <a href="x"><b id=y>',
    '</p title="<a href=x>"><a href="y">',
    '</a x=">" id="<b id=z>">',
    '<a href="x" id="y',
    "1 < 2 <3 <a href=x><",
    # values
    '<a href="?a=1&copy=2&amp;b&lt;c&#229;&aring;&quot;d">',
    "<a href='\"&amp;\"'>",
    '<a href="a\r\nb\tc" id="\rå">',
    '<a Å="1" id="å" ÅHREF="x">',
    # text that is no markup
    '<title><a href="x"></title><a href="y">',
    '<script>"<a href=x>"</script><a href="y">',
    '<script><!-- <script>"</script>" --> <a href="x"></script><a href="y">',
    '<style>a{background:url("x.png")}</style><style>a{}</style >',
    '<textarea><a href="x"></textareas></textarea\t><a href="y">',
    '<iframe src="x"><a href="y"></iframe><iframe srcdoc="<a href=z>"></iframe>',
    '<script type="application/ld+json">{"url": "x"}</script><script src="y"></script>',
    '<TITLE><a href="x"></TITLE><a href="y"><SCRIPT>"<a href=z>"</SCRIPT>',
    '<title><a href="x">',
    '<title><a href="x"></TITLE><a href="y"><title></title>',
    '<title><a href="x"></title a="b"><a href="y">',
    '<a href="y"><!-- <a href="x"> -- ><a href="z" -- !>',
    '<script>"</script"</script><a href="x"><!--><!-- <a href="y">',
    '<!-- <a href="x">--!<a href="y"',
    '<!--- <a href="x">--!><a href="y">',
    '<textarea>a</textarea <a href="x"><a href="y">',
    '<a href="x" id ="y" \n /  >',
    '<svg><path fill="url(a)"/><path d="M0" filter="blur(1px) URL(b.svg#c)"></svg><p mask="x">',
    '<svg><script href="a"></script></svg><script xlink:href="b"></script>',
    '<svg><foreignObject><script href="a"></script></foreignObject></svg><script href="b" src="c">',
    '<table background="a"><tr background="b"></table><p background="c"><embed src="a.html#b">',
    '<embed src="a.svg"><embed src="b.png"><object data="c/"></object><object data=""></object>',
    '<template shadowrootmode="open"><a href="x" id="y"></template>',
    # what the tree decides
    '<template><a href="x"></template><select><a href="y"></select>',
    '<tr id="x"><td id="y"><table><tr id="z"></table>',
    '<noscript><img src="x"></noscript><head id="x">',
    '<form action="x"><form action="y"></form><form action="z">',
    '<form action="x"></form ><form action="y">',
    '<svg><title><a href="x"></title><style>&lt;<a id="y"></style></svg>',
    "<svg><style>a{background:url(&quot;x&quot;)}</style></svg>",
    '<svg/><title><b id="x"></title>',
    '<svg><p></svg><title><b id="x"></title>',
    '<math><title><b id="x"></title></math>',
    '<svg><use xlink:href="#a"/><feImage href="b"/><image href="c"/><a xlink:href="d"/></svg>',
    '<image src="x"><frameset><frame src="y"></frameset>',
    '<plaintext><a href="x">',
    "<xmp><a href=x></xmp>",
    '<html><html lang="sv"><html lang="en"><body id="a"><body id="b" background="c">',
    '<base href="a"><base href="b"><meta http-equiv="refresh" content="0;url=c">',
    '<a href="x"><p><a href="y" id="z"><b id="w"><p></b>',
    '<a href="x" lang="sv"><link rel="alternate" hreflang="en" href="y"><a name="n">',
    '<div style="background:url(x)" class="a"><img srcset="a 1x, b 2x"><object data="z">',
    'a\0<a href="x\0">',
    # tags that are like one before them, or look like it
    '<a href="x" title="1"><a href="y" title="2"><a title="3" href="z"><a href="w" rel="4">',
    """<a x=' href="y"' href="z"><a x=' href="w"' href="v"><a x=' title="' href="u" b='">""",
    '<a b= title="x" href="y"><a b= title="z" href="w"><a href="" id="v"><a id="" href="u">',
    '<link hreflang="sv" rel="alternate" href="a"><link hreflang="sv" rel="alternate" href="b">',
    '<link rel="alternate" hreflang=" " href="a"><link rel="alternate" hreflang=" " href="b">',
    '<link rel="icon" href="a"><link rel="alternate" href="b"><link rel="preconnect" href="c">',
    '<img src="a" alt="1"><img src="b" alt="2"><img src="c" srcset="d 1x"><img src="e&amp;f">',
    '<meta name="image" content="a"><meta property="og:image" content="b"><meta name="og:c">',
    '<meta name="description" content="a"><meta content="b" name="image"><meta itemprop="image">',
    '<circle cx="1"/><circle cx="2" id="a"/><b cx="3" hidden><b cx="4" hidden style="b:url(c)">',
    '<input data-x="1"><input data-x="2" src="a"><body background="c"><a data-x name="d">',
    "<title>1</title><title>2 &lt; 3</title><svg><title>4</title></svg><title></title>",
]
_NAMES = st.sampled_from(
    [
        *("a", "p", "b", "div", "h2", "img", "svg", "use", "title", "style", "script", "table"),
        *("tr", "td", "form", "body", "html", "head", "link", "meta", "textarea", "math"),
        *(
            "embed",
            "object",
            "path",
            "foreignObject",
            "iframe",
            "noscript",
            "select",
            "template",
            "A",
            "Title",
            "a-b",
            "svgx",
        ),
    ]
)
_ATTRIBUTES = st.sampled_from(
    [
        *(' href="x"', " href=y", " id='å'", ' id="z"', ' class="k"', ' title="a>b"', " href"),
        *(' title="<b id=q>"', ' src="s"', " =x", ' ="', "/", ' lang="en"', ' href="&amp;&lt;"'),
        *(' alt="b"', ' title="c"', ' rel="alternate"', ' hreflang="en"', ' content="0;url=y"'),
        *(' name="image"', " x='", " b=", ' href="w"', ' data-x="1"', ' id="å"'),
        *(' fill="url(p)"', ' background="g"', ' src="t.svg"', ' shadowrootmode="open"'),
        *('\nname="n"', ' action="f"', ' style="background:url(u)"', " ID=w", '"', "'", "\r\n"),
    ]
)
_TAGS = st.builds(
    lambda slash, name, attributes, end: f"<{slash}{name}{''.join(attributes)}{end}",
    st.sampled_from(["", "", "", "/"]),
    _NAMES,
    st.lists(_ATTRIBUTES, max_size=3),
    st.sampled_from([">", ">", ">", "/>", " >", ""]),
)
_OTHER = st.sampled_from(
    [
        "text ",
        "<",
        ">",
        "&lt;",
        "<!--",
        "-->",
        "--!>",
        "</TITLE>",
        "</script x>",
        "<style>",
        "</style\t>",
        "<!-- x -->",
        "<!doctype html>",
        "<?x?>",
        "</>",
        "]]>",
    ]
)
PAGES = st.lists(_TAGS | _OTHER, max_size=12).map("".join)


def said(found: Found) -> dict[str, Any]:
    """What was found, without how often and in which order."""
    return {
        name: sorted(set(value), key=repr) if isinstance(value, list) else value
        for name, value in asdict(found).items()
    }


def same(page: str) -> bool:
    """Whether the tags of a page were enough; they must say what its tree says."""
    data = page.encode("utf-8")
    by_tags = read_tags(data)
    if by_tags is None:
        return False
    assert said(by_tags) == said(read_tree(data))
    return True


@pytest.mark.parametrize("page", ODD)
def test_odd_pages(page: str) -> None:
    same(page)


@given(PAGES)
@settings(max_examples=1000)
@example('<title></title title="<b id=q>">')
def test_any_page(page: str) -> None:
    same(page)


def test_common_pages_need_no_tree() -> None:
    """What sites are made of is read by its tags: the odd pages above may have been given up."""
    assert same(
        """<!doctype html>
<html lang="sv" class="no-js"><head><meta charset="utf-8"><title>Soppa & samtal</title>
<!-- <a href="gone"> --><link rel="stylesheet" href="a.css"><style>a{color:red}</style>
<link rel="alternate" hreflang="en" href="en/"><script src="a.js" defer></script>
<script>var a = 1 < 2 && "<a href='x'>";</script></head>
<body data-x="a b"><svg viewBox="0 0 1 1"><title>Pil</title><path d="M0 0"/></svg>
<form action="?q" method="get"><input name="q" required></form >
<h2 id="åäö" class="x">Åäö</h2><a class="k" href="#åäö" title="Hit">x</a><br/>
<table><tr class="y"><td style="text-align: right">1</td></tr></table>
<img src="a.png" alt="a &gt; b"><a href="b?c=1&amp;d=2" rel="nofollow">y</a></body></html>"""
    )


UNENDED = (
    *("<!-- ", "<!x ", "<?x ", "<![CDATA[", "<a ", '<a href="', "<script>", "<style>", "<title>"),
    *("<textarea>", "<iframe ", "</form ", "</a ", "</A ", "<", "</", "--", "<script></script x"),
)


@pytest.mark.parametrize("sign", UNENDED)
def test_a_page_of_things_without_an_end_is_read_once(sign: str) -> None:
    """Looked through again for each of them, half a million bytes took minutes."""
    data = f'<html lang="sv"><a href="b/">b</a>{sign * (2_000_000 // len(sign))}'.encode()
    found = read_tags(data)
    if found is not None:
        assert found.links == ["b/"] == read_tree(data).links


@pytest.mark.parametrize(
    "page",
    [
        "<p id=a><!-- <p id=b>",
        "<!--><p id=a>",
        "<!---><p id=a>",
        "<!-- -- --!><p id=a>",
        "<!-- - -> <p id=b>--><p id=a>",
        "<script>a</script <p id=b></script><p id=a>",
        "<script>a</SCRIPT><p id=a>",
        "<script>a<p id=b>",
        "<title>a</titlex></title><p id=a>",
        "<style>a</style\n><p id=a>",
        "<p id=a><a href=b",
        "<p id=a></p ",
        "<p id=a></form",
        "<p id=a><!doctype ",
    ],
)
def test_ends_that_are_odd(page: str) -> None:
    data = page.encode()
    found = read_tags(data)
    assert found is None or found == read_tree(data)


def test_words_that_are_not_utf_8_are_no_matter_for_tags() -> None:
    assert read_tags(b'<p>\xe5<a href="b/">') is not None
    assert read_tags(b'<p>\xe5<a href="\xe5/">') is None
