"""What is told about answers while a draft is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from metodbank.model.draft import Note
from metodbank.model.language import Bilingual, Language, said
from metodbank.read.harmless import harmless

_SHOWN = 300
_NO_ANSWER = said(
    "Inget svar i formuläret: det här är mallens val.",
    "No answer in the form: this is the template's choice.",
)


@dataclass
class Told:
    """``notes`` are of use to whoever goes on writing; with ``problems`` there can be no pack.

    ``remarks`` become comments above a field, in the language ``tongue``.
    """

    tongue: Language
    notes: list[Note] = field(default_factory=list)
    problems: list[Note] = field(default_factory=list)
    remarks: dict[str, list[str]] = field(default_factory=dict)

    def note(self, line: int | None, message: Bilingual) -> None:
        self.notes.append(Note(line, message))

    def take(self, notes: Iterable[Note]) -> None:
        """Take notes that others have made, and keep those that are about a field there too."""
        for note in notes:
            self.notes.append(note)
            if note.field:
                self.remarks.setdefault(note.field, []).append(note.message[self.tongue])

    def problem(self, line: int | None, message: Bilingual) -> None:
        self.problems.append(Note(line, message))

    def unused(self, name: str, line: int | None, answer: str, why: Bilingual) -> None:
        """Tell of an answer that a field cannot hold, and keep it above the field."""
        self.note(line, why)
        shown = harmless(" ".join(answer.split()))
        shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 3]}..."
        words = said(f"Svaret i formuläret: ”{shown}”", f'The answer in the form: "{shown}"')
        self.remarks.setdefault(name, []).append(words[self.tongue])

    def unanswered(self, name: str) -> None:
        """Tell above a field that its value is nobody's answer."""
        self.remarks.setdefault(name, []).append(_NO_ANSWER[self.tongue])
