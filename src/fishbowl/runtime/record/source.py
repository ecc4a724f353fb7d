"""What a record is derived from: the log at one instant, and of its words what may leave the house."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from fishbowl.core.anchors import AnchorEvent
from fishbowl.core.base import Actor, Event, Recorded, Role, role_of
from fishbowl.core.cards import Lying
from fishbowl.core.elapsed import running_s
from fishbowl.core.parked import Put
from fishbowl.core.people import PersonAdded, PersonDescribed
from fishbowl.core.questions import Asking
from fishbowl.core.redactions import RedactionEvent
from fishbowl.core.stages import Visit
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Timebase
from fishbowl.core.timeline import Spanned, at
from fishbowl.core.transcripts import TranscriptEvent
from fishbowl.core.turns import Turn, heard
from fishbowl.runtime.ports import ERASED
from fishbowl.runtime.record.columns import Part
from fishbowl.runtime.roles import WITHHELD
from fishbowl.runtime.runner import Runner
from fishbowl.runtime.snapshot import Reading, Snapshot
from fishbowl.runtime.versions import text_id, words_of
from fishbowl.text import iso

TextIs = Literal["given", "none", "withheld", "erased"]
"""What `text` holds: what was typed, nothing, or the word that says why it is not there."""

_LATER = TranscriptEvent | AnchorEvent | RedactionEvent

S = TypeVar("S", bound=Spanned)
E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class When(Part):
    """One instant on each of the session's clocks."""

    utc: Annotated[str, "wall clock, ISO 8601 in UTC"]
    local: Annotated[str, "wall clock in the time zone of the computer that exports"]
    s: Annotated[float, "seconds on the session's timeline, which begins when the session was made"]
    session_s: Annotated[float | None, "seconds on the session's clock: since its start, without pauses"]
    stage_s: Annotated[float | None, "seconds on the stage's clock: over all its visits, without pauses"]


@dataclass(frozen=True, slots=True)
class Where(Part):
    """What lay on the table at an instant: looked up on the timeline, never stamped."""

    prefixed: ClassVar[bool] = False
    stage: Annotated[str | None, "Id of the stage that was open then."]
    card: Annotated[str | None, "Card that lay on the table then, as deck/card."]
    question: Annotated[str | None, "Question of the guide that was before the group then."]
    parked: Annotated[str | None, "Note id of the observer's question that was being put then."]
    turn: Annotated[str | None, "Whose turn it was then: a pseudonym, nobody, or unattributed."]


class Lookup(Generic[S]):
    """`timeline.at` over spans that follow each other, without going through all of them."""

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans = tuple(spans)
        self._starts = [span.from_s for span in self._spans]

    def __getitem__(self, instant_s: float) -> S | None:
        after = bisect_right(self._starts, instant_s)
        return at(self._spans[max(0, after - 1) : after], instant_s)


