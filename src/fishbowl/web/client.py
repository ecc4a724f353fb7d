"""A session on another machine, reached through its door: what a room in a terminal here stands on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from typing import TypeVar

import msgspec

from fishbowl import __version__
from fishbowl.core.base import Actor
from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import FishbowlError, NotSaved, OutOfReach, Refused
from fishbowl.core.notes import WriteNote
from fishbowl.core.protocol import Protocol
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Meeting, Stamp, Timebase
from fishbowl.runtime.clock import clock_of
from fishbowl.runtime.ports import Answer, Clock, Issued
from fishbowl.runtime.snapshot import Reading, Snapshot
from fishbowl.web.arrival import problem
from fishbowl.web.calls import NO_ANSWER, Answered, Caller
from fishbowl.web.errands import Errands
from fishbowl.web.messages import Do, Done, Me
from fishbowl.web.reach import Failed, Mended, Reach
from fishbowl.web.wire import Standing, decoded

BACKOFF_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""How long between tries to reach the door again; whoever sends something is a reason to try at once."""
SHOWN_S = 3.0
"""How long a stored command may take to come back by the stream; then it is called stored regardless."""
AT_ONCE = 100
"""Events whose words are asked for in one request: its address has to stay short."""
ROUNDS = 3
"""How often the time is asked for: the quickest answer is the truest."""

T = TypeVar("T")
Follower = Callable[[Snapshot, frozenset[Actor]], None]


