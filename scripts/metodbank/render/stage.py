"""The whole library as plain Markdown, for any other generator: nothing of MkDocs is needed.

Every page becomes one file a language, ``metoder/demokratisoppa/index.sv.md``: facts as a
table, the text, and what is derived from facts. Links and figures keep their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import dirname, relpath

from metodbank.model.catalogue import Catalogue
from metodbank.model.glossary import TEMPLATE as GLOSSARY
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.outline import (
    BUDGET,
    CASES,
    CHECKLIST,
    PLAN,
    RELATED,
    SOURCES,
    Part,
    anchor,
    keys_of,
)
from metodbank.model.pack import Pack
from metodbank.render.cards import groups
from metodbank.render.glossary import glossary_markdown
from metodbank.render.packs import checklist_uri, pack_view
from metodbank.render.settings import filled
from metodbank.render.strings import Words, words
from metodbank.render.views import (
    BudgetView,
    Card,
    ChecklistView,
    Fact,
    Farewell,
    PackView,
    Plan,
    Target,
)

LISTS: Mapping[str, Kind] = {
    "methods": Kind.METHOD,
    "cases": Kind.CASE,
    "checklists": Kind.CHECKLIST,
}
"""What a page's front matter calls its list of packs."""

_SECOND = re.compile(r"(?m)^(?=## )")


def _nowhere(_: str) -> str:
    return ""


def stage_tree(
    catalogue: Catalogue,
    notes: Mapping[str, str] | None = None,
    archived: Callable[[str], str] = _nowhere,
) -> Mapping[str, str]:
    """``{path: Markdown}`` of every page that the site publishes; figures are not in it.

    ``notes`` is what readers are told above a page, by its path. ``archived`` looks up an
    archived copy of a source.
    """
    tree: dict[str, str] = {}
    for language in catalogue.library.languages:
        for page in catalogue.pages:
            if text := page.texts.get(language):
                body = filled(text.body, catalogue.library, language)
                listed = LISTS.get(text.fields.packs or "") if text.fields else None
                if listed:
                    for group in groups(catalogue, listed, language):
                        body += f"\n## {group.title}\n" if group.title else ""
                        body += "\n" + _cards(group.cards, page.uri)
                if text.fields and text.fields.template == GLOSSARY:
                    body += glossary_markdown(catalogue.glossary, language, tagged=False)
                tree[_named(page.uri, language)] = _page(text.title, text.summary, body)
        for pack in catalogue.packs:
            tree.update(_Staged(catalogue, pack, language, archived).files())
    for path, note in (notes or {}).items():
        if path in tree:
            title, _, rest = tree[path].partition("\n\n")
            tree[path] = f"{title}\n\n{note}\n{rest}"
    return tree


class _Staged:
    """One pack in one language."""

    def __init__(
        self,
        catalogue: Catalogue,
        pack: Pack,
        language: Language,
        archived: Callable[[str], str],
    ) -> None:
        self.pack, self.language, self.say = pack, language, words(language)
        self.archived = archived
        self.uri = catalogue.library.uri(f"{pack.folder}/index.md")
        self.list_uri = checklist_uri(catalogue, pack)
        self.view = pack_view(catalogue, pack, language) if language in pack.texts else None

    def files(self) -> Iterator[tuple[str, str]]:
        view = self.view
        if view is None:
            return
        note = _farewell(view.retired, self.uri, self.say) if view.retired else ""
        body = note + "".join(self._body(view))
        yield _named(self.uri, self.language), _page(view.title, view.summary, body)
        if view.checklist and self.pack.kind is Kind.METHOD:
            title = self.say("checklist.title", title=view.title)
            text = _ticks(view.checklist, self.list_uri)
            yield _named(self.list_uri, self.language), _page(title, view.summary, text)

    def _body(self, view: PackView) -> Iterator[str]:
        if view.facts:
            yield _facts(view.facts, self.uri, self.say) + "\n"
        opening, *blocks = _SECOND.split("\n" + self.pack.texts[self.language].body.strip("\n"))
        if opening.strip():
            yield opening.strip("\n") + "\n\n"
        anchors = [anchor(block.partition("\n")[0].removeprefix("## ")) for block in blocks]
        keys = keys_of(self.pack.kind, self.language, anchors)
        for key, block in zip(keys, blocks, strict=True):
            if key == "sources":
                yield self._after(view)
            if block.strip():
                yield block.rstrip("\n") + "\n\n"
            if key == "steps" and view.plan:
                yield _plan(view.plan, self._heading(PLAN, 3), self.say) + "\n"
            if key == "room" and view.budget:
                yield _budget(view.budget, self._heading(BUDGET, 3), self.say) + "\n"
            if key == "sources":
                yield self._sources(view)
        if self.pack.kind is Kind.CHECKLIST and view.checklist:
            yield _ticks(view.checklist, self.uri) + "\n"
            if view.sources:
                yield self._heading(SOURCES, 2) + self._sources(view)
        yield f"\n---\n\n{view.credit.line} <{view.credit.licence_url}>\n"

    def _after(self, view: PackView) -> str:
        parts = []
        if view.checklist:
            link = _link(
                Target(self.list_uri, self.say("checklist.whole", n=view.checklist.count)), self.uri
            )
            parts.append(self._heading(CHECKLIST, 2) + f"- {link}\n")
        if view.cases:
            parts.append(self._heading(CASES, 2) + _cards(view.cases, self.uri))
        if view.related:
            parts.append(self._heading(RELATED, 2))
            parts.extend(
                f"### {group.title}\n\n{_cards(group.cards, self.uri)}" for group in view.related
            )
        return "".join(f"{part}\n" for part in parts)

    def _sources(self, view: PackView) -> str:
        lines = []
        for source in view.sources:
            year = f" ({source.year})" if source.year else ""
            copy = self.archived(source.url)
            also = f" ([{self.say('source.archived')}]({copy}))" if copy else ""
            note = f". {source.note[self.language]}" if source.note else ""
            link = f"[{source.title}]({source.url})"
            lines.append(f"{source.number}. {source.publisher}{year}: {link}{also}{note}\n")
        return "".join(lines)

    def _heading(self, part: Part, level: int) -> str:
        return f"{'#' * level} {part.heading.get(self.language, part.heading['en'])}\n\n"


