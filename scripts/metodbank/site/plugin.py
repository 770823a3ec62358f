"""The MkDocs plugin: events in, calls down, nothing computed here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from metodbank.disk import write_tree
from metodbank.links.external.addresses import archived_in
from metodbank.model.catalogue import Catalogue
from metodbank.model.language import ENGLISH, Language
from metodbank.model.library import Library
from metodbank.model.parity import Row
from metodbank.read.catalogue import read_catalogue
from metodbank.read.config import FOLDERS, LISTS, SETTINGS, TABLES, library_from
from metodbank.read.files import drawing_styles, pack_files
from metodbank.read.parity import parity
from metodbank.read.redirects import read_redirects
from metodbank.read.root import ConfigError
from metodbank.read.web import read_link_ledger
from metodbank.render.drawing import standalone_all
from metodbank.render.parity import parity_paths
from metodbank.render.redirects import redirect_pages
from metodbank.render.short import short_pages
from metodbank.render.stage import LISTS as LIST_PAGES
from metodbank.render.status import status_file
from metodbank.render.strings import words
from metodbank.site import dates, filters, mount, search
from metodbank.site.pages import Pages
from metodbank.site.rulespage import published_schemas

log = get_plugin_logger(__name__)
_TEMPLATE = "method.html"
"""Of our own templates, the one that a theme without them is known by."""


class MetodbankConfig(Config):  # type: ignore[no-untyped-call]
    """The block ``metodbank:`` in mkdocs.yml; the command line reads the same one."""

    methods = opt.Optional(opt.Type(str))
    cases = opt.Optional(opt.Type(str))
    checklists = opt.Optional(opt.Type(str))
    vocabulary = opt.Optional(opt.Type(str))
    methods_uri = opt.Optional(opt.Type(str))
    repository = opt.Optional(opt.Type(str))
    branch = opt.Optional(opt.Type(str))
    contact = opt.Optional(opt.Type(str))
    owner = opt.Optional(opt.Type(str))
    supervisor_name = opt.Optional(opt.Type(str))
    supervisor_url = opt.Optional(opt.Type(str))
    audit_date = opt.Optional(opt.Type((str, date)))
    start_methods = opt.Optional(opt.ListOfItems(opt.Type(str)))
    start_case = opt.Optional(opt.Type(str))
    rules = opt.Optional(opt.Type(dict))
    own_fields = opt.Optional(opt.Type(dict))
    links = opt.Optional(opt.Type(dict))
    required_fields = opt.Optional(opt.Type(dict))


class MetodbankPlugin(BasePlugin[MetodbankConfig]):  # type: ignore[no-untyped-call]
    """Mounts packs, gives their pages views, and mends what the other plugins leave."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.pages: Pages | None = None
        self.mounted: dict[str, str] = {}
        self.rows: tuple[Row, ...] = ()
        self.index = search.Index()

    @event_priority(-150)  # after static-i18n has settled which language is being built
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        language = self._language(config)
        config.theme["language"] = language
        if self.catalogue is None or not self._inner(config):
            self._read(config)
        assert self.catalogue is not None
        self.pages = Pages(self.catalogue, language, self.rows)
        plugin = config.plugins.get("git-revision-date")
        if plugin is not None:
            library = self.catalogue.library
            plugin.util = dates.RevisionDates(
                library.root, (library.docs, library.methods), self._shown
            )
        return config

    def _read(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        block = {
            key: self.config[key]
            for key in (*FOLDERS, *SETTINGS, *LISTS, *TABLES)
            if self.config[key] is not None
        }
        plugins = {"i18n": config.plugins["i18n"].config} if "i18n" in config.plugins else {}
        settings = {
            "docs_dir": config.docs_dir,
            "site_url": config.site_url,
            "plugins": [plugins] if plugins else [],
        }
        try:
            library = library_from(root, settings, block)
        except ConfigError as error:
            raise PluginError(error.message[ENGLISH]) from error
        if not any((Path(folder) / _TEMPLATE).is_file() for folder in config.theme.dirs):
            raise PluginError(
                f"the theme has no {_TEMPLATE}: copy metodbank's folder overrides beside mkdocs.yml"
                " and write `custom_dir: overrides` under `theme`, or use `metodbank stage`"
            )
        self.catalogue = read_catalogue(library, outline=False)
        self.mounted = mount.sources(self.catalogue)
        self.rows = parity(self.catalogue)
        for finding in self.catalogue.findings:
            log.warning(f"{finding.location}: {finding.en} ({finding.rule.name})")

    @staticmethod
    def _inner(config: MkDocsConfig) -> bool:
        """Whether this is a further language's build inside the first one."""
        i18n: Any = config.plugins.get("i18n")
        return bool(i18n and i18n.building)

    def _language(self, config: MkDocsConfig) -> Language:
        i18n: Any = config.plugins.get("i18n")
        return str(i18n.current_language) if i18n else str(config.theme["language"])

    def _library(self) -> Library:
        assert self.catalogue is not None
        return self.catalogue.library

    def _shown(self, path: str) -> Iterable[str]:
        """The files that a page is made of, so that its date is that of the newest."""
        assert self.pages is not None
        return self.pages.files_behind(path)

    @event_priority(0)
    def _announce(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.catalogue is not None
        made = (*mount.generated(self.catalogue), *parity_paths(self.catalogue))
        mount.announce(files, config, (*self.mounted, *made))
        return files

    @event_priority(-200)
    def _point(self, files: Files, config: MkDocsConfig) -> Files:
        mount.point(files, str(self._library().root), self.mounted)
        return files

    on_files = CombinedEvent(_announce, _point)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        library = self._library()
        custom = config.theme.custom_dir
        templates = Path(custom) if custom else None
        known = read_link_ledger(library).value
        archived = archived_in(known[0] if known else {})
        built = frozenset(file.dest_uri for file in files)
        filters.install(env, library.root, library.languages[0], templates, archived, built)
        # The page that lists all packs of a kind; a library need not have written it.
        env.globals["lists"] = {
            name: f"{library.uri_folder(kind)}/index.md" for name, kind in LIST_PAGES.items()
        }
        return env

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        assert self.pages is not None
        return self.pages.source(page)

    @event_priority(-50)  # after git-revision-date
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        assert self.pages is not None
        if page.meta.get("revision_date") == dates.UNKNOWN:
            del page.meta["revision_date"]
        return self.pages.markdown(page, markdown)

    @event_priority(-50)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.pages is not None
        self.index.add(self._language(config), page, html)
        return self.pages.content(page, html)

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        assert self.pages is not None
        context.update(self.pages.context(page, config.site_url or ""))  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        library = self._library()
        extra = {
            "words": words(library.languages[0]),
            "words_en": words(ENGLISH),
            "library": library,
        }
        context.update(extra)  # type: ignore[typeddict-item]
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """One 404 page in both languages, written once, in the library's own."""
        if template_name == "404.html":
            if self._inner(config):
                return ""
            return search.use_own_worker(output, self._language(config))
        return output

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return search.use_own_worker(output, self._language(config))

    @event_priority(-200)  # after static-i18n has built every language
    def on_post_build(self, config: MkDocsConfig) -> None:
        if self._inner(config):
            return
        site = Path(config.site_dir)
        self.index.write(site, self._library().languages)
        search.drop_unused(site)
        if self.catalogue:
            figures = standalone_all(pack_files(self.catalogue), drawing_styles(self.catalogue))
            schemas = published_schemas(self.catalogue.library)
            made = {**schemas, **status_file(self.catalogue, self.rows)}
            write_tree({**figures, **short_pages(self.catalogue), **made}, site)
            self._lead_on(site)
        self.catalogue, self.index = None, search.Index()

    def _lead_on(self, site: Path) -> None:
        """Put small pages at old addresses; a page that is there again stays as it is."""
        library = self._library()
        pages = redirect_pages(library, read_redirects(library).value or {})
        write_tree({path: html for path, html in pages.items() if not (site / path).exists()}, site)

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the packs even where mkdocs.yml does not say so."""
        folder = Path(config.config_file_path).parent / (self.config.methods or "methods")
        if folder.is_dir():
            server.watch(str(folder))
        return server
