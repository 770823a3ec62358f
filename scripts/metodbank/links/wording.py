"""A fault in words: what is wrong here, and what was most likely meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from metodbank.links import address, facts, reach, syntax
from metodbank.links import verdict as verdicts
from metodbank.links.fault import Fault
from metodbank.links.nearest import address_of
from metodbank.links.orphans import FOUND
from metodbank.links.published import ANSWERS
from metodbank.links.tongue import tongue
from metodbank.model.language import Bilingual, name_of, said

_MANY = 3
_LONGEST = 120


def message(fault: Fault, better: str = "") -> Bilingual:
    """What a finding says. ``better`` is the address that was most likely meant, as written."""
    words = _WORDS[fault.rule](fault)
    if better:
        better = _short(better)
        words = said(
            f"{words['sv']}; menade ni ”{better}”?", f'{words["en"]}; did you mean "{better}"?'
        )
    return words


def on_pages(words: Bilingual, shown: Sequence[str]) -> Bilingual:
    """A message with the pages that show the fault, when that is not plain from its place."""
    if not shown:
        return words
    more = len(shown) - _MANY
    named = ", ".join(shown[:_MANY])
    rest = said(f" och {more} till", f" and {more} more") if more > 0 else said("", "")
    count = f"{len(shown)} " if len(shown) > 1 else ""
    one = len(shown) == 1
    return said(
        f"{words['sv']} ({count}{'sida' if one else 'sidor'}: {named}{rest['sv']})",
        f"{words['en']} ({count}{'page' if one else 'pages'}: {named}{rest['en']})",
    )


def from_template(words: Bilingual) -> Bilingual:
    """A message about what no text says: a template or the tool put it there."""
    return said(
        f"{words['sv']}; adressen kommer från en mall eller är gjord vid bygget",
        f"{words['en']}; the address comes from a template or is made by the build",
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _raw(fault: Fault) -> str:
    return _short(fault.raw)


def _of(sv: str, en: str) -> Callable[[Fault], Bilingual]:
    """Words about the address as it is written."""

    def words(fault: Fault) -> Bilingual:
        return said(sv.format(_raw(fault)), en.format(_raw(fault)))

    return words


def _about(sv: str, en: str) -> Callable[[Fault], Bilingual]:
    """Words about the place that the address leads to, and its anchor."""

    def words(fault: Fault) -> Bilingual:
        there = {"target": address_of(fault.target) or "/", "fragment": fault.fragment}
        return said(
            sv.format(raw=_raw(fault), **there, **fault.words),
            en.format(raw=_raw(fault), **there, **fault.words),
        )

    return words


def _case(fault: Fault) -> Bilingual:
    if fault.fragment:
        return _about(
            "#{fragment} finns inte på {target}, bara med andra stora och små bokstäver",
            "there is no #{fragment} on {target}, only with other capitals",
        )(fault)
    return _of(
        "”{}” finns bara med andra stora och små bokstäver",
        '"{}" exists only with other capitals',
    )(fault)


def _signs(fault: Fault) -> Bilingual:
    if fault.fragment:
        return _about(
            "#{fragment} finns inte på {target}, bara med å, ä eller ö skrivna på ett annat sätt",
            "there is no #{fragment} on {target}, only with its accented letters written otherwise",
        )(fault)
    return _of(
        "”{}” finns bara med å, ä eller ö skrivna på ett annat sätt",
        '"{}" exists only with its accented letters written otherwise',
    )(fault)


def _misnamed(fault: Fault) -> Bilingual:
    says, is_ = name_of(tongue(fault.words["said"])), name_of(fault.words["is"])
    target = address_of(fault.target) or "/"
    return said(
        f"{target} sägs vara på {says['sv']} men är på {is_['sv']}",
        f"{target} is said to be in {says['en']} but is in {is_['en']}",
    )


def _stray(fault: Fault) -> Bilingual:
    one, other = name_of(fault.words["from"]), name_of(fault.words["to"])
    return said(
        f"”{_raw(fault)}” leder från {one['sv']} till {other['sv']} utan att säga det",
        f'"{_raw(fault)}" leads from {one["en"]} to {other["en"]} without saying so',
    )


def _published(fault: Fault) -> Bilingual:
    if fault.words:
        return said(
            f"”{_raw(fault)}” är ingen adress; skriv den som /metoder/soppa/, och anmärkningar på"
            " egna rader efter #",
            f'"{_raw(fault)}" is no address; write it as /metoder/soppa/, and remarks in lines of'
            " their own after #",
        )
    return said(
        f"”{_raw(fault)}” är publicerad men svarar inte, och ingen hänvisning finns",
        f'"{_raw(fault)}" was published but does not answer, and there is no redirect',
    )


def _orphan(fault: Fault) -> Bilingual:
    start = address_of(fault.target) or "/"
    return said(
        f"ingen väg leder hit från startsidan {start}",
        f"no way leads here from the start page {start}",
    )


_WORDS: Mapping[str, Callable[[Fault], Bilingual]] = {
    verdicts.EXISTS: _of("”{}” finns inte", '"{}" does not exist'),
    verdicts.ANCHOR: _about(
        "#{fragment} finns inte på {target}", "there is no #{fragment} on {target}"
    ),
    verdicts.CASE: _case,
    verdicts.SIGNS: _signs,
    verdicts.FOLDER: _of("”{}” är en mapp utan startsida", '"{}" is a folder without a start page'),
    verdicts.FITTING: _about(
        "{target} har inga ställen att hoppa till, väntade ingen #{fragment}",
        "{target} has no places to jump to, expected no #{fragment}",
    ),
    verdicts.QUOTED: _of(
        "orden i ”{}” står inte på sidan", 'the words in "{}" are not on the page'
    ),
    reach.ENDS: _about("hänvisningarna går runt: {way}", "the redirects go round: {way}"),
    ANSWERS: _published,
    address.READABLE: _of("”{}” är ingen adress", '"{}" is not an address'),
    address.SLASHES: _of("”{}” har omvänt snedstreck", '"{}" has a backslash'),
    facts.GIVEN: _of("en bild eller fil har tom adress", "an image or file has an empty address"),
    address.PUBLIC: _of(
        "”{}” finns bara på den egna datorn", '"{}" exists only on one\'s own computer'
    ),
    address.WITHIN: _of(
        "”{}” leder ut ur webbplatsens mapp", '"{}" leads out of the site\'s folder'
    ),
    address.MAIL: _of("”{}” är ingen hel e-postadress", '"{}" is not a whole mail address'),
    address.PHONE: _of("”{}” är inget telefonnummer", '"{}" is not a telephone number'),
    address.DATA: _of("”{}” är inte helt", '"{}" is not whole'),
    syntax.SRCSET: _of("”{}” går inte att tolka", '"{}" cannot be read'),
    address.FULL: _of(
        "”{}” är ingen hel adress, och dokumentet läses någon annanstans",
        '"{}" is not a full address, and the document is read elsewhere',
    ),
    reach.MUTUAL: _about(
        "{target} sägs vara en översättning men pekar inte tillbaka",
        "{target} is said to be a translation but does not point back",
    ),
    reach.SPEAKS: _misnamed,
    reach.STAYS: _stray,
    FOUND: _orphan,
}
