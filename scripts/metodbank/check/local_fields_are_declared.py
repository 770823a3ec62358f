"""A library's own fields are those that it has decided on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding, Replacement
from metodbank.model.language import Bilingual, said
from metodbank.model.library import Kind
from metodbank.model.nearest import certain, nearest
from metodbank.model.own import LOCAL
from metodbank.model.rule import Rule, Severity

RULE = Rule(
    name="local-fields-are-declared",
    title=said("Bibliotekets egna fält är kända", "The library's own fields are known"),
    why=said(
        "Ett eget fält som är felstavat, eller som bara en pack har, läses av ingen.",
        "A field of your own that is misspelt, or that one pack alone has, is read by nobody.",
    ),
    remedy=said(
        "Rätta namnet, eller lägg till fältet under `own_fields` i mkdocs.yml med sin typ. En pack"
        " som är hämtad från ett annat bibliotek får ha kvar det bibliotekets fält.",
        "Correct the name, or add the field under `own_fields` in mkdocs.yml with its type. A pack"
        " that was fetched from another library may keep the fields of that library.",
    ),
    bad="local: {target_aeg: 12}",
    good="local: {target_age: 12}",
    severity=Severity.WARNING,
)

_KINDS: Mapping[Kind, Bilingual] = {
    Kind.METHOD: said("metoder", "methods"),
    Kind.CASE: said("intervjuer", "cases"),
    Kind.CHECKLIST: said("checklistor", "checklists"),
}


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every name in ``local`` that mkdocs.yml does not have."""
    for pack, facts in catalogue.known:
        if not facts.local or facts.provenance.imported is not None:
            continue
        known = catalogue.library.own_fields(pack.kind).fields
        for name in facts.local:
            if name in known:
                continue
            free = [each for each in known if each not in facts.local]
            near, meant = nearest(name, free), certain(name, free)
            where = pack.positions.at(LOCAL, name)
            yield Finding(
                RULE,
                where,
                f"biblioteket har inget eget fält `{name}` för {_KINDS[pack.kind]['sv']}"
                + (f": menade ni `{near}`?" if near else ""),
                f"the library has no field `{name}` of its own for {_KINDS[pack.kind]['en']}"
                + (f": did you mean `{near}`?" if near else ""),
                Replacement.at(where, name, meant) if meant else None,
            )
