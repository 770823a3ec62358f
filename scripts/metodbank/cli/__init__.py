"""Options -> call -> print -> exit code. The work is done below this floor."""

from metodbank.cli.group import main

__all__ = ["main"]
