"""A transcript as rows for a terminal: its utterances, and its anchors where they lie among them. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from fishbowl.core.alignment import TOLERANCE_S
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.fit import anchor_line
from fishbowl.runtime.record.transcribed import AnchorRow, TranscriptRow, UtteranceRow
from fishbowl.text import UNCUT, clean_line, fit, hms, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, fit_line, left, line, right, rule, wrap

Row = UtteranceRow | AnchorRow

_WHERE = 24
"""Cells that stage, card or question take at most; of a narrow terminal a quarter."""


def rows_of(record: Record, transcript_id: str) -> tuple[Row, ...]:
    """In the order of the recording; an anchor before what is said at its instant."""
    anchors = [row for row in record.anchors if row.transcript_id == transcript_id]
    said = [row for row in record.utterances if row.transcript_id == transcript_id]
    placed: list[tuple[float, int, int, Row]] = [(a.media_s, 0, n, a) for n, a in enumerate(anchors)]
    before = -math.inf
    for n, each in enumerate(said):
        before = before if each.media_from_s is None else max(before, each.media_from_s)
        placed.append((before, 1, n, each))
    return tuple(row for *_, row in sorted(placed, key=lambda each: each[:3]))


def names_of(record: Record) -> dict[str, str]:
    """Stages, cards and questions as people call them, by the ids under which utterances have them."""
    titles = {row.stage: row.title for row in record.stages}
    cards = {row.card: f"{titles.get(row.deck, row.deck)} {row.number}" for row in record.cards}
    asked = {row.question: row.text for row in record.questions}
    parked = {row.note: say("alignment.parked", person=row.author) for row in record.parked}
    return {**titles, **cards, **asked, **parked}


def head_line(record: Record, transcript: TranscriptRow, width: int) -> Line:
    number = record.transcripts.index(transcript) + 1
    told = say(
        "alignment.head",
        number=number,
        of=len(record.transcripts),
        recording=transcript.recording,
        format=transcript.format,
    )
    return rule(told, width)


def list_lines(
    rows: Sequence[Row], names: Mapping[str, str], cursor: int, width: int, height: int
) -> list[Line]:
    """As many rows as there is room for, the one at the cursor among them."""
    first = max(0, min(cursor - height // 2, len(rows) - height))
    return [
        _row(row, names, width, chosen=first + n == cursor)
        for n, row in enumerate(rows[first : first + height])
    ]


def said_lines(row: Row | None, names: Mapping[str, str], width: int, height: int) -> list[Line]:
    """What was said at the cursor, and over it where it belongs, or all that it may belong to.

    The list has a line for both, of which a narrow terminal shows a few words.
    """
    if row is None or isinstance(row, AnchorRow):
        return []
    places = row.candidates if row.boundary else (_place(row),)
    where = clean_line(" | ".join(names.get(place, place) for place in places))
    mark = Piece(f" ? {where}", "warn") if row.boundary else Piece(f" {where}", "title")
    room, across = height - 1, width - 1
    rows = wrap(clean_line(_text(row), 2 * across * room), across)
    if len(rows) > room:
        rows = (*rows[: room - 1], fit(" ".join(rows[room - 1 :]), across))
    return [fit_line(line(mark), width), *(line(f" {each}") for each in rows)]


def _place(row: UtteranceRow) -> str:
    return row.card or row.question or row.parked or row.stage or ""


def _text(row: UtteranceRow) -> str:
    return row.text if row.text_is in ("given", "none") else say(f"record.{row.text_is}")


def _row(row: Row, names: Mapping[str, str], width: int, *, chosen: bool) -> Line:
    mark = Piece(f"{G.cursor} " if chosen else "  ", "cursor" if chosen else "plain")
    pieces = _anchor(row) if isinstance(row, AnchorRow) else _utterance(row, names, min(_WHERE, width // 4))
    return fit_line(line(mark, *pieces), width)


def _anchor(row: AnchorRow) -> tuple[Piece, ...]:
    doubtful = row.residual_s is not None and abs(row.residual_s) > TOLERANCE_S
    return (Piece(f"{G.rule}{G.rule} {anchor_line(row)}", "warn" if doubtful else "title"),)


def _utterance(row: UtteranceRow, names: Mapping[str, str], where_width: int) -> tuple[Piece, ...]:
    at = "" if row.media_from_s is None else hms(row.media_from_s)
    where = names.get(_place(row), _place(row))
    if row.boundary:
        where = f"? {where}"
    return (
        Piece(right(at, 8), "faint"),
        Piece(f" {left(row.speaker or '', 4)}", "strong"),
        Piece(f" {left(clean_line(where), where_width)} ", "warn" if row.boundary else "plain"),
        Piece(clean_line(_text(row), UNCUT)),
    )
