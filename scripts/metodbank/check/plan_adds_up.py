"""The minute plan takes as long as the facts say."""

from __future__ import annotations

from collections.abc import Iterator

from metodbank.model.catalogue import Catalogue
from metodbank.model.finding import Finding
from metodbank.model.language import said
from metodbank.model.rule import Rule

RULE = Rule(
    name="plan-adds-up",
    title=said("Minutplanen går jämnt upp", "The minute plan adds up"),
    why=said(
        "Den som håller i kvällen litar på planen. Den och faktarutan måste säga samma tid.",
        "Whoever runs the evening trusts the plan. It and the facts must tell the same time.",
    ),
    remedy=said(
        "Ändra stegens minuter eller `minutes` så att summan hamnar mellan min och max.",
        "Change the steps' minutes or `minutes` so that the sum lies between min and max.",
    ),
    bad="minutes: {min: 90, max: 90}  plan: 30 + 30",
    good="minutes: {min: 90, max: 90}  plan: 30 + 5 + 25 + 20 + 10",
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding where the plan's sum lies outside the method's time."""
    for pack, facts in catalogue.methods:
        total = sum(step.minutes for step in facts.plan.steps)
        low, high = facts.minutes.min, facts.minutes.max
        if total < low or (high is not None and total > high):
            span = f"{low}–{high}" if high is not None else f"{low}+"
            yield Finding(
                RULE,
                pack.positions.at("plan", "steps"),
                f"stegen blir {total} minuter, `minutes` säger {span}",
                f"the steps come to {total} minutes, `minutes` says {span}",
            )
