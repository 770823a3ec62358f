"""Is the reader of a translation that lags behind told so, in her own language?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from metodbank.linter.run import examine
from metodbank.read.config import read_library

from tests.library import TODAY
from tests.small_site import finish, make, page, start

EDITS = {
    "methods/soppa/index.sv.md": {
        "edit": {"Räkna skålarna.": "Räkna alla skålar.", "summary: Ät": "summary: Kom och ät"}
    },
    "methods/kafe/translation.yml": None,
    "docs/checklistor/mat/translation.yml": (
        "sv: {from: en, on: 2026-01-01, sections: {title: 000000000000, opening: 000000000000}}\n"
    ),
    "docs/intervjuer/storby/index.en.md": None,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parity")
    finish(start(make(folder / "library", EDITS), folder / "site"))
    return folder / "site"


def note(site: Path, address: str) -> str | None:
    found = page(site, address).css_first("aside.notice")
    return " ".join(found.text().split()) if found else None


def test_the_reader_is_told_what_has_changed_and_where_the_original_is(site: Path) -> None:
    assert note(site, "en/metoder/soppa/") == (
        "The original in Swedish has changed since this translation was last looked over."
        " It concerns: the title or the summary, Follow up. Open the original in Swedish"
    )
    link = page(site, "en/metoder/soppa/").css_first("aside.notice a")
    assert link is not None
    assert (link.attributes["href"], link.attributes["hreflang"]) == (
        *("../../../metoder/soppa/", "sv"),
    )


def test_the_original_may_be_in_the_other_language(site: Path) -> None:
    assert note(site, "checklistor/mat/") == (
        "Originalet på engelska har ändrats sedan den här översättningen senast sågs över."
        " Det gäller: titeln eller sammanfattningen, inledningen. Öppna originalet på engelska"
    )
    assert note(site, "en/checklistor/mat/") is None


@pytest.mark.parametrize(
    "address", ["metoder/soppa/", "en/metoder/soppa/checklista/", "en/metoder/kafe/", "en/om/"]
)
def test_others_are_told_nothing(site: Path, address: str) -> None:
    assert note(site, address) is None


def test_a_page_that_is_not_translated_says_only_that(site: Path) -> None:
    assert note(site, "en/intervjuer/storby/") == (
        "This page has not been translated yet. It is shown in Swedish. Open the Swedish page"
    )


@pytest.mark.parametrize(
    ("address", "title", "todo"),
    [
        (
            "oversattning/",
            "Översättningar",
            [
                "Kafé, engelska: inte jämförd",
                "Soppa, engelska: ligger efter"
                " (ändrade avsnitt: titeln eller sammanfattningen, Följ upp)",
                "Soppa i Storby, engelska: saknas",
                "Mat, svenska: ligger efter"
                " (ändrade avsnitt: titeln eller sammanfattningen, inledningen)",
            ],
        ),
        (
            "en/oversattning/",
            "Translations",
            [
                "Café, English: not compared",
                "Soup, English: behind (changed sections: the title or the summary, Follow up)",
                "Soppa i Storby, English: missing",
                "Food, Swedish: behind (changed sections: the title or the summary, the opening)",
            ],
        ),
    ],
)
def test_the_page(site: Path, address: str, title: str, todo: list[str]) -> None:
    parsed = page(site, address)
    heading = parsed.css_first("h1")
    assert heading is not None
    assert heading.text() == title
    shown = [" ".join(item.text().split()) for item in parsed.css(".prose ul")[1].css("li")]
    # The two lists of packs that the small site adds have no record.
    assert [each for each in shown if not each.startswith(("metoder ", "intervjuer "))] == todo
    assert len(parsed.css("tbody tr")) == 4 + 2 + 2
    assert parsed.css_first("a.edit") is None


def test_the_page_is_there_for_programs_too(site: Path) -> None:
    told = json.loads((site / "oversattning/status.json").read_text("utf-8"))
    assert told["totals"]["sv"]["stale"] == 1
    for address in ("oversattning/", "en/oversattning/"):
        links = [a.attributes.get("href") or "" for a in page(site, address).css(".prose a")]
        data = next(link for link in links if link.endswith(".json"))
        assert (site / address / data).resolve() == (site / "oversattning/status.json").resolve()


def test_the_check_knows_the_page(tmp_path: Path) -> None:
    link = "\nSe [översättningarna](../oversattning/index.md).\n"
    root = make(tmp_path, {"docs/om/index.sv.md": {"append": link}})
    names = {each.rule.name for each in examine(read_library(root), today=TODAY).findings}
    assert "link-target-exists" not in names
