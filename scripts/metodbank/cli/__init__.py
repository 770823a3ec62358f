"""Options -> call -> print -> exit code. The work is done below this floor."""

from metodbank.cli import check, commands, forms, from_issue, languages, links, new, rules
from metodbank.cli.group import main

__all__ = ["check", "commands", "forms", "from_issue", "languages", "links", "main", "new", "rules"]