def _farewell(retired: Farewell, uri: str, say: Words) -> str:
    text = f"> {say('retired.text', date=retired.since)} {retired.reason}"
    if retired.instead:
        text += f" {say('retired.instead')} {_link(retired.instead, uri)}"
    return f"{text}\n\n"


def _named(uri: str, language: Language) -> str:
    return f"{uri.removesuffix('.md')}.{language}.md"


def _page(title: str, summary: str, body: str) -> str:
    return f"# {title}\n\n{summary}\n\n{body.strip()}\n"


def _link(target: Target, uri: str) -> str:
    return f"[{target.title}]({relpath(target.uri, dirname(uri) or '.')})"


def _facts(facts: Iterable[Fact], uri: str, say: Words) -> str:
    rows = ["| | |", "| --- | --- |"]
    for fact in facts:
        marks = [f"[{number}]" for number in fact.sources]
        marks += [say("judged.hidden")] if fact.judged else []
        value = fact.value or ", ".join(_link(target, uri) for target in fact.targets)
        cell = " ".join([value, *marks]) + (f". {fact.note}" if fact.note else "")
        rows.append(f"| {fact.label} | {_cell(cell)} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    """Text that cannot break the table it stands in."""
    return text.replace("\n", " ").replace("|", "\\|")


def _plan(plan: Plan, heading: str, say: Words) -> str:
    rows = [
        f"| {say('plan.clock')} | {say('plan.minutes')} | {say('plan.what')} |",
        "| --- | --- | --- |",
    ]
    for row in plan.rows:
        who = f" ({row.role})" if row.role else ""
        what = f"**{row.lead}** {row.text}{who}" if row.text else f"**{row.lead}**"
        rows.append(f"| {row.clock} | {row.minutes or ''} | {_cell(what)} |")
    return heading + "\n".join(rows) + "\n"


def _budget(budget: BudgetView, heading: str, say: Words) -> str:
    rows = [f"| {say('budget.what')} | {say('budget.sum')} |", "| --- | ---: |"]
    for row in budget.rows:
        marks = [f"[{number}]" for number in row.sources]
        marks += [say("judged.hidden")] if row.judged else []
        rows.append(f"| {_cell(' '.join([row.title, *marks]))} | {row.sum} |")
    rows.append(f"| **{say('budget.total')}** | **{budget.total}** |")
    return f"{heading}{budget.scene}\n\n" + "\n".join(rows) + "\n"


def _ticks(checklist: ChecklistView, uri: str) -> str:
    lines: list[str] = []
    for phase in checklist.phases:
        lines += [f"## {phase.short}" + (f" ({phase.long})" if phase.long else ""), ""]
        for tick in phase.ticks:
            role = f" ({tick.role})" if tick.role else ""
            lines.append(f"- [ ] {tick.text}{role}" + (f". {tick.help}" if tick.help else ""))
        lines.append("")
    if checklist.modules:
        lines += [f"- {_link(module.target, uri)}" for module in checklist.modules]
    return "\n".join(lines).rstrip("\n") + "\n"


def _cards(cards: Iterable[Card], uri: str) -> str:
    return "".join(
        f"- {_link(card.target, uri)}: {card.reason or card.summary}\n" for card in cards
    )
