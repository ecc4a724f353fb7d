"""Notes on their way to the file: none is lost, none is stored twice, and none is called saved too early."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from fishbowl.core.anew import replace
from fishbowl.core.errors import FishbowlError
from fishbowl.core.notes import CorrectNote, WriteNote
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room
from fishbowl.runtime.tablecloth import Typed


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note, or a newer version of one, of which it is not known yet that it is stored.

    `error` is None while it is on its way; else why it was not stored. `names_someone` is for whoever hears
    that it is stored: the flag is a command of its own.
    """

    note_id: str
    command_id: str
    command: WriteNote | CorrectNote
    typed: Typed
    typed_s: float
    names_someone: bool = False
    error: FishbowlError | None = None


class Outbox:
    """Keeps what was sent until the room says that it is durable.

    `on_loop` hands a call from the room's thread to the screen's. `stored` hears of each note once it is
    durable, `failed` of each that is not: its text stays here, and goes again under the same command.
    """

    def __init__(
        self,
        room: Room,
        on_loop: Callable[[Callable[[], None]], object],
        stored: Callable[[Waiting, Answer], None],
        failed: Callable[[Waiting], None],
    ) -> None:
        self.waiting: dict[str, Waiting] = {}
        """By note, in the order in which they were first sent."""
        self._room = room
        self._on_loop = on_loop
        self._stored = stored
        self._failed = failed

    @property
    def not_saved(self) -> tuple[Waiting, ...]:
        return tuple(each for each in self.waiting.values() if each.error is not None)

    def write(self, typed: Typed, typed_s: float, *, names_someone: bool = False) -> None:
        """A new note. Raises Refused, with nothing sent, for a text that can't be a note."""
        note_id = self._room.ids()
        command = WriteNote(note_id, self._room.actor, typed.kind, typed.speaker, typed_s=typed_s)
        self._send(Waiting(note_id, note_id, command, typed, typed_s, names_someone))

    def correct(self, note_id: str, typed: Typed, typed_s: float) -> None:
        """A newer version of a note that is stored, on its way, or was not saved. Raises Refused likewise."""
        before = self.waiting.get(note_id)
        if before is not None and before.error is not None and before.typed == typed:
            self._send(self._renewed(before))
            return
        known_seq = self._room.state.seq
        command: WriteNote | CorrectNote = CorrectNote(note_id, typed.kind, typed.speaker, known_seq)
        if before is not None and before.error is not None and not self._is_stored(note_id):
            command = WriteNote(note_id, self._room.actor, typed.kind, typed.speaker, typed_s=before.typed_s)
        named = before is not None and before.names_someone
        first_s = typed_s if before is None else before.typed_s
        self._send(Waiting(note_id, self._room.ids(), command, typed, first_s, named))

    def again(self) -> None:
        """Send everything that was not saved once more."""
        for each in self.not_saved:
            self._send(self._renewed(each))

    def flag(self, note_id: str) -> bool:
        """Turn "name mentioned" of a note that waits; False where none does."""
        waiting = self.waiting.get(note_id)
        if waiting is not None:
            self.waiting[note_id] = replace(waiting, names_someone=not waiting.names_someone)
        return waiting is not None

    def drop(self, note_id: str) -> bool:
        """Give up a note that was not saved; False where there is none."""
        waiting = self.waiting.get(note_id)
        if waiting is None or waiting.error is None:
            return False
        del self.waiting[note_id]
        return True

    def _is_stored(self, note_id: str) -> bool:
        return note_id in self._room.state.notes.by_id

    def _renewed(self, before: Waiting) -> Waiting:
        """The same command, which can't be stored twice. A correction of what never came is a note itself."""
        if isinstance(before.command, WriteNote) or self._is_stored(before.note_id):
            return replace(before, error=None)
        typed = before.typed
        command = WriteNote(
            before.note_id, self._room.actor, typed.kind, typed.speaker, typed_s=before.typed_s
        )
        return replace(before, command=command, command_id=self._room.ids(), error=None)

    def _send(self, waiting: Waiting) -> None:
        words = waiting.typed.words
        self.waiting[waiting.note_id] = waiting

        def told(future: Future[Answer]) -> None:
            self._on_loop(lambda: self._told(waiting, future))

        self._room.do(waiting.command, words, waiting.command_id).add_done_callback(told)

    def _told(self, sent: Waiting, future: Future[Answer]) -> None:
        now = self.waiting.get(sent.note_id)
        if now is None or now.command_id != sent.command_id:
            return  # a newer version is on its way
        error = future.exception()
        if error is None:
            del self.waiting[sent.note_id]
            self._stored(now, future.result())
        elif isinstance(error, FishbowlError):
            self.waiting[sent.note_id] = now = replace(now, error=error)
            self._failed(now)
        else:
            raise error
