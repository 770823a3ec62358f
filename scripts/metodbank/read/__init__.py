"""Disk -> model. A broken file is a finding, not a crash; nothing is written."""

from metodbank.read.rules import RULES

__all__ = ["RULES"]
