"""Make a site of many pages in two languages, with seeded faults and as many sound look-alikes.

A page is about 15 KB: menu, contents, paragraphs with links, footer. Every page has a translation
and can be reached, so that the seeds are all there is to find.
"""

from __future__ import annotations

import random
import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import yaml

SITE = "https://prov.example/"
KINDS = Path(__file__).with_name("links_kinds.yml")
WHERE = "built-link-leads-somewhere"
_SHARE = 0.12
"""Seeds a page: one in a hundred of the links in running text."""
_A_FOLDER = 50
_WORDS = [
    *("bibliotek", "samtal", "soppa", "metod", "grupp", "fråga", "bord", "värd", "kväll", "röst"),
    *("lokal", "tid", "plats", "kaffe", "tanke", "öppet", "hus", "åsikt", "ämne", "lyssna"),
    *("prata", "dela", "hållbar", "framtid", "demokrati", "medborgare", "ort", "skola"),
]


@dataclass(frozen=True)
class Seed:
    """A fault: where it is, which rule must tell, and a word that only its address has."""

    kind: str
    rule: str
    at: str
    token: str
    also: str = ""


def kinds() -> list[dict[str, Any]]:
    """Every kind of fault with its look-alike."""
    found: list[dict[str, Any]] = yaml.safe_load(KINDS.read_text("utf-8"))
    return found


