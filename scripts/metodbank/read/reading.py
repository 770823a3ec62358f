"""A value if there was one, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from metodbank.model.finding import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    value: T | None
    findings: tuple[Finding, ...] = ()
