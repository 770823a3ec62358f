"""A new pack that is valid from the start: the same files as ``methods/_template``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from metodbank.model.language import SWEDISH, Language
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.model.values import is_code
from metodbank.model.vocabulary import Vocabulary

_TITLE = {"sv": "Titel: {id}", "en": "Title: {id}"}
_SUMMARY = {
    "sv": "En eller två meningar som säger vad som händer och för vem. De visas på kortet.",
    "en": "One or two sentences that say what happens and for whom. They are shown on the card.",
}
_BODY = {"sv": "Skriv här.", "en": "Write here."}
_SOURCES = """\
sources:
  - number: 1
    title: Titel
    publisher: Utgivare
    url: https://example.org/
"""


@dataclass(frozen=True, slots=True)
class Blank:
    """What a new pack is made with.

    ``schema`` is the relative path from the pack to the folder with the JSON Schemas. A library
    with a vocabulary of its own gets the first of its terms where it does not have ours.
    """

    id: str
    code: str
    today: date
    schema: str
    languages: tuple[Language, ...]
    vocabulary: Vocabulary

    def both(self, sv: str, en: str) -> str:
        words = (f"{language}: {sv if language == SWEDISH else en}" for language in self.languages)
        return "{" + ", ".join(words) + "}"

    def term(self, name: str, wish: str) -> str:
        terms = self.vocabulary.terms(name)
        return wish if wish in terms else next(iter(terms), wish)

    def editor(self, name: str) -> str:
        """The line by which editors find the JSON Schema."""
        return f"# yaml-language-server: $schema={self.schema}/{name}.schema.json\n"


def free_code(id_: str, taken: Collection[str]) -> str:
    """A short code for a new pack that no other has: ``min-metod`` -> ``minmetod``."""
    wish = "".join(c for c in id_ if c.isascii() and c.isalnum()).lower()[:12]
    if is_code(wish) and wish not in taken:
        return wish
    numbered = (f"{wish[: 12 - len(str(n))]}{n}" for n in range(2, len(taken) + 4))
    return next(code for code in numbered if is_code(code) and code not in taken)


def skeleton(kind: Kind, blank: Blank) -> Mapping[str, str]:
    """Files of a new pack, as ``{name: text}``; the names are relative to its folder."""
    own = {Kind.METHOD: _method, Kind.CASE: _case, Kind.CHECKLIST: _checklist}[kind]
    files = {
        f"index.{language}.md": _text(kind, blank.id, language) for language in blank.languages
    }
    files[kind.facts_file] = blank.editor(kind.value) + _common(blank) + own(blank)
    if kind is Kind.METHOD:
        files["checklist.yml"] = (
            blank.editor("method-checklist")
            + f"""\
includes: []
items:
  - id: purpose
    when: -6w
    text: {blank.both("Skriv syftet i en mening", "Write the purpose down")}
    role: {blank.term("role", "coordinator")}
"""
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


def _common(blank: Blank) -> str:
    today = blank.today
    review = today.replace(year=today.year + 1, day=min(today.day, 28))
    return f"""\
id: {blank.id}
code: {blank.code}
version: 0.1.0
published: {today.isoformat()}
review_by: {review.isoformat()}
owner: Redaktionen
creators:
  - name: Biblioteket
licence: {blank.term("licence", "CC-BY-4.0")}
"""


def _method(blank: Blank) -> str:
    return f"""\
purpose: [{blank.term("purpose", "converse")}]
audience: [{blank.term("audience", "everyone")}]
setting: [{blank.term("setting", "library-room")}]
minutes: {{min: 60, max: 90, basis: judgement}}
people: {{min: 4, max: 20, basis: judgement}}
staff: {{min: 1, max: 2, basis: judgement}}
preparation_weeks: {{min: 2, max: 4, basis: judgement}}
cost: {{level: {blank.term("cost", "low")}, basis: judgement}}
room: {{label: {blank.both("möblering", "layout")}, basis: judgement}}
maturity: {blank.term("maturity", "draft")}
plan:
  start: "18.00"
  steps:
    - minutes: 60
      activity: {blank.term("activity", "talk")}
      title: {blank.both("Samtal", "Conversation")}
      text: {blank.both("Alla pratar vid borden.", "Everybody talks at the tables.")}
      role: {blank.term("role", "moderator")}
related: []
cases: []
figures: []
{_SOURCES}"""


def _case(blank: Blank) -> str:
    return f"""\
library: Biblioteket
municipality: {{name: Kommun, code: 0000}}
region: Region
project: {blank.term("project", "related")}
year: {blank.today.year}
practice: {blank.both("samtal vid bord", "talk at tables")}
methods: []
consent: {{status: {blank.term("consent", "none-needed")}}}
figures: []
{_SOURCES}"""


def _checklist(blank: Blank) -> str:
    return f"""\
items:
  - id: first
    when: -2w
    text: {blank.both("Skriv en sak att göra", "Write one thing to do")}
    role: {blank.term("role", "coordinator")}
sources: []
"""
