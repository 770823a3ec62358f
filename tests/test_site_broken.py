"""Does a build of a library with faults tell them and go on, or stop without a traceback?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import make, start

BROKEN = {
    "methods/soppa/method.yml": "a: [\n",
    "methods/kafe/index.sv.md": {"encoding": "latin-1"},
    "docs/om/index.sv.md": {"encoding": "utf-16"},
    "docs/checklistor/mat/checklist.yml": "",
}


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, Path]]:
    """Exit code, words and site of three builds that go on at once."""
    folder = tmp_path_factory.mktemp("broken")
    broken, unknown = make(folder / "broken", BROKEN), make(folder / "unknown")
    settings = unknown / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - metodbank:\n", "  - metodbank:\n      x: y\n")
    settings.write_text(text, "utf-8")
    builds = {
        "serving": start(broken, folder / "serving", strict=False),
        "strict": start(broken, folder / "strict"),
        "unknown": start(unknown, folder / "site"),
    }
    said = {name: build.communicate(timeout=120)[0] for name, build in builds.items()}
    return {name: (builds[name].returncode, said[name], folder / name) for name in builds}


def test_a_broken_pack_is_told_and_the_site_is_built(
    ends: dict[str, tuple[int, str, Path]],
) -> None:
    """So that ``make serve`` goes on while somebody writes."""
    code, said, site = ends["serving"]
    assert code == 0
    assert "methods/soppa/method.yml:2:1: wrong indentation" in said
    assert "(yaml-is-valid)" in said
    assert "methods/kafe/index.sv.md:2:11: is not UTF-8" in said
    for folder in ("metoder/kafe", "om", "checklistor/mat"):
        assert (site / folder / "index.html").is_file()
    assert "Räkna skålarna" in (site / "metoder/soppa/index.html").read_text("utf-8")


def test_strict_fails_on_a_broken_pack(ends: dict[str, tuple[int, str, Path]]) -> None:
    code, said, _ = ends["strict"]
    assert code == 1
    assert "in strict mode" in said


def test_an_unknown_setting_is_an_error(ends: dict[str, tuple[int, str, Path]]) -> None:
    code, said, _ = ends["unknown"]
    assert code == 1
    assert "'x'" in said


def test_nothing_of_it_is_a_traceback(ends: dict[str, tuple[int, str, Path]]) -> None:
    assert [name for name, (_, said, _) in ends.items() if "Traceback" in said] == []
