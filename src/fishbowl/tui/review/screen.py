"""Review of a session, over or still going on: a page for each part of what is said about it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from fishbowl.core.base import Role, role_of
from fishbowl.core.errors import FishbowlError
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.state import SessionState
from fishbowl.runtime.record.review import Review, review
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, lang, say
from fishbowl.tui.acts import Act, ActingScreen, bindings, help_, hints_of, leave
from fishbowl.tui.leaving import is_leaving
from fishbowl.tui.live import Look
from fishbowl.tui.review.lines import KEYS, head_line, page_lines, tab_lines
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel
from fishbowl.tui.widgets.plain import Plain
from fishbowl.tui.widgets.toned import content

AGAIN_S = 3.0
"""A session that goes on is told anew at most this often: reading back should not slow what is stored."""
NAMES = {"-": "minus", "=": "equals_sign"}
"""Keys that Textual calls otherwise."""


def closed_for_good(state: SessionState) -> bool:
    """Whether the session ended with its tablecloths closed: observers' notes would stay unread."""
    return state.is_over and state.notes.opened_s is None and bool(state.people.observers)


def turn(screen: ReviewScreen, by: int) -> None:
    screen.show_page(screen.page + by)


def scroll(screen: ReviewScreen, lines: int, pages: int = 0) -> None:
    box = screen.query_one(VerticalScroll)
    box.scroll_relative(y=lines + pages * max(1, box.size.height - 2), animate=False)


def open_cloths(screen: ReviewScreen) -> None:
    """One way, so it is asked first."""
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    def answered(sure: bool) -> None:
        if sure:
            screen.give(OpenTablecloths(), then=lambda _: screen.tell(say("review.opened")))

    words = (say(f"review.ask.{name}") for name in ("open", "open_yes", "open_no"))
    screen.ask(ConfirmDialog(screen.room, *words), answered)


def export(screen: ReviewScreen) -> None:
    screen.tell(say("review.export", session=clean_line(screen.state.session.name)))


def has_transcript(state: SessionState) -> bool:
    return bool(state.transcripts.current)


def line_up(screen: ReviewScreen) -> None:
    screen.go("alignment.screen", "AlignmentScreen")


ACTS: tuple[Act[ReviewScreen], ...] = (
    Act("next", "right,tab,n", lambda screen: turn(screen, 1), hint=3),
    Act("before", "left,shift+tab,p", lambda screen: turn(screen, -1), hint=5),
    Act("page", "1", lambda screen: screen.show_page(0)),
    Act("up", "up,k", lambda screen: scroll(screen, -1)),
    Act("down", "down,j", lambda screen: scroll(screen, 1)),
    Act("page_up", "pageup", lambda screen: scroll(screen, 0, -1)),
    Act("page_down", "pagedown,space", lambda screen: scroll(screen, 0, 1), hint=6),
    Act("open", "w", open_cloths, closed_for_good, hint=1),
    Act("transcript", "t", line_up, has_transcript, hint=5),
    Act("export", "x", export, hint=6),
    Act("help", "question_mark", help_, hint=2),
    Act("leave", "q,escape", leave, hint=4),
)


class ReviewScreen(ActingScreen):
    """Stands on the room of a moderator or assistant; changes nothing but the opening of the tablecloths."""

    SURFACE = "review"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = None
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS),
        *(Binding(NAMES.get(key, key), f"show_page({n})", show=False) for n, key in enumerate(KEYS) if n),
    ]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.review: Review | None = None
        """None until the record was read for the first time."""
        self._told_at = -AGAIN_S
        self._of_seq = -1
        self._section = ""
        self._shows: tuple[int, int, int] | None = None
        """Which telling, page and width the screen shows."""

    def compose(self) -> ComposeResult:
        yield ClockLine()
        for name in ("head", "tabs"):
            yield Plain(id=name)
        with VerticalScroll(can_focus=False):
            yield Plain(id="page")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    def paint(self, look: Look) -> None:
        super().paint(look)
        now = asyncio.get_running_loop().time()
        if look.state.seq != self._of_seq and now - self._told_at >= AGAIN_S:
            self._told_at, self._of_seq = now, look.state.seq
            self.run_worker(self._tell_anew(), exclusive=True, group="review")
        self._show()

    @property
    def page(self) -> int:
        """Which page is shown. It stays the same section when others come before it."""
        names = [section.name for section in self.review.sections] if self.review else []
        return names.index(self._section) if self._section in names else 0

    async def _tell_anew(self) -> None:
        try:
            record = await asyncio.wrap_future(self.room.record())
        except FishbowlError as error:
            self.tell(error)
            return
        self.review = await asyncio.to_thread(review, record, lang())
        self._show()

    def action_show_page(self, page: int) -> None:
        self.show_page(page)

    def show_page(self, page: int) -> None:
        """From its first line; the pages go round."""
        if self.review is not None and (count := len(self.review.sections)):
            self._section = self.review.sections[
                page % count if page in (-1, count) else min(page, count - 1)
            ].name
            self.query_one(VerticalScroll).scroll_home(animate=False)
            self._show()

    def _show(self) -> None:
        if is_leaving(self):
            return
        width, page = self.size.width, self.page
        room = self.query_one(VerticalScroll).scrollable_content_region.width
        if self.review is None or not room:
            return
        shows = (id(self.review), page, room)
        if shows == self._shows:
            return  # a page of notes is long, and this is asked four times a second
        self._shows = shows
        self.query_one("#head", Plain).show(content([head_line(self.review, width)]))
        self.query_one("#tabs", Plain).show(content(tab_lines(self.review, page, width)), layout=True)
        lines = page_lines(self.review.sections[page], room)
        self.query_one("#page", Plain).show(content(lines), layout=True)

    def offered(self) -> list[Act[ReviewScreen]]:
        may_open = role_of(self.room.actor) is Role.MODERATOR
        return [act for act in super().offered() if act.name != "open" or may_open]
