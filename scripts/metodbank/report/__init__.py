"""Findings -> text for people or machines. Nothing here decides what is wrong.

``FORMATS`` names every way that ``metodbank check --format`` knows; ``terminal`` is how ``text``
looks where somebody sits and reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from metodbank.report.background import Speak
from metodbank.report.github import as_github
from metodbank.report.junit import as_junit
from metodbank.report.machine import as_json
from metodbank.report.markdown import as_markdown
from metodbank.report.sarif import as_sarif
from metodbank.report.text import as_text

FORMATS: Mapping[str, Speak] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
    "markdown": as_markdown,
}
