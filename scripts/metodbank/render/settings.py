"""The library's own settings, where a text asks for them: ``{{ contact }}``."""

from __future__ import annotations

from datetime import date

from metodbank.model.language import Language
from metodbank.model.library import Library
from metodbank.render import wording
from metodbank.render.strings import words


def filled(markdown: str, library: Library, language: Language) -> str:
    """Put the settings into a text; what is not set is said in words."""
    if "{{ " not in markdown:
        return markdown
    contact = library.settings.get("contact", "")
    values = {
        **library.settings,
        "site_url": library.site_url,
        "audit_date": _day(library.settings.get("audit_date", ""), language),
        "contact": f"<{contact}>" if contact else words(language)("contact.missing"),
    }
    for name, value in values.items():
        markdown = markdown.replace(f"{{{{ {name} }}}}", value)
    return markdown


def _day(value: str, language: Language) -> str:
    try:
        return wording.day(date.fromisoformat(value), language)
    except ValueError:
        return value or "–"
