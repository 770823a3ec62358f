"""Is every kind of fault in ``links_kinds.yml`` found, and its sound look-alike left alone?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from metodbank.links.built import broken_links
from metodbank.model.finding import Finding

from tests.bench.links_site import SITE, Seed, generate, kinds

NAMES = [kind["kind"] for kind in kinds()]


@dataclass(frozen=True)
class Told:
    """What is said of a site with one fault of each kind and one look-alike of each."""

    seeds: Mapping[str, Seed]
    findings: list[Finding]

    def of(self, seed: Seed) -> list[Finding]:
        """The findings that a fault gives."""
        rules = (seed.rule, seed.also)
        return [
            each
            for each in self.findings
            if each.rule.name in rules and each.location.path == seed.at
        ]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    site = tmp_path_factory.mktemp("kinds") / "site"
    seeds = generate(site, 4 * len(NAMES))
    return Told({seed.kind: seed for seed in seeds}, broken_links(site, SITE)[0])


@pytest.mark.parametrize("name", NAMES)
def test_the_fault_is_found(name: str, told: Told) -> None:
    seed = told.seeds[name]
    assert seed.rule in {each.rule.name for each in told.of(seed)}


def test_nothing_else_is(told: Told) -> None:
    due = [each for seed in told.seeds.values() for each in told.of(seed)]
    assert [f"{each.location}  {each.en}" for each in told.findings if each not in due] == []


def test_every_kind_has_its_own_name() -> None:
    assert sorted(set(NAMES)) == sorted(NAMES)
