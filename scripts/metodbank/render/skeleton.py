"""A new pack that is valid from the start: the same files as ``methods/_template``.

What a draft knows stands in its place; what it does not know is the template's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from metodbank.model.draft import GIVEN, PLACEHOLDER, USUAL_AMOUNTS, Citation, Draft, tongue_of
from metodbank.model.language import SWEDISH, Language, said
from metodbank.model.library import Kind
from metodbank.model.outline import WRITTEN
from metodbank.model.translation import PACK_FILE
from metodbank.model.values import is_code
from metodbank.model.vocabulary import Vocabulary
from metodbank.render.scalar import mapping, scalar, sequence
from metodbank.render.translation import fresh_records, pack_file

_TITLE = said("Titel: {id}", "Title: {id}")
_SUMMARY = said(
    "En eller två meningar som säger vad som händer och för vem. De visas på kortet för {id}.",
    "One or two sentences that say what happens and for whom. They are on the card of {id}.",
)
_LAST, _FIRST_SOURCE = "sources", "[1]"
_MUNICIPALITY = {"name": "Kommun", "code": "0000"}
_CONSENT = said(
    "Ikryssat i webbformuläret, infört {day}.", "Ticked in the web form, entered on {day}."
)
_SOURCE = Citation("Titel", "Utgivare", "https://example.org/")
USUAL_TERMS = {
    "licence": "CC-BY-4.0",
    "purpose": "converse",
    "audience": "everyone",
    "setting": "library-room",
    "cost": "low",
    "maturity": "draft",
    "activity": "talk",
    "project": "related",
    "consent": "none-needed",
}

Field = tuple[str, str]
"""A field's name and all of its YAML, name and all."""


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
    owner: str = "Redaktionen"

    def both(self, sv: str, en: str, known: Mapping[Language, str] | None = None) -> str:
        """Words in each language: those that are known, or else the template's."""
        own = {each: sv if each == SWEDISH else en for each in self.languages}
        return mapping(own | {each: (known or {})[each] for each in own if each in (known or {})})

    def term(self, name: str, wish: str) -> str:
        terms = self.vocabulary.terms(name)
        return wish if wish in terms else next(iter(terms), wish)

    def role(self, wish: str, indent: int) -> str:
        """The line that says whose task something is, in a library that has roles."""
        known = self.vocabulary.terms("role") or not self.vocabulary.root
        return f"\n{' ' * indent}role: {self.term('role', wish)}" if known else ""

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


def skeleton(kind: Kind, blank: Blank, draft: Draft | None = None) -> Mapping[str, str]:
    """Files of a new pack, as ``{name: text}``; the names are relative to its folder."""
    draft = draft or Draft()
    own = {Kind.METHOD: _method, Kind.CASE: _case, Kind.CHECKLIST: _checklist}[kind]
    files = {
        f"index.{language}.md": _text(kind, blank.id, language, draft)
        for language in blank.languages
    }
    if not draft.sections and len(blank.languages) > 1:
        # A template's languages say the same. What somebody wrote in one of them, nobody has
        # compared yet.
        texts = {
            language: files[f"index.{language}.md"].replace(f" {_FIRST_SOURCE}", "")
            for language in blank.languages
        }
        schema = f"{blank.schema}/translation.schema.json"
        files[PACK_FILE] = pack_file(fresh_records(texts, blank.today), schema)
    fields = (*_common(blank, draft), *own(blank, draft))
    files[kind.facts_file] = blank.editor(kind.value) + _remarked(fields, draft.remarks)
    if kind is Kind.METHOD:
        files["checklist.yml"] = (
            blank.editor("method-checklist")
            + f"""\
includes: []
items:
  - id: purpose
    when: -6w
    text: {blank.both("Skriv syftet i en mening", "Write the purpose down")}\
{blank.role("coordinator", 4)}
"""
        )
    return files


def _text(kind: Kind, id_: str, language: Language, draft: Draft) -> str:
    tongue = tongue_of(language)
    title = draft.titles.get(language) or _TITLE[tongue].format(id=id_)
    summary = draft.summaries.get(language) or _SUMMARY[tongue].format(id=id_)
    head = f"---\ntitle: {scalar(title)}\nsummary: {scalar(summary)}\n---\n"
    words = dict(draft.sections.get(language, {}))
    if not draft.sources:
        # The template's own source is used, as every source is, but it bears out nobody's words.
        own = words.get(_LAST)
        words[_LAST] = (f"{own}\n\n" if own else "") + f"{PLACEHOLDER[tongue]} {_FIRST_SOURCE}"
    parts = [
        f"\n## {part.heading[tongue]}\n\n{words.get(part.key) or PLACEHOLDER[tongue]}\n"
        for part in WRITTEN[kind]
    ]
    return head + "".join(parts or [f"\n{PLACEHOLDER[tongue]}\n"])


