"""The host in an address, with its port, and where a site can be published."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

WEB = ("http", "https")
AUTHORITY = re.compile(
    r"(?:[^@/\\]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s:@\[\]<>\"^`{|}\\%]+)(?::(?P<port>[0-9]*))?"
)
_LAST_PORT = 65535
_PORT_SIGNS = 5
_USUAL_PORTS = {"http": ":80", "https": ":443"}


def is_base(url: str) -> bool:
    """Whether a site can be published at an address: ``https://host[:port][/path]``."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    match = AUTHORITY.fullmatch(parts.netloc)
    if match is None or parts.scheme not in WEB or "@" in parts.netloc:
        return False
    bare = not parts.query and not parts.fragment and not any(sign.isspace() for sign in url)
    return bare and is_port(match["port"] or "")


def named(authority: str, scheme: str) -> str:
    """A host as all write it: the port that goes without saying is left out."""
    return authority.lower().removesuffix(_USUAL_PORTS.get(scheme.lower(), ""))


def plain(host: str) -> str:
    """A host in the letters of its registry: ``å.example`` is ``xn--5ca.example``."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def is_port(digits: str) -> bool:
    bare = digits.lstrip("0")
    return len(bare) <= _PORT_SIGNS and int(bare or 0) <= _LAST_PORT
