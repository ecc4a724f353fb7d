"""The session itself: how it was made, who holds the console, pause, end, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, assert_never

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW_AND_OBSERVERS, MODERATOR_ONLY, Command, Context, Event, Role
from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import Refused
from fishbowl.core.protocol import Protocol, blanks
from fishbowl.core.timeline import Span, merged

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Form = Literal["room", "online"]
Level = Literal["", "mbo", "hbo", "wo"]
LEVELS: tuple[Level, ...] = ("", "mbo", "hbo", "wo")


class Setup(Struct, frozen=True):
    """Facts of the study about this session. They fill the cards and head every export; never a name."""

    institution: str = ""
    programme: str = ""
    place: str = ""
    date: str = ""
    form: Form = "room"
    level: Level = ""
    """Of the education that this group is about; empty where it is not said, or of more than one."""


class Rehearsal(Struct, frozen=True):
    """That this is simulated, and by which clock: session time = origin + (real - made) x speed.

    `speed` 0 means a virtual clock inside one process. Both origins are seconds since the epoch.
    """

    seed: int
    speed: float
    origin_at: float
    made_at: float


class SessionPart(Struct, frozen=True):
    session_id: str = ""
    name: str = ""
    protocol: Protocol | None = None
    setup: Setup = Setup()
    rehearsal: Rehearsal | None = None
    codebook: Codebook | None = None
    """Where candidate codes come from; None where the session was made without one."""
    console_id: str = ""
    ended_s: float | None = None
    paused_since_s: float | None = None
    pauses: tuple[Span, ...] = ()


# --- commands ---------------------------------------------------------------------------------------------


class CreateSession(Command, frozen=True):
    by: ClassVar = MODERATOR_ONLY
    session_id: str
    name: str
    protocol: Protocol
    setup: Setup
    rehearsal: Rehearsal | None = None
    codebook: Codebook | None = None


class ChangeSetup(Command, frozen=True):
    """Once the session has ended what filled its cards and steered its steps stays as it was then."""

    after_end: ClassVar = True
    setup: Setup


class TakeConsole(Command, frozen=True):
    """`instead_of` is the console that the taker believes to be gone: two can't take over the same one."""

    by: ClassVar = MODERATOR_ONLY
    after_end: ClassVar = True
    console_id: str
    instead_of: str = ""


class LeaveConsole(Command, frozen=True):
    by: ClassVar = MODERATOR_ONLY
    after_end: ClassVar = True


class PauseSession(Command, frozen=True):
    """The clock only: the recorder is a cue of its own."""


class ResumeSession(Command, frozen=True):
    pass


class EnterPause(Command, frozen=True):
    """A pause that nobody could press, such as a crash or a closed lid. Seconds on the timeline."""

    from_s: float
    to_s: float


class EndSession(Command, frozen=True):
    by: ClassVar = MODERATOR_ONLY


class Undo(Command, frozen=True):
    """Take back the actor's own last undoable command."""

    by: ClassVar = CREW_AND_OBSERVERS | {Role.TABLE}
    after_end: ClassVar = True


SessionCommand = (
    CreateSession
    | ChangeSetup
    | TakeConsole
    | LeaveConsole
    | PauseSession
    | ResumeSession
    | EnterPause
    | EndSession
    | Undo
)


# --- events -----------------------------------------------------------------------------------------------


class SessionCreated(Event, frozen=True):
    undoable: ClassVar = False
    session_id: str
    name: str
    protocol: Protocol
    setup: Setup
    rehearsal: Rehearsal | None = None
    codebook: Codebook | None = None


class SetupChanged(Event, frozen=True):
    setup: Setup

    def keys(self) -> tuple[str, ...]:
        return ("setup",)


class ConsoleTaken(Event, frozen=True):
    undoable: ClassVar = False
    console_id: str


class ConsoleLeft(Event, frozen=True):
    undoable: ClassVar = False


class SessionPaused(Event, frozen=True):
    def keys(self) -> tuple[str, ...]:
        return ("pause",)

    def rests_on(self) -> tuple[str, ...]:
        return ("stage",)


class SessionResumed(Event, frozen=True):
    def keys(self) -> tuple[str, ...]:
        return ("pause",)


