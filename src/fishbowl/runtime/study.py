"""What the home screen and the command line need of a study: its sessions and its protocols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Protocol as Port

# The home screen stands on this before anything of a session is wanted, so nothing of it is imported here.
if TYPE_CHECKING:
    from fishbowl.core.base import Actor
    from fishbowl.core.errors import FishbowlError
    from fishbowl.core.protocol import Lang, Protocol
    from fishbowl.runtime.newcomers import NewSession
    from fishbowl.runtime.rehearsal import Booking, Practice
    from fishbowl.runtime.room import Room


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One session file at a glance; times are epoch. `problem` says why it can't be read."""

    path: Path
    name: str
    protocol_id: str = ""
    lang: str = ""
    created_at: float = 0.0
    changed_at: float = 0.0
    events: int = 0
    started: bool = False
    ended: bool = False
    rehearsal: bool = False
    problem: FishbowlError | None = None


@dataclass(frozen=True, slots=True)
class ProtocolEntry:
    id: str
    lang: Lang
    title: str
    path: Path


class Study(Port):
    """A folder with `protocols/` and `sessions/`."""

    @property
    def folder(self) -> Path: ...

    def sessions(self) -> Sequence[SessionEntry]:
        """Newest first; files that can't be read are among them, with their problem."""
        ...

    def fingerprint(self) -> object:
        """Differs once a session came, went or changed. Opens no file: fit to ask every second."""
        ...

    def today(self) -> str:
        """The day on this machine's calendar, as "2026-03-12"."""
        ...

    def protocols(self) -> Sequence[ProtocolEntry]: ...

    def protocol(self, name: str, lang: Lang) -> Protocol:
        """Raises ProtocolInvalid."""
        ...

    def create(self, new: NewSession) -> Path:
        """Make the session file. Raises Refused or NotSaved."""
        ...

    def rehearse(self, booking: Booking) -> Path:
        """Make the session of a rehearsal. Raises NotSaved."""
        ...

    def practice(self, session: Path, booking: Booking) -> Practice:
        """Its simulated people, who act while they are entered as a context."""
        ...

    def enter(self, session: Path, actor: Actor) -> Room:
        """Open a session as that actor. Raises SessionUnreadable."""
        ...
