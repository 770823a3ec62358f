"""A site read by one process or by several: is it the same site?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.links.facts import numbers
from metodbank.links.survey import Survey, survey
from metodbank.links.worker import Helper

from tests.library import plant

SITE = {
    "index.html": '<html lang="sv"><a href="a/">a</a><a href="b/#x" hreflang="en">b</a>',
    "a/index.html": '<p id="ett"><a href="../b/#ett">b</a><a href="#ett">c</a><img src="d.png">',
    "a/stil.css": "p { background: url(d.png) }",
    "b/index.html": '<link rel="alternate" hreflang="sv" href="../a/"><a href="https://x.example/">',
    "b/leder.html": '<meta http-equiv="refresh" content="0; url=../a/">',
}


def told(found: Survey) -> dict[str, object]:
    """What a survey says, without the numbers that its entries happen to have."""
    entries = found.table.entries
    return {
        path: (
            facts.lang,
            facts.ids,
            [sorted(entries[number] for number in numbers(part)) for part in facts.parts],
            [(language, entries[number]) for language, number in facts.alternates],
            [(language, entries[number]) for language, number in facts.named],
            entries[facts.refresh] if facts.refresh >= 0 else "",
        )
        for path, facts in found.facts.items()
    }


@pytest.mark.parametrize("processes", [2, 3, 9])
def test_several_processes_say_what_one_says(processes: int, tmp_path: Path) -> None:
    plant(tmp_path, SITE, base=False)
    one = survey(tmp_path, processes=1)
    several = survey(tmp_path, processes=processes)
    assert told(several) == told(one)
    assert list(several.facts) == list(one.facts) == sorted(SITE)


def test_the_share_of_a_helper_that_comes_to_harm_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, SITE, base=False)
    harmed = []
    tell = Helper.tell

    def told_too_late(self: Helper, site: str, base_url: str, paths: list[str]) -> None:
        self._process.kill()
        self._process.wait()
        harmed.append(paths)
        tell(self, site, base_url, paths)

    monkeypatch.setattr(Helper, "tell", told_too_late)
    assert told(survey(tmp_path, processes=2)) == told(survey(tmp_path, processes=1))
    assert len(harmed) == 1


def test_a_file_that_cannot_be_read_is_told_of_and_no_process_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, SITE, base=False)
    helpers = []
    tell = Helper.tell

    def told_of_another(self: Helper, site: str, base_url: str, paths: list[str]) -> None:
        helpers.append(self)
        tell(self, site, base_url, [*paths, "borta.html"])

    monkeypatch.setattr(Helper, "tell", told_of_another)
    with pytest.raises(FileNotFoundError):
        survey(tmp_path, processes=2)
    assert [helper._process.poll() is not None for helper in helpers] == [True]
