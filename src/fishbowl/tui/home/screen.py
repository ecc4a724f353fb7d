"""Home: which sessions there are, and every way into them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.study import SessionEntry, Study
from fishbowl.text import say
from fishbowl.tui.home.acts import ACTS
from fishbowl.tui.home.lines import chosen_lines, head_line, session_lines, welcome_lines
from fishbowl.tui.home.visits import Visits
from fishbowl.tui.keys import Acting, bindings, hint_line
from fishbowl.tui.leaving import is_leaving
from fishbowl.tui.pieces import TINY, Line
from fishbowl.tui.setup.offer import in_brief
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.plain import Plain
from fishbowl.tui.widgets.toned import content

LOOK_S = 1.0
"""How often it is looked whether another process has added or changed a session."""

DOING = "home.doing"
DOORS = 7
"""Rank of the hints on the second line."""


class Sessions(Plain):
    """The list. What is told below takes lines from it: the cursor has to stay among those that are left."""

    def on_resize(self) -> None:
        home = self.screen
        if isinstance(home, HomeScreen):
            home.paint()


class HomeScreen(Acting, Screen[None]):
    """Call `close` when the app has ended: it closes the sessions that were still open then."""

    SURFACE = "home"
    CSS_PATH = "screen.tcss"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-roomy")]  # noqa: RUF012  # as in Screen

    def __init__(self, study: Study) -> None:
        super().__init__()
        self.study = study
        self.visits = Visits(study)
        self.entries: Sequence[SessionEntry] | None = None
        """None until they have been read once."""
        self._cursor = 0
        self._sought: Path | None = None
        self._print: object = None

    def compose(self) -> ComposeResult:
        yield Plain(id="head")
        yield Sessions(id="sessions")
        yield Plain(id="chosen")
        yield Notice()
        yield Plain(id="hints")

    def on_mount(self) -> None:
        self._look()
        self.set_interval(LOOK_S, self._look)

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint)

    def close(self) -> None:
        self.visits.close()

    # --- what is shown ----------------------------------------------------------------------------------

    @property
    def chosen(self) -> SessionEntry | None:
        """The session under the cursor."""
        return self.entries[self._cursor] if self.entries else None

    def paint(self) -> None:
        if is_leaving(self):
            return
        width, entries = self.size.width, self.entries
        self.query_one("#head", Plain).show(content([head_line(self.study.folder, entries, width)]))
        self.query_one("#hints", Plain).show(content(hint_lines(self, width)))
        if entries is None:
            return
        box = self.query_one("#sessions", Plain)
        height = box.content_size.height
        lines = session_lines(entries, self._cursor, width, height) if entries else welcome_lines(width)
        box.show(content(lines))
        about = chosen_lines(self.chosen, width) if self.chosen else []
        self.query_one("#chosen", Plain).show(content(about), layout=True)

    def move(self, by: int) -> None:
        """The cursor by so many sessions; what was said of another goes."""
        last = len(self.entries or ()) - 1
        self._cursor = max(0, min(last, self._cursor + by))
        self.paint()

    def seek(self, session: Path) -> None:
        """Have the cursor go to that session, which was just made, once it is listed."""
        self._sought = session

    @property
    def page(self) -> int:
        return max(1, self.query_one("#sessions").content_size.height - 2)

    def tell(self, what: FishbowlError | str) -> None:
        sentence = in_brief(what) if isinstance(what, FishbowlError) else what
        for notice in self.query(Notice):
            notice.say(sentence, is_error=isinstance(what, FishbowlError))

    # --- the sessions of the study ----------------------------------------------------------------------

    def _look(self) -> None:
        self.run_worker(self._read(), group="sessions", exclusive=True)

    async def _read(self) -> None:
        """Read the list, if the folder has changed; the cursor stays on its session, or goes to a new one."""
        seen = await asyncio.to_thread(self.study.fingerprint)
        if seen == self._print:
            return
        entries = await asyncio.to_thread(self.study.sessions)
        chosen, self._print, self.entries = self.chosen, seen, entries
        paths = [entry.path for entry in entries]
        if self._sought in paths:
            self._cursor, self._sought = paths.index(self._sought), None
        elif chosen is not None and chosen.path in paths:
            self._cursor = paths.index(chosen.path)
        self._cursor = max(0, min(self._cursor, len(entries) - 1))
        self.paint()

    # --- into a session ---------------------------------------------------------------------------------

    def readable(self) -> SessionEntry | None:
        """The session under the cursor; None where there is none or it can't be read, which is told."""
        entry = self.chosen
        if entry is None:
            self.tell(say("home.none_chosen"))
        elif entry.problem is not None:
            # Why stands above already, where there is room for it.
            self.tell(entry.problem if self.has_class("-tiny") else say("home.does_not_open"))
        else:
            return entry
        return None

    @property
    def keys_wait(self) -> bool:
        """While something is being done: what is typed then is for the screen or the question to come."""
        return any(worker.group == DOING and not worker.is_finished for worker in self.workers)

    def doing(self, what: Coroutine[object, object, None]) -> None:
        """Have it done; what goes wrong is told. One thing at a time, since keys wait until it is done."""

        async def done() -> None:
            try:
                await what
            except FishbowlError as error:
                self.tell(error)

        self.run_worker(done(), group=DOING)


def hint_lines(screen: HomeScreen, width: int) -> list[Line]:
    """What can be done, and under it by which other doors one can go into the session chosen."""
    hints = [(act.hint, act.shown_key, screen.told(act)) for act in screen.offered() if act.hint]
    return [
        hint_line([hint for hint in hints if hint[0] < DOORS], width),
        hint_line([hint for hint in hints if hint[0] >= DOORS], width),
    ]
