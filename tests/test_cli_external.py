"""What does ``metodbank links SITE --external`` do, and what do merge and archive do?"""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from click.testing import CliRunner
from metodbank.cli import main, servers
from metodbank.links.external import run as running
from metodbank.links.external.result import Result

from tests.library import plant
from tests.loopback import Names, Server, serving

EXAMINE = vars(running)["examine"]
LINKS = "links: {delay: 0, pause: 0, timeout: 5, contact: 'https://exempel.se/kontakt'}"


async def answer(request: web.Request) -> web.Response:
    host, path = request.host.partition(":")[0], request.path
    if path == "/robots.txt":
        raise web.HTTPNotFound
    if path == "/wayback/available":
        old = request.query["url"].endswith("/borta")
        copy = {"available": True, "status": "200", "timestamp": "20240102030405"}
        copy["url"] = f"http://web.archive.org/web/20240102030405/{request.query['url']}"
        return web.json_response({"archived_snapshots": {"closest": copy} if old else {}})
    if path == "/borta":
        raise web.HTTPNotFound
    if path == "/gammal":
        raise web.HTTPMovedPermanently("/ny")
    if path == "/stangt":
        raise web.HTTPForbidden
    return web.Response(text=f"<html lang=sv><title>{host}</title>", content_type="text/html")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(aiohttp, "ThreadedResolver", Names)
    with serving(answer) as started:
        yield started


