"""What is told of transcripts on the record: which there are, how they lie in time, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from fishbowl.core.base import MODERATOR
from fishbowl.runtime.record import Record, build
from fishbowl.runtime.record.fit import anchor_line, fit
from fishbowl.runtime.record.transcribed import UtteranceRow
from fishbowl.runtime.runner import Runner
from fishbowl.text import UNCUT, clean_line, hms, say, say_n

BEFORE_S, AFTER_S = 20.0, 10.0
"""A name that was flagged was said a little before that, most often. Ours."""


def tell_list(runner: Runner, *, utterances: bool) -> None:
    """One transcript a line, for machines too: number, recording, format, utterances, off by, uncertain."""
    record = build(runner, MODERATOR)
    put = {
        row.note: say("transcripts.parked", place=row.place, author=row.author)
        for row in record.parked
        if row.place is not None
    }
    for number, row in enumerate(record.transcripts, start=1):
        mine = [each for each in record.utterances if each.transcript_id == row.transcript_id]
        off = "" if row.tolerance_s is None else f"{row.tolerance_s:g}"
        uncertain = sum(each.boundary for each in mine)
        cells = (number, row.recording, row.format, row.utterances, off, uncertain, row.added.local)
        click.echo("\t".join(map(str, cells)))
        if utterances:
            for each in mine:
                click.echo(_line(each, put))
    if not record.transcripts:
        click.echo(say("transcripts.none"), err=True)


def _line(row: UtteranceRow, put: Mapping[str, str]) -> str:
    """Number, place in the recording, speaker, where it belongs (`?` where uncertain), and what was said.

    `put`: what to call the observers' questions, by the ids of their notes.
    """
    there = row.card or row.question or row.parked or row.stage or ""
    places = row.candidates if row.boundary else (there,)
    where = f"{'? ' if row.boundary else ''}{' | '.join(put.get(place, place) for place in places)}"
    text = row.text if row.text_is in ("given", "none") else say(f"record.{row.text_is}")
    at = "" if row.media_from_s is None else hms(row.media_from_s)
    return "\t".join((str(row.n), at, row.speaker or "", where, clean_line(text, UNCUT)))


def tell_alignment(runner: Runner, transcript_id: str) -> None:
    """How the transcript lies on the timeline, its anchors and what they are off, and what is uncertain."""
    record = build(runner, MODERATOR)
    for row in (row for row in record.anchors if row.transcript_id == transcript_id):
        click.echo(f"{row.anchor_id}  {anchor_line(row)}")
    for line in fit(runner.state, record, transcript_id):
        click.echo(line)


def tell_mentions(runner: Runner, transcript_id: str) -> None:
    """Where a name was flagged while people talked: the utterances in which it may stand."""
    record = build(runner, MODERATOR)
    mine = [row for row in record.utterances if row.transcript_id == transcript_id]
    off_s = max(row.tolerance_s or 0.0 for row in record.transcripts if row.transcript_id == transcript_id)
    flagged = [(at, [row.n for row in mine if _holds(row, at_s, off_s)]) for at_s, at in _mentions(record)]
    if all(row.from_s is None for row in mine) and flagged:
        click.echo(say("transcripts.mentions_unplaced", at=", ".join(at for at, _ in flagged)))
        return
    placed = [(at, near) for at, near in flagged if near]
    for at, near in placed:
        click.echo(say_n("transcripts.mention", len(near), at=at, first=near[0], last=near[-1]))
    if placed:
        click.echo(say("transcripts.mentions_how"))


def _mentions(record: Record) -> Iterable[tuple[float, str]]:
    flagged = [row.at for row in record.moments if row.names_someone]
    flagged += [row.at for row in record.notes if row.names_someone]
    return sorted({(at.s, at.local.split(" ")[1]) for at in flagged})


def _holds(row: UtteranceRow, at_s: float, off_s: float) -> bool:
    """Whether it may have been said just before or after that, its times being so much off."""
    from_s, to_s = row.from_s, row.to_s if row.to_s is not None else row.from_s
    if from_s is None or to_s is None:
        return False
    return from_s <= at_s + AFTER_S + off_s and to_s >= at_s - BEFORE_S - off_s
