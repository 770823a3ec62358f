"""A new pack that is valid from the start: the same files as ``methods/_template``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.model.values import is_code

_TITLE = {"sv": "Titel: {id}", "en": "Title: {id}"}
_SUMMARY = {
    "sv": "En eller två meningar som säger vad som händer och för vem. De visas på kortet.",
    "en": "One or two sentences that say what happens and for whom. They are shown on the card.",
}
_BODY = {"sv": "Skriv här.", "en": "Write here."}


def free_code(id_: str, taken: Collection[str]) -> str:
    """A short code for a new pack that no other has: ``min-metod`` -> ``minmetod``."""
    wish = "".join(c for c in id_ if c.isascii() and c.isalnum()).lower()[:12]
    if is_code(wish) and wish not in taken:
        return wish
    numbered = (f"{wish[: 12 - len(str(n))]}{n}" for n in range(2, len(taken) + 4))
    return next(code for code in numbered if is_code(code) and code not in taken)


def skeleton(
    kind: Kind, id_: str, languages: tuple[Language, ...], *, code: str, today: date, schema: str
) -> Mapping[str, str]:
    """Files of a new pack, as ``{name: text}``; the names are relative to its folder.

    ``schema`` is the relative path from the pack to the folder with the JSON Schemas.
    """
    files = {f"index.{language}.md": _text(kind, id_, language) for language in languages}
    files[kind.facts_file] = _facts(kind, id_, languages, code, today, schema)
    if kind is Kind.METHOD:
        files["checklist.yml"] = (
            f"# yaml-language-server: $schema={schema}/method-checklist.schema.json\n"
            "includes: []\n"
            "items:\n"
            "  - id: purpose\n"
            "    when: -6w\n"
            f"    text: {_both(languages, 'Skriv syftet i en mening', 'Write the purpose down')}\n"
            "    role: coordinator\n"
        )
    return files


def _text(kind: Kind, id_: str, language: Language) -> str:
    title = _TITLE.get(language, _TITLE["en"]).format(id=id_)
    head = f'---\ntitle: "{title}"\nsummary: {_SUMMARY.get(language, _SUMMARY["en"])}\n---\n'
    body = _BODY.get(language, _BODY["en"])
    parts = [
        f"\n## {part.heading.get(language, part.heading['en'])}\n\n{body}\n"
        for part in WRITTEN[kind]
    ]
    return head + "".join(parts or [f"\n{body}\n"])


def _both(languages: tuple[Language, ...], sv: str, en: str) -> str:
    return "{" + ", ".join(f"{tag}: {sv if tag == 'sv' else en}" for tag in languages) + "}"


def _facts(
    kind: Kind, id_: str, languages: tuple[Language, ...], code: str, today: date, schema: str
) -> str:
    year = today.replace(year=today.year + 1, day=min(today.day, 28))
    common = f"""\
# yaml-language-server: $schema={schema}/{kind.value}.schema.json
id: {id_}
code: {code}
version: 0.1.0
published: {today.isoformat()}
review_by: {year.isoformat()}
owner: Redaktionen
creators:
  - name: Biblioteket
licence: CC-BY-4.0
"""
    sources = """\
sources:
  - number: 1
    title: Titel
    publisher: Utgivare
    url: https://example.org/
"""
    note = _both(languages, "möblering", "layout")
    if kind is Kind.METHOD:
        return (
            common
            + f"""\
purpose: [converse]
audience: [everyone]
setting: [library-room]
minutes: {{min: 60, max: 90, basis: judgement}}
people: {{min: 4, max: 20, basis: judgement}}
staff: {{min: 1, max: 2, basis: judgement}}
preparation_weeks: {{min: 2, max: 4, basis: judgement}}
cost: {{level: low, basis: judgement}}
room: {{label: {note}, basis: judgement}}
maturity: draft
plan:
  start: "18.00"
  steps:
    - minutes: 60
      activity: talk
      title: {_both(languages, "Samtal", "Conversation")}
      text: {_both(languages, "Alla pratar vid borden.", "Everybody talks at the tables.")}
      role: moderator
related: []
cases: []
figures: []
"""
            + sources
        )
    if kind is Kind.CASE:
        return (
            common
            + f"""\
library: Biblioteket
municipality: {{name: Kommun, code: 0000}}
region: Region
project: related
year: {today.year}
practice: {_both(languages, "samtal vid bord", "talk at tables")}
methods: []
consent: {{status: none-needed}}
figures: []
"""
            + sources
        )
    return (
        common
        + f"""\
items:
  - id: first
    when: -2w
    text: {_both(languages, "Skriv en sak att göra", "Write one thing to do")}
    role: coordinator
sources: []
"""
    )
