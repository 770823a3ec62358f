"""A file -> an issue: Markdown as it is, or the JSON of an event that has an issue in it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from metodbank.model.language import Refusal, said

MAX_BYTES = 1_000_000
MAX_BODY = 70_000
"""An issue holds 65 536 characters; more than that is something else."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class NoIssue(Refusal):
    """What was given is no issue; says why in both languages."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Of an event only the title, the text and the number are read: never who wrote it.

    Lines are counted in ``body``; in a file of Markdown they are the file's own.
    """

    title: str
    body: str
    number: int | None = None
    event: bool = False


def read_issue(raw: bytes) -> Issue:
    """Read Markdown, or the JSON of an event that has an issue in it.

    Raises:
        NoIssue: it is neither, it is empty, or it is larger than an issue can be.
    """
    if len(raw) > MAX_BYTES:
        raise NoIssue(
            said(
                f"filen är större än {MAX_BYTES} byte: det är inget ärende",
                f"the file is larger than {MAX_BYTES} bytes: it is no issue",
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NoIssue(said(f"rad {line} är inte UTF-8", f"line {line} is not UTF-8")) from None
    issue = _event(text) or Issue("", text)
    issue = replace(issue, title=_clean(issue.title), body=_clean(issue.body))
    if not issue.body.strip():
        raise NoIssue(said("ärendet är tomt", "the issue is empty"))
    if len(issue.body) > MAX_BODY:
        raise NoIssue(
            said(
                f"texten är {len(issue.body)} tecken, ett ärende är högst {MAX_BODY}",
                f"the text has {len(issue.body)} characters, an issue at most {MAX_BODY}",
            )
        )
    return issue


def _event(text: str) -> Issue | None:
    """The issue of an event; None for a text that is no JSON."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        return None
    issue = event.get("issue", event)
    if not isinstance(issue, Mapping) or "body" not in issue:
        raise NoIssue(
            said(
                "det här är JSON utan ärende: väntade fältet `issue` med `body`",
                "this is JSON without an issue: expected the field `issue` with `body`",
            )
        )
    number = issue.get("number")
    return Issue(
        _text(issue.get("title")),
        _text(issue["body"]),
        number if type(number) is int and 0 < number < 10**9 else None,
        event=True,
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """Text with LF line ends and composed letters, without signs that nobody sees."""
    text = re.sub("\r\n?|[\u2028\u2029\u0085\x0b\x0c]", "\n", text)
    text = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text)
