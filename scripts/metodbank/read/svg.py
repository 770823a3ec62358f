"""An SVG drawing -> what keeps it from being shown, and what in it runs or fetches something.

Read with expat: nothing is fetched, and a drawing that defines entities is not read further. A
drawing is both opened as a file and written into pages, so it is judged as XML and as HTML.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from metodbank.model.figurefile import Remark
from metodbank.model.harm import harmful_address
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.read.svg_words import fault, fetched, is_outside, is_plain

SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"
_FOREIGN = frozenset(
    (
        *(
            "script",
            "foreignobject",
            "handler",
            "listener",
            "iframe",
            "frame",
            "frameset",
            "object",
        ),
        *(
            "embed",
            "applet",
            "portal",
            "audio",
            "video",
            "source",
            "track",
            "canvas",
            "link",
            "meta",
        ),
        *("base", "form", "input", "button", "textarea", "select", "template", "math", "html"),
        *("head", "body", "img"),
    )
)
_ADDRESSES = frozenset(
    ("href", "src", "srcset", "srcdoc", "action", "formaction", "poster", "background")
)
_MOVERS = frozenset(("set", "animate", "animatetransform", "animatemotion"))
_TAG = re.compile(r"<\s*[a-z/!?]", re.IGNORECASE)
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}(?:\s*,\s*|\s+){_NUMBER}((?:\s*,\s*|\s+){_NUMBER}){{2}}\s*")
_LONGEST = 60
_ENOUGH = 20
"""Remarks on one drawing: more help nobody, and a hostile file could give millions."""


class _Stop(Exception):
    """Enough is known."""


def read_svg(raw: bytes, path: str) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    """Look through a drawing: (what is broken, what is harmful)."""
    return _Reader(raw, path).read()


class _Reader:
    def __init__(self, raw: bytes, path: str) -> None:
        self.raw, self.path = raw, path
        self.broken: list[Remark] = []
        self.harmful: list[Remark] = []
        self.depth = 0
        self.style: list[str] = []
        self.style_depth = self.style_start = 0
        self.hidden = False
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._first
        if not is_plain(raw):
            self._look_closely()

    def _look_closely(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CommentHandler = self._comment
        self.parser.StartCdataSectionHandler = self._cdata
        self.parser.EndCdataSectionHandler = self._cdata_end

    def read(self) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
        try:
            self.raw.decode("utf-8")
            self.parser.Parse(self.raw, True)
        except UnicodeDecodeError as error:
            words = said("är inte UTF-8", "is not UTF-8")
            self.broken.append(Remark(self._place(error.start), words))
        except expat.ExpatError as error:
            words = fault(expat.ErrorString(error.code))
            place = Location(self.path, error.lineno, error.offset + 1)
            self.broken.append(Remark(place, words))
        except _Stop:
            pass
        return tuple(self.broken), tuple(self.harmful)

    def _place(self, index: int) -> Location:
        before = self.raw[:index].decode("utf-8", "replace")
        return Location(self.path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def _harm(self, sv: str, en: str, name: str = "") -> None:
        """Remark on what is being read, or on the attribute of that name in it."""
        start = self.style_start if self.style_depth else self.parser.CurrentByteIndex
        found = self.raw.find(name.encode("utf-8", "replace"), start) if name else start
        self.harmful.append(Remark(self._place(max(found, start)), said(sv, en)))
        if len(self.harmful) >= _ENOUGH:
            raise _Stop

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        self.parser.StartElementHandler = None
        self._start(name, attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.depth += 1
        if self.depth == 1:
            self._root(space, local, attributes)
            if local != "svg":
                raise _Stop
        lowered = local.lower()
        if lowered in _FOREIGN or space == _XHTML:
            self._harm(
                f"elementet <{local}> hör inte hemma i en bild",
                f"the element <{local}> does not belong in a figure",
            )
        for key, value in attributes.items():
            self._attribute(key, value, lowered)
        if lowered == "style" and not self.style_depth:
            self.style_depth, self.style_start = self.depth, self.parser.CurrentByteIndex

    def _root(self, space: str, local: str, attributes: dict[str, str]) -> None:
        place = self._place(self.parser.CurrentByteIndex)
        if local != "svg":
            words = said(
                f"börjar med <{local}>, väntade <svg>", f"begins with <{local}>, expected <svg>"
            )
        elif space != SVG:
            words = said(f'<svg> saknar xmlns="{SVG}"', f'<svg> lacks xmlns="{SVG}"')
        elif "viewBox" not in attributes:
            words = said("<svg> saknar viewBox", "<svg> lacks viewBox")
        elif not _VIEW_BOX.fullmatch(attributes["viewBox"]):
            found = _shown(attributes["viewBox"])
            words = said(
                f"viewBox är ”{found}”, väntade fyra tal",
                f'viewBox is "{found}", expected four numbers',
            )
        else:
            return
        self.broken.append(Remark(place, words))

    def _attribute(self, key: str, value: str, element: str) -> None:
        space, _, name = key.rpartition(" ")
        lowered = name.lower()
        if lowered.startswith("on") and not space:
            self._harm(f"{name} kör ett program", f"{name} runs a program", name)
        elif ":" in value and harmful_address(value):
            shown = _shown(value)
            self._harm(
                f"{name}=”{shown}” kör ett program", f'{name}="{shown}" runs a program', name
            )
        elif lowered in _ADDRESSES or key == _XML_BASE:
            self._address(value)
        elif lowered == "attributename" and element in _MOVERS:
            changed = value.rpartition(":")[2].lower()
            if changed == "href" or changed.startswith("on"):
                self._harm(f"<{element}> byter ut {value}", f"<{element}> replaces {value}", name)
        elif "(" in value or "@" in value:
            self._css(value)

    def _address(self, value: str) -> None:
        address = value.strip()
        if is_outside(address):
            shown = _shown(address)
            self._harm(
                f"”{shown}” ligger utanför bilden", f'"{shown}" lies outside the figure', address
            )

    def _css(self, css: str) -> None:
        for address in fetched(css):
            self._address(address)

    def _text(self, text: str) -> None:
        if self.style_depth:
            self.style.append(text)
        if self.hidden and _TAG.search(text):
            self._trick()

    def _end(self, _name: str) -> None:
        if self.depth == self.style_depth:
            self._css("".join(self.style))
            self.style.clear()
            self.style_depth = 0
        self.depth -= 1

    def _cdata(self) -> None:
        self.hidden = True

    def _cdata_end(self) -> None:
        self.hidden = False

    def _comment(self, text: str) -> None:
        if text.startswith((">", "->")):  # to HTML the comment ends here
            self._trick()

    def _instruction(self, name: str, text: str) -> None:
        if name.lower() == "xml-stylesheet":
            self._harm("hämtar en stilmall", "fetches a style sheet")
        elif ">" in text:  # to HTML the instruction ends here
            self._trick()

    def _trick(self) -> None:
        self._harm(
            "taggar gömda i något som ser ut som en kommentar",
            "tags hidden in what looks like a comment",
        )

    def _doctype(self, _name: str, _system: object, _public: object, inside: int) -> None:
        if inside:
            self._harm(
                "DOCTYPE med egna definitioner, väntade en utan",
                "DOCTYPE with definitions of its own, expected one without",
            )
            raise _Stop


def _shown(value: str) -> str:
    """A value that can be printed on one line."""
    plain = " ".join(value.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
