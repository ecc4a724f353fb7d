"""A session told step by step, without file or clock: commands in, events and state out.

story = Story().at(60)
story.do(OpenStage("binding"))
assert story.do(DrawCard(), "T") == (CardDrawn("binding/now"),)
assert story.refusal(DrawCard(), "O1").key == "errors.not_for_this_role"
"""

from __future__ import annotations

from collections.abc import Mapping

from fishbowl.core.base import Actor, Body, Context, Event, Recorded
from fishbowl.core.codebook import Codebook
from fishbowl.core.decide import AnyCommand, decide
from fishbowl.core.errors import Refused
from fishbowl.core.fold import Fold
from fishbowl.core.people import AddPerson, MarkAttendance, RecordConsent
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import CreateSession, Rehearsal, Setup
from fishbowl.core.state import SessionState
from tests.support.tiny import FISHBOWL, SETUP

MADE_AT = 1_772_542_800.0
"""Wall clock (epoch seconds) at 0 s of every story: 2026-03-03 14:00 in the tests' time zone."""

Step = AnyCommand | tuple[Actor, AnyCommand] | float
"""A command of the moderator, a command of someone else, or the second at which the next ones fall."""


class Story:
    """Every command goes the real way: decide, record, fold. Time stands still until `at` or `wait`.

    The moderator gives commands from the console that holds the seat, unless a test names another.
    """

    def __init__(
        self,
        protocol: Protocol = FISHBOWL,
        setup: Setup = SETUP,
        rehearsal: Rehearsal | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        self.now_s = 0.0
        self.log: list[Recorded] = []
        self.bodies: dict[int, Body] = {}
        """What was typed, by the seq of the event that carries it."""
        self._fold = Fold()
        self._commands = 0
        self.do(CreateSession("session-1", "A session", protocol, setup, rehearsal, codebook))

    @property
    def state(self) -> SessionState:
        return self._fold.state

    @property
    def events(self) -> tuple[Event, ...]:
        """All events so far, in order, those of undone commands too."""
        return tuple(rec.event for rec in self.log)

    def at(self, seconds: float) -> Story:
        """Go to an instant of the timeline: never back."""
        assert seconds >= self.now_s, f"{seconds} s lies before {self.now_s} s"
        self.now_s = float(seconds)
        return self

    def wait(self, seconds: float) -> Story:
        return self.at(self.now_s + seconds)

    def do(
        self,
        command: AnyCommand,
        actor: Actor = "M",
        words: bool | Mapping[str, str] = False,
        *,
        console_id: str | None = None,
    ) -> tuple[Event, ...]:
        """Give a command; the events that came of it. Raises Refused, with nothing recorded.

        `words`: what was typed with it; True for a text that nobody will look at.
        """
        command_id = f"c{self._commands + 1}"
        seat = self.state.session.console_id if console_id is None else console_id
        events = decide(self.state, command, Context(actor, self.now_s, command_id, seat))
        self._commands += 1
        body = {"text": f"words of {command_id}"} if words is True else words or {}
        if events and body:
            self.bodies[len(self.log) + 1] = body
        recorded = [self._recorded(event, n, command_id, actor, bool(body)) for n, event in enumerate(events)]
        self.log += recorded
        self._fold.add(recorded)
        return events

    def tell(self, *steps: Step) -> Story:
        """Many steps in a row, such as `tell(60, OpenStage("binding"), ("T", DrawCard()))`."""
        for step in steps:
            if isinstance(step, int | float):
                self.at(step)
            elif isinstance(step, tuple):
                self.do(step[1], step[0])
            else:
                self.do(step)
        return self

    def refusal(self, command: AnyCommand, actor: Actor = "M", *, console_id: str | None = None) -> Refused:
        """The refusal that the command meets. Fails where it is allowed."""
        try:
            events = self.do(command, actor, console_id=console_id)
        except Refused as refused:
            return refused
        raise AssertionError(f"{command} was allowed: {events}")

    def _recorded(self, event: Event, n: int, command_id: str, actor: Actor, has_words: bool) -> Recorded:
        return Recorded(
            seq=len(self.log) + 1 + n,
            command_id=command_id,
            n=n,
            actor=actor,
            recorded_at=MADE_AT + self.now_s,
            recorded_s=self.now_s,
            occurred_s=event.occurred_s(self.now_s),
            mono_s=1000.0 + self.now_s,
            boot_id="boot-1",
            event=event,
            has_words=has_words and n == 0,
        )


def given(*steps: Step, protocol: Protocol = FISHBOWL) -> Story:
    """A story in which these steps have been taken."""
    return Story(protocol).tell(*steps)


def seated(
    participants: int = 4,
    observers: int = 2,
    *,
    without_consent: str = "",
    protocol: Protocol = FISHBOWL,
    codebook: Codebook | None = None,
) -> Story:
    """A story in which everyone is here, in seats from 1, and has given consent but for those named.

    >>> seated(2, 1, without_consent="S2")   # S1 and O1 gave consent, S2 did not
    """
    story, letter = Story(protocol, codebook=codebook), protocol.participant_prefix
    people = [(f"{letter}{n}", n) for n in range(1, participants + 1)]
    people += [(f"O{n}", n) for n in range(1, observers + 1)]
    for person, seat in people:
        story.tell(AddPerson(person, seat), MarkAttendance(person, "present"))
        if person not in without_consent.split():
            story.do(RecordConsent(person, "1", "paper"))
    return story
