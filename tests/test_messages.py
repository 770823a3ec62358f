"""Does every sentence of every rule stand in the file that a reviewer reads?"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import metodbank.check
import pytest
from metodbank.model.finding import Finding

from tests.messages import GOLDEN, findings, golden

RULE_FILES = sorted(Path(metodbank.check.__file__).parent.glob("*.py"))


def test_every_sentence_is_said_by_a_case_and_stands_in_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One test, because going through every case takes its time."""
    said: set[tuple[str, int]] = set()
    original = Finding.__init__

    def noted(self, *args, **kwargs) -> None:
        frame = sys._getframe(1)
        while frame.f_back and not frame.f_code.co_filename.endswith(".py"):
            frame = frame.f_back
        if frame.f_code.co_name == "of" and frame.f_back:
            frame = frame.f_back
        said.add((frame.f_code.co_filename, frame.f_lineno))
        original(self, *args, **kwargs)

    monkeypatch.setattr(Finding, "__init__", noted)
    found = list(findings())
    silent = []
    for path in RULE_FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _makes_a_finding(node.func):
                last = node.end_lineno or node.lineno
                lines = range(node.lineno, last + 1)
                if not any((str(path), line) in said for line in lines):
                    silent.append(f"{path.name}:{node.lineno}")
    assert silent == []
    assert GOLDEN.read_text("utf-8") == golden(found), "run: python -m tests.messages"


def _makes_a_finding(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr == "of" and getattr(called.value, "id", "") == "Finding"
    return isinstance(called, ast.Name) and called.id == "Finding"
