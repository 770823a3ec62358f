"""Every sentence that a check can say, as prose to be read: ``python -m tests.messages``.

The sentences are those of the cases. Two that differ only in what they quote are one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from metodbank.model.finding import Finding

from tests.library import CASES, RULES, case_report

GOLDEN = Path(__file__).resolve().parent / "golden" / "messages.md"
HEAD = """\
# What a check says

Every rule with its wish, its reason and its remedy, and every sentence it can say, each with one
example from `tests/cases`. Made by `python -m tests.messages`; read it as a reader would.
"""
_QUOTED = re.compile(r"”[^”]*”|\"[^\"]*\"|`[^`]*`|[\w./@:#-]*[0-9/.:][\w./@:#-]*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def golden(found: Iterable[Finding]) -> str:
    """The whole file, made from the findings of all cases."""
    said: dict[str, dict[str, Finding]] = {rule.name: {} for rule in RULES}
    for finding in found:
        said[finding.rule.name].setdefault(shape(finding.sv), finding)
    parts = [HEAD]
    for rule in sorted(RULES, key=lambda rule: rule.name):
        parts.append(f"\n## {rule.name} ({rule.severity.value})\n\n")
        for language in ("sv", "en"):
            words = f"{rule.title[language]}. {rule.why[language]} {rule.remedy[language]}"
            parts.append(f"{words}\n\n")
        for _, finding in sorted(said[rule.name].items()):
            parts.append(f"- {finding.sv}\n- {finding.en}\n")
    return "".join(parts)


def findings() -> Iterator[Finding]:
    """Every finding of every case, in the order of their files."""
    for path in sorted(CASES.glob("*/*.yml")):
        if path.parent.name.startswith("_"):
            continue
        case = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
        with tempfile.TemporaryDirectory() as folder:
            yield from case_report(Path(folder), path.parent.name, case).findings


def shape(message: str) -> str:
    """A sentence without what it quotes."""
    return _QUOTED.sub("…", message)


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(golden(findings()), "utf-8")
    sys.exit(0)
