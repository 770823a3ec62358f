"""Options -> call -> print -> exit code. The work is done below this floor."""

from metodbank.cli import (
    archive,
    check,
    commands,
    forms,
    from_issue,
    languages,
    links,
    merge,
    move,
    new,
    rules,
)
from metodbank.cli.group import main

__all__ = [
    "archive",
    "check",
    "commands",
    "forms",
    "from_issue",
    "languages",
    "links",
    "main",
    "merge",
    "move",
    "new",
    "rules",
]
