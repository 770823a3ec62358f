"""A wish that packs must meet: static, documented, in both of the tool's languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from metodbank.model.language import Bilingual


class Severity(StrEnum):
    """``error`` fails a check; ``warning`` never does."""

    ERROR = "error"
    WARNING = "warning"


OFF = "off"
"""What a library's settings say of a rule that it does not want."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``name`` is words joined by hyphens and says the wish, not the fault.

    ``title`` is the wish in one line, ``why`` what a reader loses when it is not met,
    ``remedy`` what a writer does. ``bad`` and ``good`` are a short example of each.
    """

    name: str
    title: Bilingual
    why: Bilingual
    remedy: Bilingual
    bad: str
    good: str
    severity: Severity = Severity.ERROR
