"""What does the client send over the network, and what does it make of what comes back?"""

from __future__ import annotations

import asyncio
import errno
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from metodbank.links.external import client as client_module
from metodbank.links.external.addresses import Question
from metodbank.links.external.answer import Answer, Failure, Fault, Reply
from metodbank.links.external.client import Client, fault_of, user_agent
from metodbank.links.external.clock import Clock
from metodbank.links.external.private import is_public
from metodbank.links.external.result import Reason, Result
from metodbank.links.external.run import ask_all
from metodbank.model.manners import Manners
from metodbank.model.web import Verdict

from tests.loopback import Handler, Names, Server

MANNERS = Manners(contact="https://exempel.se/kontakt", timeout=5, most_bytes=50_000)
SHORT = Manners(timeout=0.3)
QUICK = Manners(timeout=5, delay=0, pause=0)


def asked(
    handler: Handler,
    path: str = "/",
    *,
    method: str = "GET",
    manners: Manners = MANNERS,
    names: Names | None = None,
    allow_private: bool = True,
    host: str = "a.example",
    times: int = 1,
) -> tuple[Answer, Server]:
    """Ask a server of our own; the last answer."""

    async def run() -> Answer:
        runner = await server.start()
        try:
            async with Client(
                manners, "1.0", allow_private=allow_private, resolver=names or Names()
            ) as client:
                answer: Answer = Failure(Fault.GARBLED)
                for _ in range(times):
                    answer = await client.ask(method, server.at(host, path))
                return answer
        finally:
            await runner.cleanup()

    server = Server(handler)
    return asyncio.run(run()), server


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="<title>Hej</title>", content_type="text/html")


def test_a_page_comes_with_its_body() -> None:
    answer, server = asked(hello)
    assert isinstance(answer, Reply)
    assert (answer.status, answer.body, answer.whole, answer.is_page) == (
        *(200, b"<title>Hej</title>", True),
        True,
    )
    assert server.asked == [("GET", "a.example/")]


def test_head_brings_no_body() -> None:
    answer, server = asked(hello, method="HEAD")
    assert isinstance(answer, Reply)
    assert answer.body == b""
    assert server.asked == [("HEAD", "a.example/")]


def test_we_say_who_we_are_and_send_no_secrets() -> None:
    async def sets(_: web.Request) -> web.Response:
        response = web.Response(text="x", content_type="text/html")
        response.set_cookie("spår", "1")
        return response

    _, server = asked(sets, times=2)
    for headers in server.headers:
        assert headers["User-Agent"] == "metodbank/1.0 (link check; +https://exempel.se/kontakt)"
        assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    ("version", "contact", "name"),
    [
        ("1.0", "", "metodbank/1.0 (link check)"),
        ("", "x@exempel.se", "metodbank (link check; +x@exempel.se)"),
        ("1", "a\r\nb: å", "metodbank/1 (link check; +ab: )"),
    ],
)
def test_user_agent(version: str, contact: str, name: str) -> None:
    assert user_agent(version, contact) == name


def test_an_address_is_sent_as_it_is_written() -> None:
    _, server = asked(hello, "/a%2Fb/%C3%A5?q=%20x&y=1+2")
    assert server.asked == [("GET", "a.example/a%2Fb/%C3%A5?q=%20x&y=1+2")]


def test_an_address_with_letters_of_its_own_is_escaped() -> None:
    _, server = asked(hello, "/å ä")
    assert server.asked[0][1] in ("a.example/%C3%A5%20%C3%A4",)


def test_a_redirect_is_not_followed_by_itself() -> None:
    async def away(_: web.Request) -> web.Response:
        raise web.HTTPFound("/b")

    answer, server = asked(away)
    assert isinstance(answer, Reply)
    assert (answer.status, answer.headers["location"]) == (302, "/b")
    assert len(server.asked) == 1


def test_a_huge_body_is_cut() -> None:
    async def huge(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x" * 10_000)
        except (ConnectionError, asyncio.CancelledError):
            return response

    answer, _ = asked(huge)
    assert isinstance(answer, Reply)
    assert answer.cut
    assert MANNERS.most_bytes <= len(answer.body) < 2 * MANNERS.most_bytes


def test_a_bomb_is_cut_when_it_has_been_unpacked() -> None:
    async def bomb(_: web.Request) -> web.Response:
        response = web.Response(body=b"0" * 20_000_000, content_type="text/html")
        response.enable_compression(web.ContentCoding.gzip)
        return response

    answer, _ = asked(bomb)
    assert isinstance(answer, Reply)
    assert answer.cut
    assert len(answer.body) < 100 * MANNERS.most_bytes


def test_a_slow_drip_is_not_waited_for() -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.05)

    answer, _ = asked(drip, manners=SHORT)
    assert isinstance(answer, Reply)
    assert (answer.status, answer.whole) == (200, False)


def test_a_server_that_hangs_is_left() -> None:
    async def hang(_: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    assert asked(hang, manners=SHORT)[0] == Failure(Fault.TIMEOUT)


def test_a_file_is_not_read() -> None:
    async def film(_: web.Request) -> web.Response:
        return web.Response(body=b"x" * 1000, content_type="video/mp4")

    answer, _ = asked(film)
    assert isinstance(answer, Reply)
    assert answer.body == b""


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), Fault.NO_SUCH_HOST),
        (socket.gaierror(socket.EAI_AGAIN, "x"), Fault.NAMES_AWAY),
    ],
)
def test_names_that_cannot_be_looked_up(error: OSError, fault: Fault) -> None:
    assert asked(hello, names=Names({"a.example": error}))[0] == Failure(fault)