def _remarked(fields: tuple[Field, ...], remarks: Mapping[str, tuple[str, ...]]) -> str:
    """The fields, each with its remarks above it; those without a field stand first."""
    known = {name for name, _ in fields}
    first = [remark for name, each in remarks.items() if name not in known for remark in each]
    lines = [f"# {remark}" for remark in first]
    for name, yaml in fields:
        lines += [f"# {remark}" for remark in remarks.get(name, ())]
        lines.append(yaml)
    return "\n".join(lines) + "\n"


def _common(blank: Blank, draft: Draft) -> Iterator[Field]:
    today = blank.today
    review = today.replace(year=today.year + 1, day=min(today.day, 28))
    yield "id", f"id: {blank.id}"
    yield "code", f"code: {blank.code}"
    yield "version", "version: 0.1.0"
    yield "published", f"published: {today.isoformat()}"
    yield "review_by", f"review_by: {review.isoformat()}"
    yield "owner", f"owner: {scalar(blank.owner)}"
    yield "creators", f"creators:\n  - name: {scalar(draft.facts.get('creator', 'Biblioteket'))}"
    yield _term(blank, draft, "licence")
    made = blank.term("provenance", "original")
    if made != "original":  # which is what it is when nothing is said
        yield "provenance", f"provenance: {{kind: {made}}}"


def _method(blank: Blank, draft: Draft) -> Iterator[Field]:
    for name in ("purpose", "audience", "setting"):
        codes = draft.terms.get(name) or (blank.term(name, USUAL_TERMS[name]),)
        yield name, f"{name}: {sequence(codes)}"
    for name, usual in USUAL_AMOUNTS.items():
        amount = draft.amounts.get(name, usual)
        most = "" if amount.high is None else f", max: {amount.high}"
        yield name, f"{name}: {{min: {amount.low}{most}, basis: judgement}}"
    cost = _term(blank, draft, "cost")[1].removeprefix("cost: ")
    yield "cost", f"cost: {{level: {cost}, basis: judgement}}"
    yield "room", f"room: {{label: {blank.both('möblering', 'layout')}, basis: judgement}}"
    yield _term(blank, draft, "maturity")
    yield (
        "plan",
        f"""\
plan:
  start: "18.00"
  steps:
    - minutes: {draft.amounts.get("minutes", USUAL_AMOUNTS["minutes"]).low}
      activity: {blank.term("activity", USUAL_TERMS["activity"])}
      title: {blank.both("Samtal", "Conversation")}
      text: {blank.both("Alla pratar vid borden.", "Everybody talks at the tables.")}\
{blank.role("moderator", 6)}""",
    )
    yield "related", "related: []"
    yield "cases", "cases: []"
    yield "figures", "figures: []"
    yield _sources(draft.sources or (_SOURCE,))


def _case(blank: Blank, draft: Draft) -> Iterator[Field]:
    facts = draft.facts
    yield "library", f"library: {scalar(facts.get('library', 'Biblioteket'))}"
    place = draft.municipality if draft.municipality is not None else _MUNICIPALITY
    if place:
        yield "municipality", f"municipality: {mapping(place)}"
    yield "region", f"region: {scalar(facts.get('region', 'Region'))}"
    yield _term(blank, draft, "project")
    yield "year", f"year: {facts.get('year', blank.today.year)}"
    practice = blank.both("samtal vid bord", "talk at tables", draft.practice)
    yield "practice", f"practice: {practice}"
    yield "methods", "methods: []"
    consent = blank.term("consent", facts.get("consent", USUAL_TERMS["consent"]))
    swedish, english = (words.format(day=blank.today) for words in _CONSENT.values())
    given = "consent" in facts and consent == GIVEN
    note = f", note: {blank.both(swedish, english)}" if given else ""
    yield "consent", f"consent: {{status: {consent}{note}}}"
    yield "figures", "figures: []"
    yield _sources(draft.sources or (_SOURCE,))


def _checklist(blank: Blank, draft: Draft) -> Iterator[Field]:
    yield (
        "items",
        f"""\
items:
  - id: first
    when: -2w
    text: {blank.both("Skriv en sak att göra", "Write one thing to do")}\
{blank.role("coordinator", 4)}""",
    )
    yield _sources(draft.sources)


def _term(blank: Blank, draft: Draft, name: str) -> Field:
    codes = draft.terms.get(name) or (blank.term(name, USUAL_TERMS[name]),)
    return name, f"{name}: {codes[0]}"


def _sources(sources: tuple[Citation, ...]) -> Field:
    rows = [
        f"  - number: {number}\n    title: {scalar(each.title)}\n"
        f"    publisher: {scalar(each.publisher)}\n    url: {each.url}"
        for number, each in enumerate(sources, 1)
    ]
    return "sources", "\n".join(("sources:", *rows)) if rows else "sources: []"
