"""What a report needs to know beside its findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from metodbank.model.finding import Report
from metodbank.model.language import Language
from metodbank.model.rule import Rule
from metodbank.model.rulebook import RuleUrl, no_url


@dataclass(frozen=True, slots=True)
class Background:
    """``rules`` are all that were asked, also those without findings.

    ``above`` is the library's folder as seen from the top of its repository, ``""`` when they
    are one; who shows findings beside the code counts from there. ``version`` tells
    the tool's: looking it up takes a while, and few formats say it.
    """

    rule_url: RuleUrl = no_url
    rules: tuple[Rule, ...] = ()
    above: str = ""
    version: Callable[[], str] = str

    def path(self, path: str) -> str:
        """A path in the library -> the same in the repository."""
        return f"{self.above}/{path}" if self.above else path


NOTHING_KNOWN = Background()

Speak: TypeAlias = Callable[[Report, Language, Background], str]
"""How every format of a report is made."""
