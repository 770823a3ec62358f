"""An address as it is written -> its parts, or what is wrong with it.

As a browser reads it (the URL standard), for a static site. ``place`` puts it beside a page.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from metodbank.links.host import AUTHORITY, WEB, is_port, named, plain
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
_HOME = re.compile(r"localhost|.*\.localhost|127(?:\.[0-9]+){3}|0\.0\.0\.0|\[::1?\]", re.IGNORECASE)
_SLIPS = ("http", "https", "mailto", "tel")
_SLIP = 0.75
PLAIN = re.compile(r"((?:\.\./)*+)((?:[\w-][\w.-]*+/)*+(?:[\w-][\w.-]*+)?+)(#[^\s\\]*+)?+")
"""By far most addresses: folders up, then names without signs that would need care."""
_ELSEWHERE = re.compile(
    r"https?://((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:/[\w./~%?&=#+:;,()*!$'@-]*+)?+"
)
_RELATIVE_DOTS = re.compile(r"(?:^|/)(?:\.|%2e){1,2}(?:/|$)|//", re.IGNORECASE)
_DOT = ("", ".", "%2e")
_DOUBLE_DOTS = ("..", ".%2e", "%2e.", "%2e%2e")
_MOST_REMEMBERED = 50_000

OWN, DONE, ROOTED = -1, -2, -3


class Address(NamedTuple):
    """``ups`` folders up from the page's, then ``rest``; or one of the three special cases.

    ``winding`` is whether ``rest`` may hold folders that lead up again.
    """

    ups: int
    rest: str = ""
    fragment: str = ""
    fault: str = ""
    winding: bool = False


class Reader:
    """Reads addresses for one site, and remembers them: pages of a site link alike.

    ``base_url`` is where the site is published; it may be unknown.
    """

    def __init__(self, base_url: str = "") -> None:
        parts = urlsplit(base_url)
        self.scheme = parts.scheme or "https"
        self.host = named(parts.netloc, self.scheme)
        self._name = plain(self.host)
        self.prefix = parts.path.rstrip("/") + "/" if self.host else "/"
        self.full = f"{self.scheme}://{parts.netloc}{self.prefix}" if self.host else ""
        prefix = unquote(self.prefix)
        self._prefixes = {prefix, unicodedata.normalize("NFC", prefix)}
        self._local = bool(self.host and _HOME.fullmatch(parts.hostname or ""))
        self.known: dict[str, Address] = {}

    def parse(self, raw: str) -> Address:
        """An address taken apart, as far as that does not depend on the page it stands on."""
        found = self.known.get(raw)
        if found is None:
            if len(self.known) > _MOST_REMEMBERED:
                self.known.clear()
            found = self.known[raw] = self._parse(raw)
        return found

    def _parse(self, raw: str) -> Address:
        if self.full and raw.startswith(self.full):
            own = PLAIN.fullmatch(raw, len(self.full))
            if own and not own[1]:
                return Address(ROOTED, f"/{own[2]}", own[3] or "")
        common = PLAIN.fullmatch(raw)
        if common and raw:
            up, rest, fragment = common.groups("")
            return Address(len(up) // 3 if up or rest else OWN, rest, fragment)
        elsewhere = _ELSEWHERE.fullmatch(raw)
        if elsewhere and elsewhere[1] != self._name:
            return Address(DONE, raw)
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
            return Address(OWN, "", fragment)
        if not _decodes(path):
            return Address(DONE, f"!{READABLE} {raw}")
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
        return Address(ups, path, fragment, fault, bool(_RELATIVE_DOTS.search(path)))

    def _rooted(self, raw: str, path: str, fragment: str, fault: str = "") -> Address:
        inside = self.below(straight(path))
        if inside is None:
            return Address(DONE, f"!{WITHIN} {raw}")
        return Address(ROOTED, inside, fragment, fault)

    def below(self, path: str) -> str | None:
        """A path of the server as one of the site; None where it is beside the site's folder."""
        if path.startswith(self.prefix):
            return path[len(self.prefix) - 1 :]
        # The folder's name may be written otherwise: /m%C3%A5/ is /må/.
        depth = self.prefix.count("/")
        first = path.split("/", depth)
        if unquote("/".join(first[:depth])) + "/" not in self._prefixes:
            return None
        return f"/{''.join(first[depth:])}"

    def _with_scheme(self, raw: str, text: str, scheme: str, rest: str) -> Address:
        if scheme in WEB:
            path = rest.partition("#")[0].partition("?")[0].replace("\\", "/")
            if not path.startswith("//"):
                return Address(DONE, f"!{READABLE} {raw}")
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
        return Address(DONE, "" if sound else f"!{name} {raw}")

    def _with_host(self, raw: str, rest: str, fragment: str, full: str) -> Address:
        authority, slash, path = rest.partition("/")
        if "%" in authority:
            user, at, host = authority.rpartition("@")
            authority = f"{user}{at}{unquote(host)}"
        match = AUTHORITY.fullmatch(authority)
        if not match or not is_port(match["port"] or ""):
            return Address(DONE, f"!{READABLE} {raw}")
        if plain(named(authority, full.partition(":")[0])) == self._name:
            if not _decodes(path):
                return Address(DONE, f"!{READABLE} {raw}")
            inside = self._rooted(raw, slash + path or "/", fragment)
            # A full address beside our site is somebody else's, however near.
            return inside if inside.ups == ROOTED else Address(DONE, full)
        if _HOME.fullmatch(match["host"]) and not self._local:
            return Address(DONE, f"!{PUBLIC} {raw}")
        return Address(DONE, full)


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


def straight(path: str) -> str:
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
