"""One process's hand on the record: decides and stores its own commands, follows everyone's events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Recorded, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import NotSaved, Refused
from fishbowl.core.fold import Fold
from fishbowl.core.notes import CorrectNote
from fishbowl.core.people import ConsentWithdrawn
from fishbowl.core.redactions import WordsRedacted
from fishbowl.core.session import CreateSession, SessionEnded
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Timebase
from fishbowl.runtime.clock import clock_of
from fishbowl.runtime.door import forget_guest
from fishbowl.runtime.erasing import check_redactable, check_still_stands, erased_by
from fishbowl.runtime.ports import ERASED, Answer, Clock, EventLog, Issued
from fishbowl.runtime.roles import WITHHELD, may_read
from fishbowl.runtime.snapshot import Reading, Snapshot
from fishbowl.runtime.trial import Trial
from fishbowl.runtime.versions import subjects

NO_WORDS = Words()


class Runner:
    """Commands in, events out, all on the caller's thread. It owns the log that it is given."""

    def __init__(self, log: EventLog, base_clock: Clock) -> None:
        self._log = log
        self._base_clock = base_clock
        self._fold = Fold()
        self._timebase = Timebase()
        self._records: list[Recorded] = []
        self._clock = base_clock
        self.catch_up()

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(self._fold.state, self._timebase, self._clock, self._fold.retracted)

    @property
    def state(self) -> SessionState:
        return self._fold.state

    @property
    def records(self) -> list[Recorded]:
        """All events so far, in order: the event of `seq` n is at n - 1. Only ever grows."""
        return self._records

    def catch_up(self) -> tuple[Recorded, ...]:
        """Fold in what anyone has stored since; gives the new events in order."""
        new = self._log.read_after(len(self._records))
        for rec in new:
            self._records.append(rec)
            self._timebase = self._timebase.add(rec)
        self._fold.add(new)
        if new:
            last = self._timebase.last
            rehearsal = self._fold.state.session.rehearsal
            self._clock = clock_of(rehearsal, self._base_clock, last.stamp if last else None)
        return tuple(new)

    def changed(self) -> bool:
        return self._log.changed()

    def perform(self, issued: Issued) -> Answer:
        """Store what follows from the command, durably, or raise Refused or NotSaved with nothing stored.

        A command that was answered before gets that answer again, whatever would be decided now.
        """
        (answer,) = self.perform_all((issued,))
        return answer

    def perform_all(self, issued: Iterable[Issued]) -> tuple[Answer, ...]:
        """The same for many commands, each decided on what those before it left: all are stored, or none is.

        An Undo can only be the last of them, since nothing can be decided before it is folded.
        """
        answers: list[Answer] = []
        new: list[Recorded] = []
        erased = False
        with self._log.writing():
            self.catch_up()
            trial = Trial(self._fold.state, self._timebase, self._records)
            for each in issued:
                before = self._log.answer_of(each.command_id)
                if before is not None:
                    answers.append(_repeated(each, before, trial.at(before[0])))
                    continue
                stored = trial.decided(each, self._clock_for(each.command).stamp())
                for rec in stored:
                    erased |= self._store(rec, each, trial)
                new += stored
                answers.append(Answer(each.command_id, tuple(rec.seq for rec in stored)))
        for rec in new:
            if isinstance(rec.event, ConsentWithdrawn):
                forget_guest(self, rec.event.person)
        lingers = erased and not self._scrubbed()
        return tuple(replace(answer, lingers=lingers and not answer.repeated) for answer in answers)

    def _store(self, rec: Recorded, issued: Issued, trial: Trial) -> bool:
        """Store one event with what it takes out of the file; whether that is anything. Raises Refused."""
        of = rec
        if isinstance(rec.event, WordsRedacted):
            of = trial.at(rec.event.seq)
            holds = trial.state.redactions.get(of.seq, of.seq)
            stands = self._log.bodies((holds,)).get(holds)
            check_redactable(trial.state, of, stands, issued.words.body, issued.actor)
        if isinstance(issued.command, CorrectNote):
            earlier = (known for known in trial.records if known.seq < rec.seq)
            check_still_stands(trial.state, earlier, issued.command, self._log.bodies)
        self._log.insert(rec, issued.words if rec.n == 0 else NO_WORDS, subjects(of))
        if isinstance(rec.event, SessionEnded):
            self._log.forget_unsent()
            return True
        erasure = erased_by(rec, trial.records, trial.state.redactions, self._fold.retracted)
        if erasure is not None:
            self._log.erase(erasure.person, erasure.seqs)
        return erasure is not None

    def _scrubbed(self) -> bool:
        # What erased them is stored by now: a file that someone reads is no reason to say it was not.
        try:
            self._log.scrub()
        except NotSaved:
            return False
        return True

    def _clock_for(self, command: AnyCommand) -> Clock:
        """The making of a rehearsal is timed by its own clock: later events are measured from it."""
        if isinstance(command, CreateSession):
            return clock_of(command.rehearsal, self._base_clock)
        return self._clock

    def read(self, seqs: tuple[int, ...], actor: Actor) -> Mapping[int, Reading]:
        """What the actor may read of the words typed with these events; those without words are left out.

        Of words that were redacted this is what stands now, and with the redaction itself are none.
        """
        found = self._readings(seqs, actor)
        # Another process may have redacted them since: they are erased here, and the new words not known yet.
        while ERASED in found.values() and self.catch_up():
            found = self._readings(seqs, actor)
        return found

    def _readings(self, seqs: tuple[int, ...], actor: Actor) -> Mapping[int, Reading]:
        state = self._fold.state
        asked = (self._records[seq - 1] for seq in seqs)
        with_words = [rec for rec in asked if rec.has_words and not isinstance(rec.event, WordsRedacted)]
        stand = {
            state.redactions.get(rec.seq, rec.seq): rec.seq
            for rec in with_words
            if may_read(state, rec, actor)
        }
        found: dict[int, Reading] = {stand[seq]: body for seq, body in self._log.bodies(stand).items()}
        for rec in with_words:
            found.setdefault(rec.seq, WITHHELD)
        return found

    def live(self, key: str) -> str | None:
        return self._log.live(key)

    def set_live(self, key: str, value: str | None) -> None:
        """Set or (None) drop it."""
        self._log.change_live(key, lambda _: value)

    def change_live(self, key: str, change: Callable[[str | None], str | None]) -> None:
        """Make of what stands there what `change` says: no other process comes in between."""
        self._log.change_live(key, change)

    def check_writable(self) -> None:
        """Raises NotSaved where nothing could be stored now: the file was moved, or another holds it."""
        with self._log.writing():
            pass

    def scrub(self) -> None:
        """Make sure that what was erased or replaced is gone from the file. Raises NotSaved."""
        self._log.scrub()

    def close(self) -> None:
        self._log.close()


def _repeated(issued: Issued, seqs: tuple[int, ...], first: Recorded) -> Answer:
    """The first answer again, for who got it: anyone else has not stored what they think they have."""
    if first.actor != issued.actor:
        raise Refused("errors.command_of_another")
    return Answer(issued.command_id, seqs, repeated=True)
