"""A sign to look for in a text: how it is found, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from metodbank.model.language import Bilingual, said
from metodbank.model.markup import without_addresses
from metodbank.model.text import BlockKind


@dataclass(frozen=True, slots=True)
class Sign:
    """``hints`` are texts of which one stands in the source (a line end before it) of each match.

    ``message`` holds ``{found}``: the group of that name, or the whole match. ``seen`` is how the
    block is looked at, ``kinds`` the blocks that are (none is all of them), ``first`` whether only
    their beginning is, ``mend`` what a match can be written as when that is certain.
    """

    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    message: Bilingual
    seen: Callable[[str], str] = without_addresses
    kinds: frozenset[BlockKind] = frozenset()
    first: bool = False
    mend: Callable[[re.Match[str]], str | None] | None = None

    @classmethod
    def of(
        cls,
        hints: str,
        pattern: str,
        sv: str,
        en: str,
        *,
        seen: Callable[[str], str] = without_addresses,
        kinds: frozenset[BlockKind] = frozenset(),
        first: bool = False,
        mend: Callable[[re.Match[str]], str | None] | None = None,
    ) -> Sign:
        """A sign whose hints stand with a space between them."""
        compiled = re.compile(pattern, re.MULTILINE)
        return cls(tuple(hints.split(" ")), compiled, said(sv, en), seen, kinds, first, mend)

    def matches(self, source: str) -> Iterable[re.Match[str]]:
        """Where the sign stands in the source of a block, as ``seen`` gives it."""
        if not self.first:
            return self.pattern.finditer(source)
        match = self.pattern.match(source)
        return (match,) if match else ()
