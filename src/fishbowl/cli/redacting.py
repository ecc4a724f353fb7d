"""What is taken out of words, before they are on record or after: suggested, decided by a person."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

import click

from fishbowl.cli.answers import Answer, answered
from fishbowl.core.errors import Refused
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.suggest import Redaction, Redactor, redacted
from fishbowl.text import Lang, clean_line, say

How = Literal["ask", "all", "none"]

_AROUND = 40
"""Letters shown on either side of what would be taken out."""


def without(raw: RawTranscript, lang: Lang, how: How, *, yes: bool) -> tuple[Sequence[str], int]:
    """The texts of the utterances, in order, with what was decided taken out; and how much that is.

    Raises Refused where it is to be asked and there is no terminal. `yes` takes everything out.
    """
    redactor = Redactor(raw.speakers, lang)
    suggested = [redactor.suggest(said.text) for said in raw.utterances]
    texts = [said.text for said in raw.utterances]
    found = sum(map(len, suggested))
    if how == "ask" and found and not yes:
        if not sys.stdin.isatty():
            raise Refused("transcripts.redact_needed", n=found)
        suggested = asked(texts, suggested)
    elif how == "none":
        suggested = [() for _ in raw.utterances]
    taken_out = [redacted(text, each) for text, each in zip(texts, suggested, strict=True)]
    return taken_out, sum(map(len, suggested))


def asked(
    texts: Sequence[str], suggested: Sequence[tuple[Redaction, ...]], wheres: Sequence[str] | None = None
) -> list[tuple[Redaction, ...]]:
    """Those of each text that a person confirmed; `wheres` tells of each text where it stands."""
    confirmed: list[tuple[Redaction, ...]] = []
    rest: Answer | None = None
    number, found = 0, sum(map(len, suggested))
    click.echo(say("transcripts.ask_redact", n=found), err=True)
    for text, each, where in zip(texts, suggested, wheres or [""] * len(texts), strict=True):
        taken = []
        for redaction in each:
            number += 1
            answer = rest or _answer(f"{number}/{found}  {where}", text, redaction)
            if answer in ("all", "none"):
                rest = answer
            if answer in ("yes", "all"):
                taken.append(redaction)
        confirmed.append(tuple(taken))
    return confirmed


def shown(text: str, redaction: Redaction) -> str:
    """What would be taken out, between what stands around it, and what would stand there instead."""
    start, end = redaction.start, redaction.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return f"{clean_line(f'…{before}⟦{text[start:end]}⟧{after}…')}  →  {clean_line(redaction.replacement)}"


def _answer(where: str, text: str, redaction: Redaction) -> Answer:
    click.echo(f"{where}{shown(text, redaction)}", err=True)
    return answered(say("transcripts.redact"), ("yes", "no", "all", "none"), "yes")
