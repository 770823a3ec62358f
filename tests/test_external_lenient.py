"""Are pages that a browser shows let alone, however badly their server answers?"""

from __future__ import annotations

import asyncio
import gzip
from datetime import date

import pytest
from metodbank.links.external.addresses import page_of
from metodbank.links.external.answer import Answer, Failure, Fault, Reply
from metodbank.links.external.client import Client
from metodbank.links.external.page import read_page
from metodbank.links.external.redirects import location
from metodbank.links.external.run import NoNetwork
from metodbank.links.external.soft404 import says_missing
from metodbank.model.manners import Manners
from metodbank.model.web import Known

from tests.elsewhere import asked_of
from tests.loopback import Names

A = "https://a.example"
START = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
PAGE = b"<title>Hej</title>"


def answer_to(sent: bytes) -> Answer:
    """What the client makes of bytes from a server that then hangs up."""

    async def run() -> Answer:
        async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(sent)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(say, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        manners = Manners(timeout=5)
        async with server, Client(manners, "", allow_private=True, resolver=Names()) as client:
            return await client.ask("GET", f"http://a.example:{port}/")

    return asyncio.run(run())


@pytest.mark.parametrize(
    "headers",
    [
        b"".join(b"X-%d: a\r\n" % n for n in range(400)),
        b"Content-Security-Policy: " + b"a" * 100_000 + b"\r\n",
        b"Content-Length: 90000\r\n",
    ],
    ids=["many", "long", "says-too-much"],
)
def test_headers_that_browsers_read(headers: bytes) -> None:
    answer = answer_to(START + headers + b"\r\n" + PAGE)
    assert isinstance(answer, Reply)
    assert answer.body == PAGE
    assert answer.whole


@pytest.mark.parametrize(
    "sent",
    [
        START + b"Content-Length: 5\r\n\r\n" + PAGE,
        START + b"no colon here\r\n\r\n" + PAGE,
        START + "X-Å: 1\r\n\r\n".encode() + PAGE,
        START + b"Content-Encoding: gzip\r\n\r\nno gzip at all",
        START + b"Content-Encoding: br\r\n\r\n\x0b\x02\x80hello\x03",
    ],
    ids=["says-too-little", "no-colon", "letters", "no-gzip", "not-asked-for"],
)
def test_what_we_cannot_read_a_browser_may(sent: bytes) -> None:
    assert answer_to(sent) == Failure(Fault.UNREADABLE)


def test_packed_pages_are_read() -> None:
    answer = answer_to(START + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE))
    assert isinstance(answer, Reply)
    assert answer.body == PAGE


@pytest.mark.parametrize(
    ("sent", "fault"), [(b"", Fault.CLOSED), (b"SSH-2.0-x\r\n\r\n", Fault.GARBLED)]
)
def test_what_is_no_answer(sent: bytes, fault: Fault) -> None:
    assert answer_to(sent) == Failure(fault)


@pytest.mark.parametrize(
    ("fault", "verdict"), [("unreadable", "cannot-tell"), ("closed", "broken"), ("x", "broken")]
)
def test_what_that_comes_to(fault: str, verdict: str) -> None:
    fault = "garbled" if fault == "x" else fault
    assert asked_of({f"{A}/": {"fault": fault}}, [f"{A}/"])[0][f"{A}/"].verdict == verdict


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("/a/../ok", "/ok"),
        ("/a/%2E%2e/ok", "/ok"),
        ("/./a/.", "/a/"),
        ("/a/b/..", "/a/"),
        ("/../a", "/a"),
        ("/a//b", "/a//b"),
        ("/a..b/...", "/a..b/..."),
        ("", "/"),
    ],
)
def test_dots_are_taken_out_of_a_path(written: str, asked: str) -> None:
    assert page_of(A + written) == A + asked


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("https://bücher.example/å", "https://bücher.example/%C3%A5"),
        ("//bücher.example/", "https://bücher.example/"),
        ("https://b.example:99999/", ""),
        ("https://b.example", "https://b.example/"),
    ],
)
def test_hosts_in_redirects(header: str, address: str) -> None:
    assert location(f"{A}/", header) == address


def test_a_long_chain_ends_as_in_a_browser() -> None:
    pages: dict[str, object] = {
        f"{A}/{n}": {"status": 302, "headers": {"location": f"/{n + 1}"}} for n in range(15)
    }
    pages[f"{A}/15"] = "Framme"
    assert asked_of(pages, [f"{A}/0"])[0][f"{A}/0"].verdict == "ok"


@pytest.mark.parametrize(("host", "reason"), [("w3id.org", "answers"), ("a.example", "home")])
def test_a_lasting_address_may_lead_to_a_front_page(host: str, reason: str) -> None:
    old = f"https://{host}/projekt/del"
    pages = {
        old: {"status": 302, "headers": {"location": "https://b.example/"}},
        "https://b.example/": "Projektet",
    }
    assert asked_of(pages, [old])[0][old].reason == reason


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("<div id=app></div><script src=a.js></script>", "cannot-tell"),
        ("<div id=app></div>", "broken"),
        (f"<script src=a.js></script><p>{'några ord till '.join(map(str, range(90)))}", "broken"),
        ('<h2 id="%C3%A5terbruk">', "ok"),
    ],
)
def test_places_on_pages_that_scripts_build(body: str, verdict: str) -> None:
    asked = f"{A}/a#%C3%A5terbruk"
    found, _ = asked_of({f"{A}/a": {"title": "App", "body": body}}, [asked])
    assert found[f"{A}/a"].verdict == verdict


@pytest.mark.parametrize(
    ("around", "missing"),
    [
        ("<p>{}</p>", False),
        ("<article><div><p>{}</div></article>", False),
        ("<nav><p>{}</p></nav>", True),
        ("<footer><p>{}</p></footer>", True),
        ("<ul><li>{}</li></ul>", True),
    ],
)
def test_an_article_named_as_an_error_has_something_to_say(around: str, missing: bool) -> None:
    body = around.format("någonting läsvärt " * 200)
    text = f"<title>404 – Sidan finns inte</title><h1>Sidan finns inte</h1>{body}"
    page = read_page(Reply(200, {"content-type": "text/html"}, text.encode()))
    assert says_missing(page, f"{A}/om-fel") is missing


DEAD = [f"https://{name}.example/" for name in "bcdefghij"]
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("fault", ["no-such-host", "timeout"])
@pytest.mark.parametrize("there", [True, False])
def test_a_site_that_answered_lately_tells_whether_there_is_a_network(
    fault: str, there: bool
) -> None:
    known = {f"{A}/bok": Known(first_seen=TODAY, verdict="ok", last_ok=TODAY)}
    dead = {"fault": fault, "takes": 5 if fault == "timeout" else 0}
    pages: dict[str, object] = dict.fromkeys(DEAD, dead)
    pages |= {f"{each}robots.txt": dead for each in DEAD}
    pages[f"{A}/robots.txt"] = 404 if there else dead
    if not there:
        with pytest.raises(NoNetwork):
            asked_of(pages, DEAD, known)
        return
    results, web = asked_of(pages, DEAD, known)
    assert {each.verdict for each in results.values()} == {"broken"}
    assert len(results) == len(DEAD)
    assert [url for _, _, url in web.asked if url.startswith(A)] == [f"{A}/robots.txt"]
