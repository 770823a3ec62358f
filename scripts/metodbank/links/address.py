"""Which place does an address mean? As a browser reads it (the URL standard), for a static site.

An *entry* is what an address comes down to: a place of the site (``/a/b.html#c``, still
percent-encoded, counted from the site's root), an outside address (``https://…``), or a fault
(``!rule address``). Equal places have equal entries however they were written, so each is judged
once.
"""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from metodbank.links.syntax import is_data, is_mail, is_phone

READABLE = "built-address-can-be-read"
SLASHES = "built-address-has-forward-slashes"
PUBLIC = "built-address-is-public"
WITHIN = "built-address-stays-in-site"
MAIL = "mail-link-has-address"
PHONE = "phone-link-has-number"
DATA = "data-address-is-whole"
FULL = "document-link-is-full"

_SPACES = "".join(map(chr, range(0x21)))
_DROPPED = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AUTHORITY = re.compile(
    r"(?:[^@/\\]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:@\[\]<>\"^`{|}\\%]+)(?::(?P<port>[0-9]*))?"
)
_LAST_PORT = 65535
_HOME = re.compile(r"localhost|.*\.localhost|127(?:\.[0-9]+){3}|0\.0\.0\.0|\[::1?\]", re.IGNORECASE)
_WEB = ("http", "https")
_SLIPS = ("http", "https", "mailto", "tel")
_SLIP = 0.75
_RELATIVE_DOTS = re.compile(r"(?:^|/)(?:\.|%2e){1,2}(?:/|$)|//", re.IGNORECASE)
_DOT = ("", ".", "%2e")
_DOUBLE_DOTS = ("..", ".%2e", "%2e.", "%2e%2e")
_MOST_REMEMBERED = 50_000

_OWN, _DONE, _ROOTED = -1, -2, -3


class _Address(NamedTuple):
    """``ups`` folders up from the page's, then ``rest``; or one of the three special cases."""

    ups: int
    rest: str = ""
    fragment: str = ""
    fault: str = ""


class Reader:
    """Reads addresses for one site. ``base_url`` is where it is published; it may be unknown."""

    def __init__(self, base_url: str = "") -> None:
        parts = urlsplit(base_url)
        self.host = parts.netloc.lower()
        self.scheme = parts.scheme or "https"
        self.prefix = parts.path.rstrip("/") + "/" if self.host else "/"
        self._local = bool(self.host and _HOME.fullmatch(parts.hostname or ""))
        self._known: dict[str, _Address] = {}

    def parse(self, raw: str) -> _Address:
        """An address taken apart, as far as that does not depend on the page it stands on."""
        found = self._known.get(raw)
        if found is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            found = self._known[raw] = self._parse(raw)
        return found

    def _parse(self, raw: str) -> _Address:
        text = _DROPPED.sub("", raw.strip(_SPACES))
        before, mark, after = text.partition("#")
        fragment = mark + after
        path = before.partition("?")[0]
        scheme = _SCHEME.match(path)
        if scheme:
            return self._with_scheme(raw, text, scheme[1].lower(), text[scheme.end() :])
        fault = ""
        if "\\" in path:
            fault, path = f"!{SLASHES} {raw}", path.replace("\\", "/")
        if path.startswith("//"):
            return self._with_host(raw, path[2:], fragment, f"{self.scheme}:{text}")
        if not path:
            return _Address(_OWN, "", fragment)
        if not _decodes(path):
            return _Address(_DONE, f"!{READABLE} {raw}")
        if path.startswith("/"):
            return self._rooted(raw, path, fragment, fault)
        ups = 0
        if path.startswith("./") and path != "./":
            path = path[2:]
        while path.startswith("../"):
            ups, path = ups + 1, path[3:]
        if path == "..":
            ups, path = ups + 1, ""
        elif path in (".", "./"):
            path = ""
        return _Address(ups, path, fragment, fault)

    def _rooted(self, raw: str, path: str, fragment: str, fault: str = "") -> _Address:
        path = _straight(path)
        if path.startswith(self.prefix):
            return _Address(_ROOTED, path[len(self.prefix) - 1 :], fragment, fault)
        if path + "/" == self.prefix:
            return _Address(_ROOTED, "/", fragment, fault)
        return _Address(_DONE, f"!{WITHIN} {raw}")

    def _with_scheme(self, raw: str, text: str, scheme: str, rest: str) -> _Address:
        if scheme in _WEB:
            path = rest.partition("#")[0].partition("?")[0].replace("\\", "/")
            if not path.startswith("//"):
                return _Address(_DONE, f"!{READABLE} {raw}")
            mark, fragment = rest.partition("#")[1:]
            return self._with_host(raw, path[2:], mark + fragment, text)
        sound = True
        name = ""
        if scheme == "mailto":
            sound, name = is_mail(rest), MAIL
        elif scheme == "tel":
            sound, name = is_phone(rest), PHONE
        elif scheme == "data":
            sound, name = is_data(rest), DATA
        elif scheme == "file" or len(scheme) == 1:
            sound, name = False, PUBLIC
        elif difflib.get_close_matches(scheme, _SLIPS, 1, _SLIP):
            sound, name = False, READABLE
        return _Address(_DONE, "" if sound else f"!{name} {raw}")

    def _with_host(self, raw: str, rest: str, fragment: str, full: str) -> _Address:
        authority, slash, path = rest.partition("/")
        match = _AUTHORITY.fullmatch(authority)
        if not match or int(match["port"] or 0) > _LAST_PORT:
            return _Address(_DONE, f"!{READABLE} {raw}")
        if authority.lower() == self.host:
            if not _decodes(path):
                return _Address(_DONE, f"!{READABLE} {raw}")
            inside = self._rooted(raw, slash + path or "/", fragment)
            # A full address beside our site is somebody else's, however near.
            return inside if inside.ups == _ROOTED else _Address(_DONE, full)
        if _HOME.fullmatch(match["host"]) and not self._local:
            return _Address(_DONE, f"!{PUBLIC} {raw}")
        return _Address(_DONE, full)


