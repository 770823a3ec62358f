"""The addresses that there are to ask, and those that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, unquote, urlsplit

from metodbank.model.web import Known, Verdict

# Made so that they never change; where they lead today is nobody's business but theirs.
_PERSISTENT = frozenset(
    ("doi.org", "dx.doi.org", "hdl.handle.net", "purl.org", "purl.oclc.org", "w3id.org", "n2t.net")
)
_PERSISTENT_START = ("urn.", "resolver.", "web.archive.", "archive.")
_DIRECTIVE = ":~:"
_ROUTES = ("/", "!", "?")
"""What begins so after # is told to a script and is no place of the page."""


@dataclass(frozen=True, slots=True)
class Question:
    """One page to ask for.

    ``address`` has no fragment, ``anchors`` are the places of it that somebody links to, decoded,
    and ``written`` every form in which the site has the address, sorted.
    """

    address: str
    anchors: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return host_of(self.address)


def host_of(address: str) -> str:
    """The host that has to be asked politely; in lower case, without port."""
    return (urlsplit(address).hostname or "").rstrip(".")


def is_persistent(address: str) -> bool:
    """Whether an address was made to stay as it is, wherever it leads."""
    host = host_of(address)
    return host in _PERSISTENT or host.startswith(_PERSISTENT_START)


def questions(entries: Iterable[str]) -> list[Question]:
    """Addresses as a site has them -> the pages to ask for, sorted, each once."""
    anchors: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    for entry in entries:
        address = page_of(entry)
        if address is None:
            continue
        anchors.setdefault(address, set()).update(_anchor(entry))
        written.setdefault(address, set()).add(entry)
    return [
        Question(address, tuple(sorted(anchors[address])), tuple(sorted(written[address])))
        for address in sorted(anchors)
    ]


def page_of(entry: str) -> str | None:
    """An address in the one form in which it is asked; None when it is none."""
    bare = entry.partition("#")[0]
    try:
        parts = urlsplit(bare)
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    # Browsers leave out what does not show in a name, such as a soft hyphen.
    host = "".join(sign for sign in host if sign.isprintable())
    if not host:
        return None
    shown = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme.lower()]
    if port and port != usual:
        shown += f":{port}"
    # What somebody wrote before @ is not sent to anybody.
    query = f"?{parts.query}" if parts.query else ""
    rest = "".join(
        sign if sign.isprintable() and sign != " " else quote(sign)
        for sign in f"{_without_dots(parts.path)}{query}"
    )
    return f"{parts.scheme.lower()}://{shown}{rest}"


def _without_dots(path: str) -> str:
    """A path as browsers ask for it: ``/a/../b`` is ``/b``, written as it may be."""
    kept: list[str] = []
    parts = path.split("/")[1:] or [""]
    for number, part in enumerate(parts, 1):
        plain = part.lower().replace("%2e", ".")
        if plain == ".." and kept:
            kept.pop()
        if plain not in (".", ".."):
            kept.append(part)
        elif number == len(parts):
            kept.append("")
    return "/" + "/".join(kept)


def due(
    asked: Iterable[Question], known: Mapping[str, Known], today: date, trust_days: int
) -> Iterator[Question]:
    """The questions whose answers are not known well enough. A failure never is."""
    oldest = today - timedelta(days=trust_days)
    for each in asked:
        before = known.get(each.address)
        trusted = (
            before is not None
            and before.verdict == Verdict.OK
            and before.last_ok is not None
            and oldest < before.last_ok <= today
            and set(each.anchors) <= set(before.anchors)
        )
        if not trusted:
            yield each


def _anchor(entry: str) -> Iterator[str]:
    place = entry.partition("#")[2].partition(_DIRECTIVE)[0]
    if place and place.lower() != "top" and not place.startswith(_ROUTES):
        yield unquote(place)


def archived_in(known: Mapping[str, Known]) -> Callable[[str], str]:
    """Look up the archived copy of an address in the link ledger; "" where it has none."""
    copies = {address: each.archived for address, each in known.items() if each.archived}

    def archived(address: str) -> str:
        return copies.get(page_of(address) or "", "")

    return archived
