"""Does the link ledger remember what it should, and nothing that is not so?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from metodbank.links.external.addresses import Question
from metodbank.links.external.journal import (
    Journal,
    NotAJournal,
    absent,
    merged,
    read_journal,
)
from metodbank.links.external.journal import as_text as journal_text
from metodbank.links.external.ledger import as_text, remembered
from metodbank.links.external.result import Reason, Result
from metodbank.links.external.shard import Shard
from metodbank.model.web import Fingerprint, Ignore, Known, Verdict
from metodbank.read.config import read_library
from metodbank.read.web import read_link_ledger

from tests.library import plant, printed
from tests.library import report as library_report

SCHEMA = "../../methods/_schema/links.schema.json"
FIRST, TODAY = date(2026, 1, 5), date(2026, 11, 22)
A = "https://a.example/"
MARK = Fingerprint(title='Så: "samtal" # 1', language="sv", words=["möte", "samtal"])
FULL = Known(
    first_seen=FIRST,
    verdict="ok",
    last_ok=FIRST,
    anchors=["å", "b"],
    fingerprint=MARK,
    archived="https://web.archive.org/web/2026/https://a.example/",
    note="Frågade dem: de svarar i maj",
    ignore=Ignore(reason="servern byts ut", until=date(2027, 1, 1)),
)


def result(verdict: Verdict, reason: Reason, address: str = A, **more: object) -> Result:
    return Result(Question(address, ("b",)), verdict, reason, **more)  # type: ignore[arg-type]


def reading(root: Path, text: str):
    plant(root, {"docs/_ledger/links.yml": text})
    return read_link_ledger(read_library(root))


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    odd = [f"{A}åä/", f"{A}?q=a:b", f"{A}?x='y'\"z", "http://[2001:db8::1]:8080/", f"{A}a:"]
    known = {A: FULL, **{address: Known(first_seen=FIRST) for address in odd}}
    found = reading(tmp_path, as_text(known, SCHEMA))
    assert found.findings == ()
    assert found.value[0] == known


def test_an_empty_ledger_is_one(tmp_path: Path) -> None:
    found = reading(tmp_path, as_text({}, SCHEMA))
    assert (found.value[0], found.findings) == ({}, ())


def test_addresses_stand_in_order_with_a_line_between() -> None:
    text = as_text({f"https://{host}.example/": Known(first_seen=FIRST) for host in "cab"}, SCHEMA)
    rows = [row for row in text.splitlines() if row.startswith("https")]
    assert rows == [f"https://{host}.example/:" for host in "abc"]
    assert text.count("\n\nhttps") == 3


def test_a_new_address_is_unverified() -> None:
    [(address, known)] = remembered({}, [Question(A)], [], TODAY).items()
    assert (address, known.verdict, known.first_seen, known.last_ok) == (
        *(A, "unverified", TODAY),
        None,
    )


def test_an_unchanged_success_changes_one_line() -> None:
    again = result(Verdict.OK, Reason.ANSWERS, fingerprint=Fingerprint(title="Annan rubrik"))
    before = {A: FULL.model_copy(update={"anchors": ["b"]})}
    after = remembered(before, [Question(A)], [again], TODAY)
    changed = set(as_text(before, SCHEMA).splitlines()) ^ set(as_text(after, SCHEMA).splitlines())
    assert changed == {f"  last_ok: {FIRST}", f"  last_ok: {TODAY}"}


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [(Verdict.BROKEN, Reason.GONE), (Verdict.CANNOT_TELL, Reason.FORBIDDEN)],
)
def test_a_failure_takes_nothing_away(verdict: Verdict, reason: Reason) -> None:
    after = remembered({A: FULL}, [Question(A)], [result(verdict, reason)], TODAY)[A]
    assert after == FULL.model_copy(update={"verdict": str(verdict)})


def test_what_nobody_links_to_is_forgotten_unless_somebody_wrote_there() -> None:
    known = {
        "https://a.example/": Known(first_seen=FIRST),
        "https://b.example/": Known(first_seen=FIRST, note="Läs"),
        "https://c.example/": FULL,
    }
    assert list(remembered(known, [], [], TODAY)) == ["https://b.example/", "https://c.example/"]
    assert list(remembered(known, [], [], TODAY, whole=False)) == list(known)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "https://a.example/:\n  first_seen: igår\n",
            "docs/_ledger/links.yml:2:3  value-has-type  `https://a.example/.first_seen`: expected"
            ' a date such as 2026-11-22, found "igår"',
        ),
        (
            "https://a.example/:\n  first_seen: 2026-01-05\n  verdict: bra\n",
            "docs/_ledger/links.yml:3:3  value-has-type  `https://a.example/.verdict`: expected"
            ' one of ok, broken, cannot-tell, unverified, found "bra"',
        ),
        (
            "https://a.example/:\n  first_seen: 2026-01-05\n  ignore: {reason: x}\n",
            "docs/_ledger/links.yml:3:3  field-is-present  the field"
            " `https://a.example/.ignore.until` is missing",
        ),
        (
            "https://a.example:\n  first_seen: 2026-01-05\n",
            "docs/_ledger/links.yml:1:1  value-has-type  `https://a.example.[key]`: expected"
            ' a slash at the end, https://a.example/, found "https://a.example"',
        ),
        (
            "https://a.example/:\n  first_seen: 2026-01-05\n  verdikt: ok\n",
            "docs/_ledger/links.yml:3:3  field-is-known  unknown field"
            " `https://a.example/.verdikt`: did you mean `verdict`?",
        ),
    ],
)
def test_a_ledger_that_somebody_has_spoilt(tmp_path: Path, text: str, said: str) -> None:
    from metodbank.model.finding import Report

    found = Report.of(reading(tmp_path, text).findings, packs=0)
    assert printed(found) == [said]


def test_the_ledger_is_no_content_of_the_library(tmp_path: Path) -> None:
    plant(tmp_path, {"docs/_ledger/links.yml": as_text({A: FULL}, SCHEMA)})
    assert printed(library_report(tmp_path)) == []


def test_a_note_keeps_its_lines(tmp_path: Path) -> None:
    text = "https://a.example/:\n  first_seen: 2026-01-05\n  note: |\n    en\n    två\n"
    known = reading(tmp_path, text).value
    assert known is not None
    again = reading(tmp_path / "again", as_text(known[0], SCHEMA)).value
    assert again is not None
    assert (again[0][A].note or "").split() == ["en", "två"]
    assert "\n" in (again[0][A].note or "")


def journal(shard: Shard, *addresses: str, done: int = 9) -> Journal:
    asked = tuple(Question(address) for address in addresses)
    results = [result(Verdict.OK, Reason.ANSWERS, each, fingerprint=MARK) for each in addresses]
    files = dict.fromkeys(addresses, ("index.html",))
    return Journal(TODAY, "", shard, asked, files).with_results(results[:done])


def test_results_read_back(tmp_path: Path) -> None:
    kept = journal(Shard(1, 2), "https://a.example/", "https://b.example/å")
    (tmp_path / "a.json").write_text(journal_text(kept), "utf-8")
    assert read_journal(tmp_path / "a.json") == kept


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', "\x00", '{"shard": "1/1"}'])
def test_what_are_no_results(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(NotAJournal):
        read_journal(tmp_path / "a.json")


def test_parts_make_a_whole() -> None:
    one = journal(Shard(1, 2), "https://b.example/")
    two = journal(Shard(2, 2), "https://a.example/", "https://c.example/", done=1)
    whole = merged([one, two])
    assert [each.address for each in whole.asked] == [f"https://{h}.example/" for h in "abc"]
    assert [each.address for each in whole.results] == [f"https://{h}.example/" for h in "ab"]
    assert whole.left == 1
    assert absent([one, two]) == []
    assert absent([one]) == [Shard(2, 2)]
