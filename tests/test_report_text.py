"""Is a report in words plain in a pipe, well laid out in a terminal, and right in its counts?"""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from metodbank.cli import main
from metodbank.model.finding import Report
from metodbank.model.language import LANGUAGES
from metodbank.model.numerals import Noun, counted, in_words, told
from metodbank.report.background import Background
from metodbank.report.terminal import as_terminal
from metodbank.report.text import as_text
from rich.cells import cell_len

from tests.library import plant
from tests.reports import CLEAN, HOSTILE, MANY, SITE, SMALL, background, finding, report

LINK = re.compile(r"\x1b\]8;([^;]*);([^\x1b]*)\x1b\\")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (20, 40, 60, 80, 132)


def bare(text: str) -> str:
    """What a terminal shows of a text, without colours and links."""
    return COLOUR.sub("", LINK.sub("", text))


# ---- plain ----


def test_a_pipe_gets_one_stable_line_a_finding_and_its_remedy() -> None:
    assert as_text(SMALL, "sv") == (
        "docs/om/index.sv.md  must-also-be  fel\n"
        "    Gör `så`.\n"
        "docs/om/index.sv.md:7  may-be-so  lång mening\n"
        "    Gör `så`.\n"
        "methods/soppa/method.yml:3:5  must-be-so  `people`: min 12 är större än max 3\n"
        "    Gör `så`.\n"
        "methods/soppa/method.yml:9:5  must-be-so  fel\n"
        "    Gör `så`.\n"
        "\n"
        "Tre fel måste rättas:\n"
        "  2  must-be-so    Titeln på must-be-so\n"
        "  1  must-also-be  Titeln på must-also-be\n"
        "\n"
        "En varning att tänka på:\n"
        "  1  may-be-so  Titeln på may-be-so\n"
        "\n"
        "4 packar kontrollerade: 3 fel, 1 varning. 2 fynd är undantagna, 1 fynd står i"
        " baslinjen.\n"
    )


def test_the_address_of_a_rule_stands_once() -> None:
    text = as_text(SMALL, "en", background())
    assert text.count(f"{SITE}#must-be-so\n") == 1
    assert "  2  must-be-so    The title of must-be-so  https://" in text
    assert text.endswith("4 packs checked: 3 errors, 1 warning. 2 exempted, 1 in the baseline.\n")


def test_a_clean_report_is_one_line() -> None:
    assert as_text(CLEAN, "sv") == "4 packar kontrollerade: inga fynd.\n"
    assert as_text(replace(CLEAN, packs=1), "en") == "1 pack checked: no findings.\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_file_breaks_a_line(language: str) -> None:
    text = as_text(HOSTILE, language)
    assert not [
        sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf") and sign != "\n"
    ]
    text.encode("utf-8")
    assert len(text.split("\n\n")[0].splitlines()) == 2 * len(HOSTILE.findings)


@pytest.mark.parametrize(
    ("number", "sv", "en"),
    [
        (0, "0 packar kontrollerade", "0 packs checked"),
        (1, "1 pack kontrollerad", "1 pack checked"),
        (2, "2 packar kontrollerade", "2 packs checked"),
        (9_999, "9999 packar kontrollerade", "9999 packs checked"),
        (10_000, "10\u00a0000 packar kontrollerade", "10,000 packs checked"),
        (1_234_567, "1\u00a0234\u00a0567 packar kontrollerade", "1,234,567 packs checked"),
    ],
)
def test_packs_are_counted_as_people_write(number: int, sv: str, en: str) -> None:
    for language, words in (("sv", sv), ("en", en)):
        assert as_text(replace(CLEAN, packs=number), language).startswith(f"{words}: ")


@pytest.mark.parametrize(
    ("number", "sv", "en"),
    [
        (1, "Ett fel måste rättas:", "One error must be corrected:"),
        (2, "Två fel måste rättas:", "Two errors must be corrected:"),
        (12, "Tolv fel måste rättas:", "Twelve errors must be corrected:"),
        (13, "13 fel måste rättas:", "13 errors must be corrected:"),
    ],
)
def test_the_heading_counts_in_words(number: int, sv: str, en: str) -> None:
    some = report(finding(line=line) for line in range(1, number + 1))
    for language, words in (("sv", sv), ("en", en)):
        assert words in as_text(some, language).splitlines()


def test_one_exempted_and_no_warnings() -> None:
    words = as_text(report([finding()], exempted=1), "sv").splitlines()[-1]
    assert words == "4 packar kontrollerade: 1 fel. 1 fynd är undantaget."


def test_numbers_have_a_gender() -> None:
    house, car = Noun(("hus", "hus"), ("house", "houses"), True), Noun(("bil", "bilar"), ("", ""))
    assert [told(n, house, "sv") for n in (1, 2)] == ["ett hus", "två hus"]
    assert [told(n, car, "sv") for n in (0, 1, 2)] == ["noll bilar", "en bil", "två bilar"]
    assert counted(1, house, "en") == "1 house"
    assert in_words(10_000, "fi") == "10,000"


# ---- terminal ----


def test_a_terminal_shows_findings_by_file() -> None:
    assert bare(as_terminal(SMALL, "sv", background())) == (
        "docs/om/index.sv.md\n"
        "       fel      fel  must-also-be\n"
        "                Gör `så`.\n"
        "    7  varning  lång mening  may-be-so\n"
        "                Gör `så`.\n"
        "\n"
        "methods/soppa/method.yml\n"
        "  3:5  fel      `people`: min 12 är större än max 3  must-be-so\n"
        "                Gör `så`.\n"
        "  9:5  fel      fel  must-be-so\n"
        "\n"
        "Tre fel måste rättas:\n"
        "  2  must-be-so    Titeln på must-be-so\n"
        "  1  must-also-be  Titeln på must-also-be\n"
        "\n"
        "En varning att tänka på:\n"
        "  1  may-be-so  Titeln på may-be-so\n"
        "\n"
        "Ett fynd kan lagas med --fix.\n"
        "metodbank explain REGEL berättar mer om en regel.\n"
        "4 packar kontrollerade: 3 fel, 1 varning. 2 fynd är undantagna, 1 fynd står i\n"
        "baslinjen.\n"
    )


