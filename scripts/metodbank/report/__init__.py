"""Findings -> text for people or machines. Nothing here decides what is wrong.

``FORMATS`` names every way that ``metodbank check --format`` knows; ``terminal`` is how ``text``
looks where somebody sits and reads.
"""

from __future__ import annotations

from importlib import import_module

from metodbank.report.background import Speak

_MODULES = {"json": "machine"}
FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


def in_format(form: str) -> Speak:
    """What says a report in one of the formats; only that is loaded."""
    speak: Speak = getattr(
        import_module(f"metodbank.report.{_MODULES.get(form, form)}"), f"as_{form}"
    )
    return speak
