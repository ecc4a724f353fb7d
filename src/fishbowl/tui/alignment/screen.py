"""The transcript beside the session: go to where both are known to meet, and say so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from fishbowl.core.anchors import AddGap, PlaceAnchor, RemoveAnchor
from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.core.state import SessionState
from fishbowl.core.transcribed import TranscriptsPart
from fishbowl.runtime.instants import seconds, session_instant
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.fit import anchor_line, fit
from fishbowl.runtime.record.transcribed import AnchorRow, TranscriptRow, UtteranceRow
from fishbowl.runtime.room import Room
from fishbowl.text import clock_s, hms, say
from fishbowl.tui.acts import Act, ActingScreen, bindings, help_, hints_of, leave
from fishbowl.tui.alignment.lines import Row, head_line, list_lines, names_of, rows_of, said_lines
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import Line, hanging
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

ROOM_FOR_MORE = 20
"""From how many lines on what was said at the cursor stands under the list as well."""


def has_several(state: SessionState) -> bool:
    return len(state.transcripts.current) > 1


def is_anchor(row: Row) -> bool:
    return isinstance(row, AnchorRow)


def is_uncertain(row: Row) -> bool:
    return not isinstance(row, AnchorRow) and row.boundary


ACTS: tuple[Act[AlignmentScreen], ...] = (
    Act("up", "up,k", lambda screen: screen.go_by(-1)),
    Act("down", "down,j", lambda screen: screen.go_by(1)),
    Act("page_up", "pageup", lambda screen: screen.go_by(-screen.page)),
    Act("page_down", "pagedown,space", lambda screen: screen.go_by(screen.page), hint=7),
    Act("first", "home", lambda screen: screen.go_by(-len(screen.rows))),
    Act("last", "end", lambda screen: screen.go_by(len(screen.rows))),
    Act("anchor", "enter,a", lambda screen: screen.ask_anchor(), hint=1),
    Act("gap", "g", lambda screen: screen.ask_gap(), hint=5),
    Act("remove", "d,delete", lambda screen: screen.ask_removal(), hint=5),
    Act("next_uncertain", "u", lambda screen: screen.go_to(is_uncertain), hint=4),
    Act("next_anchor", "n", lambda screen: screen.go_to(is_anchor), hint=4),
    Act("other", "tab", lambda screen: screen.turn(), has_several, hint=6),
    Act("help", "question_mark", help_, hint=2),
    Act("leave", "q,escape", leave, hint=3),
)


class AlignmentScreen(ActingScreen):
    """Stands on the room of a moderator or assistant, over the review."""

    SURFACE = "alignment"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = None
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.record: Record | None = None
        """None until it was read for the first time."""
        self.rows: tuple[Row, ...] = ()
        self.names: dict[str, str] = {}
        self.cursor = 0
        self._number = 0
        self._told: tuple[TranscriptsPart, object] | None = None

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield Panel(lambda view: self._head(view.width), id="head")
        yield Panel(lambda view: self._fit(view.width), id="fit")
        yield Panel(
            lambda view: list_lines(self.rows, self.names, self.cursor, view.width, view.height), id="list"
        )
        yield Panel(lambda view: said_lines(self.row, self.names, view.width, view.height), id="said")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    def paint(self, look: Look) -> None:
        told = (look.state.transcripts, self._what_is_readable())
        if self._told != told:
            self._told = told
            self.run_worker(self._tell_anew(), exclusive=True, group="alignment")
        self.query_one("#fit").styles.height = len(self._fit(self.size.width))
        self.query_one("#said").display = self.size.height >= ROOM_FOR_MORE
        super().paint(look)

    async def _tell_anew(self) -> None:
        try:
            self.record = await asyncio.wrap_future(self.room.record())
        except FishbowlError as error:
            self.tell(error)
            return
        self._show(self.cursor)

    def _show(self, cursor: int) -> None:
        shown = self.transcript
        self.names = names_of(self.record) if self.record else {}
        self.rows = rows_of(self.record, shown.transcript_id) if self.record and shown else ()
        self.cursor = max(0, min(cursor, len(self.rows) - 1))
        self.repaint()

    @property
    def transcript(self) -> TranscriptRow | None:
        """The one that is shown; None before the record was read, and where there is none."""
        known = self.record.transcripts if self.record else ()
        return known[self._number % len(known)] if known else None

    @property
    def row(self) -> Row | None:
        """What the cursor is on."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def page(self) -> int:
        return max(1, self.query_one("#list").size.height - 1)

    def _head(self, width: int) -> list[Line]:
        shown = self.transcript
        return [head_line(self.record, shown, width)] if self.record and shown else []

    def _fit(self, width: int) -> list[Line]:
        shown = self.transcript
        if self.record is None or shown is None:
            return hanging(" ", say("transcripts.none"), width) if self.record else []
        told = fit(self.state, self.record, shown.transcript_id) if self._stands(shown) else ()
        return [row for sentence in told for row in hanging(" ", sentence, width)]

    def _stands(self, shown: TranscriptRow) -> bool:
        return shown.transcript_id in self.state.transcripts.current

    # --- where one is -----------------------------------------------------------------------------------

    def go_by(self, rows: int) -> None:
        self._show(self.cursor + rows)

    def go_to(self, wanted: Callable[[Row], bool]) -> None:
        """The next such row, and after the last the first again."""
        order = [*range(self.cursor + 1, len(self.rows)), *range(min(self.cursor + 1, len(self.rows)))]
        found = next((at for at in order if wanted(self.rows[at])), None)
        if found is None:
            self.tell(say("alignment.no_more"))
        else:
            self._show(found)

    def turn(self) -> None:
        self._number += 1
        self._show(0)

    def _here(self) -> tuple[TranscriptRow, float] | None:
        """The transcript and the instant of the recording at the cursor; else says that there is none."""
        shown, row = self.transcript, self.row
        media_s = row.media_s if isinstance(row, AnchorRow) else row.media_from_s if row else None
        if shown is not None and media_s is not None:
            return shown, media_s
        self.tell(say("alignment.no_time" if shown else "transcripts.none"))
        return None

    # --- what one says ----------------------------------------------------------------------------------

    def ask_anchor(self) -> None:
        if (here := self._here()) is None:
            return
        shown, media_s = here
        row = self.rows[self.cursor]
        lies_s = row.from_s if isinstance(row, UtteranceRow) else row.at.s if row.at else None
        now = "" if lies_s is None else clock_s(round(self.room.wall_at(lies_s)))

        def meant(typed: str) -> PlaceAnchor:
            at_s, kind = session_instant(typed, self.state, self.room.wall_at, self.room.session_s)
            if at_s > self.room.now_s:
                raise Refused("anchors.ahead")
            return PlaceAnchor(self.room.ids(), shown.transcript_id, media_s, at_s, kind)

        self._ask_line("anchor", media_s, meant, now)

    def ask_gap(self) -> None:
        if (here := self._here()) is None:
            return
        shown, media_s = here
        row = self.rows[self.cursor]
        length_s = row.length_s if isinstance(row, AnchorRow) else None

        def meant(typed: str) -> AddGap:
            length_s = seconds(typed)
            if not length_s:
                raise Refused("anchors.gap_without_length")
            return AddGap(self.room.ids(), shown.transcript_id, media_s, length_s)

        self._ask_line("gap", media_s, meant, "" if length_s is None else f"{length_s:g}")

    def _ask_line(
        self, what: str, media_s: float, meant: Callable[[str], PlaceAnchor | AddGap], now: str = ""
    ) -> None:
        """Ask for it, until what is typed can be meant; `now` is what stands there so far."""
        from fishbowl.tui.dialogs.line import LineDialog

        title, how = say(f"alignment.ask.{what}", media=hms(media_s)), say(f"alignment.ask.{what}_how")
        dialog = LineDialog(self.room, title, how, now, check=meant)
        self.ask(dialog, lambda answer: self.give(meant(answer.text)))

    def ask_removal(self) -> None:
        from fishbowl.tui.dialogs.confirm import ConfirmDialog

        row = self.row
        if not isinstance(row, AnchorRow):
            self.tell(say("alignment.no_anchor"))
            return
        anchor_id = row.anchor_id
        words = (say("alignment.ask.remove_yes"), say("alignment.ask.remove_no"))
        dialog = ConfirmDialog(self.room, say("alignment.ask.remove", what=anchor_line(row)), *words)
        self.ask(dialog, lambda sure: self.give(RemoveAnchor(anchor_id)) if sure else None)
