"""The short code is short, plain and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule
from metodbank.model.values import is_code

RULE = Rule(
    name="code-is-unique",
    title=said("Koden är kort och ensam", "The code is short and alone"),
    why=said(
        "Koden trycks på papper och i QR-koder. Två packar med samma kod leder läsaren fel.",
        "The code is printed on paper and in QR codes. Two packs with one code mislead the reader.",
    ),
    remedy=said(
        "Välj 2–12 små bokstäver a–z eller siffror som ingen annan pack har.",
        "Choose 2–12 lower-case letters a–z or digits that no other pack has.",
    ),
    bad="code: Soppa på stan",
    good="code: soppa",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for codes of the wrong shape and for codes used twice."""
    first = catalogue.register.first_codes
    for pack, facts in catalogue.known:
        if not is_code(facts.code):
            yield Finding(
                RULE,
                pack.positions.at("code"),
                f"`code` är ”{facts.code}”, väntade 2–12 små bokstäver a–z eller siffror",
                f'`code` is "{facts.code}", expected 2–12 lower-case letters a–z or digits',
            )
        elif first[facts.code] != pack.folder:
            yield Finding(
                RULE,
                pack.positions.at("code"),
                f"koden ”{facts.code}” är redan tagen av {first[facts.code]}",
                f'the code "{facts.code}" is already taken by {first[facts.code]}',
            )
