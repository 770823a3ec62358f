"""Sends one request over the network. The only module here that does.

aiohttp is the field's asynchronous client: it lets us choose which addresses may be connected to,
keep no cookies, and stop in the middle of a body.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.http_exceptions import BadStatusLine
from yarl import URL

from metodbank.links.external.answer import Answer, Failure, Fault, Reply
from metodbank.links.external.private import is_ip, is_public
from metodbank.links.external.robots import AGENT
from metodbank.model.manners import Manners

_CHUNK = 16_384
# Browsers read about so much.
_LONG_HEADERS = 262_144
_MANY_HEADERS = 1_000
_SELF_SIGNED = (18, 19)
_EXPIRED = (9, 10)
_NO_CHAIN = (2, 20, 21)
_WRONG_NAME = (62, 64)
_AWAY = (socket.EAI_AGAIN, getattr(socket, "EAI_SYSTEM", -11))
_NO_LINE = (errno.ENETUNREACH, errno.ENETDOWN)
_WALLED = (400, 403, 429, 503)


class _PrivateHost(OSError):
    """A name that leads into somebody's own network."""


class _Resolver(AbstractResolver):
    """Finds the addresses of a name, and gives none that is private.

    The connection is made to what is given here, so a name cannot lead elsewhere a second later.
    """

    def __init__(self, inner: AbstractResolver, allow_private: bool) -> None:
        self._inner, self._allow_private = inner, allow_private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        open_ = [each for each in found if self._allow_private or is_public(each["host"])]
        if found and not open_:
            raise _PrivateHost(errno.EACCES, "private", host)
        return open_

    async def close(self) -> None:
        await self._inner.close()


class Client:
    """A transport over HTTP. No cookies are kept, no passwords sent, no proxy's settings read."""

    def __init__(
        self,
        manners: Manners,
        version: str,
        *,
        allow_private: bool = False,
        resolver: AbstractResolver | None = None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._manners, self._allow_private = manners, allow_private
        self._headers = {
            "User-Agent": user_agent(version, manners.contact),
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "sv,en;q=0.7,*;q=0.3",
        }
        self._resolver, self._context = resolver, context

    async def __aenter__(self) -> Client:
        # Names are looked up on threads, and one that is slow must not keep the others waiting.
        threads = ThreadPoolExecutor(self._manners.at_once, "names")
        asyncio.get_running_loop().set_default_executor(threads)
        inner = self._resolver or aiohttp.ThreadedResolver()
        connector = aiohttp.TCPConnector(
            resolver=_Resolver(inner, self._allow_private),
            limit=0,  # politeness gives the turns
            ssl=self._context or True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=self._headers,
            trust_env=False,
            max_line_size=_LONG_HEADERS,
            max_field_size=_LONG_HEADERS,
            max_headers=_MANY_HEADERS,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def ask(self, method: str, url: str) -> Answer:
        try:
            # An address that is escaped already is sent as it is.
            place = URL(url, encoded=url.isascii())
            private = is_ip(place.host or "") and not is_public(place.host or "")
        except ValueError:
            return Failure(Fault.GARBLED)
        if private and not self._allow_private:
            return Failure(Fault.PRIVATE)
        deadline = asyncio.get_running_loop().time() + self._manners.timeout
        try:
            return await self._ask(method, place, deadline)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            return Failure(fault_of(error))

    async def _ask(self, method: str, place: URL, deadline: float) -> Answer:
        async with asyncio.timeout_at(deadline):
            response = await self._session.request(
                method, place, allow_redirects=False, timeout=aiohttp.ClientTimeout(total=None)
            )
        async with response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            reply = Reply(response.status, headers)
            if method == "HEAD" or not _is_read(reply):
                return reply
            return await self._with_body(response, reply, deadline)

    async def _with_body(
        self, response: aiohttp.ClientResponse, reply: Reply, deadline: float
    ) -> Answer:
        """The answer with as much of its body as is read; a slow one is not waited for."""
        body = bytearray()
        whole, cut = True, False
        try:
            async with asyncio.timeout_at(deadline):
                async for chunk in response.content.iter_chunked(_CHUNK):
                    body += chunk
                    if len(body) >= self._manners.most_bytes:
                        cut = True
                        break
        except TimeoutError:
            whole = False
        except aiohttp.ClientPayloadError:
            if not body:
                return Failure(Fault.UNREADABLE)
            # Servers that miscount what they send are read all the same.
        return Reply(reply.status, reply.headers, bytes(body), whole, cut)


def user_agent(version: str, contact: str) -> str:
    """An honest name, and whom to write to: ``metodbank/1.0 (link check; +https://…)``."""
    name = f"{AGENT}/{version}" if version else AGENT
    # A header holds Latin-1 and no line ends.
    told = "".join(sign for sign in contact if " " <= sign <= "~")
    return f"{name} (link check; +{told})" if told else f"{name} (link check)"


def fault_of(error: BaseException) -> Fault:
    """Why a connection failed, told apart as a person would want to know it."""
    if isinstance(error, TimeoutError):
        return Fault.TIMEOUT
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _fault_of_certificate(error.certificate_error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return _fault_of_connection(error.os_error)
    if isinstance(error, ssl.SSLError):
        return Fault.TLS
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError):
        return Fault.CLOSED
    if isinstance(error, aiohttp.ClientResponseError) and not _is_no_answer(error):
        return Fault.UNREADABLE
    return Fault.GARBLED


def _is_no_answer(error: BaseException) -> bool:
    """Whether what came did not even begin as an answer does."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BadStatusLine):
            return True
        cause = cause.__cause__
    return False


def _fault_of_certificate(error: Exception) -> Fault:
    code = getattr(error, "verify_code", 0)
    if code in _EXPIRED:
        return Fault.TLS_EXPIRED
    if code in _SELF_SIGNED:
        return Fault.TLS_SELF_SIGNED
    if code in _WRONG_NAME:
        return Fault.TLS_NAME
    return Fault.TLS_CHAIN if code in _NO_CHAIN else Fault.TLS


def _fault_of_connection(error: OSError) -> Fault:
    if isinstance(error, _PrivateHost):
        return Fault.PRIVATE
    if isinstance(error, ssl.SSLCertVerificationError):
        return _fault_of_certificate(error)
    if isinstance(error, ssl.SSLError):
        return Fault.TLS
    if isinstance(error, socket.gaierror):
        return Fault.NAMES_AWAY if error.errno in _AWAY else Fault.NO_SUCH_HOST
    if error.errno in _NO_LINE:
        return Fault.NO_NETWORK
    return Fault.TIMEOUT if error.errno == errno.ETIMEDOUT else Fault.REFUSED


def _is_read(reply: Reply) -> bool:
    """Whether the words of an answer tell something."""
    kind = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    worded = kind in ("", "text/html", "application/xhtml+xml", "text/plain", "application/json")
    return worded and (200 <= reply.status < 300 or reply.status in _WALLED)
