"""Transcripts as sources: who spoke, on which stage, card or question, and what was noted meanwhile.

A turn is a line with the speaker and the time of the recording, the words, and an empty line. The speaker's
code lies on the words alone, those of stages and cards on everything from their first turn to their last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from fishbowl.export.qdpx import places
from fishbowl.export.qdpx.model import Passage, Sheet, Source
from fishbowl.export.qdpx.plain import stamp

if TYPE_CHECKING:
    from fishbowl.export.qdpx.group import Group
    from fishbowl.runtime.record.transcribed import TranscriptRow, UtteranceRow

LATE_S = 10.0
"""How long after a turn it still takes what was noted or done: people press late. Ours."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where a turn stands: the whole of it from `top`, its words from `start`; both end at `end`."""

    row: UtteranceRow
    top: int
    start: int
    end: int

    @property
    def is_told(self) -> bool:
        """Whether its words are there: not withheld, erased or empty."""
        return self.row.text_is == "given" and self.end > self.start


@dataclass(frozen=True, slots=True)
class Incident:
    """Something at an instant of the timeline that belongs on the turn of then: a code, a memo, a remark."""

    at_s: float
    code: UUID | None = None
    memo: UUID | None = None
    remark: str = ""


class Transcribed:
    """One transcript, written out."""

    def __init__(self, group: Group, row: TranscriptRow, utterances: list[UtteranceRow]) -> None:
        self.group = group
        self.row = row
        self._sheet = Sheet()
        self._turns = [self._written(each) for each in utterances]
        timed = [(turn.row.from_s, turn) for turn in self._turns if turn.row.from_s is not None]
        timed.sort(key=lambda each: each[0])  # a file may have its turns in another order
        self._timed = [turn for _, turn in timed]
        self._starts = [from_s for from_s, _ in timed]
        self._on: dict[str, list[Incident]] = {}

    def take(self, incident: Incident) -> None:
        """Lay it on the turn of then; on none where nobody spoke, or the words of then are not there."""
        after = bisect_right(self._starts, incident.at_s)
        if not after:
            return
        last = self._timed[after - 1]
        ended = last.row.to_s if last.row.to_s is not None else self._starts[after - 1]
        if last.is_told and incident.at_s <= ended + LATE_S:
            self._on.setdefault(last.row.utterance_id, []).append(incident)

    def turn_guids(self, parked: str, people: tuple[str, ...]) -> Iterator[UUID]:
        """The turns of these people while that question of an observer's was put; () is any participant."""
        for turn in self._turns:
            row = turn.row
            asked = row.speaker in people if people else row.role == "participant"
            if row.parked == parked and asked and turn.is_told:
                yield self._turn_guid(turn)

    def speakers(self) -> set[str]:
        return {turn.row.speaker for turn in self._turns if turn.row.speaker and turn.is_told}

    def source(self, name: str) -> Source:
        group = self.group
        return Source(
            guid=group.guid(f"transcript/{self.row.transcript_id}"),
            name=name,
            about=group.about(group.say("qdpx.transcript.about", recording=self.row.recording)),
            text=self._sheet.text,
            made=self.row.added.utc,
            passages=tuple(self._passages()),
            values=group.values("transcript", self.row.language),
        )

    def _written(self, row: UtteranceRow) -> _Turn:
        group = self.group
        head = row.speaker or group.say("qdpx.unknown_speaker")
        if row.media_from_s is not None:
            head = f"{head} [{stamp(row.media_from_s)}]"
        top, _ = self._sheet.put(f"{head}\n")
        text = group.plain.turn(row.text) if row.text_is == "given" else group.missing(row.text_is)
        start, end = self._sheet.put(text)
        self._sheet.put("\n\n")
        return _Turn(row, top, start, end)

    def _turn_guid(self, turn: _Turn) -> UUID:
        return self.group.guid(f"turn/{turn.row.utterance_id}")

    def _passages(self) -> Iterator[Passage]:
        for turn in self._turns:
            yield from self._of_turn(turn)
        yield from self._windows("stage", lambda row: row.stage, places.stage_code)
        yield from self._windows("card", lambda row: row.card, places.card_code)
        yield from self._windows("question", lambda row: row.question, places.question_code)
        yield from self._windows("parked", lambda row: row.parked, lambda group, _: places.parked_code(group))

    def _of_turn(self, turn: _Turn) -> Iterator[Passage]:
        """The turn with its codes; and apart, for programs keep it as a comment then, what was noted."""
        if not turn.is_told:
            return
        row, on = turn.row, self._on.get(turn.row.utterance_id, [])
        found = [speaker_code(self.group, row.speaker, row.role)] if row.speaker and row.role else []
        found += [incident.code for incident in on if incident.code]
        about = ""
        if row.boundary:
            found.append(self._boundary_code())
            near = ", ".join(places.place_name(self.group, each) for each in row.candidates)
            about = self.group.say("qdpx.boundary", places=near)
        codes = tuple(dict.fromkeys(found))
        memos = tuple(incident.memo for incident in on if incident.memo)
        if codes or memos:
            yield Passage(self._turn_guid(turn), turn.start, turn.end, codes, about, memos)
        remarks = "\n".join(incident.remark for incident in on if incident.remark)
        if remarks:
            guid = self.group.guid(f"remarks/{row.utterance_id}")
            yield Passage(guid, turn.start, turn.end, about=remarks)

    def _boundary_code(self) -> UUID:
        group = self.group
        about = group.say("qdpx.code.boundary.about")
        return group.codes.code("course", "boundary", group.say("qdpx.code.boundary"), about)

    def _windows(
        self, kind: str, place: Callable[[UtteranceRow], str | None], code: Callable[[Group, str], UUID]
    ) -> Iterator[Passage]:
        """One passage for each run of turns in the same place."""
        for where, run in groupby(self._turns, lambda turn: place(turn.row)):
            first, *others = run
            if where is not None:
                end = others[-1].end if others else first.end
                guid = self.group.guid(f"{kind}/{first.row.utterance_id}")
                yield Passage(guid, first.top, end, (code(self.group, where),))


def speaker_code(group: Group, person: str, role: str) -> UUID:
    """The code of who spoke, under that of the role. The same pseudonym is someone else in each session."""
    above = (f"role/{role}", group.named(f"qdpx.code.role.{role}"))
    name = group.named("qdpx.code.speaker", person=person)
    return group.codes.code(
        "speakers", str(group.guid(f"speaker/{person}")), name, group.about(), under=above
    )


def transcribed(group: Group) -> list[Transcribed]:
    """Each transcript of the session, in the order of the record."""
    utterances: dict[str, list[UtteranceRow]] = {}
    for row in group.record.utterances:
        utterances.setdefault(row.transcript_id, []).append(row)
    return [
        Transcribed(group, row, utterances.get(row.transcript_id, [])) for row in group.record.transcripts
    ]
