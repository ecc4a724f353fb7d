"""The only room that knows every adapter: it puts clock, storage and authoring together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.base import ASSISTANT, CREW, MODERATOR, TABLE, Actor, Role, role_of
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.ids import Uuid7
from fishbowl.runtime.ports import Clock, Ids, Issued

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.core.protocol import Lang, Protocol
    from fishbowl.runtime.keeper import Keeper
    from fishbowl.runtime.newcomers import NewSession
    from fishbowl.runtime.rehearsal import Booking, Practice
    from fishbowl.runtime.room import Room
    from fishbowl.runtime.runner import Runner
    from fishbowl.runtime.study import ProtocolEntry, SessionEntry
    from fishbowl.storage.library import Library

STUDY_VARIABLE = "FISHBOWL_STUDY"


class LocalStudy:
    """The study in a folder of this machine; `sessions/` is made when it is first written to."""

    def __init__(self, folder: Path, clock: Clock | None = None, ids: Ids | None = None) -> None:
        self.folder = folder
        self.clock = clock or SystemClock()
        self.ids = ids or Uuid7(self.clock)

    @cached_property
    def library(self) -> Library:
        from fishbowl.storage.library import Library

        return Library(self.folder / "sessions")

    def sessions(self) -> Sequence[SessionEntry]:
        return self.library.list()

    def fingerprint(self) -> object:
        return self.library.fingerprint()

    def find(self, session: str) -> Path:
        """The file of a session given as a path, a name or `last`. Raises SessionUnreadable."""
        return self.library.find(session)

    def today(self) -> str:
        return datetime.fromtimestamp(self.clock.stamp().at, UTC).astimezone().date().isoformat()

    def protocols(self) -> Sequence[ProtocolEntry]:
        from fishbowl.authoring.library import protocols_of
        from fishbowl.runtime.study import ProtocolEntry

        return [ProtocolEntry(p.id, p.lang, p.title, p.path) for p in protocols_of(self.folder)]

    def protocol(self, name: str, lang: Lang) -> Protocol:
        from fishbowl.authoring.library import find_protocol
        from fishbowl.authoring.load import load_protocol

        return load_protocol(find_protocol(name, lang, self.folder))

    def codebook(self, protocol: Protocol) -> Codebook | None:
        """The codebook that belongs to a protocol: the one of its name. Raises ProtocolInvalid."""
        from fishbowl.authoring.library import codebooks_of
        from fishbowl.authoring.load import load_codebook

        path = next((found.path for found in codebooks_of(self.folder) if found.id == protocol.id), None)
        return None if path is None else load_codebook(path)

    def create(self, new: NewSession, into: Path | None = None) -> Path:
        """Make the session with its people expected, in the study's `sessions/` or `into` another folder.

        Refused where a blank of the protocol is not filled.
        """
        from fishbowl.core.session import CreateSession
        from fishbowl.runtime.runner import Runner
        from fishbowl.storage.event_log import creating
        from fishbowl.storage.library import Library

        made_at = self.clock.stamp().at
        name = new.name or f"{new.setup.institution or new.protocol.id} {new.protocol.id}".strip()
        codebook = self._sound_codebook(new.protocol)
        command = CreateSession(self.ids(), name, new.protocol, new.setup, new.rehearsal, codebook)
        people = [each for newcomer in new.people for each in newcomer.commands(new.protocol)]
        path = (Library(into) if into else self.library).new_path(name, made_at)
        with creating(path) as log:
            runner = Runner(log, self.clock)
            runner.perform(Issued(self.ids(), MODERATOR, command))
            for about, words in people:
                runner.perform(Issued(self.ids(), MODERATOR, about, words))
        return path

    def _sound_codebook(self, protocol: Protocol) -> Codebook | None:
        """A fault in it must not keep a group from beginning: who asks for its codes hears of it."""
        try:
            return self.codebook(protocol)
        except ProtocolInvalid:
            return None

    def rehearse(self, booking: Booking, into: Path | None = None) -> Path:
        """Make the session of a rehearsal, named in its protocol's language."""
        from fishbowl.text import say_in

        guide = booking.protocol
        name = say_in(guide.lang, "rehearsal.session_name", protocol=guide.id, seed=booking.seed)
        place = say_in(guide.lang, "rehearsal.place")
        return self.create(booking.session(name, place, self.clock.stamp().at), into)

    def practice(self, session: Path, booking: Booking) -> Practice:
        from fishbowl.runtime.rehearsal import Practice

        return Practice(lambda: self.runner(session, writable=True), booking, self.ids)

    def runner(self, session: Path, *, writable: bool = False) -> Runner:
        """The session on the caller's thread, for commands that read it once."""
        from fishbowl.runtime.runner import Runner
        from fishbowl.storage.event_log import SessionFile

        return Runner(SessionFile.open(session, writable=writable), self.clock)

    def enter(self, session: Path, actor: Actor) -> Room:
        """Open the session as that actor. Raises SessionUnreadable."""
        from fishbowl.runtime.porter import Porter
        from fishbowl.runtime.room import Room

        role = role_of(actor)
        console_id = self.ids() if role is Role.MODERATOR else ""
        porter = Porter(session, self.folder) if role in CREW else None
        return Room(self.keeper(session), actor, self.ids, console_id, porter, self.codebook)

    def keeper(self, session: Path) -> Keeper:
        """Open the session for rooms of several actors to stand on. Raises SessionUnreadable."""
        from fishbowl.runtime.keeper import Keeper

        return Keeper(lambda: self.runner(session, writable=True))


def study(folder: str | None = None) -> LocalStudy:
    """The study named, or in `FISHBOWL_STUDY`, or where the user stands."""
    return LocalStudy(Path(folder or os.environ.get(STUDY_VARIABLE) or "."))


__all__ = ["ASSISTANT", "MODERATOR", "STUDY_VARIABLE", "TABLE", "LocalStudy", "study"]
