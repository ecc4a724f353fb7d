"""What is taken out of a transcript's words before they are on record: suggested, decided by a person."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

import click

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
    found = sum(map(len, suggested))
    if how == "ask" and found and not yes:
        if not sys.stdin.isatty():
            raise Refused("transcripts.redact_needed", n=found)
        suggested = _asked(raw, suggested, found)
    elif how == "none":
        suggested = [() for _ in raw.utterances]
    texts = [redacted(said.text, each) for said, each in zip(raw.utterances, suggested, strict=True)]
    return texts, sum(map(len, suggested))


def _asked(
    raw: RawTranscript, suggested: Sequence[tuple[Redaction, ...]], found: int
) -> list[tuple[Redaction, ...]]:
    confirmed: list[tuple[Redaction, ...]] = []
    rest: Literal["all", "none"] | None = None
    number = 0
    click.echo(say("transcripts.ask_redact", n=found), err=True)
    for said, each in zip(raw.utterances, suggested, strict=True):
        taken = []
        for redaction in each:
            number += 1
            answer = rest or _answer(said.text, redaction, number, found)
            if answer in ("all", "none"):
                rest = "all" if answer == "all" else "none"
            if answer in ("y", "all"):
                taken.append(redaction)
        confirmed.append(tuple(taken))
    return confirmed


def _answer(text: str, redaction: Redaction, number: int, of: int) -> str:
    start, end = redaction.start, redaction.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    shown = f"…{before}⟦{text[start:end]}⟧{after}…"
    click.echo(f"{number}/{of}  {clean_line(shown)}  →  {redaction.replacement}", err=True)
    choice = click.Choice(["y", "n", "all", "none"])
    return str(click.prompt(say("transcripts.redact"), type=choice, default="y", err=True))
