"""Bytes on disk -> text, however badly the file was saved."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import said
from metodbank.model.location import Location
from metodbank.read.folders import too_large
from metodbank.read.reading import Reading
from metodbank.read.rules import FILE_IS_READABLE, TEXT_IS_UTF8

MAX_BYTES = 1_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(root: Path, path: str, most: int = MAX_BYTES) -> Reading[str]:
    """Read ``root/path``, of ``most`` bytes, as text with LF line ends.

    A fault that can be seen past (BOM, CRLF) is a finding and the text is still given; one
    that cannot (wrong encoding, too large, unreadable, a symlink) gives no text.
    """
    raw = _read_bytes(root, path, most)
    if raw.value is None:
        return Reading(None, raw.findings)
    return _decode(raw.value, path)


def _read_bytes(root: Path, path: str, most: int) -> Reading[bytes]:
    def unreadable(sv: str, en: str) -> Reading[bytes]:
        return Reading(None, (Finding(FILE_IS_READABLE, Location(path), sv, en),))

    try:
        status = (root / path).lstat()
        if stat.S_ISLNK(status.st_mode):
            return unreadable(
                "är en symbolisk länk, väntade en vanlig fil eller mapp",
                "is a symbolic link, expected an ordinary file or folder",
            )
        if not stat.S_ISREG(status.st_mode):
            return unreadable("är ingen vanlig fil", "is not an ordinary file")
        if status.st_size > most:
            problem = too_large(status.st_size, most)
            return unreadable(problem["sv"], problem["en"])
        return Reading((root / path).read_bytes())
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        return unreadable(f"går inte att läsa ({reason})", f"cannot be read ({reason})")


def _decode(raw: bytes, path: str) -> Reading[str]:
    def fault(line: int, column: int | None, sv: str, en: str, *, save: bool = False) -> Finding:
        again = Replacement(path, 1, 1, "", "") if save else None
        return Finding(TEXT_IS_UTF8, Location(path, line, column), sv, en, again)

    if raw.startswith(_UTF16_MARKS):
        found = said("är sparad som UTF-16, väntade UTF-8", "is saved as UTF-16, expected UTF-8")
        return Reading(None, (fault(1, 1, found["sv"], found["en"]),))
    findings: list[Finding] = []
    if raw.startswith(_BOM):
        raw = raw[len(_BOM) :]
        findings.append(
            fault(
                1,
                1,
                "börjar med en osynlig BOM (byte order mark), väntade UTF-8 utan BOM",
                "begins with an invisible byte-order mark, expected UTF-8 without one",
                save=True,
            )
        )
    nul = raw.find(b"\0")
    if nul >= 0:
        line, column = _place(raw, nul)
        findings.append(
            fault(
                line,
                column,
                "innehåller ett NUL-tecken: filen är skadad eller sparad som UTF-16",
                "holds a NUL character: the file is damaged or saved as UTF-16",
            )
        )
        return Reading(None, tuple(findings))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(raw, error.start)
        byte = raw[error.start]
        likely = bytes([byte]).decode("cp1252", "replace")
        findings.append(
            fault(
                line,
                column,
                f"är inte UTF-8: byten 0x{byte:02x} är ett {likely} i Latin-1 eller Windows-1252",
                f"is not UTF-8: byte 0x{byte:02x} is {likely} in Latin-1 or Windows-1252",
            )
        )
        return Reading(None, tuple(findings))
    if "\r" in text:
        line, _ = _place(raw, raw.index(b"\r"))
        ends = "CRLF (Windows)" if "\r\n" in text else "CR"
        findings.append(
            fault(
                line,
                None,
                f"har radslut {ends}, väntade LF",
                f"has line ends {ends}, expected LF",
                save=True,
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Reading(text, tuple(findings))


def _place(raw: bytes, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte whose line so far is UTF-8."""
    before = raw[:index]
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1
