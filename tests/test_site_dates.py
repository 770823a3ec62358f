"""Is the date on a page that of its newest file, and is there none where nobody knows it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from metodbank.site.dates import UNKNOWN, RevisionDates

from tests.library import plant
from tests.small_site import commit, finish, git, make, page, start

# What was committed on which day; on later days, files are changed.
FIRST, SECOND, THIRD = "2026-01-15", "2026-03-05", "2026-05-31"
SOUP = "methods/soppa"


def history(root: Path) -> Path:
    """A library with three days behind it, a file changed since, and one never committed."""
    commit(root, FIRST)
    plant(root, {f"{SOUP}/checklist.yml": {"append": "# mer\n"}}, base=False)
    plant(root, {"docs/om/index.en.md": {"append": "\nMore.\n"}}, base=False)
    commit(root, SECOND)
    plant(root, {"docs/intervjuer/storby/index.en.md": {"append": "\nMore.\n"}}, base=False)
    plant(root, {f"{SOUP}/index.en.md": {"append": "\nMore.\n"}}, base=False)
    commit(root, THIRD)
    plant(root, {"methods/kafe/method.yml": {"append": "# ännu inte\n"}}, base=False)
    new = "---\ntitle: {}\nsummary: Ny.\n---\n"
    plant(root, {f"docs/ny.{each}.md": new.format(each) for each in ("sv", "en")}, base=False)
    return root


def date_of(site: Path, address: str) -> tuple[str, str] | None:
    """The date that a page shows: as machines and as people read it."""
    found = {
        (str(time.attributes["datetime"]), time.text())
        for time in page(site, address).css(".colophon time")
    }
    assert len(found) <= 1
    return found.pop() if found else None


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The library with its history, and as a ZIP without it."""
    folder = tmp_path_factory.mktemp("dates")
    roots = {"whole": history(make(folder / "whole")), "zip": make(folder / "zip")}
    found = {name: folder / f"site-{name}" for name in roots}
    # Git must not find a repository above the folders either.
    above = str(folder)
    builds = [start(roots[each], found[each], GIT_CEILING_DIRECTORIES=above) for each in roots]
    for build in builds:
        finish(build)
    return found


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # The list is newer than the Swedish text, and the English text newer than the list.
        ("metoder/soppa/", (SECOND, "5 mars 2026")),
        ("en/metoder/soppa/", (THIRD, "31 May 2026")),
        ("metoder/soppa/checklista/", (SECOND, "5 mars 2026")),
        ("en/metoder/soppa/checklista/", (SECOND, "5 March 2026")),
        ("intervjuer/storby/", (FIRST, "15 januari 2026")),
        ("en/intervjuer/storby/", (THIRD, "31 May 2026")),
        ("checklistor/mat/", (FIRST, "15 januari 2026")),
        ("om/", (FIRST, "15 januari 2026")),
        ("en/om/", (SECOND, "5 March 2026")),
        # Facts that are changed and not committed, and a page that git does not know.
        ("metoder/kafe/", None),
        ("en/metoder/kafe/checklista/", None),
        ("ny/", None),
        ("en/ny/", None),
    ],
)
def test_date_of_a_page(
    sites: dict[str, Path], address: str, expected: tuple[str, str] | None
) -> None:
    assert date_of(sites["whole"], address) == expected


@pytest.mark.parametrize("address", ["metoder/soppa/", "en/metoder/soppa/", "om/", "metoder/kafe/"])
def test_no_date_in_a_zip(sites: dict[str, Path], address: str) -> None:
    assert date_of(sites["zip"], address) is None


@pytest.mark.parametrize("address", ["metoder/soppa/", "en/om/", "metoder/soppa/checklista/"])
def test_no_edit_link_without_a_repository(sites: dict[str, Path], address: str) -> None:
    tree = page(sites["zip"], address)
    assert tree.css("a.edit") == []
    assert not any("/edit/" in str(link.attributes.get("href")) for link in tree.css("a"))


def test_no_date_in_a_shallow_clone(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    commit(plant(whole), FIRST)
    commit(plant(whole, {"docs/om/index.sv.md": "x"}, base=False), SECOND)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{whole}", str(shallow))
    for root, date in ((whole, FIRST), (shallow, UNKNOWN)):
        dates = RevisionDates(root, ["docs", "methods"], lambda path: (path,))
        assert dates.get_revision_date_for_file(f"{root}/methods/soppa/method.yml") == date


def test_names_of_any_kind(tmp_path: Path) -> None:
    """Git quotes å, and a name may hold a line end."""
    names = ["docs/språk å.sv.md", "docs/två\nrader.sv.md", "docs/ny\nfil.sv.md"]
    plant(tmp_path, dict.fromkeys(names[:2], "x"), base=False)
    commit(tmp_path, FIRST)
    plant(tmp_path, {names[2]: "x"}, base=False)
    dates = RevisionDates(tmp_path, ["docs"], lambda path: (path,))
    found = [dates.get_revision_date_for_file(f"{tmp_path}/{name}") for name in names]
    assert found == [FIRST, FIRST, UNKNOWN]


def test_a_library_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    plant(tmp_path, {"sub/docs/a.sv.md": "x", "docs/a.sv.md": "y"}, base=False)
    commit(tmp_path, FIRST)
    root = tmp_path / "sub"
    dates = RevisionDates(root, ["docs"], lambda path: (path,))
    assert dates.get_revision_date_for_file(str(root / "docs/a.sv.md")) == FIRST


def test_a_page_of_no_files_has_no_date(tmp_path: Path) -> None:
    commit(plant(tmp_path, {"docs/a.md": "x"}, base=False), FIRST)
    assert (
        RevisionDates(tmp_path, ["docs"], lambda _: ()).get_revision_date_for_file("x") == UNKNOWN
    )


def test_no_git_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(plant(tmp_path, {"docs/a.md": "x"}, base=False), FIRST)
    monkeypatch.setenv("PATH", str(tmp_path))
    dates = RevisionDates(tmp_path, ["docs"], lambda path: (path,))
    assert not dates.known
    assert dates.get_revision_date_for_file(str(tmp_path / "docs/a.md")) == UNKNOWN
