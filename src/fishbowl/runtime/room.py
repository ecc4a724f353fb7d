"""A process's place in the room: one thread that stores and tails, and a state that anyone may look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from fishbowl.core.base import Actor, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError
from fishbowl.core.state import SessionState
from fishbowl.runtime.ports import Answer, Ids, Issued
from fishbowl.runtime.roles import view
from fishbowl.runtime.runner import Reading, Runner, Snapshot

if TYPE_CHECKING:
    from fishbowl.runtime.record import Record

POLL_S = 0.025
"""How often the file is asked for what others stored: under the 50 ms that a hand-over may take."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Update:
    """What a listener hears: the state, cut to the actor's role, that new events led to.

    The events are not handed on: uncut they would tell of closed tablecloths, and no screen needs them. `own`
    says that something of the actor's is among them.
    """

    state: SessionState
    own: bool


Listener = Callable[[Update], None]


class Room:
    """One actor's live connection with a session. Safe to call from any thread; blocks none of them.

    Every write and read runs on the room's own thread, so that a slow disk never holds up a key stroke.
    The acting process learns of its own events from the tail, as everyone does.
    """

    def __init__(
        self, open_runner: Callable[[], Runner], actor: Actor, ids: Ids, console_id: str = ""
    ) -> None:
        """`open_runner` is called on the room's thread, which then owns the file. Blocks until it is open."""
        self.actor = actor
        self.console_id = console_id
        self.ids = ids
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._listeners: tuple[Listener, ...] = ()
        self._failed: Callable[[FishbowlError], None] | None = None
        self._broken: FishbowlError | None = None
        self._seen: tuple[Snapshot, SessionState] | None = None
        self._runner: Runner
        self._snapshot: Snapshot
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._live, args=(open_runner, ready), name="room", daemon=True
        )
        self._thread.start()
        ready.result()

    # --- what stands ------------------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """The newest state, cut to what the actor may see."""
        snapshot, seen = self._snapshot, self._seen
        if seen is None or seen[0] is not snapshot:
            seen = self._seen = (snapshot, view(snapshot.state, self.actor))
        return seen[1]

    @property
    def now_s(self) -> float:
        """Seconds on the session's timeline now."""
        return self._snapshot.now_s

    @property
    def last_s(self) -> float:
        """When the newest event was recorded, in seconds on the timeline."""
        last = self._snapshot.timebase.last
        return last.session_s if last else 0.0

    def wall_at(self, session_s: float) -> float:
        """The wall clock (epoch seconds) at an instant of the timeline."""
        return self._snapshot.wall_at(session_s)

    # --- what the actor does ----------------------------------------------------------------------------

    def do(self, command: AnyCommand, words: Words | None = None, command_id: str = "") -> Future[Answer]:
        """Give a command. The future ends once it is durably stored; else it raises Refused or NotSaved."""
        issued = Issued(command_id or self.ids(), self.actor, command, words or Words(), self.console_id)
        return self._on_thread(lambda: self._perform(issued))

    def read(self, *seqs: int) -> Future[Mapping[int, Reading]]:
        """The words typed with these events, as far as the actor may read them."""
        return self._on_thread(lambda: self._runner.read(seqs, self.actor))

    def record(self) -> Future[Record]:
        """The record so far, as the actor may see it: for moderators and assistants. Raises Refused."""
        from fishbowl.runtime.record import build

        return self._on_thread(lambda: build(self._runner, self.actor))

    def live(self, key: str) -> Future[str | None]:
        return self._on_thread(lambda: self._runner.live(key))

    def set_live(self, key: str, value: str | None) -> Future[None]:
        return self._on_thread(lambda: self._runner.set_live(key, value))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, on the room's thread, after each change. Gives what ends it."""
        self._listeners = (*self._listeners, listener)

        def stop() -> None:
            self._listeners = tuple(heard for heard in self._listeners if heard is not listener)

        return stop

    def on_failure(self, failed: Callable[[FishbowlError], None]) -> None:
        """Call `failed`, on the room's thread, when the file can no longer be followed."""
        self._failed = failed

    def close(self) -> None:
        """Finish what was asked, close the file, end the thread."""
        self._jobs.put(None)
        self._thread.join()

    # --- the room's thread ------------------------------------------------------------------------------

    def _live(self, open_runner: Callable[[], Runner], ready: Future[None]) -> None:
        try:
            self._runner = open_runner()
        except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the one who waits
            ready.set_exception(error)
            return
        self._snapshot = self._runner.snapshot
        self._followed = len(self._runner.records)
        ready.set_result(None)
        try:
            while (job := self._next_job()) is not None:
                job()
                if self._broken is None:
                    self._drain(only_if_changed=True)
        finally:
            self._runner.close()

    def _next_job(self) -> Callable[[], None] | None:
        try:
            return self._jobs.get(timeout=POLL_S)
        except Empty:
            return _nothing

    def _drain(self, *, only_if_changed: bool = False) -> None:
        """Follow the file; where that fails, say so once, and to everyone who asks for something later."""
        try:
            if not only_if_changed or self._runner.changed():
                self._follow()
        except FishbowlError as error:
            self._broken = error
            if self._failed is not None:
                self._failed(error)

    def _perform(self, issued: Issued) -> Answer:
        try:
            return self._runner.perform(issued)
        finally:
            # A connection's own commit does not show in its data_version: drain the tail at once. What
            # fails there is told apart: the command has been stored.
            self._drain()

    def _follow(self) -> None:
        before = self._followed
        self._runner.catch_up()
        self._followed = len(self._runner.records)
        if self._followed == before:
            return
        self._snapshot = self._runner.snapshot
        own = any(rec.actor == self.actor for rec in self._runner.records[before:])
        for listener in self._listeners:
            listener(Update(self.state, own))

    def _on_thread(self, job: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def run() -> None:
            try:
                if self._broken is not None:
                    raise self._broken
                future.set_result(job())
            except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the one who waits
                future.set_exception(error)

        self._jobs.put(run)
        return future


def _nothing() -> None:
    """What is done when nobody asked for anything."""