@pytest.fixture
def library(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose texts in two languages hold the same addresses, and its site."""
    rows = [
        server.at(host, path)
        for host, path in (
            *(("a.example", "/bra"), ("a.example", "/borta"), ("b.example", "/gammal")),
            ("c.example", "/stangt"),
        )
    ]
    text = "".join(f"- [länk]({row})\n" for row in rows)
    links = "".join(f'<a href="{row}">x</a>\n' for row in rows)
    root = plant(
        tmp_path / "library",
        {
            "docs/lankar.sv.md": f"---\ntitle: Länkar\n---\n\n{text}",
            "docs/lankar.en.md": f"---\ntitle: Links\n---\n\n{text}",
        },
    )
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(*_setting(config)), "utf-8")
    plant(
        root / "site",
        {
            "index.html": '<html lang="sv"><a href="lankar/">a</a> <a hreflang=en href="en/">b</a>',
            "lankar/index.html": f'<html lang="sv">{links}',
            "en/index.html": '<html lang="en"><a href="lankar/">a</a>',
            "en/lankar/index.html": f'<html lang="en">{links}',
        },
        base=False,
    )
    monkeypatch.chdir(root)
    return root


def _setting(config: Path) -> tuple[str, str]:
    text = config.read_text("utf-8")
    at = text.index("metodbank:")
    line = text[text.rfind("\n", 0, at) + 1 : at]
    inner = " " * (len(line) + 2)
    return text[at : at + len("metodbank:")], f"metodbank:\n{inner}{LINKS}"


def ask(*words: str):
    return CliRunner().invoke(main, ["links", *words, "--lang", "en"])


def _ended_by(
    number: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> list[Result]:
    """End the next run by a signal, as Ctrl+C does, when two addresses have been told of."""
    # A suite that runs in the background of a shell is born deaf to Ctrl+C.
    before_us = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before_us))
    told: list[Result] = []
    sent = False

    async def ended(*args):
        nonlocal sent
        result = await EXAMINE(*args)
        if len(told) == 2:
            if not sent:  # a second one would not let the run tidy up
                sent = True
                signal.raise_signal(number)
            await asyncio.sleep(2)
        told.append(result)
        return result

    monkeypatch.setattr(running, "examine", ended)
    return told


def outside(output: str) -> list[str]:
    names = ("external-", "ignored-")
    return [row for row in output.splitlines() if any(f"  {name}" in row for name in names)]


def test_each_fault_is_told_once_with_its_places(library: Path, server: Server) -> None:
    done = ask("site", "--external", "--allow-private")
    rows = outside(done.stdout)
    gone, moved, closed = server.at("a.example", "/borta"), server.at("b.example", "/gammal"), ""
    assert done.exit_code == 1, done.output
    assert [row.split("  ")[1] for row in rows if row[0] != " "] == [
        "external-address-answers",
        "external-address-is-current",
        "external-address-can-be-checked",
    ]
    assert f'"{gone}" does not exist (404) (2 places: docs/lankar.en.md:6:10' in rows[0]
    assert moved in rows[1]
    assert closed in rows[2]
    agents = {headers["User-Agent"].split("(")[1] for headers in server.headers}
    assert agents == {"link check; +https://exempel.se/kontakt)"}
    assert not (library / "docs/_ledger/links.yml").exists()


def test_warnings_fail_when_asked_but_not_what_nobody_can_tell(
    library: Path, server: Server
) -> None:
    only = ("--rule", "external-address-can-be-checked")
    assert ask("site", "--external", "--allow-private", "--strict", *only).exit_code == 0
    moved = ("--rule", "external-address-is-current")
    assert ask("site", "--external", "--allow-private", *moved).exit_code == 0
    assert ask("site", "--external", "--allow-private", "--strict", *moved).exit_code == 1


def test_the_ledger_saves_asking_again(library: Path, server: Server) -> None:
    words = ("site", "--external", "--allow-private", "--update-ledger")
    ask(*words)
    ledger = (library / "docs/_ledger/links.yml").read_text("utf-8")
    assert ledger.count("verdict: ok") == 2
    assert ledger.count("verdict: broken") == 1
    assert ledger.count("verdict: cannot-tell") == 1
    assert f"last_ok: {date.today()}" in ledger
    server.asked.clear()
    again = ask(*words)
    asked = {where for _, where in server.asked if "robots" not in where}
    assert asked == {"a.example/borta", "c.example/stangt"}
    assert (library / "docs/_ledger/links.yml").read_text("utf-8") == ledger
    assert again.exit_code == 1


def test_without_asking_new_addresses_are_unverified(library: Path, server: Server) -> None:
    done = ask("site", "--update-ledger")
    assert done.exit_code == 0, done.output
    assert server.asked == []
    assert (library / "docs/_ledger/links.yml").read_text("utf-8").count("unverified") == 4


def test_a_spoilt_ledger_is_told_and_left_alone(library: Path, server: Server) -> None:
    path = library / "docs/_ledger/links.yml"
    plant(library, {"docs/_ledger/links.yml": "https://a.example/: {}\n"}, base=False)
    done = ask("site", "--external", "--allow-private", "--update-ledger")
    assert done.exit_code == 1
    assert "docs/_ledger/links.yml:1:24" in done.stdout or "links.yml:1:1" in done.stdout
    assert path.read_text("utf-8") == "https://a.example/: {}\n"
    assert server.asked == []


def test_fix_rewrites_every_text(library: Path, server: Server) -> None:
    old, new = server.at("b.example", "/gammal"), server.at("b.example", "/ny")
    done = ask("site", "--external", "--allow-private", "--diff")
    assert done.stdout.count(f"+- [länk]({new})") == 2
    ask("site", "--external", "--allow-private", "--fix")
    for language in ("sv", "en"):
        text = (library / f"docs/lankar.{language}.md").read_text("utf-8")
        assert new in text
        assert old not in text


def test_private_addresses_are_refused_unless_allowed(library: Path, server: Server) -> None:
    done = ask("site", "--external")
    assert server.asked == []
    assert done.stdout.count("leads into a private network and is not tried") == 4


def test_no_network(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = {f"{host}.example": socket.gaierror(socket.EAI_AGAIN, "x") for host in "abc"}
    monkeypatch.setattr(aiohttp, "ThreadedResolver", lambda: Names({**away}))
    done = ask("site", "--external")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "metodbank: no network: no server answers, so no links have been checked\n"
    )


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit", "markdown"])
def test_every_format_tells_it(library: Path, server: Server, form: str) -> None:
    done = ask("site", "--external", "--allow-private", "--format", form)
    assert "external-address-answers" in done.stdout or form == "markdown"
    assert server.at("a.example", "/borta") in done.stdout
    if form == "json":
        [gone] = [
            each
            for each in json.loads(done.stdout)["findings"]
            if each["rule"] == "external-address-answers"
        ]
        assert [place["path"] for place in gone["also"]] == ["docs/lankar.sv.md"]
    if form == "markdown":
        assert done.stdout.count("- [ ] ") == 3
        assert f"<{server.at('a.example', '/borta')}>" in done.stdout


def test_parts_and_merge_say_what_a_whole_run_says(library: Path, server: Server) -> None:
    whole = outside(ask("site", "--external", "--allow-private").stdout)
    for number in (1, 2, 3):
        part = ("--shard", f"{number}/3", "--results", f"part{number}.json")
        ask("site", "--external", "--allow-private", *part)
    done = ask("merge", "part1.json", "part2.json", "part3.json", "--update-ledger")
    assert outside(done.stdout) == whole
    assert done.exit_code == 1
    assert (library / "docs/_ledger/links.yml").read_text("utf-8").count("first_seen") == 4
    gap = ask("merge", "part1.json", "part3.json")
    assert (gap.exit_code, gap.stderr) == (2, "metodbank: the parts 2/3 are missing\n")
    wrong = ask("merge", "mkdocs.yml")
    assert wrong.exit_code == 2
    assert wrong.stderr == "metodbank: mkdocs.yml is no file of metodbank links --results\n"


def test_each_part_is_learnt_on_its_own_day(library: Path, server: Server) -> None:
    words = ("site", "--external", "--allow-private", "--results")
    ask(*words, "new.json")
    new = json.loads(Path("new.json").read_text("utf-8"))
    Path("old.json").write_text(json.dumps({**new, "day": "2026-01-05"}), "utf-8")
    ask("merge", "old.json", "--update-ledger")
    path = library / "docs/_ledger/links.yml"
    assert "last_ok: 2026-01-05" in path.read_text("utf-8")
    ask("merge", "new.json", "old.json", "--update-ledger")
    assert f"last_ok: {new['day']}" in path.read_text("utf-8")
    assert "last_ok: 2026-01-05" not in path.read_text("utf-8")
    # What the ledger has learnt since stays as it is.
    gone = {"verdict": "broken", "reason": "gone"}
    dead = [{**each, **gone} for each in new["results"] if each["verdict"] == "ok"]
    late = json.dumps({**new, "day": "2026-01-06", "results": dead})
    before = path.read_text("utf-8")
    Path("late.json").write_text(late, "utf-8")
    ask("merge", "late.json", "--update-ledger")
    assert path.read_text("utf-8") == before


def test_parts_of_other_sites_are_not_mixed(library: Path, server: Server) -> None:
    words = ("site", "--external", "--allow-private")
    ask(*words, "--shard", "1/2", "--results", "one.json")
    plant(library, {"site/till/index.html": f"<a href='{server.at('b.example', '/till')}'>x</a>"})
    ask(*words, "--shard", "2/2", "--results", "two.json")
    done = ask("merge", "one.json", "two.json", "--update-ledger")
    assert done.exit_code == 2
    assert "one.json and two.json are not of the same site" in done.stderr
    assert not (library / "docs/_ledger/links.yml").exists()


def test_parts_are_merged_outside_of_any_library(
    library: Path,
    server: Server,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside = ask("site", "--external", "--allow-private", "--results", "all.json")
    away = tmp_path_factory.mktemp("away")
    results = (library / "all.json").rename(away / "all.json")
    monkeypatch.chdir(away)
    done = ask("merge", str(results))
    refused = ask("merge", str(results), "--update-ledger")
    assert done.exit_code == inside.exit_code == 1
    assert len(outside(done.stdout)) == len(outside(inside.stdout))
    assert "packs" not in done.stdout
    assert refused.exit_code == 2
    assert "need a library" in refused.stderr


@pytest.mark.parametrize("shard", ["0/3", "4/3", "x"])
def test_a_part_that_is_none(library: Path, shard: str) -> None:
    assert ask("site", "--external", "--shard", shard).exit_code == 2


def test_an_interrupted_run_goes_on_where_it_was(
    library: Path, server: Server, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    told = _ended_by(signal.SIGINT, monkeypatch, request)
    words = ("site", "--external", "--allow-private")
    done = ask(*words)
    assert done.exit_code == 2
    assert "run the command again today and it goes on from there" in done.stderr
    monkeypatch.setattr(running, "examine", EXAMINE)
    # What failed is asked again: a failure is never remembered as truth.
    before = {each.address for each in told if each.verdict == "ok"}
    server.asked.clear()
    again = ask(*words)
    asked = {where for _, where in server.asked}
    assert not any(address.partition(f":{server.port}")[2] in str(asked) for address in before)
    assert len([row for row in outside(again.stdout) if row[0] != " "]) == 3
    # The run has come to its end: the next one asks everything anew.
    server.asked.clear()
    ask(*words)
    assert len([where for _, where in server.asked if "robots" not in where]) >= 4


@pytest.mark.parametrize("narrowed", [(), ("--rule", "external-address-answers")])
def test_a_spoilt_ledger_is_told_whatever_was_asked(
    library: Path, server: Server, narrowed: tuple[str, ...]
) -> None:
    plant(library, {"docs/_ledger/links.yml": "https://a.example/: {verdict: perhaps}\n"})
    done = ask("site", "--external", "--allow-private", *narrowed)
    assert done.exit_code == 1
    assert "docs/_ledger/links.yml:1" in done.stdout
    assert server.asked == []


def test_answers_are_kept_until_they_are_safe(library: Path, server: Server) -> None:
    words = ("site", "--external", "--allow-private")
    nowhere = ask(*words, "--results", "site/index.html/answers.json")
    assert nowhere.exit_code == 2
    server.asked.clear()
    assert ask(*words).exit_code == 1
    sent = str(server.asked)
    assert "/bra" not in sent
    assert "/borta" in sent  # a failure is asked again


def test_term_keeps_what_was_learnt(
    library: Path, server: Server, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    theirs = signal.getsignal(signal.SIGTERM)
    _ended_by(signal.SIGTERM, monkeypatch, request)
    done = ask("site", "--external", "--allow-private")
    assert done.exit_code == 2
    assert "interrupted after 2 of 4" in done.stderr
    assert signal.getsignal(signal.SIGTERM) == theirs


def test_a_memory_that_is_spoilt_is_passed_over(library: Path, server: Server) -> None:
    from metodbank.links.external.shard import WHOLE

    place = servers.place_of(library / "site", library, WHOLE)
    place.parent.mkdir(parents=True)
    place.write_text("{", "utf-8")
    assert ask("site", "--external", "--allow-private").exit_code == 1


def test_archived_copies_are_proposed(library: Path, server: Server) -> None:
    ask("site", "--external", "--allow-private", "--update-ledger")
    api = ("--api", server.at("archive.example", "/wayback/available"), "--allow-private")
    gone = server.at("a.example", "/borta")
    copy = f"https://web.archive.org/web/20240102030405/{gone}"
    dry = ask("archive", *api, "--dry-run")
    assert dry.stdout == f"{gone}\n    {copy}\n"
    assert "archived" not in (library / "docs/_ledger/links.yml").read_text("utf-8")
    assert ask("archive", *api).exit_code == 0
    assert f'archived: "{copy}"' in (library / "docs/_ledger/links.yml").read_text("utf-8")
    assert f"archived copy: {copy}" in ask("site", "--external", "--allow-private").stdout
    every = ask("archive", *api, "--all", "--dry-run")
    assert every.stdout.count("no copy") == 3


def test_an_archive_that_does_not_answer(library: Path, server: Server) -> None:
    ask("site", "--external", "--allow-private", "--update-ledger")
    done = ask("archive", "--api", server.at("archive.example", "/borta"), "--allow-private")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "metodbank: the archive does not answer: try later\n"


@pytest.mark.parametrize("text", ["<html>we are busy", "[]", "", '{"error": "x"}', "[" * 100_000])
def test_an_archive_that_falls_silent_half_way(
    library: Path, server: Server, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """What it told before is kept, and of the rest nothing is said."""
    ask("site", "--external", "--allow-private", "--update-ledger")
    usual = answer

    async def falling(request: web.Request) -> web.StreamResponse:
        if request.path == "/wayback/available" and not request.query["url"].endswith("/borta"):
            return web.Response(text=text)
        return await usual(request)

    monkeypatch.setattr(server, "_handler", falling)
    api = ("--api", server.at("archive.example", "/wayback/available"), "--allow-private")
    done = ask("archive", *api, "--all")
    assert done.exit_code == 2
    assert "no copy" not in done.stdout
    assert "the archive does not answer" in done.stderr
    assert (library / "docs/_ledger/links.yml").read_text("utf-8").count("archived:") == 1


def test_an_archive_that_is_no_address(library: Path) -> None:
    done = ask("archive", "--api", "http://[")
    assert done.exit_code == 2
    assert "expected an address such as https://" in done.output


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("{delai: 1}", "unknown setting `delai` under links: did you mean `delay`?"),
        ("{per_host: 50}", '`per_host` is "50", expected a whole number from 1 to 4'),
        ("{delay: snabbt}", '`delay` is "snabbt", expected a number from 0 upwards'),
        ("2", "`links`: expected named settings"),
    ],
)
def test_settings(library: Path, setting: str, said: str) -> None:
    config = library / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(LINKS, f"links: {setting}"), "utf-8")
    done = ask("site", "--external")
    assert done.exit_code == 2
    assert done.stderr.endswith(f"{said}\n")
    assert "mkdocs.yml:" in done.stderr