class Here:
    """A page's place in the site: resolves the addresses that stand there.

    ``own`` is the page itself, or what ``<base href>`` puts in its place.
    """

    def __init__(self, reader: Reader, path: str, base: str | None = None) -> None:
        self.reader = reader
        self.page = f"/{path}"
        self.own = self.page
        self.outside = ""
        if base is not None and (place := _place(reader, self.page, base)):
            if place.startswith("/"):
                self.own = place.partition("#")[0]
            elif not place.startswith("!"):
                self.outside = place
        self.above = _above(self.own)

    def entry(self, raw: str) -> tuple[str, str]:
        """What an address comes down to, and a fault of its form; empty when there is none."""
        ups, rest, fragment, fault = self.reader.parse(raw)
        if ups >= 0:
            if self.outside:
                return urljoin(self.outside, raw), fault
            if ups < len(self.above):
                path = self.above[ups] + rest
            elif self.reader.prefix == "/":
                path = f"/{rest}"
            else:
                return f"!{WITHIN} {raw}", fault
            if "." in rest or "//" in path or "%" in rest:
                path = _straight(path)
            return path + fragment, fault
        if ups == _OWN:
            return ("" if self.outside else self.own + fragment), fault
        return rest + fragment, fault


def _place(reader: Reader, page: str, raw: str) -> str:
    return Here(reader, page[1:]).entry(raw)[0]


def _above(path: str) -> list[str]:
    """``/a/b/c.html`` -> ``/a/b/``, ``/a/``, ``/``."""
    found = []
    place = path.rfind("/")
    while place >= 0:
        found.append(path[: place + 1])
        place = path.rfind("/", 0, place)
    return found


def _decodes(path: str) -> bool:
    """Whether every percent sign begins a byte, and the bytes are text."""
    if "%" not in path:
        return True
    if _PERCENT.search(path):
        return False
    try:
        unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _straight(path: str) -> str:
    """A rooted path without ``.``, ``..`` and doubled slashes."""
    if not _RELATIVE_DOTS.search(path):
        return path
    parts: list[str] = []
    pieces = path.split("/")[1:]
    for piece in pieces:
        low = piece.lower()
        if low in _DOUBLE_DOTS:
            del parts[-1:]
        elif low not in _DOT:
            parts.append(piece)
    last = pieces[-1].lower()
    folder = "/" if parts and last in (*_DOT, *_DOUBLE_DOTS) else ""
    return "/" + "/".join(parts) + folder
