"""Whatever happens to one of our own files, the check answers and does not crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.mutants import examined, sound

COUNT = 150


@pytest.mark.parametrize("seed", [1, 2])
def test_no_damage_is_a_crash(seed: int, tmp_path: Path) -> None:
    answered = 0
    for path, report in examined(COUNT, seed, tmp_path):
        assert sound(report), path
        answered += bool(report.findings)
    assert answered > COUNT / 2