def generate(into: Path, count: int) -> list[Seed]:
    """Write a site of ``count`` pages and tell what was seeded."""
    shutil.rmtree(into, ignore_errors=True)
    chance = random.Random(count)
    paths = list(_paths(count))
    pairs = len(paths)
    table = kinds()
    wanted = max(len(table), round(count * _SHARE))
    places = [(place, language) for place in range(pairs) for language in ("sv", "en")]
    chance.shuffle(places)
    planted: dict[tuple[int, str], tuple[str, str]] = {}
    seeds = []
    for number in range(wanted * 2):
        kind, sound = table[number // 2 % len(table)], bool(number % 2)
        place, language = places[number % len(places)]
        if (place, language) in planted:
            continue
        html, seed = _plant(into, kind, sound, number, place, language, paths)
        planted[place, language] = (html, kind["kind"])
        if seed:
            seeds.append(seed)
    for place in range(pairs):
        for language in ("sv", "en"):
            html = planted.get((place, language), ("", ""))[0]
            _write(
                into,
                f"{_in(language)}{paths[place]}index.html",
                _page(paths, place, language, html, chance),
            )
    _shared(into, paths)
    return seeds


def _paths(count: int) -> Iterator[str]:
    """Folders of half as many pages: each exists in both languages."""
    for number in range(count // 2):
        yield f"avd-{number // _A_FOLDER:03}/sida-{number:05}/"


def _in(language: str) -> str:
    return "" if language == "sv" else "en/"


def _plant(
    into: Path,
    kind: Mapping[str, Any],
    sound: bool,
    number: int,
    place: int,
    language: str,
    paths: list[str],
) -> tuple[str, Seed | None]:
    here = f"{_in(language)}{paths[place]}"
    tongue = "en" if language == "sv" else "sv"
    token = f"{'hel' if sound else 'trasig'}{number}"
    names = {
        "t": token,
        "up": "../" * here.count("/"),
        "home": "../" * here.count("/") + _in(language),
        "site": SITE,
        "here": here,
        "lang": language,
        "tongue": tongue,
        "other": f"{_in(tongue)}{paths[place]}",
        "stranger": f"{_in(tongue)}{paths[(place + 7) % len(paths)]}",
    }
    for name, content in kind.get("sound-files" if sound else "files", {}).items():
        _write(into, here + name.format(**names), _content(name, content, names))
    html = kind["sound" if sound else "broken"].format(**names)
    if sound:
        return html, None
    at = here + kind.get("at", "index.html").format(**names)
    return html, Seed(kind["kind"], kind.get("rule", WHERE), at, token, kind.get("also", ""))


def _content(name: str, content: str, names: Mapping[str, str]) -> str | bytes:
    if content == "page":
        return f'<!doctype html><html lang="{names["lang"]}"><title>x</title><p>x</p></html>'
    text = content.format(**names)
    if name.endswith(".pdf") and "/" in text:
        return pdf(text)
    return docx(text) if name.endswith(".docx") else text


def pdf(address: str) -> bytes:
    """A PDF with one link in a compressed object, as most programs write it."""
    link = f"1 0 << /Type /Annot /Subtype /Link /A << /S /URI /URI ({address}) >> >>"
    packed = zlib.compress(link.encode("utf-8"))
    head = b"%%PDF-1.5\n2 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n"
    return head % len(packed) + b"stream\n" + packed + b"\nendstream endobj\n%%EOF\n"


def docx(address: str) -> bytes:
    """A Word file with one link."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{address}" TargetMode="External"/>'
        "</Relationships>"
    )
    made = BytesIO()
    with ZipFile(made, "w") as file:
        file.writestr("word/_rels/document.xml.rels", rels)
    return made.getvalue()


def _page(paths: list[str], place: int, language: str, html: str, chance: random.Random) -> str:
    own = _in(language)
    here = f"{own}{paths[place]}"
    up = "../" * here.count("/")
    home = up + own
    other = _in("en" if language == "sv" else "sv")
    tops = sorted({path.split("/")[0] for path in paths})[:12]
    menu = "".join(
        f'<li class="nav__item"><a class="nav__link" href="{home}{top}/"><span>{top}</span></a>'
        "</li>\n"
        for top in tops
    )
    sections, contents = [], []
    for number in range(8):
        name = f"del-{number}-åäö"
        encoded = f"#del-{number}-%C3%A5%C3%A4%C3%B6"
        contents.append(f'<li class="toc"><a href="{encoded}"><span>Del {number}</span></a></li>')
        target = paths[chance.randrange(len(paths))]
        fragment = "#del-1-åäö" if number % 2 else ""
        sections.append(
            f'<section class="part"><h2 id="{name}">Del {number}</h2>\n{_prose(chance)}'
            f'<p>Läs <a href="{home}{target}{fragment}">{target}</a> först.</p>\n'
            f"{_table(chance)}</section>"
        )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{paths[place]}">
<title>{paths[place]}</title>
<link rel="canonical" href="{SITE}{here}">
<link rel="alternate" hreflang="sv" href="{SITE}{paths[place]}">
<link rel="alternate" hreflang="en" href="{SITE}en/{paths[place]}">
<link rel="stylesheet" href="{up}stil.css">
<link rel="icon" href="{up}bild.svg">
<script src="{up}skript.js" defer></script>
</head>
<body class="page">
<header class="page__top"><a class="logo" href="{home}"><img src="{up}bild.png" alt="Start"></a>
<nav class="nav"><ul class="nav__list">
{menu}</ul></nav>
<a href="{up}{other}{paths[place]}" hreflang="{other[:2] or "sv"}">Byt språk</a></header>
<main class="page__main"><h1 id="rubrik">{paths[place]}</h1>
<ol class="contents">{"".join(contents)}</ol>
{sections[0]}
<div class="seed">{html}</div>
{chr(10).join(sections[1:])}
</main>
<footer class="page__end"><ul><li><a href="{home}">Start</a></li>
<li><a href="#rubrik">Upp</a></li><li><a href="mailto:hej@exempel.se">Skriv</a></li>
<li><a href="https://annan.example/{place}">Mer</a></li></ul></footer>
</body>
</html>
"""


def _prose(chance: random.Random) -> str:
    """Three paragraphs with a word or two that stands out in each."""
    rows = []
    for _ in range(3):
        words = " ".join(chance.choices(_WORDS, k=21))
        more = " ".join(chance.choices(_WORDS, k=21))
        rows.append(
            f'<p class="text">{words} <em>{chance.choice(_WORDS)}</em> {more} '
            f"<strong>{chance.choice(_WORDS)}</strong>.</p>\n"
        )
    return "".join(rows)


def _table(chance: random.Random) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{chance.choice(_WORDS)}</td>" for _ in range(3)) + "</tr>\n"
        for _ in range(2)
    )
    return f'<table class="facts"><tbody>\n{rows}</tbody></table>'


def _shared(into: Path, paths: list[str]) -> None:
    """Start pages, lists of pages, and the files that every page asks for."""
    _write(into, "stil.css", "body { color: inherit }\n")
    _write(into, "skript.js", "\n")
    _write(into, "bild.png", "x")
    _write(into, "film.mp4", "x")
    _write(into, "bild.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>')
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.split("/")[0], []).append(path)
    for language in ("sv", "en"):
        own, tongue = _in(language), "en" if language == "sv" else "sv"
        head = f'<!doctype html><html lang="{language}"><title>x</title>'
        other = f'<link rel="alternate" hreflang="{tongue}" href="{SITE}{_in(tongue)}">'
        tops = "".join(f'<li><a href="{top}/">{top}</a></li>' for top in folders)
        switch = f'<a href="{SITE}{_in(tongue)}" hreflang="{tongue}">x</a>'
        _write(into, f"{own}index.html", f"{head}{other}<ul>{tops}</ul>{switch}")
        for top, held in folders.items():
            rows = "".join(f'<li><a href="../{path}">{path}</a></li>' for path in held)
            _write(into, f"{own}{top}/index.html", f"{head}<ul>{rows}</ul>")


def _write(into: Path, name: str, content: str | bytes) -> None:
    path = into / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
