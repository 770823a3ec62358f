"""A translation says what its original says today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import Bilingual, Language, name_of, said
from metodbank.model.location import Location, Positions
from metodbank.model.parity import Change, ChangeKind, Standing, State, goes_round, standings
from metodbank.model.rule import Rule, Severity
from metodbank.model.text import Text
from metodbank.model.translation import Records

RULE = Rule(
    name="translation-is-current",
    title=said("Översättningen följer originalet", "The translation keeps up with the original"),
    why=said(
        "Den som läser den gamla översättningen följer råd, siffror och regler som inte gäller"
        " längre.",
        "Whoever reads the old translation follows advice, figures and rules that no longer hold.",
    ),
    remedy=said(
        "Läs originalets avsnitt och ändra översättningen där det behövs. Anteckna sedan med"
        " `metodbank translated ID` att någon har jämfört dem.",
        "Read the section of the original and change the translation where needed. Then record"
        " with `metodbank translated ID` that somebody has compared them.",
    ),
    bad="sv: Boka gästen sex veckor före.   en: Book the guest four weeks before.",
    good="sv: Boka gästen sex veckor före.   en: Book the guest six weeks before.",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for each section that has moved on, and for translations without record."""
    for pack in catalogue.packs:
        yield from _behind(catalogue, pack.texts, pack.records, pack.id)
        yield from _round(pack.texts, pack.records, pack.records_positions)
    for page in catalogue.pages:
        yield from _behind(catalogue, page.texts, page.records)
        yield from _round(page.texts, page.records, page.records_positions, page.uri)


def _behind(
    catalogue: Catalogue, texts: Mapping[Language, Text], records: Records, id_: str = ""
) -> Iterator[Finding]:
    for language, standing in standings(catalogue.library.languages, texts, records).items():
        text = texts.get(language)
        if text is None:
            continue
        if standing.state is State.UNRECORDED and standing.original is not None:
            original, name = texts[standing.original].path, id_ or text.path
            yield Finding(
                RULE,
                Location(text.path),
                f"ingen har antecknat att texten följer {original}: jämför dem och kör"
                f" `metodbank translated {name}`",
                f"nobody has recorded that the text keeps up with {original}: compare them and run"
                f" `metodbank translated {name}`",
            )
        elif standing.state is State.STALE and standing.original is not None:
            for change in standing.changes:
                yield _finding(change, standing, texts[standing.original], text)


def _finding(change: Change, standing: Standing, original: Text, text: Text) -> Finding:
    message = _said(change, original)
    since = f"{standing.on:%Y-%m-%d}"
    return Finding(
        RULE,
        _place(change, text),
        f"{message['sv']} sedan språken jämfördes {since}",
        f"{message['en']} since the languages were compared on {since}",
    )


def _said(change: Change, original: Text) -> Bilingual:
    if change.place == "title":
        return said(
            f"titel eller sammanfattning i {original.path} har ändrats",
            f"the title or the summary in {original.path} has changed",
        )
    if change.place == "opening":
        sv, en = _VERBS[change.kind]
        return said(f"inledningen i {original.path} {sv}", f"the opening of {original.path} {en}")
    if change.theirs is None:
        name = change.ours.text if change.ours else f"#{change.key}"
        return said(
            f"det avsnitt i {original.path} som svarar mot ”{name}” har tagits bort",
            f'the section of {original.path} that answers "{name}" has been removed',
        )
    sv, en = _VERBS[change.kind]
    return said(
        f"avsnittet ”{change.theirs.text}” i {original.path} {sv}",
        f'the section "{change.theirs.text}" of {original.path} {en}',
    )


_VERBS: Mapping[ChangeKind, tuple[str, str]] = {
    ChangeKind.CHANGED: ("har ändrats", "has changed"),
    ChangeKind.NEW: ("har kommit till", "has been added"),
    ChangeKind.GONE: ("har tagits bort", "has been removed"),
}


def _place(change: Change, text: Text) -> Location:
    if change.place == "title":
        return text.positions.at("title")
    if change.ours is not None:
        return change.ours.location
    return text.opening if change.place == "opening" else Location(text.path)


def _round(
    texts: Mapping[Language, Text], records: Records, positions: Positions, *where: str
) -> Iterator[Finding]:
    """Two languages that are each other's translation: nobody knows which one to change first."""
    for language, record in records.items():
        if language in texts and goes_round(language, records):
            own, other = name_of(language), name_of(record.original)
            yield Finding(
                RULE,
                positions.at(*where, language, "from"),
                f"texten på {own['sv']} är gjord efter den på {other['sv']}, som är gjord efter"
                " den: ta bort den ena uppgiften",
                f"the text in {own['en']} is made after the one in {other['en']}, which is made"
                " after it: remove one of the two",
            )
            return
