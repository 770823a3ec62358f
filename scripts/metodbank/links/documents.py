"""The addresses that a reader of a PDF or a Word file can follow.

A PDF is read as far as its links need: what stands in the open, and in compressed objects.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_URI = re.compile(
    rb"/URI\s*(?:\((?P<text>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<(?P<hex>[0-9A-Fa-f\s]+)>)",
    re.DOTALL,
)
_STREAM = re.compile(rb"stream\r?\n")
_LOOK_BACK = 400
_MOST = 50_000_000
"""Bytes that are unpacked of one file; what a small file swells to beyond that is not read."""
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]*+>")
_ATTRIBUTE = re.compile(r"""\b(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FIELD = re.compile(r'\bHYPERLINK\s+(?:\\[a-km-z]\s+)*"([^"]*)"')
_TAGS = re.compile(r"<[^<>]*+>")
_FIELD_TEXT = re.compile(r"<w:instrText[^<>]*+>([^<]*+)</w:instrText>")


def in_pdf(data: bytes) -> Iterator[str]:
    """Every address behind a link of a PDF. An encrypted one keeps its own."""
    if not data.startswith(b"%PDF") or b"/Encrypt" in data:
        return
    seen: set[bytes] = set()
    for part in (data, *_unpacked(data)):
        for match in _URI.finditer(part):
            written = match["text"]
            raw = bytes.fromhex(_even(match["hex"])) if written is None else _plain(written)
            if raw not in seen:
                seen.add(raw)
                yield _decoded(raw)


def in_word(data: bytes) -> Iterator[str]:
    """Every address behind a link of a Word file (docx)."""
    try:
        with ZipFile(BytesIO(data)) as file:
            left = _MOST
            for info in file.infolist():
                name = info.filename
                if not name.startswith("word/") or not name.endswith((".rels", ".xml")):
                    continue
                left -= info.file_size
                if left < 0:
                    return
                text = file.read(info).decode("utf-8", "replace")
                yield from _relations(text) if name.endswith(".rels") else _fields(text)
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return


def _unpacked(data: bytes) -> Iterator[bytes]:
    left = _MOST
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _LOOK_BACK) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"/ObjStm" not in head or b"FlateDecode" not in head:
            continue
        try:
            part = zlib.decompressobj().decompress(memoryview(data)[match.end() :], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


def _even(digits: bytes) -> str:
    bare = b"".join(digits.split()).decode("ascii")
    return bare + "0" * (len(bare) % 2)


def _plain(written: bytes) -> bytes:
    def sign(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return bytes([int(match[1], 8) & 0xFF])
        return b"" if match[2] else _SIGNS.get(match[3], match[3])

    return _ESCAPE.sub(sign, written)


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _relations(text: str) -> Iterator[str]:
    for tag in _RELATION.findall(text):
        found = {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}
        if found.get("TargetMode") == "External" and found.get("Type", "").endswith("/hyperlink"):
            yield found.get("Target", "")


def _fields(text: str) -> Iterator[str]:
    """Links that are fields: their text may be spread over several runs."""
    code = "".join(_FIELD_TEXT.findall(text)) if "instrText" in text else ""
    yield from _FIELD.findall(unescape(_TAGS.sub("", code)))
