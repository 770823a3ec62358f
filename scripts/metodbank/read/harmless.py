"""Words in which nothing is Markdown of any kind, HTML, or an order to any program."""

from __future__ import annotations

import re

# What one program or another takes for an order, and the same without it. Words are never touched.
_ORDERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\{", "("),  # templates, attributes
        (r"\}", ")"),
        (r"\\", "/"),
        (r"\|", "/"),  # tables
        (r"`", "'"),
        (r"([=+:~^$])\1+", r"\1"),  # marked, struck out, raised, boxes, formulas
        (r"([~^$])(?!\s)", r"\1 "),
        (r"(?<=8)<(?=-)", " <"),  # a file to be fetched
        (r"\[(?=\^)|(?<=\^)(?=\[)", "[ "),  # footnotes
        (r"(?<![\w:/]):(?=[a-z][\w+-]*:)", ": "),  # :codes:
        (r"\b((?:java|vb|live)script)\s*:", r"\1 –"),
        (r"\b(data)\s*:(?=\s*(?:text|application|image)/)", r"\1 –"),
        (r"\bfile:(?=/)", "file –"),
        (r"(?<=[\w.+-])@(?=[\w-])", " @ "),  # an e-mail address that is a link on GitHub
    )
)
_SPECIAL = re.compile(r"[*\[\]]|(?<![^\W_])_|_(?![^\W_])")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
_OPENING = re.compile(r"<(?!\s)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENED = re.compile(r"\A(?:(?:!!+|\?\?+)\+?\s+|:+\s+)+")
_LETTERED = r"\((?=(?:[0-9]{1,3}|[a-z]|[ivx]{2,4}|@\w*)\)\s)"
_LINE_START = re.compile(
    rf"{_LETTERED}|#|>|[-+](?=\s|$)|(?P<mark>[0-9]{{1,9}}|[a-zA-Z]|[ivx]{{2,4}})(?=[.)](?:\s|$))"
)
_RULE = re.compile(r"[\s|:=~_*-]*")
_NOT_WORDS = re.compile(r"(?:[^\S\n]|[^\w\s.,!?–’”]|_)+")


def harmless(text: str) -> str:
    """Words in which nothing is an order to any program."""
    for pattern, instead in _ORDERS:
        text = pattern.sub(instead, text)
    return text


def escaped(text: str) -> str:
    """Words with a backslash before all that Markdown would take for a mark."""
    text = _ENTITY.sub("&amp;", text)
    text = _SPECIAL.sub(lambda match: f"\\{match[0]}", text)
    return _OPENING.sub("&lt;", text)


def bare_words(text: str) -> str:
    """Words, and the few signs that are signs to readers only."""
    return _NOT_WORDS.sub(" ", text).replace("www.", "www ")


def safe_lines(text: str) -> list[str]:
    """The lines of a paragraph, none of which opens anything or draws a rule."""
    found: list[str] = []
    for line in (each.strip() for each in text.split("\n")):
        if _RULE.fullmatch(line):
            continue
        line = _OPENED.sub("", line)
        match = _LINE_START.match(line)
        mark = (match["mark"] or "") if match else ""
        found.append(f"{mark}\\{line[len(mark) :]}" if match else line)
    return found
