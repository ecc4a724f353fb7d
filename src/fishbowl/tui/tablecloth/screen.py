"""The tablecloth: dark and silent, always ready to type, and nothing of others on it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from fishbowl.core.base import MAX_WORDS
from fishbowl.core.errors import OutOfReach, Refused
from fishbowl.core.notes import FlagName, RetractNote
from fishbowl.core.session import Undo
from fishbowl.core.state import SessionState
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room
from fishbowl.runtime.tablecloth import Typed, read_line
from fishbowl.text import explain, for_record, say
from fishbowl.text.marks import next_kind
from fishbowl.tui.acts import Act, ActingScreen, bindings, hints_of
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import Line
from fishbowl.tui.tablecloth.guide import GuideDialog
from fishbowl.tui.tablecloth.line import NoteLine
from fishbowl.tui.tablecloth.lines import (
    WIDE,
    Entry,
    entries,
    note_lines,
    question_lines,
    questions_matter,
    side_lines,
    standing_lines,
)
from fishbowl.tui.tablecloth.outbox import Outbox, Waiting
from fishbowl.tui.tablecloth.pen import Pen
from fishbowl.tui.tablecloth.unsent import Keeping
from fishbowl.tui.view import View
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

LOW = 16
NEAR_THE_LIMIT = MAX_WORDS - 500
PAGE = 5
HELP = "?"
"""Sent alone it is no question: it asks for the rules and keys."""


def undo(screen: TableclothScreen) -> None:
    screen.give(Undo(), then=lambda _: screen.tell(say("tablecloth.undone")))


def debrief_has_begun(state: SessionState) -> bool:
    return state.notes.opened_s is not None or state.is_over


def debrief(screen: TableclothScreen) -> None:
    """The observer's own lines of the debrief."""
    if debrief_has_begun(screen.state):
        screen.go("debrief.screen", "DebriefScreen")
    else:
        screen.tell(Refused("errors.debrief_too_early"))


def codes(screen: TableclothScreen) -> None:
    """What the picked note, or else the newest, may be a case of."""
    from fishbowl.tui.candidates import ask_codes

    shown = screen.shown()
    entry = screen.pen.entry(shown) or (shown[-1] if shown else None)
    note = None if entry is None else screen.state.notes.by_id.get(entry.id)
    if entry is None:
        screen.tell(say("tablecloth.no_notes_yet"))
    elif note is None:
        screen.tell(say("tablecloth.codes_after_saving"))
    else:
        ask_codes(screen, note, entry.text or "")


ACTS: tuple[Act[TableclothScreen], ...] = (
    Act("save", "enter", lambda screen: screen.save(), hint=1),
    Act("kind", "tab", lambda screen: screen.turn_kind(), hint=3),
    Act("older", "up", lambda screen: screen.walk(-1), hint=4),
    Act("newer", "down", lambda screen: screen.walk(1)),
    Act("page_up", "pageup", lambda screen: screen.walk(-PAGE)),
    Act("page_down", "pagedown", lambda screen: screen.walk(PAGE)),
    Act("back", "escape", lambda screen: screen.back()),
    Act("name", "ctrl+n", lambda screen: screen.flag(), hint=6),
    Act("codes", "ctrl+o", codes),
    Act("retract", "ctrl+r", lambda screen: screen.retract(), hint=5),
    Act("undo", "ctrl+t", lambda screen: undo(screen), hint=7),
    Act("rules", "ctrl+g", lambda screen: screen.show_rules(), hint=2),
    Act("debrief", "ctrl+y", lambda screen: debrief(screen), debrief_has_begun, hint=3),
    Act("leave", "ctrl+q", lambda screen: screen.leave(), hint=8),
)


