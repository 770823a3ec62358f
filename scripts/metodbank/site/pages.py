"""What every page of one language is given: its Markdown, its parts, its context."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from metodbank.model.anchors import CHECKLIST_PAGE, Anchors, glossary_page
from metodbank.model.catalogue import Catalogue
from metodbank.model.glossary import TEMPLATE as GLOSSARY
from metodbank.model.language import Language
from metodbank.model.library import Kind
from metodbank.model.outline import BUDGET, CASES, CHECKLIST, PLAN, RELATED, SOURCES
from metodbank.model.pack import Pack
from metodbank.model.parity import Row
from metodbank.render.cards import card, groups
from metodbank.render.glossary import glossary_markdown, letters
from metodbank.render.map import case_map
from metodbank.render.packs import pack_view
from metodbank.render.settings import filled
from metodbank.render.short import short_address
from metodbank.render.stage import LISTS
from metodbank.render.strings import words
from metodbank.render.views import PackView
from metodbank.site.contents import add_generated
from metodbank.site.drawings import inline
from metodbank.site.filters import page_url
from metodbank.site.markup import figures, foreign_quotes, signs_in_html, source_list
from metodbank.site.paritypage import ParityPage
from metodbank.site.rulespage import RulesPage
from metodbank.site.sections import Section, split_sections
from metodbank.site.terms import Terms
from metodbank.site.tongues import alternates, translated

_LONGEST = 1_000_000


class Pages:
    """The pages of one language's build."""

    def __init__(self, catalogue: Catalogue, language: Language, rows: tuple[Row, ...]) -> None:
        self.catalogue, self.language = catalogue, language
        self.library = catalogue.library
        self.say = words(language)
        self._packs = {str(self.library.root / pack.folder): pack for pack in catalogue.packs}
        self._rules = RulesPage(catalogue, language)
        self._parity = ParityPage(catalogue, language, rows)
        self._faulty = {finding.location.path for finding in catalogue.findings}
        self._anchors = Anchors.of(catalogue)
        self._glossary = glossary_page(catalogue.register)
        self._terms: dict[Language, Terms] = {}
        self._views: dict[str, PackView | None] = {}
        self._sections: dict[str, tuple[str, tuple[Section, ...]]] = {}

    # ---- which pack is a page of ----

    def pack_of(self, page: Page) -> Pack | None:
        return self._packs.get(os.path.dirname(page.file.abs_src_path or ""))

    def is_checklist(self, page: Page) -> bool:
        """Whether a page is a method's checklist, which has no text of its own."""
        return os.path.basename(page.file.abs_src_path or "") == "checklist.yml"

    def files_behind(self, path: str) -> Iterable[str]:
        """A pack's page shows its facts, its list and its figures beside the text."""
        pack = self._packs.get(os.path.dirname(path))
        if pack is None:
            return (path,)
        folder = self.library.root / pack.folder
        shown = [path] if path.endswith(".md") else []
        return (*shown, *(str(folder / name) for name in pack.files if not name.endswith(".md")))

    def view(self, pack: Pack) -> PackView | None:
        if pack.folder not in self._views:
            self._views[pack.folder] = pack_view(self.catalogue, pack, self.language)
        return self._views[pack.folder]

    # ---- MkDocs' events, in order ----

    def source(self, page: Page) -> str | None:
        """The checklist page's source, and that of a text in another encoding than UTF-8.

        MkDocs reads every other page from its own file, and would stop at the second.
        """
        for made in (self._rules, self._parity):
            if made.holds(page):
                return made.source(page)
        if not self.is_checklist(page):
            path = page.file.abs_src_path or ""
            if os.path.relpath(path, self.library.root).replace(os.sep, "/") not in self._faulty:
                return None
            with open(path, encoding="utf-8-sig", errors="replace") as file:
                return file.read(_LONGEST)
        pack = self.pack_of(page)
        view = self.view(pack) if pack else None
        title = self.say("checklist.title", title=view.title if view else "")
        fields = {"title": title, "summary": self.say("checklist.lead")}
        # Quoted as in JSON, which is YAML too, whatever a title holds.
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        return f"---\n{head}---\n"

    def markdown(self, page: Page, markdown: str) -> str:
        """Choose the template, set the edit link, and fill in the site's settings."""
        pack = self.pack_of(page)
        # A pack that could not be read is shown as a plain page; it has findings of its own.
        if pack is not None and self.view(pack) and "template" not in page.meta:
            kind = Kind.CHECKLIST.value if self.is_checklist(page) else pack.kind.value
            page.meta["template"] = f"{kind}.html"
        page.meta.setdefault("description", page.meta.get("summary", ""))
        page.edit_url = self._source_url("edit", page)
        if page.meta.get("template") == GLOSSARY:
            glossary = self.catalogue.glossary
            markdown += glossary_markdown(glossary, self._written(page), tagged=True)
        return filled(markdown, self.library, self.language)

    def content(self, page: Page, html: str) -> str:
        """Figures and sources in place; a pack's page is taken apart for its template."""
        pack = self.pack_of(page)
        # What templates add to a page can be linked to as well.
        made = self._anchors.get(self.language, self._uri(page)) or frozenset()
        page.present_anchor_ids = (page.present_anchor_ids or set()) | made
        if self._rules.holds(page):
            page.toc.items[:] = self._rules.contents()
            return html
        written = self._written(page)
        html = foreign_quotes(signs_in_html(html, self.say), written, self.library.languages)
        if pack is None:
            return self._linked(page, source_list(html, self.say))
        folder = self.library.root / pack.folder / "figures"

        def draw(name: str, alt: str) -> str:
            return inline(folder / name, label=alt) if name.endswith(".svg") else ""

        drawn = self._linked(page, figures(html, draw))
        parts = split_sections(drawn, pack.kind, written)
        self._sections[page.file.src_uri] = parts
        if pack.kind is Kind.METHOD and not self.is_checklist(page) and (view := self.view(pack)):
            add_generated(page.toc.items, view, self.language, parts[1])
        return drawn

    def context(self, page: Page, site_url: str) -> dict[str, Any]:
        """What the templates are given beside MkDocs' own variables."""
        pack = self.pack_of(page)
        opening, sections = self._sections.get(page.file.src_uri, ("", ()))
        context: dict[str, Any] = {
            "words": self.say,
            "library": self.library,
            "view": self.view(pack) if pack else None,
            "opening": opening,
            "sections": sections,
            "is_checklist_page": self.is_checklist(page),
            "alternates": alternates(self.library, self._uri(page), site_url),
            "translated": (
                self.library.languages
                if self.is_checklist(page)
                else translated(self.library, page.file, self._written(page))
            ),
            "short_url": self._short_url(pack, site_url),
            "stale": self._parity.note(self._uri(page)),
            "untranslated": self._written(page) if self._written(page) != self.language else None,
            "source_url": self._source_url("blob", page),
            "part": {
                part.key: part.heading.get(self.language, part.heading["en"])
                for part in (PLAN, BUDGET, CHECKLIST, CASES, RELATED, SOURCES)
            },
            "part_anchor": {
                part.key: part.anchor(self.language if self.language in part.heading else "en")
                for part in (PLAN, BUDGET, CHECKLIST, CASES, RELATED, SOURCES)
            },
        }
        if page.meta.get("template") in ("home.html", "list.html"):
            context["groups"] = {
                name: groups(self.catalogue, kind, self.language) for name, kind in LISTS.items()
            }
            context["vocabulary"] = self.catalogue.vocabulary
            context["map"] = case_map(self.catalogue, self.language)
        if page.meta.get("template") == "home.html":
            context.update(self._start())
        if page.meta.get("template") == GLOSSARY:
            context["letters"] = letters(self.catalogue.glossary, self._written(page))
        if self._rules.holds(page):
            context.update(self._rules.context())
        return context

    def _start(self) -> dict[str, Any]:
        """What the start page shows first: the chosen methods and case, or the first there are."""
        named = (self.catalogue.get(Kind.METHOD, id_) for id_ in self.library.start_methods)
        methods = [each for each in named if each] or self.catalogue.of_kind(Kind.METHOD)[:3]
        cases = self.catalogue.of_kind(Kind.CASE)
        case = self.catalogue.get(Kind.CASE, self.library.settings.get("start_case", ""))
        case = case or (cases[0] if cases else None)
        return {
            "start_views": [view for pack in methods if (view := self.view(pack))],
            "start_cards": [
                found for pack in methods if (found := card(self.catalogue, pack, self.language))
            ],
            "start_case": card(self.catalogue, case, self.language) if case else None,
        }

    # ---- details ----

    def _linked(self, page: Page, html: str) -> str:
        """First uses of our own words lead to the glossary, where the page is a text to read."""
        own = self.pack_of(page) is None and "template" in page.meta
        if self._glossary is None or own or self._parity.holds(page):
            return html
        written = self._written(page)
        if written not in self._terms:
            self._terms[written] = Terms(self.catalogue.glossary, written)
        target = page_url(self._glossary, written, self.library.languages[0])
        address = get_relative_url(target, page.url)
        return self._terms[written].linked(html, str(page.title), address)

    def _written(self, page: Page) -> Language:
        """The language that a page's text is really in."""
        if self.is_checklist(page):
            return self.language
        return str(getattr(page.file, "locale", self.language))

    def _source_url(self, verb: str, page: Page) -> str | None:
        file = page.file.abs_src_path
        if not self.library.repository or not file or not os.path.exists(file):
            return None
        path = os.path.relpath(file, self.library.root).replace(os.sep, "/")
        return f"{self.library.repository}/{verb}/{self.library.branch}/{path}"

    def _short_url(self, pack: Pack | None, site_url: str) -> str:
        """What to type from a printed sheet."""
        if pack is None or pack.facts is None:
            return ""
        return f"{site_url.rstrip('/')}/{short_address(pack.facts.code)}"

    def _uri(self, page: Page) -> str:
        """A page's path in the published tree, without language."""
        uri = str(getattr(page.file, "norm_src_uri", page.file.src_uri))
        return f"{os.path.dirname(uri)}/{CHECKLIST_PAGE}" if self.is_checklist(page) else uri
