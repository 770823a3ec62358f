"""How is an address asked, how often, and when is there no network?"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from metodbank.links.external.addresses import Question, due, page_of, questions
from metodbank.links.external.run import NoNetwork
from metodbank.links.external.shard import Shard
from metodbank.model.web import Known

from tests.elsewhere import asked_of

A = "https://a.example"
TODAY = date(2026, 11, 22)
PDF = {"content-type": "application/pdf"}


def methods(pages: dict[str, object], address: str) -> list[str]:
    _, web = asked_of(pages, [address])
    return [method for _, method, url in web.asked if not url.endswith("robots.txt")]


@pytest.mark.parametrize(
    ("path", "answer", "sent"),
    [
        ("/sida", "Rapport", ["GET"]),
        ("/rapport.pdf", {"headers": PDF}, ["HEAD"]),
        ("/rapport.pdf", {"head": 405, "headers": PDF}, ["HEAD", "GET"]),
        ("/rapport.pdf", 404, ["HEAD", "GET"]),
        ("/rapport.pdf", 500, ["HEAD", "GET", "GET"]),
        ("/rapport.pdf", "Sidan finns inte", ["HEAD", "GET"]),
        ("/sida", 404, ["GET"]),
        ("/sida", 500, ["GET", "GET"]),
        ("/sida", {"fault": "timeout"}, ["GET", "GET"]),
        ("/sida", {"fault": "garbled"}, ["GET", "GET"]),
        ("/sida", {"fault": "no-such-host"}, ["GET"]),
        ("/sida", {"fault": "tls-expired"}, ["GET"]),
        ("/sida", 403, ["GET"]),
    ],
)
def test_what_is_sent(path: str, answer: object, sent: list[str]) -> None:
    assert methods({A + path: answer, f"{A}/robots.txt": 404}, A + path) == sent


def test_a_try_again_comes_after_a_pause() -> None:
    _, web = asked_of({f"{A}/a": [500, "Rapport"]}, [f"{A}/a"])
    _, first, second = web.times("a.example")
    assert second - first >= 1


def test_one_page_is_asked_once_however_many_link_to_it() -> None:
    pages = {f"{A}/a": {"title": "a", "body": "<p id=b><p id=c>"}}
    _, web = asked_of(pages, [f"{A}/a#b", f"{A}/a", f"{A}/a#c", "HTTPS://A.example:443/a"])
    assert Counter(url for _, _, url in web.asked)[f"{A}/a"] == 1


@pytest.mark.parametrize(
    ("entry", "page"),
    [
        ("HTTPS://Exempel.SE", "https://exempel.se/"),
        ("https://exempel.se:443/a", "https://exempel.se/a"),
        ("http://exempel.se:8080/a?b#c", "http://exempel.se:8080/a?b"),
        ("https://anna:hemligt@exempel.se/a", "https://exempel.se/a"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]/"),
        ("https://exempel.se/a b?c d", "https://exempel.se/a%20b?c%20d"),
        ("https://", None),
        ("https://exempel.se:x/", None),
        ("mailto:a@b.example", None),
    ],
)
def test_addresses_in_one_form(entry: str, page: str | None) -> None:
    assert page_of(entry) == page


def test_anchors_are_gathered() -> None:
    entries = [f"{A}/a#b", f"{A}/a#%C3%A5", f"{A}/a#top", f"{A}/a#:~:text=x", f"{A}/a#!/x"]
    [question] = questions(entries)
    assert question == Question(f"{A}/a", ("b", "å"), tuple(sorted(entries)))


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        (None, True),
        (Known(first_seen=TODAY), True),
        (Known(first_seen=TODAY, verdict="ok", last_ok=date(2026, 11, 20)), False),
        (Known(first_seen=TODAY, verdict="ok", last_ok=date(2026, 11, 1)), True),
        (Known(first_seen=TODAY, verdict="ok", last_ok=date(2027, 1, 1)), True),
        (Known(first_seen=TODAY, verdict="broken", last_ok=date(2026, 11, 20)), True),
        (Known(first_seen=TODAY, verdict="cannot-tell", last_ok=date(2026, 11, 20)), True),
    ],
)
def test_successes_are_trusted_for_a_time_and_failures_never(
    known: Known | None, asked: bool
) -> None:
    question = Question(f"{A}/a")
    found = due([question], {f"{A}/a": known} if known else {}, TODAY, 14)
    assert list(found) == ([question] if asked else [])


def test_a_new_anchor_is_asked_for() -> None:
    known = Known(first_seen=TODAY, verdict="ok", last_ok=TODAY, anchors=["a"])
    for anchors, asked in ((("a",), 0), (("a", "b"), 1)):
        assert len(list(due([Question("x", anchors)], {"x": known}, TODAY, 14))) == asked


@pytest.mark.parametrize("fault", ["names-away", "no-network"])
def test_without_a_network_nothing_is_said(fault: str) -> None:
    pages = {f"https://{host}.example/": {"fault": fault} for host in "abcdef"}
    pages |= {f"{page}robots.txt": {"fault": fault} for page in pages}
    with pytest.raises(NoNetwork):
        asked_of(pages, [page for page in pages if "robots" not in page])


def test_one_address_is_enough_to_know_that_there_is_no_network() -> None:
    pages = {f"{A}/": {"fault": "no-network"}, f"{A}/robots.txt": {"fault": "no-network"}}
    with pytest.raises(NoNetwork):
        asked_of(pages, [f"{A}/"])


def test_many_names_that_cannot_be_found_are_no_network_either() -> None:
    pages = {
        f"https://{host}.example/{n}": {"fault": "no-such-host"} for host in "abcdef" for n in "xy"
    }
    pages |= {f"https://{host}.example/robots.txt": {"fault": "no-such-host"} for host in "abcdef"}
    with pytest.raises(NoNetwork):
        asked_of(pages, [page for page in pages if "robots" not in page])


def test_one_dead_site_is_a_broken_link() -> None:
    pages = {f"{A}/": {"fault": "no-such-host"}, f"{A}/robots.txt": {"fault": "no-such-host"}}
    assert asked_of(pages, [f"{A}/"])[0][f"{A}/"].verdict == "broken"


def test_dead_sites_that_are_asked_first_are_no_lack_of_network() -> None:
    dead = {"fault": "no-such-host"}
    pages: dict[str, object] = {f"https://{n}.example/": dead for n in range(30)}
    pages |= {f"{page}robots.txt": dead for page in list(pages)}
    pages["https://z.example/"] = {"title": "Här", "takes": 3}
    results, _ = asked_of(pages, [page for page in pages if "robots" not in page])
    assert Counter(each.verdict for each in results.values()) == {"ok": 1, "broken": 30}


def test_one_answer_is_a_network() -> None:
    pages: dict[str, object] = {f"https://{h}.example/": {"fault": "names-away"} for h in "abcdef"}
    pages |= {f"{page}robots.txt": {"fault": "names-away"} for page in list(pages)}
    pages["https://0.example/"] = "Här"
    results, _ = asked_of(pages, [page for page in pages if "robots" not in page])
    assert Counter(each.verdict for each in results.values()) == {"ok": 1, "cannot-tell": 6}


def test_parts_are_disjoint_whole_and_keep_hosts_together() -> None:
    asked = questions(f"https://h{n % 40}.example/{n}" for n in range(400))
    parts = [Shard(n, 5).part(asked) for n in range(1, 6)]
    assert sorted((each for part in parts for each in part), key=lambda q: q.address) == asked
    hosts = [{each.host for each in part} for part in parts]
    assert sum(map(len, hosts)) == 40
    assert all(hosts)


@pytest.mark.parametrize("text", ["", "0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/2/3"])
def test_what_is_no_part(text: str) -> None:
    assert Shard.read(text) is None
