"""Findings -> text for people or machines. Nothing here decides what is wrong.

``FORMATS`` names every way that ``metodbank check --format`` knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from metodbank.model.finding import Report
from metodbank.model.language import Language
from metodbank.report.machine import as_json
from metodbank.report.text import as_text

Speak: TypeAlias = Callable[[Report, Language], str]

FORMATS: Mapping[str, Speak] = {"text": as_text, "json": as_json}
