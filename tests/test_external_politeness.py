"""Is every host asked as it wants to be? Time is counted, never measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from metodbank.links.external.politeness import wait_of

from tests.elsewhere import MANNERS, asked_of

A = "https://a.example"


def gaps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def test_two_at_a_time_and_a_pause_between() -> None:
    pages = {f"{A}/{n}": {"title": "x", "takes": 3.5} for n in range(12)}
    _, web = asked_of(pages, pages)
    assert web.most["a.example"] == 2
    assert min(gaps(web.times("a.example"))) >= 1


def test_hosts_do_not_wait_for_one_another() -> None:
    pages = {f"https://{h}.example/": {"title": "x", "takes": 2} for h in "abcdefgh"}
    _, web = asked_of(pages, pages)
    assert web.clock.time == pytest.approx(3, abs=1)  # robots.txt, the pause, the page


def test_all_hosts_together_have_a_limit() -> None:
    pages = {f"https://{h}.example/": {"title": "x", "takes": 2} for h in "abcdefgh"}
    _, web = asked_of(pages, pages, manners=replace(MANNERS, at_once=3))
    starts = sorted(time for time, _, url in web.asked if not url.endswith("robots.txt"))
    for start in starts:
        assert sum(start <= each < start + 2 for each in starts) <= 3


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_for_the_whole_host(status: int) -> None:
    pages = {
        f"{A}/a": [{"status": status, "headers": {"retry-after": "20"}}, "Rapport"],
        f"{A}/b": "Annan",
        f"{A}/c": "Tredje",
    }
    results, web = asked_of(pages, pages)
    busy = next(time for time, _, url in web.asked if url.endswith("/a"))
    later = [time for time in web.times("a.example") if time > busy]
    # One more may be on its way when the server says so.
    assert sum(time < busy + 20 for time in later) <= 1
    assert {each.verdict for each in results.values()} == {"ok"}


def test_retry_after_that_is_too_long_is_not_waited_for() -> None:
    pages = {f"{A}/a": {"status": 429, "headers": {"retry-after": "90000"}}}
    results, web = asked_of(pages, pages)
    assert results[f"{A}/a"].verdict == "cannot-tell"
    assert len(web.asked) == 2  # robots.txt and the page, once
    assert web.clock.time < 10


def test_429_without_retry_after_is_asked_once_more() -> None:
    pages = {f"{A}/a": [429, "Rapport"], f"{A}/b": 429}
    results, web = asked_of(pages, pages)
    assert results[f"{A}/a"].verdict == "ok"
    assert results[f"{A}/b"].verdict == "cannot-tell"
    assert sum(url == f"{A}/b" for _, _, url in web.asked) == 2


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 22 Nov 2026 12:01:00 GMT", 60),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("٣", None),
    ],
)
def test_what_retry_after_says(header: str, seconds: float | None) -> None:
    assert wait_of(header, datetime(2026, 11, 22, 12, tzinfo=UTC)) == seconds


def test_crawl_delay_is_followed_from_the_first_page() -> None:
    pages = {f"{A}/{n}": "x" for n in range(4)}
    pages[f"{A}/robots.txt"] = {"text": "User-agent: *\nCrawl-delay: 7.5"}  # type: ignore[assignment]
    _, web = asked_of(pages, [f"{A}/{n}" for n in range(4)])
    assert min(gaps(web.times("a.example"))) >= 7.5


def test_a_shorter_crawl_delay_does_not_hurry_us() -> None:
    pages = {f"{A}/{n}": "x" for n in range(4)}
    pages[f"{A}/robots.txt"] = {"text": "User-agent: *\nCrawl-delay: 0.1"}  # type: ignore[assignment]
    _, web = asked_of(pages, [f"{A}/{n}" for n in range(4)])
    assert min(gaps(web.times("a.example"))) >= 1


def test_robots_are_asked_once_a_host() -> None:
    pages = {f"{A}/{n}": "x" for n in range(5)}
    _, web = asked_of(pages, pages)
    assert sum(url == f"{A}/robots.txt" for _, _, url in web.asked) == 1


ROBOTS = """\
User-agent: other
Disallow: /

User-agent: *
Disallow: /stängt
Disallow: /*.pdf$
Disallow: /s?
Allow: /st%C3%A4ngt/men-öppet
"""


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/oppet", "answers"),
        ("/st%C3%A4ngt/a", "robots"),
        ("/st%C3%A4ngt/men-%C3%B6ppet", "answers"),
        ("/a/b.pdf", "robots"),
        ("/a/b.pdf?x=1", "answers"),
        ("/s?q=1", "robots"),
        ("/sa", "answers"),
    ],
)
def test_robots_are_obeyed(path: str, reason: str) -> None:
    pages = {f"{A}/robots.txt": {"text": ROBOTS}, f"{A}{path}": "x"}
    results, web = asked_of(pages, [f"{A}{path}"])
    assert results[f"{A}{path}"].reason == reason
    assert (f"{A}{path}" in {url for _, _, url in web.asked}) is (reason == "answers")


def test_robots_for_us_by_name() -> None:
    pages = {f"{A}/robots.txt": {"text": "User-agent: metodbank\nDisallow: /"}, f"{A}/a": "x"}
    assert asked_of(pages, [f"{A}/a"])[0][f"{A}/a"].reason == "robots"


def test_robots_are_obeyed_where_a_redirect_leads() -> None:
    pages = {
        f"{A}/a": {"status": 302, "headers": {"location": "https://b.example/x"}},
        "https://b.example/robots.txt": {"text": "User-agent: *\nDisallow: /"},
        "https://b.example/x": "x",
    }
    results, web = asked_of(pages, [f"{A}/a"])
    assert results[f"{A}/a"].reason == "robots"
    assert "https://b.example/x" not in {url for _, _, url in web.asked}


@pytest.mark.parametrize(
    "robots", [404, 500, {"fault": "timeout"}, "En sida och inga regler", {"text": "\x00\xff: ("}]
)
def test_robots_that_cannot_be_read_have_no_wishes(robots: object) -> None:
    pages = {f"{A}/robots.txt": robots, f"{A}/a": "x"}
    assert asked_of(pages, [f"{A}/a"])[0][f"{A}/a"].verdict == "ok"
