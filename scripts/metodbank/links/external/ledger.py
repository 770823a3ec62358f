"""The link ledger: what is remembered of an address when it has been asked, and how it is written.

One block an address, sorted, so that two branches merge. Of an address that answers as before
only ``last_ok`` changes, and no more often than it is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from metodbank.links.external.addresses import Question
from metodbank.links.external.result import Reason, Result
from metodbank.model.web import Fingerprint, Known, Verdict

_HEAD = """\
# yaml-language-server: $schema={schema}
# Skrivs av `metodbank links site --external --update-ledger`: vad vi vet om andras adresser.
# Skriv själva note: och ignore: {{reason: varför, until: 2027-06-30}}; resten gör verktyget.
# Written by `metodbank links site --external --update-ledger`: what we know of others' addresses.
# Write note: and ignore: {{reason: why, until: 2027-06-30}} yourselves; the tool does the rest.
"""
_PLAIN_KEY = re.compile(r"https?://[\w.~/?&=%+;,()!$'@:*-]*[\w/~)=+-]", re.ASCII)

_LONGEST_KEY = 1000
"""Signs. YAML wants a question mark before a key of more than 1024."""


def remembered(
    known: Mapping[str, Known],
    asked: Iterable[Question],
    results: Iterable[Result],
    today: date,
    *,
    whole: bool = True,
) -> dict[str, Known]:
    """The ledger after a check.

    Args:
        known: the ledger before.
        asked: every page that the site has; new ones are written in as unverified.
        results: what the answers came to, of those that were asked.
        today: the day of the check.
        whole: whether ``asked`` is everything there is; what nobody links to any more is then
            forgotten, unless somebody has written an ignore or a note there.
    """
    there = {each.address for each in asked}
    after = {
        address: each
        for address, each in known.items()
        if not whole or address in there or each.ignore or each.note
    }
    for address in there - set(after):
        after[address] = Known(first_seen=today)
    for result in results:
        if result.address in after:
            after[result.address] = _with(after[result.address], result, today)
    return dict(sorted(after.items()))


def _with(before: Known, result: Result, today: date) -> Known:
    answers = result.verdict is Verdict.OK or result.reason is Reason.ANCHOR
    update: dict[str, object] = {"verdict": str(result.verdict)}
    if result.verdict is Verdict.OK:
        update["last_ok"] = today
    if answers:
        there = set(result.question.anchors) - set(result.missing)
        # What shows nothing cannot be written down, and is asked for each time.
        update["anchors"] = sorted(each for each in there if _shown(each))
        if before.fingerprint is None and result.fingerprint is not None:
            update["fingerprint"] = result.fingerprint
    return before.model_copy(update=update)


def as_text(known: Mapping[str, Known], schema: str) -> str:
    """The whole file; ``schema`` is the relative path of its JSON Schema."""
    head = _HEAD.format(schema=schema)
    if not known:
        return head + "{}\n"
    blocks = (f"\n{_key(name)}\n" + "".join(_block(known[name])) for name in sorted(known))
    return head + "".join(blocks)


def _block(known: Known) -> Iterator[str]:
    yield f"  first_seen: {known.first_seen}\n"
    yield f"  verdict: {known.verdict}\n"
    if known.last_ok:
        yield f"  last_ok: {known.last_ok}\n"
    if known.anchors:
        yield f"  anchors: {_list(known.anchors)}\n"
    if known.fingerprint:
        yield "  fingerprint:\n" + "".join(_print(known.fingerprint))
    if known.archived:
        yield f"  archived: {_text(known.archived)}\n"
    if known.note:
        yield f"  note: {_text(known.note)}\n"
    if known.ignore:
        yield "  ignore:\n"
        yield f"    reason: {_text(known.ignore.reason)}\n"
        yield f"    until: {known.ignore.until}\n"


def _print(mark: Fingerprint) -> Iterator[str]:
    yield f"    title: {_text(mark.title)}\n"
    yield f"    language: {_text(mark.language)}\n"
    yield f"    words: {_list(mark.words)}\n"


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(map(_text, values)) + "]"


def _text(text: str) -> str:
    """A text between double quotes; JSON's way of writing it is YAML's as well."""
    return json.dumps(_shown(text), ensure_ascii=False)


def _shown(text: str) -> str:
    return "".join(sign for sign in text.strip() if sign.isprintable() or sign == "\n")


def _key(address: str) -> str:
    key = address if _PLAIN_KEY.fullmatch(address) else _text(address)
    return f"{key}:" if len(key) < _LONGEST_KEY else f"? {key}\n:"
