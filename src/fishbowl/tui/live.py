"""What every live screen shares: it hears of changes, ticks, paints, and gives commands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import copy_context
from typing import ClassVar, TypeVar, TypeVarTuple

from msgspec import Struct
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from fishbowl.core.base import Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError, NotSaved, Refused
from fishbowl.core.protocol import Settings
from fishbowl.core.state import SessionState
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room, Update
from fishbowl.text import explain, say
from fishbowl.tui.leaving import is_leaving
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice

TICK_S = 0.25
PAINT_EVERY_S = 0.05
"""Notes may arrive fifty a second; the screen is painted twenty times at most."""

ResultT = TypeVar("ResultT")
ArgsT = TypeVarTuple("ArgsT")


class Look(Struct, frozen=True):
    """What is painted: the state cut to the role, and the instant it is looked at."""

    state: SessionState
    now_s: float
    wall_at: Callable[[float], float]

    @property
    def settings(self) -> Settings:
        return self.state.protocol.settings


def look_at(room: Room) -> Look:
    """The room now, to the whole second of the wall clock (but never before its newest event).

    So that all clocks on a screen go on at once: each at its own fraction, it would be drawn four times a
    second, and what a key does would wait for the drawing.
    """
    now_s = room.now_s
    return Look(room.state, max(now_s - room.wall_at(now_s) % 1, room.last_s), room.wall_at)


class Live(DOMNode):
    """Mixed into screens and dialogs that stand on a room. Subclasses override `paint`."""

    room: Room
    not_saved: FishbowlError | None = None
    """Why the last command could not be stored; None once one was."""
    keys_wait = False
    """Set while what is typed would act on something that an answer from the disk is about to change."""
    _lives = False

    def start_living(self) -> None:
        """Call on mount: from here on the screen hears and ticks. Calling again changes nothing."""
        if self._lives:
            return  # Textual calls the on_mount of each class itself, besides those that call super's
        self._lives = True
        self._loop = asyncio.get_running_loop()
        self._screens_context = copy_context()
        self._painted_at = -PAINT_EVERY_S
        self._paint_due = False
        self._stop_listening = self.room.listen(self._heard)
        self.set_interval(TICK_S, self.repaint)
        self.repaint()

    def stop_living(self) -> None:
        """Call on unmount."""
        self._stop_listening()

    def paint(self, look: Look) -> None:
        """Show the state as it is now. Called often: update only what differs."""

    def repaint(self) -> None:
        """Paint now. On the way out nothing is painted."""
        if is_leaving(self):
            return
        self._painted_at = self._loop.time()
        self._paint_due = False
        look = look_at(self.room)
        for line in self.query(ClockLine):
            line.show_now(look.state, look.now_s, look.wall_at)
        self.paint(look)

    def _heard(self, update: Update) -> None:
        self.on_loop(self._paint_own if update.own else self._paint_soon)

    def on_loop(self, do: Callable[[*ArgsT], object], *args: *ArgsT) -> None:
        """Have this done on the screen's own loop, from any thread, and as the screen's own doing.

        Without its context a timer that is set there would not know its app.
        """
        with suppress(RuntimeError):  # the loop has ended, and with it the one to show it to
            self._loop.call_soon_threadsafe(do, *args, context=self._screens_context)

    def _paint_own(self) -> None:
        """What one did oneself is shown at once, however much the others write."""
        self.repaint()

    def _paint_soon(self) -> None:
        if self._paint_due or not self.is_attached:
            return
        wait_s = self._painted_at + PAINT_EVERY_S - self._loop.time()
        if wait_s <= 0:
            self.repaint()
        else:
            self._paint_due = True
            self.set_timer(wait_s, self.repaint)

    def give(
        self,
        command: AnyCommand,
        words: Words | None = None,
        then: Callable[[Answer], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Give a command without waiting for the disk; `then` is called once it is stored, else `failed`.

        A refusal is told in the notice line; what could not be saved stays there until it can.
        """

        self.follow(self.room.do(command, words), then, failed)

    def follow(
        self,
        given: Future[Answer],
        then: Callable[[Answer], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """As `give`, for a command that was given already."""

        def told(future: Future[Answer]) -> None:
            self.on_loop(self._given, future, then, failed)

        given.add_done_callback(told)

    def _given(
        self,
        future: Future[Answer],
        then: Callable[[Answer], None] | None,
        failed: Callable[[], None] | None,
    ) -> None:
        error = future.exception()
        if error is None:
            self.not_saved = None
            for notice in self.query(Notice):
                notice.drop_error()
            if then is not None:
                then(future.result())
        elif isinstance(error, FishbowlError):
            self.not_saved = error if isinstance(error, NotSaved) else self.not_saved
            self.tell(error)
            if failed is not None:
                failed()
        else:
            raise error

    def lost(self, error: FishbowlError) -> None:
        """The session can't be followed now: nothing is stored, and nothing new is seen."""
        if not self.is_attached:
            return  # a network comes and goes more often than a screen
        self.not_saved = error
        self.tell(error)
        self.repaint()

    def found_again(self) -> None:
        """The session can be followed again."""
        if not self.is_attached:
            return
        self.not_saved = None
        self.tell(say("remote.back"))
        self.repaint()

    def tell(self, what: FishbowlError | str) -> None:
        """Say something in the notice line of this screen."""
        sentence = explain(what) if isinstance(what, FishbowlError) else what
        is_error = isinstance(what, FishbowlError)
        for notice in self.query(Notice):
            notice.say(sentence, is_error=is_error, stays=is_error and not isinstance(what, Refused))


class LiveScreen(Live, Screen[None]):
    """A whole screen on a room."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room

    def on_mount(self) -> None:
        self.start_living()
        self.room.on_failure(
            lambda error: self.on_loop(self.lost, error), lambda: self.on_loop(self.found_again)
        )

    def on_unmount(self) -> None:
        self.stop_living()


class LiveDialog(Live, ModalScreen[ResultT]):
    """A question put over a screen. The clock goes on at its top; Escape leaves it without an answer.

    Subclasses compose their body in `compose_body`.
    """

    BINDINGS: ClassVar = [("escape", "dismiss(None)", ""), ("ctrl+q,ctrl+c", "escape_first", "")]
    DEFAULT_CSS = """
    LiveDialog { align: center middle; background: $background 60%; }
    LiveDialog > #dialog {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    LiveDialog > #dialog > ClockLine { dock: top; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room

    def compose(self) -> ComposeResult:
        from textual.containers import VerticalScroll

        with VerticalScroll(id="dialog"):
            yield ClockLine()
            yield from self.compose_body()
            yield Notice()

    def compose_body(self) -> ComposeResult:
        yield from ()

    def action_escape_first(self) -> None:
        """A dialog holds back the keys that leave fishbowl: something may be typed in it."""
        self.tell(say("common.escape_first"))

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Answer, once: of a key pressed twice, the second would take the screen below with it."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def on_mount(self) -> None:
        self.start_living()

    def on_unmount(self) -> None:
        self.stop_living()