class PauseEntered(Event, frozen=True):
    from_s: float
    to_s: float

    def keys(self) -> tuple[str, ...]:
        return ("entered_pause",)

    def occurred_s(self, now_s: float) -> float:
        return self.from_s


class SessionEnded(Event, frozen=True):
    def keys(self) -> tuple[str, ...]:
        return ("stage", "pause", "card", "turn", "question", "parked")


class Retracted(Event, frozen=True):
    """The command of that id is as if it had never been given. The log keeps both."""

    undoable: ClassVar = False
    retracted_id: str


SessionEvent = (
    SessionCreated
    | SetupChanged
    | ConsoleTaken
    | ConsoleLeft
    | SessionPaused
    | SessionResumed
    | PauseEntered
    | SessionEnded
    | Retracted
)


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: SessionCommand, ctx: Context) -> tuple[Event, ...]:
    session = state.session
    match command:
        case CreateSession(session_id, name, protocol, setup, rehearsal, codebook):
            if session.protocol is not None:
                raise Refused("errors.session_exists", name=session.name)
            _check_filled(protocol, setup)
            return (SessionCreated(session_id, name, protocol, setup, rehearsal, codebook),)
        case ChangeSetup(setup):
            _check_filled(state.protocol, setup)
            _check_stands(state, setup)
            return (SetupChanged(setup),)
        case TakeConsole(console_id, instead_of):
            if session.console_id not in ("", instead_of, console_id):
                raise Refused("errors.console_taken_meanwhile")
            return () if session.console_id == console_id else (ConsoleTaken(console_id),)
        case LeaveConsole():
            return (ConsoleLeft(),) if session.console_id else ()
        case PauseSession():
            if not state.is_running or session.paused_since_s is not None:
                raise Refused("errors.not_running")
            return (SessionPaused(),)
        case ResumeSession():
            if session.paused_since_s is None:
                raise Refused("errors.not_paused")
            return (SessionResumed(),)
        case EnterPause(from_s, to_s):
            started = state.stages.started_s
            if started is None or not started <= from_s < to_s <= ctx.now_s:
                raise Refused("errors.pause_out_of_range")
            return (PauseEntered(from_s, to_s),)
        case EndSession():
            if state.stages.started_s is None:
                raise Refused("errors.not_started")
            return (SessionEnded(),)
        case Undo():
            return (Retracted(state.undo.target(ctx.actor)),)
        case _:
            assert_never(command)


def _check_filled(protocol: Protocol, setup: Setup) -> None:
    for name in sorted(blanks(protocol)):
        if not getattr(setup, name).strip():
            raise Refused(f"errors.{name}_missing", protocol=protocol.id)


def _check_stands(state: SessionState, setup: Setup) -> None:
    was = state.session.setup
    if state.is_over and setup != replace(was, place=setup.place, date=setup.date, level=setup.level):
        raise Refused("errors.setup_stands")


def evolve(part: SessionPart, event: SessionEvent, at_s: float) -> SessionPart:
    match event:
        case SessionCreated(session_id, name, protocol, setup, rehearsal, codebook):
            return SessionPart(session_id, name, protocol, setup, rehearsal, codebook)
        case SetupChanged(setup):
            return replace(part, setup=setup)
        case ConsoleTaken(console_id):
            return replace(part, console_id=console_id)
        case ConsoleLeft():
            return replace(part, console_id="")
        case SessionPaused():
            return replace(part, paused_since_s=at_s)
        case SessionResumed():
            return _resumed(part, at_s)
        case PauseEntered(from_s, to_s):
            return _with_pause(part, from_s, to_s)
        case SessionEnded():
            return replace(_resumed(part, at_s), ended_s=at_s)
        case Retracted():
            return part
        case _:
            assert_never(event)


def _resumed(part: SessionPart, at_s: float) -> SessionPart:
    since = part.paused_since_s
    return part if since is None else replace(_with_pause(part, since, at_s), paused_since_s=None)


def _with_pause(part: SessionPart, from_s: float, to_s: float) -> SessionPart:
    return replace(part, pauses=merged(part.pauses, Span(from_s, to_s))) if from_s < to_s else part