def test_nobody_at_home() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def run() -> Answer:
        async with Client(MANNERS, "", allow_private=True, resolver=Names()) as client:
            return await client.ask("GET", f"http://a.example:{port}/")

    assert asyncio.run(run()) == Failure(Fault.REFUSED)


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("a.example", {}),  # a name of the open web that leads to this machine
        ("a.example", {"a.example": "10.0.0.7"}),
        ("a.example", {"a.example": "169.254.169.254"}),
        ("127.0.0.1", {}),
        ("192.168.1.1", {}),
        ("[::1]", {}),
        ("[::ffff:127.0.0.1]", {}),
        ("localhost", {}),
    ],
)
def test_private_addresses_are_refused(host: str, told: dict[str, str | OSError]) -> None:
    answer, server = asked(hello, host=host, names=Names(told), allow_private=False)
    assert answer == Failure(Fault.PRIVATE)
    assert server.asked == []


@pytest.mark.parametrize("robots", [False, True], ids=["page", "robots"])
@pytest.mark.parametrize("inside", ["inside.example", "127.0.0.2", "10.0.0.7", "[::1]"])
def test_a_redirect_is_no_way_into_a_private_network(
    inside: str, robots: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a site of the open web, asked as a whole run asks: the last step is not taken."""
    # The machine that plays the open web has to count as such; the rest of it does not.
    monkeypatch.setattr(client_module, "is_public", lambda host: host == "127.0.0.1")

    async def leads_in(request: web.Request) -> web.Response:
        if request.path == "/robots.txt" and not robots:
            return web.Response(status=404)
        if request.path == "/sida" and robots:
            return await hello(request)
        return web.Response(status=302, headers={"location": f"http://{inside}:{server.port}/x"})

    async def run() -> None:
        runner = await server.start()
        names = Names({"inside.example": "127.0.0.2"})
        try:
            async with Client(MANNERS, "1.0", resolver=names) as client:
                page = Question(server.at("open.example", "/sida"))
                await ask_all([page], {}, client, QUICK, Clock(), results.append)
        finally:
            await runner.cleanup()

    server = Server(leads_in)
    results: list[Result] = []
    asyncio.run(run())
    (result,) = results
    assert server.asked == [("GET", "open.example/robots.txt"), ("GET", "open.example/sida")]
    if robots:
        assert result.verdict is Verdict.OK
    else:
        assert (result.verdict, result.reason) == (Verdict.CANNOT_TELL, Reason.PRIVATE)


def test_a_number_is_no_way_round_it() -> None:
    answer, server = asked(hello, host="2130706433", allow_private=False)
    assert isinstance(answer, Failure)
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("8.8.8.8", True), ("2001:4860:4860::8888", True), ("64:ff9b::808:808", True)),
        *(("10.1.2.3", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False)),
        *(("fe80::1%eth0", False), ("fd00::1", False), ("64:ff9b::7f00:1", False)),
        *(("::ffff:10.0.0.1", False), ("2002:7f00:1::", False)),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def certificate_error(code: int) -> aiohttp.ClientConnectorCertificateError:
    inner = ssl.SSLCertVerificationError("x")
    inner.verify_code = code
    return aiohttp.ClientConnectorCertificateError(None, inner)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (TimeoutError(), Fault.TIMEOUT),
        (certificate_error(10), Fault.TLS_EXPIRED),
        (certificate_error(18), Fault.TLS_SELF_SIGNED),
        (certificate_error(20), Fault.TLS_CHAIN),
        (certificate_error(62), Fault.TLS_NAME),
        (certificate_error(1), Fault.TLS),
        (
            aiohttp.ClientConnectorError(None, OSError(errno.ENETUNREACH, "x")),  # type: ignore[arg-type]
            Fault.NO_NETWORK,
        ),
        (aiohttp.ServerDisconnectedError(), Fault.CLOSED),
        (aiohttp.InvalidURL("x"), Fault.GARBLED),
    ],
)
def test_faults_are_told_apart(error: BaseException, fault: Fault) -> None:
    assert fault_of(error) is fault


def test_plain_words_where_tls_was_expected() -> None:
    async def run() -> Answer:
        runner = await server.start()
        try:
            async with Client(MANNERS, "", allow_private=True, resolver=Names()) as client:
                return await client.ask("GET", f"https://a.example:{server.port}/")
        finally:
            await runner.cleanup()

    server = Server(hello)
    assert asyncio.run(run()) == Failure(Fault.TLS)


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
def test_a_certificate_that_the_server_made_itself(tmp_path: Path) -> None:
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=a.example -keyout k -out c"
    subprocess.run(["openssl", *words.split()], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "c", tmp_path / "k")

    async def run() -> Answer:
        runner = await server.start(ssl=context)
        try:
            async with Client(MANNERS, "", allow_private=True, resolver=Names()) as client:
                return await client.ask("GET", f"https://a.example:{server.port}/")
        finally:
            await runner.cleanup()

    server = Server(hello)
    assert asyncio.run(run()) == Failure(Fault.TLS_SELF_SIGNED)


def test_nonsense_is_no_page() -> None:
    async def run() -> Answer:
        async def shout(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"SSH-2.0-x\r\n\r\n")
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(shout, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, Client(MANNERS, "", allow_private=True, resolver=Names()) as client:
            return await client.ask("GET", f"http://a.example:{port}/")

    assert asyncio.run(run()) == Failure(Fault.GARBLED)
