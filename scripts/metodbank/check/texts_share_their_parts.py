"""Under the same heading, every language shows the same figures, links, sources and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from metodbank.model.catalogue import Catalogue
from metodbank.model.counterpart import PageLinks
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.library import Kind
from metodbank.model.location import Location
from metodbank.model.outline import WRITTEN
from metodbank.model.parity import original_of
from metodbank.model.parts import Parts, parts_of
from metodbank.model.rule import Rule
from metodbank.model.text import Link, Text
from metodbank.model.translation import Records

RULE = Rule(
    name="texts-share-their-parts",
    title=said(
        "Språken har samma bilder, länkar, källor och listor",
        "The languages share figures, links, sources and lists",
    ),
    why=said(
        "Den som läser översättningen ska få veta och kunna göra lika mycket. En länk eller en"
        " punkt som fattas märks inte av den som bara läser ett språk.",
        "Whoever reads the translation must learn and be able to do as much. Somebody who reads"
        " one language only does not notice that a link or an item is missing.",
    ),
    remedy=said(
        "Jämför avsnitten med varandra och ge båda samma bilder, länkar, källhänvisningar, listor"
        " och tabellrader.",
        "Compare the sections and give both the same figures, links, references, lists and table"
        " rows.",
    ),
    bad="sv: Se [checklistan](checklista.md).   en: See the checklist.",
    good="sv: Se [checklistan](checklista.md).   en: See the [checklist](checklista.md).",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Compare every translation with its original, section by section."""
    library = catalogue.library
    uris = {pack.folder: library.uri(f"{pack.folder}/index.md") for pack in catalogue.packs}
    everything: Iterable[tuple[str, Mapping[Language, Text], Records, Kind | None]] = (
        *((uris[pack.folder], pack.texts, pack.records, pack.kind) for pack in catalogue.packs),
        *((page.uri, page.texts, page.records, None) for page in catalogue.pages),
    )
    for uri, texts, records, kind in everything:
        first = original_of(library.languages, texts, records)
        for language, text in texts.items():
            record = records.get(language)
            original = texts.get(record.original if record else first or "")
            if original is not None and original is not text and language != first:
                page = PageLinks(uri, frozenset(library.languages))
                yield from _differences(_Pair(page, original, text, kind))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text, what it is a translation of, and the page that both are published as."""

    page: PageLinks
    original: Text
    text: Text
    kind: Kind | None

    def skeleton(self, text: Text) -> list[tuple[int, str]]:
        """The headings of a text: level, and which part of the standard each opens, if any."""
        parts = {
            part.heading[text.language]: part.key
            for part in (WRITTEN[self.kind] if self.kind else ())
            if {self.text.language, self.original.language} <= part.heading.keys()
        }
        return [(heading.level, parts.get(heading.text, "")) for heading in text.headings]


def _differences(pair: _Pair) -> Iterator[Finding]:
    if pair.skeleton(pair.text) != pair.skeleton(pair.original):
        return  # Rule headings-are-shared says so; the sections cannot be put side by side.
    for theirs, ours in zip(parts_of(pair.original), parts_of(pair.text), strict=True):
        side = _Side(pair, theirs, ours)
        yield from side.figures()
        yield from side.links()
        yield from side.references()
        yield from side.lists()
        yield from side.tables()


@dataclass(frozen=True, slots=True)
class _Side:
    """One section, in the original and in the translation."""

    pair: _Pair
    theirs: Parts
    ours: Parts

    def figures(self) -> Iterator[Finding]:
        yield from self._linked(self.theirs.figures, self.ours.figures, said("bilden", "figure"))
        keys = [self.pair.page.key(each) for each in self.ours.figures]
        wanted = [self.pair.page.key(each) for each in self.theirs.figures]
        if keys != wanted and Counter(keys) == Counter(wanted):
            at = next(n for n, key in enumerate(keys) if key != wanted[n])
            expected = self.theirs.figures[at]
            yield self._finding(
                self.ours.figures[at].location,
                f"bilderna står i en annan ordning: väntade {expected.target} här, som i"
                f" {self._there}",
                f"the figures stand in another order: expected {expected.target} here, as in"
                f" {self._there}",
            )

    def links(self) -> Iterator[Finding]:
        yield from self._linked(self.theirs.links, self.ours.links, said("länken till", "link to"))

    def _linked(
        self, theirs: Iterable[Link], ours: Iterable[Link], what: Bilingual
    ) -> Iterator[Finding]:
        missing, extra = self.pair.page.unmatched(theirs, ours)
        for link in missing:
            yield self._finding(
                self._here,
                f"{what['sv']} {link.target} saknas {self._ours['sv']}, den står i {self._there}",
                f"the {what['en']} {link.target} is missing {self._ours['en']}, it stands in"
                f" {self._there}",
            )
        for link in extra:
            yield self._finding(
                link.location,
                f"{what['sv']} {link.target} saknas i {self._there}, {self._theirs['sv']}",
                f"the {what['en']} {link.target} is missing in {self._there}, {self._theirs['en']}",
            )

    def references(self) -> Iterator[Finding]:
        theirs = Counter(each.number for each in self.theirs.references)
        ours = Counter(each.number for each in self.ours.references)
        for number in sorted((theirs | ours) - (theirs & ours)):
            own = [each.location for each in self.ours.references if each.number == number]
            found, wanted = _times(ours[number]), _times(theirs[number])
            yield self._finding(
                own[-1] if ours[number] > theirs[number] else self._here,
                f"källan [{number}] anges {found['sv']} {self._ours['sv']}, väntade"
                f" {wanted['sv']} som i {self._there}",
                f"the source [{number}] is named {found['en']} {self._ours['en']}, expected"
                f" {wanted['en']} as in {self._there}",
            )

    def lists(self) -> Iterator[Finding]:
        theirs, ours = self.theirs.lists, self.ours.lists
        if len(theirs) != len(ours):
            wanted = _counted(len(theirs), "lista", "listor", "list", "lists")
            yield self._amount(
                ours[-1].location if len(ours) > len(theirs) else self._here, wanted, len(ours)
            )
            return
        for other, own in zip(theirs, ours, strict=True):
            if other.items != own.items:
                wanted = _counted(other.items, "punkt", "punkter", "item", "items")
                yield self._finding(
                    own.location,
                    f"väntade {wanted['sv']} i listan, som i {self._there}, fann {own.items}",
                    f"expected {wanted['en']} in the list, as in {self._there}, found {own.items}",
                )

    def tables(self) -> Iterator[Finding]:
        theirs, ours = self.theirs.rows, self.ours.rows
        if len(theirs) != len(ours):
            wanted = _counted(len(theirs), "tabellrad", "tabellrader", "table row", "table rows")
            yield self._amount(ours[0] if ours else self._here, wanted, len(ours))

    def _amount(self, location: Location, wanted: Bilingual, found: int) -> Finding:
        return self._finding(
            location,
            f"väntade {wanted['sv']} {self._ours['sv']}, som i {self._there}, fann {found}",
            f"expected {wanted['en']} {self._ours['en']}, as in {self._there}, found {found}",
        )

    @property
    def _here(self) -> Location:
        """The section in the translation."""
        if self.ours.heading is not None:
            return self.ours.heading.location
        return self.pair.text.opening

    @property
    def _there(self) -> str:
        return self.pair.original.path

    @property
    def _ours(self) -> Bilingual:
        return _named(self.ours)

    @property
    def _theirs(self) -> Bilingual:
        return _named(self.theirs)

    @staticmethod
    def _finding(location: Location, sv: str, en: str) -> Finding:
        return Finding(RULE, location, sv, en)


def _named(parts: Parts) -> Bilingual:
    if parts.heading is None:
        return said("i inledningen", "in the opening")
    return said(f"under ”{parts.heading.text}”", f'under "{parts.heading.text}"')


def _times(number: int) -> Bilingual:
    if number == 1:
        return said("en gång", "once")
    return said(f"{number} gånger" if number else "ingen gång", f"{number or 'no'} times")


def _counted(number: int, *forms: str) -> Bilingual:
    """A number of things: their name in Swedish for one and for more, and so in English."""
    sv, en = (forms[0], forms[2]) if number == 1 else (forms[1], forms[3])
    return said(f"{number or 'inga'} {sv}", f"{number or 'no'} {en}")