class TableclothScreen(ActingScreen):
    """Stands on an observer's room. The line always has the focus; ↑ walks to older notes to correct them."""

    SURFACE = "tablecloth"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "NoteLine"
    HORIZONTAL_BREAKPOINTS = [(0, "-usual"), (WIDE, "-wide")]  # noqa: RUF012  # as in Screen
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.outbox = Outbox(room, self.on_loop, self._stored, self._not_stored)
        self.pen = Pen()
        self._warned = self._alarmed = self._leaving = False

    # --- what is shown ------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield Panel(self._standing, id="standing")
        with Horizontal(id="cloth"):
            yield Panel(
                lambda view: note_lines(view, self.shown(), self.pen.picked, guided=self.size.width >= WIDE),
                id="notes",
            )
            yield Panel(lambda view: side_lines(view, self.shown()), id="side")
        yield Panel(lambda view: question_lines(view, self.shown()), id="questions")
        yield Notice()
        keys = (key for act in self.ACTS for key in act.key.split(","))
        yield NoteLine(lambda: self.room.now_s, self.action_press, keys)
        yield Panel(lambda view: hints_of(self, view.width), id="hints")
        yield Keeping(self)

    @property
    def line(self) -> NoteLine:
        return self.query_one(NoteLine)

    def shown(self) -> list[Entry]:
        """One's own notes, as they were last sent."""
        return entries(self.state, self.outbox.waiting, self.desk, self.room.wall_at)

    def paint(self, look: Look) -> None:
        self.want(note.seq for note in look.state.notes.in_order)
        if self.pen.follow(look.state):
            self.back()
            self.tell(say("tablecloth.taken_out"))
        view = View(look, self.desk, self.size.width - 2, self.size.height)
        asked = question_lines(view, self.shown()) if questions_matter(look.state) else []
        rows = {
            "#standing": len(self._standing(view)),
            "#questions": min(len(asked), max(3, view.height // 4)),
        }
        for panel, height in rows.items():
            styles = self.query_one(panel).styles
            if styles.height is None or styles.height.value != height:
                styles.height = height
        self.on_text_area_changed()
        if isinstance(self.not_saved, OutOfReach) and self.query_one(Notice).has_class("silent"):
            self.tell(self.not_saved)  # true for as long as it is so, whatever was said in between
        super().paint(look)

    def _standing(self, view: View) -> list[Line]:
        return standing_lines(view, self.room.actor, is_low=self.size.height < LOW)

    def on_text_area_changed(self) -> None:
        """Say above the line what it will be stored as, and below it when it is nearly full."""
        typed = read_line(self.state, self.line.text)
        entry = self.pen.entry(self.shown())
        correcting = "" if entry is None else say("tablecloth.correcting", time=entry.time)
        named = self.pen.names_someone if entry is None else entry.names_someone
        parts = (
            correcting,
            say(f"common.note.{typed.kind}"),
            typed.speaker,
            say("tablecloth.name") if named else "",
        )
        self.line.border_title = " ".join(part for part in parts if part)
        length = len(for_record(typed.text))
        near = length > NEAR_THE_LIMIT
        self.line.border_subtitle = say("tablecloth.length", n=length, limit=MAX_WORDS) if near else ""
        self.line.set_class(length > MAX_WORDS, "over")

    # --- writing ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Send what stands in the line; on an empty line, whatever was not saved."""
        text, is_new = self.line.text.strip(), self.pen.picked is None
        if not text and is_new:
            self.outbox.again()
        elif text == HELP and is_new:
            self.line.put("")
            self.show_rules()
        else:
            try:
                self._send(read_line(self.state, text))
            except Refused as refused:
                self.tell(refused)  # the text stays where it is

    def _send(self, typed: Typed) -> None:
        entry = self.pen.entry(self.shown())
        if self.pen.picked is None:
            self.outbox.write(typed, self.line.typed_s, names_someone=self.pen.names_someone)
            self.pen.names_someone = False
            self.line.put("")
            self.query_one(Keeping).keep()
            return
        if entry is None or not entry.is_stored_as(typed):
            self.outbox.correct(self.pen.picked, typed, self.line.typed_s)
        self.back()

    def turn_kind(self) -> None:
        self.line.put(next_kind(self.line.text), self.line.typed_s)

    def walk(self, steps: int) -> None:
        """To an older (-) or newer note, to correct it; past the newest lies the new one."""
        draft = self.pen.walk(self.shown(), steps, (self.line.text, self.line.typed_s))
        if draft is not None:
            self.line.put(*draft)

    def back(self) -> None:
        """Leave the picked note as it is stored, and go on with the new one."""
        if self.pen.picked is not None:
            self.line.put(*self.pen.back(self.room.now_s))

    # --- what else can be done with a note ----------------------------------------------------------------

    def flag(self) -> None:
        """A name was mentioned: in the picked note, the one being typed, or else the newest."""
        if self.pen.picked is None and self.line.text.strip():
            self.pen.names_someone = not self.pen.names_someone
            return
        entry = next((e for e in reversed(self.shown()) if self.pen.picked in (None, e.id)), None)
        if entry is None:
            self.tell(say("tablecloth.no_notes_yet"))
        elif not self.outbox.flag(entry.id):
            self.give(FlagName(entry.id, not entry.names_someone))

    def retract(self) -> None:
        note_id = self.pen.picked
        if note_id is None:
            self.tell(say("tablecloth.pick_first"))
            return
        if not self.outbox.drop(note_id):
            self.give(RetractNote(note_id), then=lambda _: self.tell(say("tablecloth.retracted")))
        self.back()

    def found_again(self) -> None:
        """What could not go while the door was out of reach goes now, each note once."""
        super().found_again()
        self.outbox.again()

    def show_rules(self) -> None:
        self.ask(GuideDialog(self.room, [(act.shown_key, self.told(act)) for act in self.ACTS]))

    def leave(self) -> None:
        """Leave, but not at once where text would be lost, and not before it is known what was stored."""
        self._leaving = len(self.outbox.waiting) > len(self.outbox.not_saved)
        unsaved = self.line.text.strip() or self.outbox.not_saved or self.pen.has_drafts
        if unsaved and not self._warned:
            self._warned = True
            self.tell(say("tablecloth.leave_twice"))
        elif not self._leaving:
            self.line.put("")  # left behind on purpose
            self.dismiss(None)

    # --- what became of it --------------------------------------------------------------------------------

    def _stored(self, sent: Waiting, answer: Answer) -> None:
        # Its words are known here: reading them back would show the line without text for a moment.
        self.reader.words = {**self.reader.words, answer.seqs[0]: {"text": sent.typed.text}}
        self.lay(words=self.reader.words)
        if sent.names_someone:
            self.give(FlagName(sent.note_id))
        if self._alarmed and not self.outbox.not_saved:
            self._alarmed = False
            self.tell(say("tablecloth.all_saved"))
        self._settled()

    def _not_stored(self, waiting: Waiting) -> None:
        """Say why. The line stays as it is: someone is typing the next note in it by now."""
        error = waiting.error
        assert error is not None
        self._alarmed = True
        if isinstance(error, OutOfReach):
            self.tell(error)  # it goes by itself, see `found_again`
        else:
            mend = "not_allowed" if isinstance(error, Refused) else "try_again"
            for notice in self.query(Notice):
                notice.say(say(f"tablecloth.{mend}", error=explain(error)), is_error=True)
        self._settled()

    def _settled(self) -> None:
        """Show what became of a note; or go, if that was all that one waited for."""
        if self._leaving:
            self.leave()
        elif self.is_attached:
            self.repaint()
