"""Random damage to our own packs, one file at a time, and a check after each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from metodbank.model.finding import Report

from tests.support.trying import House

SIGNS = (
    *(b"[", b"]", b"{", b"}", b"'", b'"', b":", b": ", b"- ", b"#", b"&a ", b"*a ", b"|\n", b">\n"),
    *(b"\t", b"\r\n", b"\0", b"\xff", b"\xe5", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80"),
    *(b"](", b"![", b"```\n", b"\n## ", b"\n---\n", b"\n\n", b"\n    ", b"\n> ", b"\n- ", b"<b>"),
    *(b"[1]", b"[999]", b"[red]", b"<script>", b"{{ x }}", b"javascript:", b"http://[", b"%zz"),
    *(
        b"null",
        b"no",
        b"1e9",
        b"-1",
        b"2026-02-30",
        b"99999999999999999999",
        b"../",
        b"\xf0\x9f\x8d\xb2",
    ),
)


def examined(count: int, seed: int, folder: Path) -> Iterator[tuple[str, Report]]:
    """Damage ``count`` files one after the other: which, and what the check then says."""
    house = House.at(folder)
    files = [
        path
        for top in ("methods", "docs")
        for path in sorted((folder / top).rglob("*"))
        if path.suffix in (".md", ".yml", ".svg") and "_schema" not in path.parts
    ]
    random = Random(seed)
    for _ in range(count):
        path = random.choice(files)
        name = path.relative_to(folder).as_posix()
        yield name, house.report({name: damaged(path.read_bytes(), files, random)})


def damaged(content: bytes, files: list[Path], random: Random) -> bytes:
    """Some bytes after one to four random changes."""
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(content) + 1)
        end = at + random.randint(1, 200)
        lines = content.split(b"\n")
        row = random.randrange(len(lines))
        kind = random.choice(("flip", "cut", "twice", "sign", "drop", "swap", "graft"))
        if kind == "flip":
            content = content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
        elif kind == "cut":
            content = content[:at] + content[end:]
        elif kind == "twice":
            content = content[:end] + content[at:]
        elif kind == "sign":
            content = content[:at] + random.choice(SIGNS) + content[at:]
        elif kind == "drop":
            content = b"\n".join(lines[:row] + lines[row + 1 :])
        elif kind == "swap":
            random.shuffle(lines) if random.random() < 0.05 else lines.insert(0, lines.pop(row))
            content = b"\n".join(lines)
        else:
            other = random.choice(files).read_bytes().split(b"\n")
            lines[row] = random.choice(other)
            content = b"\n".join(lines)
    return content


def sound(report: Report) -> bool:
    """Whether every finding says something, somewhere."""
    return all(
        finding.sv.strip()
        and finding.en.strip()
        and finding.location.path
        and (finding.location.line or 1) >= 1
        and (finding.location.column or 1) >= 1
        for finding in report.findings
    )
