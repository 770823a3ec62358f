"""Names in YAML: ids of packs, and pages that settings and ledgers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from metodbank.model.library import Kind

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ANY = None
# Where the id of a pack stands: in the facts of any pack, and in the settings.
_IDS: Mapping[Kind, tuple[tuple[str | None, ...], ...]] = {
    Kind.METHOD: (("related", _ANY, "id"), ("methods", _ANY), ("start_methods", _ANY)),
    Kind.CASE: (("cases", _ANY), ("start_case",)),
    Kind.CHECKLIST: (("includes", _ANY),),
}
_OWN = (("id",),)
_SAME_KIND = (("retired", "replaced_by"),)


def with_id(text: str, kind: Kind, old: str, new: str, *, own: bool, same: bool) -> str:
    """A YAML text with the id of a pack changed wherever it names that pack.

    ``own`` is the moved pack's file itself, ``same`` one of a pack of the same kind.
    """
    wanted = (*_IDS[kind], *(_OWN if own else ()), *(_SAME_KIND if same else ()))
    places = [
        node
        for where, node in _values(_root(text), ())
        if node.value == old and any(_ends(where, each) for each in wanted)
    ]
    return _replaced(text, places, new)


def with_pages(text: str, moves: Mapping[str, str]) -> str:
    """A YAML text in which paths of pages (``om/index.md``) are those they have moved to."""
    root = _root(text)
    for old, new in moves.items():
        places = [node for _, node in _values(root, ()) if node.value == old]
        places += [key for key in _keys(root) if key.value == old]
        if places:
            text = _replaced(text, places, new)
            root = _root(text)
    return text


def _root(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _values(
    node: yaml.Node | None, where: tuple[str | None, ...]
) -> Iterator[tuple[tuple[str | None, ...], yaml.ScalarNode]]:
    """Every scalar that is a value, with the keys above it; a place in a list is None."""
    if isinstance(node, yaml.ScalarNode):
        yield where, node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _values(each, (*where, None))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(value, (*where, str(getattr(key, "value", ""))))


def _keys(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.MappingNode):
        yield from (key for key, _ in node.value if isinstance(key, yaml.ScalarNode))


def _ends(where: tuple[str | None, ...], pattern: tuple[str | None, ...]) -> bool:
    """Whether a place is the pattern; the settings lie deeper than the facts of a pack."""
    if pattern[0] in ("start_methods", "start_case"):
        return where[-len(pattern) :] == pattern
    return where == pattern


def _replaced(text: str, places: list[yaml.ScalarNode], new: str) -> str:
    """Scalars by another value, in the quotes that they stand in."""
    for node in sorted(places, key=lambda node: -node.start_mark.index):
        start, end = node.start_mark.index, node.end_mark.index
        quotes = node.style if node.style in ("'", '"') else ""
        text = f"{text[:start]}{quotes}{new}{quotes}{text[end:]}"
    return text
