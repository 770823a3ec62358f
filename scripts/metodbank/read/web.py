"""``links`` of the plugin's block -> how other people's servers are asked; and the link ledger.

::

    links: {contact: https://exempel.se/kontakt, trust_days: 14, delay: 2}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from metodbank.model.language import said
from metodbank.model.library import Library
from metodbank.model.location import Positions
from metodbank.model.manners import Manners
from metodbank.model.nearest import nearest
from metodbank.model.web import Known, LinkLedger
from metodbank.read.own import WrongSetting
from metodbank.read.packs import read_model
from metodbank.read.reading import Reading

LINKS = "links"
_LEAST = {"trust_days": 0, "delay": 0, "pause": 0, "patience": 0}
_MOST = {"per_host": 4, "at_once": 256, "tries": 5, "most_hops": 50, "trust_days": 365}
"""More than this nobody calls polite, or useful."""
_ANY = 1_000_000_000


def manners(wishes: Any, contact: str) -> Manners:
    """Read how servers are asked. Without a contact of its own it is the library's.

    Raises:
        WrongSetting: a setting is unknown, no number, or out of bounds.
    """
    if wishes is None:
        return Manners(contact=contact)
    if not isinstance(wishes, Mapping):
        raise WrongSetting(
            (LINKS,),
            said(
                f"`{LINKS}`: väntade inställningar med namn",
                f"`{LINKS}`: expected named settings",
            ),
        )
    kinds = {field.name: type(field.default) for field in fields(Manners)}
    found: dict[str, Any] = {"contact": contact}
    for name, value in wishes.items():
        if name not in kinds:
            near = nearest(str(name), kinds)
            raise WrongSetting(
                (LINKS, str(name)),
                said(
                    f"okänd inställning `{name}` under {LINKS}"
                    + (f": menade ni `{near}`?" if near else ""),
                    f"unknown setting `{name}` under {LINKS}"
                    + (f": did you mean `{near}`?" if near else ""),
                ),
            )
        found[name] = _value(name, kinds[name], value)
    return Manners(**found)


def _value(name: str, kind: type, value: Any) -> Any:
    if kind is str:
        return str(value or "")
    least, most = _LEAST.get(name, 1), _MOST.get(name, _ANY)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not least <= value <= most or (kind is int and value != int(value)):
        whole = said(" heltal", " whole number") if kind is int else said(" tal", " number")
        upper = said(f" till {most}", f" to {most}") if most < _ANY else said(" uppåt", " upwards")
        raise WrongSetting(
            (LINKS, name),
            said(
                f"`{name}` är ”{value}”, väntade ett{whole['sv']} från {least}{upper['sv']}",
                f'`{name}` is "{value}", expected a{whole["en"]} from {least}{upper["en"]}',
            ),
        )
    return kind(value)


def read_link_ledger(library: Library) -> Reading[tuple[Mapping[str, Known], Positions]]:
    """What is known of each address; nothing where there is no ledger, or it is broken."""
    path = library.link_ledger
    if not (library.root / path).exists():
        return Reading(({}, Positions(path)))
    kept = read_model(library.root, path, LinkLedger, library.languages)
    assert kept.value is not None
    ledger, positions = kept.value
    return Reading((ledger.root if ledger else {}, positions), kept.findings)