class RemoteGround:
    """Hears the door on one thread, and speaks to it on another.

    The state that comes is cut to the guest. While the door is out of reach a command fails with OutOfReach,
    and is for its giver to send again under the same id; with `patient` it waits here until the door is back.
    Reading waits always.
    """

    def __init__(self, caller: Caller, actor: Actor, clock: Clock, *, patient: bool = False) -> None:
        """For a guest who was admitted as that actor. Blocks until it is known what stands there.

        Raises Refused for who is not let in after all.
        """
        self._caller = caller
        self._actor = actor
        self._clock = clock
        self._patient = patient
        self._met: Meeting
        self._off_s = 0.0
        self._snapshot: Snapshot | None = None
        self._codebook: Codebook | None = None
        self._first_sent_s: dict[str, float] = {}
        """When commands that met nobody were sent for the first time."""
        self._followers: tuple[Follower, ...] = ()
        self._reach = Reach()
        self._news = threading.Condition()
        self._closing = threading.Event()
        self._errands = Errands()
        ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._listen, args=(ready,), name="door", daemon=True)
        self._thread.start()
        ready.result()

    @property
    def snapshot(self) -> Snapshot:
        """What stands, as far as the guest may see it."""
        assert self._snapshot is not None
        return self._snapshot

    def codebook(self, protocol: Protocol) -> Codebook | None:
        """The study's, where the session has none of its own: a shelf of one."""
        return self._codebook

    def perform(self, issued: Issued) -> Future[Answer]:
        return self._errands.send(lambda: self._perform(issued), waits=self._patient)

    def read(self, seqs: tuple[int, ...], actor: Actor) -> Future[Mapping[int, Reading]]:
        """`actor` is the guest: nobody else's words are to be had here."""
        return self._errands.send(lambda: self._read(seqs), waits=True)

    def follow(self, follower: Follower) -> Callable[[], None]:
        self._followers = (*self._followers, follower)

        def stop() -> None:
            self._followers = tuple(each for each in self._followers if each is not follower)

        return stop

    def on_failure(self, failed: Failed, mended: Mended | None = None) -> None:
        self._reach.on_change(failed, mended)

    def close(self) -> None:
        """Finish what was asked, as far as the door can be reached: what waits for it is not saved."""
        self._errands.finish()
        self._closing.set()
        self._reach.close()
        self._caller.hang_up()

    # --- speaking -----------------------------------------------------------------------------------------

    def _perform(self, issued: Issued) -> Answer:
        sent_s = self.snapshot.now_s
        try:
            answered = self._ask("do", self._do(issued))
        except OutOfReach:
            self._first_sent_s.setdefault(issued.command_id, sent_s)
            raise
        done = _understood(_checked(answered).body, _DONE.decode)
        self._first_sent_s.pop(issued.command_id, None)
        self._wait_for(max(done.seqs, default=0))
        return Answer(done.saved, done.seqs, done.repeated)

    def _do(self, issued: Issued) -> bytes:
        command = issued.command
        if isinstance(command, WriteNote):
            sent_s = self._first_sent_s.get(issued.command_id)
            command = msgspec.structs.replace(command, sent_s=sent_s, clock_off_s=round(self._off_s, 3))
        data = msgspec.to_builtins(command)
        kind, words = type(command).__name__, dict(issued.words.body)
        return msgspec.json.encode(Do(issued.command_id, kind, self._actor, data, words))

    def _wait_for(self, seq: int) -> None:
        """Who is told "saved" finds it in the state."""
        with self._news:
            self._news.wait_for(lambda: self.snapshot.state.seq >= seq, SHOWN_S)

    def _read(self, seqs: tuple[int, ...]) -> Mapping[int, Reading]:
        found: dict[int, Reading] = {}
        for start in range(0, len(seqs), AT_ONCE):
            asked = "&".join(f"seq={seq}" for seq in seqs[start : start + AT_ONCE])
            answered = self._ask(f"words?{asked}")
            found |= _understood(_checked(answered).body, _WORDS.decode)
        return found

    def _ask(self, path: str, body: bytes | None = None) -> Answered:
        self._reach.check()
        try:
            while True:
                answered = self._caller.get(path) if body is None else self._caller.post(path, body)
                if answered.status != 429:
                    return answered
                self._closing.wait(answered.wait_s or 1.0)
        except NO_ANSWER:
            self._reach.lost()
            self._caller.hang_up()
            raise OutOfReach("remote.out_of_reach") from None

    # --- hearing ------------------------------------------------------------------------------------------

    def _listen(self, ready: Future[None]) -> None:
        waits = _backoff()
        while not self._closing.is_set():
            try:
                for standing in self._standings():
                    self._take(standing)
                    waits = _backoff()
                    if not ready.done():
                        ready.set_result(None)
            except NO_ANSWER:
                pass  # as networks do
            except FishbowlError as error:
                self._reach.end(error)
                self._errands.again()
                if not ready.done():
                    ready.set_exception(error)
                return
            if not self._closing.is_set():
                self._reach.lost()
                self._reach.wait(next(waits))

    def _standings(self) -> Iterator[Standing]:
        """What stands, each time it changes, until the stream ends.

        Raises Refused for who is out, or inside as somebody else: what waits here is not theirs to send.
        """
        for name, data in self._caller.events("stream?as=state"):
            if name == "state":
                yield _understood(data, decoded)
            elif name == "me":
                me = _understood(data, _ME.decode)
                if (me.standing, me.actor) != ("admitted", self._actor):
                    raise Refused("remote.turned_away")
            elif name.isdigit():
                _inside(Answered(int(name), data))

    def _take(self, standing: Standing) -> None:
        state, before = standing.state, self._snapshot
        clock = clock_of(state.session.rehearsal, self._clock)
        again = not self._reach.is_here
        if again:
            self._met = self._meet(clock)
        timebase = Timebase((self._met,), Meeting(standing.last_s, self._met.stamp))
        self._codebook = standing.codebook
        self._snapshot = Snapshot(state, timebase, clock, frozenset())
        if before is not None:
            who = frozenset({self._actor} if _own_changed(before.state, state) else ())
            for follower in self._followers:
                follower(before, who)
        with self._news:
            self._news.notify_all()
        if again:
            self._reach.found()
            self._errands.again()

    def _meet(self, clock: Clock) -> Meeting:
        """Where the timeline meets this machine's monotonic clock, whatever its wall clock says."""
        quickest_s = float("inf")
        for _ in range(ROUNDS):
            before = clock.stamp()
            me = _understood(_inside(self._caller.get("me")).body, _ME.decode)
            after = clock.stamp()
            took_s = after.mono_s - before.mono_s
            if took_s < quickest_s:
                quickest_s = took_s
                self._off_s = before.at + took_s / 2 - me.now_at
                met = Meeting(me.now_s, Stamp(me.now_at, before.mono_s + took_s / 2, after.boot_id))
        return met


def _understood(data: bytes, decode: Callable[[bytes], T]) -> T:
    try:
        return decode(data)
    except ValueError:
        raise Refused("remote.other_version", version=__version__) from None


def _checked(answered: Answered) -> Answered:
    """What the door did as it was asked; else raises Refused or NotSaved."""
    status = answered.status
    if status == 200:
        return answered
    if status in (401, 403):
        raise Refused("remote.turned_away")
    found = problem(answered, NotSaved if status == 503 else Refused)
    raise found or Refused("remote.not_understood", status=status)


def _inside(answered: Answered) -> Answered:
    """An answer to someone who is let in. Raises Refused for who is not, OSError where it is none."""
    if answered.status in (401, 403):
        raise Refused("remote.turned_away")
    if answered.status != 200:
        raise OSError(answered.status)
    return answered


def _own_changed(before: SessionState, after: SessionState) -> bool:
    return (before.notes, before.undo) != (after.notes, after.undo)


def _backoff() -> Iterator[float]:
    yield from BACKOFF_S
    while True:
        yield BACKOFF_S[-1]


_ME = msgspec.json.Decoder(Me)
_DONE = msgspec.json.Decoder(Done)
_WORDS = msgspec.json.Decoder(dict[int, Reading])
