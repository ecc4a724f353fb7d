"""What is taken out of words, before they are on record or after: suggested, decided by a person."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import click

from fishbowl.cli.answers import Answer, answered
from fishbowl.core.errors import Refused
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.suggest import Redaction, Redactor, redacted
from fishbowl.text import Lang, clean_line, say, say_in, say_n
from fishbowl.text.spoken import as_compared

Span = tuple[int, int]
How = Literal["ask", "all", "none"]

_AROUND = 40
"""Letters shown on either side of what would be taken out."""


def without(
    raw: RawTranscript,
    lang: Lang,
    how: How,
    again: Mapping[int, Sequence[Span]],
    settled: Collection[str] = (),
    *,
    yes: bool,
) -> tuple[Sequence[str], int]:
    """The texts of the utterances, in order, with what was decided taken out; and how much that is.

    `again`: by the place of an utterance, where it has what was taken out of an earlier version. `settled`:
    texts, as compared, of which nothing is asked again. Raises Refused where it is to be asked and there is
    no terminal. `yes` takes everything out.
    """
    redactor = Redactor(raw.speakers, lang)
    instead = say_in(lang, "importing.redact.name")
    suggested = [
        _with(redactor.suggest(said.text), [Redaction(*span, "name", instead) for span in again.get(at, ())])
        for at, said in enumerate(raw.utterances)
    ]
    if how == "ask":
        decided = [said.missing or as_compared(said.text) in settled for said in raw.utterances]
        suggested = [() if done else each for done, each in zip(decided, suggested, strict=True)]
    texts = [said.text for said in raw.utterances]
    found = sum(map(len, suggested))
    if how == "ask" and found and not yes:
        if not sys.stdin.isatty():
            raise Refused("transcripts.redact_needed", n=found)
        click.echo(say_n("transcripts.ask_redact", found), err=True)
        suggested = asked(texts, suggested)
    elif how == "none":
        suggested = [() for _ in raw.utterances]
    taken_out = [redacted(text, each) for text, each in zip(texts, suggested, strict=True)]
    return taken_out, sum(map(len, suggested))


def _with(found: Sequence[Redaction], more: Sequence[Redaction]) -> tuple[Redaction, ...]:
    """All of them from left to right; of what lies over each other what was found by its own form."""
    free = [each for each in more if all(each.end <= one.start or one.end <= each.start for one in found)]
    return tuple(sorted((*found, *free), key=lambda each: each.start))


def asked(
    texts: Sequence[str], suggested: Sequence[tuple[Redaction, ...]], wheres: Sequence[str] | None = None
) -> list[tuple[Redaction, ...]]:
    """Those of each text that a person confirmed; `wheres` tells of each text where it stands."""
    confirmed: list[tuple[Redaction, ...]] = []
    rest: Answer | None = None
    number, found = 0, sum(map(len, suggested))
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


def excerpt(text: str, redaction: Redaction) -> str:
    """What was found, between what stands around it."""
    start, end = redaction.start, redaction.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return clean_line(f"…{before}⟦{text[start:end]}⟧{after}…")


def shown(text: str, redaction: Redaction) -> str:
    """What would be taken out, and what would stand there instead."""
    return f"{excerpt(text, redaction)}  →  {clean_line(redaction.replacement)}"


def _answer(where: str, text: str, redaction: Redaction) -> Answer:
    click.echo(f"{where}{shown(text, redaction)}", err=True)
    return answered(say("transcripts.redact"), ("yes", "no", "all", "none"), "yes")
