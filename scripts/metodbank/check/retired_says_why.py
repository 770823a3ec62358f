"""A retired pack leads on to one that is recommended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, said
from metodbank.model.library import Kind
from metodbank.model.nearest import nearest
from metodbank.model.rule import Rule

RULE = Rule(
    name="retired-says-why",
    title=said("En avslutad pack leder vidare", "A retired pack leads on"),
    why=said(
        "Adressen står tryckt på papper. Den som följer den ska få veta varför packen inte gäller"
        " längre och vad som har kommit i stället.",
        "The address is printed on paper. Whoever follows it must learn why the pack no longer"
        " holds and what has come in its place.",
    ),
    remedy=said(
        "Skriv skälet i `reason` och i `replaced_by` id för en pack av samma slag som"
        " rekommenderas. Finns ingen sådan tar ni bort `replaced_by`.",
        "Write the reason in `reason`, and in `replaced_by` the id of a pack of the same kind that"
        " is recommended. If there is none, remove `replaced_by`.",
    ),
    bad="retired: {date: 2026-05-01, reason: ., replaced_by: soppa}   (i soppa)",
    good="retired: {date: 2026-05-01, reason: {sv: ..., en: ...}, replaced_by: world-cafe}",
)

_SHORTEST = 10
_KINDS: Mapping[Kind, Bilingual] = {
    Kind.METHOD: said("metod", "method"),
    Kind.CASE: said("intervju", "case"),
    Kind.CHECKLIST: said("checklista", "checklist"),
}


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield findings for reasons that say nothing and for replacements that lead nowhere."""
    for pack, facts in catalogue.known:
        if facts.retired is None:
            continue
        for language, reason in facts.retired.reason.items():
            # Signs that only hold the place are told of by text-says-something.
            if len(reason.strip()) < _SHORTEST and any(map(str.isalnum, reason)):
                yield Finding(
                    RULE,
                    pack.positions.at("retired", "reason", language),
                    f"skälet är ”{reason}”, väntade en mening som en läsare förstår",
                    f'the reason is "{reason}", expected a sentence that a reader understands',
                )
        id_ = facts.retired.replaced_by
        if id_ is None:
            continue
        where = pack.positions.at("retired", "replaced_by")
        other = catalogue.register.get(pack.kind, id_)
        if id_ == pack.id:
            yield Finding(
                RULE,
                where,
                "packen ersätts av sig själv",
                "the pack is replaced by itself",
            )
        elif other is None:
            near = nearest(id_, catalogue.register.ids(pack.kind))
            yield Finding(
                RULE,
                where,
                f"det finns ingen {_KINDS[pack.kind]['sv']} ”{id_}”"
                + (f": menade ni ”{near}”?" if near else ""),
                f'there is no {_KINDS[pack.kind]["en"]} "{id_}"'
                + (f': did you mean "{near}"?' if near else ""),
            )
        elif other.replaced_by is not None:
            yield Finding(
                RULE,
                where,
                f"”{id_}” är också avslutad, väntade en pack som rekommenderas",
                f'"{id_}" is retired too, expected a pack that is recommended',
            )
