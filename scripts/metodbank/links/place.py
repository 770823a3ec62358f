"""The place that an address on some page means.

An *entry* is what an address comes down to: a place of the site (``/a/b.html#c``, still
percent-encoded, counted from the site's root), an outside address (``https://…``), or a fault
(``!rule address``). Equal places have equal entries however they were written, so each is judged
once.
"""

from __future__ import annotations

from urllib.parse import urljoin

from metodbank.links.address import OWN, PLAIN, ROOTED, WITHIN, Reader, straight


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
                self.own = place
            elif not place.startswith("!"):
                self.outside = place
        self.above = _above(self.own)

    def entry(self, raw: str) -> tuple[str, str, str, int]:
        """What an address comes down to, its fragment, a fault of its form, and who shares it.

        Without an entry there is nothing to judge; without a fault it is well written. Pages of
        the folder so many folders up share it, all pages do (ROOTED), or none (0).
        """
        if raw[:4] != "http" and (plain := PLAIN.fullmatch(raw)) and not self.outside:
            up, rest, fragment = plain.groups("")
            ups = len(up) // 3
            if (up or rest) and ups < len(self.above):
                return self.above[ups] + rest, fragment, "", ups
        ups, rest, fragment, fault, winding = self.reader.parse(raw)
        if ups >= 0:
            if self.outside:
                return urljoin(self.outside, raw), "", fault, 0
            if ups < len(self.above) and not winding:
                return self.above[ups] + rest, fragment, fault, ups
            # It may lead up and out of the site's own folder, and in again.
            whole = f"{self.reader.prefix[:-1]}{self.above[0]}{'../' * ups}{rest}"
            inside = self.reader.below(straight(whole))
            if inside is None:
                return f"!{WITHIN} {raw}", "", fault, 0
            return inside, fragment, fault, 0
        if ups == OWN:
            return "" if self.outside else self.own, fragment, fault, 0
        return rest, fragment, fault, ROOTED


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