def test_every_rule_name_is_a_link_and_closes() -> None:
    shown = as_terminal(SMALL, "sv", background())
    targets = [target for _, target in LINK.findall(shown)]
    assert targets[::2] == [
        f"{SITE}#{name}"
        for name in (
            *("must-also-be", "may-be-so", "must-be-so", "must-be-so"),
            *("must-be-so", "must-also-be", "may-be-so"),
        )
    ]
    assert set(targets[1::2]) == {""}
    assert LINK.findall(as_terminal(SMALL, "sv", Background())) == []


def test_colour_is_weight_alone_without_colour() -> None:
    colours = {"31", "33", "32"}
    used = set(re.findall(r"[0-9]+", "".join(COLOUR.findall(as_terminal(SMALL, "sv")))))
    assert {"31", "33", "1", "2"} <= used
    plain = as_terminal(SMALL, "sv", colour=False)
    assert not colours & set(re.findall(r"[0-9]+", "".join(COLOUR.findall(plain))))
    assert bare(plain) == bare(as_terminal(SMALL, "sv"))
    assert LINK.findall(as_terminal(SMALL, "sv", background(), colour=False))
    assert "\x1b[1;32m" in as_terminal(CLEAN, "sv")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("each", [SMALL, HOSTILE], ids=["small", "hostile"])
def test_no_line_is_wider_than_the_terminal(width: int, each: Report) -> None:
    shown = bare(as_terminal(each, "sv", background(), width=width))
    assert max(cell_len(line) for line in shown.splitlines()) <= max(width, 32)
    assert not [line for line in shown.splitlines() if line != line.rstrip()]


def test_nothing_in_a_file_reaches_the_terminal() -> None:
    shown = bare(as_terminal(HOSTILE, "en", background()))
    assert not [
        sign for sign in shown if unicodedata.category(sign) in ("Cc", "Cf") and sign != "\n"
    ]
    assert "\\u202e" in shown
    # What looks like markup of the one who draws is text like any other.
    assert "[red]x[/]" in bare(as_terminal(report([finding(message="[red]x[/]")]), "sv"))


def test_the_same_report_is_the_same_text() -> None:
    assert as_terminal(SMALL, "sv", background()) == as_terminal(SMALL, "sv", background())


def test_a_long_report_is_whole() -> None:
    shown = bare(as_terminal(MANY, "sv"))
    assert shown.count("must-be-so") == 3334 + 2
    assert "6667 fel måste rättas:" in shown


# ---- which of the two ----


@pytest.fixture
def root(tmp_path: Path) -> Path:
    edit = {"edit": {"people: {min: 12,": "people: {min: 12, max: 3,"}}
    return plant(tmp_path / "library", {"methods/kafe/method.yml": edit})


def run(root: Path, **environment: str | None) -> Result:
    names = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
    settings = {name: environment.get(name) for name in names}
    arguments = ["check", "--root", str(root), "--lang", "sv", "--rule", "numbers-in-order"]
    return CliRunner(env=settings).invoke(main, arguments)


PLAIN = "methods/kafe/method.yml:13:19  numbers-in-order  "


@pytest.mark.parametrize(
    ("environment", "laid_out", "coloured"),
    [
        ({}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True, True),
    ],
)
def test_the_environment_decides(
    root: Path, environment: dict[str, str], laid_out: bool, coloured: bool
) -> None:
    done = run(root, **environment)
    assert done.exit_code == 1
    assert done.stdout.startswith(PLAIN) is not laid_out
    assert ("\x1b[31m" in done.stdout) is coloured


def test_the_width_is_the_terminals(root: Path) -> None:
    shown = bare(run(root, FORCE_COLOR="1", COLUMNS="40").stdout)
    assert max(map(len, shown.splitlines())) <= 40
    wide = bare(run(root, FORCE_COLOR="1", COLUMNS="400").stdout)
    assert max(map(len, wide.splitlines())) <= 100


def test_a_file_gets_plain_text(root: Path, tmp_path: Path) -> None:
    into = tmp_path / "report.txt"
    arguments = ["check", "--root", str(root), "--lang", "sv", "--output", str(into)]
    CliRunner(env={"FORCE_COLOR": "1"}).invoke(main, [*arguments, "--rule", "numbers-in-order"])
    assert into.read_text("utf-8").startswith(PLAIN)


@pytest.mark.parametrize(
    ("environment", "laid_out", "coloured"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_a_real_terminal(
    root: Path, environment: dict[str, str], laid_out: bool, coloured: bool
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from metodbank.cli import main; main()", "check"]
    command += ["--root", str(root), "--lang", "sv", "--rule", "numbers-in-order"]
    unset = ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
    settings = {key: value for key, value in os.environ.items() if key not in unset}
    done = subprocess.run(
        command, stdout=theirs, stderr=subprocess.PIPE, env={**settings, **environment}, check=False
    )
    os.close(theirs)
    shown = b""
    # The end of a terminal is an error on Linux and nothing at all elsewhere.
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert (done.returncode, done.stderr) == (1, b"")
    assert shown.decode().startswith(PLAIN) is not laid_out
    assert (b"\x1b[31m" in shown) is coloured