@dataclass(frozen=True)
class Source:
    """The whole state, the log, and the words as far as the record may hold them.

    `as_of_s` is the last event's instant: the record of a log is the same whenever it is made. A transcript
    or a redaction, months later, makes nothing last until then.
    """

    state: SessionState
    records: Sequence[Recorded]
    retracted: frozenset[str]
    timebase: Timebase
    readings: Mapping[int, Reading]

    @cached_property
    def as_of_s(self) -> float:
        talk = (rec for rec in reversed(self.records) if not isinstance(rec.event, _LATER))
        return next((rec.recorded_s for rec in talk), 0.0)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn as far as it was tracked."""
        return heard(self.state, self.as_of_s).spans

    def of(self, *kinds: type[E]) -> Iterable[tuple[Recorded, E]]:
        """The events of those kinds that were not taken back, in order."""
        for rec in self.records:
            if isinstance(rec.event, kinds) and rec.command_id not in self.retracted:
                yield rec, rec.event

    def said(self, seq: int, name: str = "text") -> tuple[str, TextIs]:
        """What was typed with that event under that name, and what that is."""
        reading = self.readings.get(seq)
        if reading is None or isinstance(reading, str):
            return (reading or "", reading or "none")
        text = reading.get(name, "")
        return text, "given" if text else "none"

    def when(self, instant_s: float, stage_id: str | None = None) -> When:
        """The instant on every clock; `stage_id` where it is not the stage that was open then."""
        wall = self.timebase.wall_at(instant_s)
        visit = self._visits[instant_s]
        stage_id = stage_id or (visit.stage_id if visit else None)
        return When(
            utc=iso(wall),
            local=datetime.fromtimestamp(wall).isoformat(" ", "seconds"),  # noqa: DTZ006  # local is what is meant
            s=round(instant_s, 3),
            session_s=self._session_s(instant_s),
            stage_s=None if stage_id is None else self._stage_s(stage_id, instant_s),
        )

    def utc(self, instant_s: float) -> str:
        """The wall clock at an instant, ISO 8601 in UTC."""
        return iso(self.timebase.wall_at(instant_s))

    def when_if(self, instant_s: float | None) -> When | None:
        return None if instant_s is None else self.when(instant_s)

    def where(self, instant_s: float) -> Where:
        visit, turn = self._visits[instant_s], self._turns[instant_s]
        card, asking, put = self._cards[instant_s], self._questions[instant_s], self._puts[instant_s]
        return Where(
            stage=visit.stage_id if visit else None,
            card=card.card if card else None,
            question=asking.question_id if asking else None,
            parked=put.note_id if put else None,
            turn=turn.speaker if turn else None,
        )

    def running_s(self, from_s: float, to_s: float | None) -> float:
        """Seconds from..to (or so far) without pauses."""
        return round(running_s(self.state, from_s, self.as_of_s if to_s is None else to_s), 3)

    def _session_s(self, instant_s: float) -> float | None:
        started, ended = self.state.stages.started_s, self.state.session.ended_s
        if started is None or instant_s < started or (ended is not None and instant_s > ended):
            return None
        return self.running_s(started, instant_s)

    def _stage_s(self, stage_id: str, instant_s: float) -> float:
        visits = (v for v in self.state.stages.visits if v.stage_id == stage_id and v.from_s <= instant_s)
        return round(
            sum(
                self.running_s(v.from_s, min(instant_s, instant_s if v.to_s is None else v.to_s))
                for v in visits
            ),
            3,
        )

    @cached_property
    def _visits(self) -> Lookup[Visit]:
        return Lookup(self.state.stages.visits)

    @cached_property
    def _cards(self) -> Lookup[Lying]:
        return Lookup(self.state.cards.spans)

    @cached_property
    def _questions(self) -> Lookup[Asking]:
        return Lookup(self.state.questions.spans)

    @cached_property
    def _puts(self) -> Lookup[Put]:
        return Lookup(self.state.parked.spans)

    @cached_property
    def _turns(self) -> Lookup[Turn]:
        return Lookup(self.turns)


def source(runner: Runner, actor: Actor, after: int = 0) -> Source:
    """What that actor's record is derived from: the one door of words into records, exports and the log.

    Only the words of events after that seq are read.
    """
    snapshot, records = runner.snapshot, tuple(runner.records)
    words = _readings(runner, actor, records[after:])
    return Source(snapshot.state, records, snapshot.retracted, snapshot.timebase, words)


def _readings(runner: Runner, actor: Actor, records: Iterable[Recorded]) -> Mapping[int, Reading]:
    """The words typed with these events that the actor may read and a record may hold."""
    hidden = _without_consent(runner.snapshot, runner.records)
    found = runner.read(tuple(rec.seq for rec in records), actor)
    return {
        seq: WITHHELD if seq in hidden and reading != ERASED else reading for seq, reading in found.items()
    }


def _without_consent(now: Snapshot, records: Iterable[Recorded]) -> frozenset[int]:
    """The events that hold words of, or personal facts about, someone without consent as it stands now.

    Observers too: what they wrote on their tablecloth, on paper that was typed in, and in the debrief. Of a
    quote or utterance it is every version that withdrawing would erase.
    """
    texts: dict[str, list[Recorded]] = {}
    hidden: set[int] = set()
    for rec in records:
        if is_silent(now.state, rec.actor):
            hidden.add(rec.seq)
        if (text := text_id(rec)) is not None:
            texts.setdefault(text, []).append(rec)
        elif isinstance(rec.event, PersonAdded | PersonDescribed) and is_silent(now.state, rec.event.person):
            hidden.add(rec.seq)
    for versions in texts.values():
        speakers = {person for rec in versions for person in rec.event.about()}
        for person in speakers:
            if is_silent(now.state, person):
                hidden.update(words_of(versions, person, now.retracted))
    return frozenset(hidden)


def is_silent(state: SessionState, person: str) -> bool:
    """Whether this participant or observer has no consent on record; the team is not asked for any."""
    known = state.people.by_id.get(person)
    asked = role_of(person) in (Role.PARTICIPANT, Role.OBSERVER)
    return asked and (known is None or known.consent is None)
