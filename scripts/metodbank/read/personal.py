"""What can tell who somebody is: it is taken out of an answer before anything is done with it.

No judge of privacy: it sees addresses, telephone numbers and identity numbers, but no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from metodbank.model.draft import Note
from metodbank.model.language import Bilingual, Language, said
from metodbank.model.personal import traces

# What it looks like, what stands in its place, and what is told about it.
_KINDS: tuple[tuple[re.Pattern[str], Bilingual, Bilingual], ...] = (
    (
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"),
        said("(e-postadress borttagen)", "(e-mail address removed)"),
        said("en e-postadress har tagits bort", "an e-mail address has been removed"),
    ),
    (
        re.compile(r"(?<![\w-])(?:[0-9]{2})?[0-9]{2}[01][0-9][0-3][0-9][-+][0-9]{4}(?![\w-])"),
        said("(personnummer borttaget)", "(identity number removed)"),
        said("ett personnummer har tagits bort", "an identity number has been removed"),
    ),
    (
        re.compile(
            r"""(?<![\w/.=-]) (?: (?:\+46|0)[1-9][0-9]{7,9}
                | (?=(?:[^0-9]{0,3}[0-9]){8})  # fewer digits are a number of something else
                  (?: \+46[ -]?(?:\(0\)[ ]?)?[1-9] | 0[1-9] )[0-9]{0,2}
                  (?: [ ]?[-/][ ]? | [ ] )[0-9]{2,3}(?:[ -]?[0-9]{2,3}){1,2} )(?![\w-])""",
            re.VERBOSE,
        ),
        said("(telefonnummer borttaget)", "(telephone number removed)"),
        said("ett telefonnummer har tagits bort", "a telephone number has been removed"),
    ),
    (
        re.compile(r"(?<![\w/.@])@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?![\w/])"),
        said("(användarnamn borttaget)", "(user name removed)"),
        said("ett användarnamn har tagits bort", "a user name has been removed"),
    ),
)

_TRACE = said("personuppgift borttagen", "personal data removed")
_REST = re.compile(r"\A[^\s,;]+(?:[ –-]{1,3}[0-9+–-]+)*")


def without_personal(
    lines: Iterable[str], language: Language, *, first_line: int = 1
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Put words in the place of what can tell who somebody is, and say on which lines it stood."""
    found: list[str] = []
    notes: list[Note] = []
    for number, line in enumerate(lines, first_line):
        for pattern, instead, told in _KINDS:
            line, count = pattern.subn(instead[language], line)
            if count:
                notes.append(Note(number, told))
        for trace in reversed(tuple(traces(line))):
            # What the check knows of and we do not: foreign telephones, numbers without a dash.
            rest = _REST.sub("", line[trace.start :], 1)
            line = f"{line[: trace.start]}({_TRACE[language]}){rest}"
            notes.append(
                Note(
                    number,
                    said(
                        f"{trace.what['sv']} har tagits bort",
                        f"{trace.what['en']} has been removed",
                    ),
                )
            )
        found.append(line)
    return tuple(found), tuple(notes)
