"""The ledger of moved addresses with other rows, and its remarks where they were."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_rows(text: str, rows: Mapping[str, str]) -> str | None:
    """The text of a ledger with these rows; None where they do not stand one on a line each.

    A new row comes after the one before it in the alphabet; a remark above or behind a row stays.
    """
    found = _rows(text)
    if found is None:
        return None
    lines = text.split("\n")
    behind: dict[int, list[str]] = {}
    first = min(key.start_mark.line for key, _ in found.values())
    for new in sorted(rows.keys() - found.keys()):
        before = [key.start_mark.line for old, (key, _) in found.items() if old < new]
        behind.setdefault(max(before, default=first - 1), []).append(f"{new}: {rows[new]}")
    told = behind.get(-1, [])
    at = {key.start_mark.line: old for old, (key, _) in found.items()}
    for number, line in enumerate(lines):
        old = at.get(number)
        if old is None:
            told.append(line)
        elif old in rows:
            told.append(_led_to(line, found[old][1], rows[old]))
        told.extend(behind.get(number, ()))
    whole = "\n".join(told)
    return whole if yaml.load(whole, Loader=_LOADER) == dict(rows) else None


def _rows(text: str) -> Mapping[str, tuple[yaml.ScalarNode, yaml.ScalarNode]] | None:
    """Old address -> where it stands, and where what it leads to stands."""
    root = yaml.compose(text, Loader=_LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        return None
    found = {}
    for key, value in root.value:
        scalars = isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
        if not scalars or key.start_mark.line != value.end_mark.line:
            return None
        found[key.value] = (key, value)
    return found


def _led_to(line: str, value: yaml.ScalarNode, new: str) -> str:
    if value.value == new:
        return line
    quotes = value.style if value.style in ("'", '"') else ""
    start, end = value.start_mark.column, value.end_mark.column
    return f"{line[:start]}{quotes}{new}{quotes}{line[end:]}"
