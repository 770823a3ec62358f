"""mkdocs.yml -> Library. The plugin's block there is the only configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from metodbank.model.language import LANGUAGES, Language, said
from metodbank.model.library import Library
from metodbank.model.rule import OFF, Severity
from metodbank.read.own import OWN_FIELDS, REQUIRED_FIELDS, WrongSetting, own_fields
from metodbank.read.root import CONFIG_FILE, ConfigError
from metodbank.read.web import LINKS, manners

FOLDERS = ("methods", "cases", "checklists", "vocabulary", "methods_uri")
SETTINGS = (
    *("repository", "branch", "contact", "owner", "supervisor_name", "supervisor_url"),
    *("audit_date", "start_case"),
)
LISTS = ("start_methods",)
RULES = "rules"
TABLES = (RULES, OWN_FIELDS, REQUIRED_FIELDS, LINKS)
WEIGHTS = (*(severity.value for severity in Severity), OFF)


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs reads: ``!ENV`` gives the variable, ``!!python/name`` is left alone."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode) and node.value:
        names = [loader.construct_object(child) for child in node.value]
        default = names.pop() if len(names) > 1 else None
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]


def _ignored(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)
_Loader.add_multi_constructor("!", _ignored)


def read_library(root: Path) -> Library:
    """Read the configuration of the library in ``root``.

    Raises:
        ConfigError: mkdocs.yml is missing or broken, or a folder it names does not exist.
    """
    path = root / CONFIG_FILE
    try:
        config = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except OSError as error:
        raise ConfigError(said(f"{path} går inte att läsa", f"{path} cannot be read")) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ConfigError(
            said(f"{path}{line}: YAML går inte att tolka", f"{path}{line}: YAML cannot be read")
        ) from error
    if not isinstance(config, Mapping):
        raise ConfigError(
            said(f"{path}: väntade fält med värden", f"{path}: expected fields with values")
        )
    block = _plugin(config, "metodbank")
    library = library_from(root, config, block)
    # The folders of cases and checklists may be absent, unless somebody says what they are.
    named = [str(getattr(library, key)) for key in ("cases", "checklists") if block.get(key)]
    for folder in (library.docs, library.methods, *named):
        if not (root / folder).is_dir():
            raise ConfigError(
                said(f"mappen {folder} finns inte i {root}", f"no folder {folder} in {root}")
            )
    if not (root / library.vocabulary).is_file():
        raise ConfigError(
            said(
                f"filen {library.vocabulary} finns inte i {root}",
                f"no file {library.vocabulary} in {root}",
            )
        )
    return library


def library_from(root: Path, config: Mapping[str, Any], block: Mapping[str, Any]) -> Library:
    """Build the Library from mkdocs' settings and the plugin's own block."""
    unknown = [key for key in block if key not in (*FOLDERS, *SETTINGS, *LISTS, *TABLES)]
    if unknown:
        raise ConfigError(
            said(
                f"{CONFIG_FILE}: okänd inställning `{unknown[0]}` under metodbank",
                f"{CONFIG_FILE}: unknown setting `{unknown[0]}` under metodbank",
            )
        )
    entries = _plugin(config, "i18n").get("languages")
    languages = tuple(
        str(entry["locale"])
        for entry in sorted(
            (entry for entry in _listed(entries) if isinstance(entry, Mapping)),
            key=lambda entry: not entry.get("default", False),
        )
        if entry.get("build", True) and "locale" in entry
    )
    folders: dict[str, Any] = {key: str(block[key]).strip("/") for key in FOLDERS if block.get(key)}
    docs = Path(str(config.get("docs_dir") or "docs"))
    if docs.is_absolute():
        if not docs.is_relative_to(root):
            raise ConfigError(
                said(
                    f"{CONFIG_FILE}: docs_dir ligger utanför {root}",
                    f"{CONFIG_FILE}: docs_dir lies outside {root}",
                )
            )
        docs = docs.relative_to(root)
    return Library(
        root=root,
        docs=docs.as_posix(),
        languages=languages or LANGUAGES,
        site_url=str(config.get("site_url") or ""),
        repository=str(block.get("repository") or "").rstrip("/"),
        branch=str(block.get("branch") or "main"),
        settings={key: str(block.get(key) or "") for key in SETTINGS},
        start_methods=tuple(str(id_) for id_ in block.get("start_methods") or ()),
        rules=_rules(block.get(RULES)),
        **_checked(root, block, languages or LANGUAGES),
        **folders,
    )


def _rules(wishes: Any) -> Mapping[str, str]:
    """``{rule: error | warning | off}``. YAML reads a bare ``off`` as false."""
    if wishes is None:
        return {}
    found = {}
    for name, wish in wishes.items() if isinstance(wishes, Mapping) else [(RULES, wishes)]:
        weight = OFF if wish is False else str(wish)
        if weight not in WEIGHTS:
            choices = ", ".join(WEIGHTS)
            raise ConfigError(
                said(
                    f"{CONFIG_FILE}: `{name}` är ”{wish}”, väntade något av {choices}",
                    f'{CONFIG_FILE}: `{name}` is "{wish}", expected one of {choices}',
                )
            )
        found[str(name)] = weight
    return found


def _checked(
    root: Path, block: Mapping[str, Any], languages: tuple[Language, ...]
) -> dict[str, Any]:
    """The settings that have modules of their own, or the place of the one that is wrong."""
    try:
        return {
            "own": own_fields(block, languages),
            "manners": manners(block.get(LINKS), str(block.get("contact") or "")),
        }
    except WrongSetting as wrong:
        place = _place(root, wrong.where)
        raise ConfigError(
            said(f"{place}: {wrong.message['sv']}", f"{place}: {wrong.message['en']}")
        ) from wrong


def _place(root: Path, where: tuple[str | int, ...]) -> str:
    """The file and line of a setting in the plugin's block, or of what holds it."""
    try:
        node = yaml.compose((root / CONFIG_FILE).read_text("utf-8"), Loader=_Loader)
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        return CONFIG_FILE
    _, plugins = _inside(node, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    line, block = next((each for entry in entries if (each := _inside(entry, "metodbank"))[0]), _NO)
    for part in where:
        deeper, block = _inside(block, part)
        line = deeper or line
    return f"{CONFIG_FILE}:{line}" if line else CONFIG_FILE


_NO: tuple[int, yaml.Node | None] = (0, None)


def _inside(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node | None]:
    """The line of a name or number in a node of YAML, and what it holds; 0 when it is not there."""
    if isinstance(node, yaml.MappingNode):
        found = ((key.start_mark.line + 1, value) for key, value in node.value if key.value == part)
        return next(found, _NO)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return _NO


def _plugin(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A plugin's settings; MkDocs takes plugins as a list or as named fields."""
    plugins = config.get("plugins")
    for entry in [plugins] if isinstance(plugins, Mapping) else _listed(plugins):
        if isinstance(entry, Mapping) and entry.get(name):
            block = entry[name]
            if not isinstance(block, Mapping):
                raise ConfigError(
                    said(
                        f"{CONFIG_FILE}: väntade inställningar med namn under {name}",
                        f"{CONFIG_FILE}: expected named settings under {name}",
                    )
                )
            return block
    return {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
