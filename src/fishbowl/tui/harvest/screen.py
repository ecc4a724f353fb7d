"""The harvest screen: an assistant types in what lies on paper, without looking up more than needed."""

from __future__ import annotations

from concurrent.futures import Future
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.decide import AnyCommand
from fishbowl.core.notes import CorrectNote, FlagName, RetractNote, WriteNote
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room
from fishbowl.runtime.tablecloth import Typed, read_line
from fishbowl.text import clean_line, say
from fishbowl.text.marks import next_kind
from fishbowl.tui.acts import Act, ActingScreen, bindings, help_, hints_of
from fishbowl.tui.harvest.lines import about_line, field_lines, typed_lines
from fishbowl.tui.harvest.paper import (
    Keeping,
    Led,
    Paper,
    belongs_s,
    first_sheet,
    led,
    neighbour,
    next_observer,
    piles,
    shown_papers,
)
from fishbowl.tui.live import Look
from fishbowl.tui.view import View
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

ACTS: tuple[Act[HarvestScreen], ...] = (
    Act("save", "enter", lambda screen: screen.call_next(screen.line.action_submit), hint=3),
    Act("kind", "tab", lambda screen: screen.turn_kind(), hint=4),
    Act("next_observer", "pagedown", lambda screen: screen.turn_observer(1), hint=7),
    Act("observer_before", "pageup", lambda screen: screen.turn_observer(-1)),
    Act("correct", "up", lambda screen: screen.walk(-1), hint=5),
    Act("newer", "down", lambda screen: screen.walk(1)),
    Act("name", "ctrl+n", lambda screen: screen.turn_name(), hint=6),
    Act("retract", "ctrl+r", lambda screen: screen.retract(), hint=6),
    Act("help", "ctrl+g", help_, hint=4),
    Act("leave", "escape", lambda screen: screen.leave(), hint=2),
)


class HarvestScreen(ActingScreen):
    """One line that is always ready. Observer and pile stay as they are until they are changed."""

    SURFACE = "harvest"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "LineInput"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.sheet = first_sheet(room.state)
        self._set_aside = ""

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield Panel(lambda view: field_lines(view, self.sheet), id="fields")
        yield Panel(lambda view: typed_lines(view, self.papers, self.sheet.correcting), id="typed")
        yield Panel(
            lambda view: [
                about_line(view, self.sheet, read_line(self.state, self.line.value), self.corrected)
            ],
            id="about",
        )
        yield LineInput(lambda: self.room.now_s)
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def papers(self) -> tuple[Paper, ...]:
        return shown_papers(self.sheet, self.state, self.desk.text)

    @property
    def corrected(self) -> Paper | None:
        """The note that is in the line again, if one is."""
        return next((paper for paper in self.papers if paper.id == self.sheet.correcting), None)

    def paint(self, look: Look) -> None:
        self.want(note.seq for note in look.state.notes.in_order if note.source == "paper")
        fields = self.query_one("#fields")
        view = View(look, self.desk, self.size.width, 0)
        fields.styles.height = len(field_lines(view, self.sheet))
        super().paint(look)

    # --- the line ---------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        found = led(event.value) if self.corrected is None else None
        if found is not None and self._choose(found):
            self._put(found.rest)
        self.repaint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed, typed_s = event.value, self.line.typed_s
        found = led(typed, whole=True) if self.corrected is None else None
        if found is not None:
            if not self._choose(found):
                return
            typed = found.rest
        note = read_line(self.state, typed)
        if note.text:
            self._keep(note, typed_s)
        elif note.kind == "question":
            help_(self)
            self.line.value = ""
        elif self.corrected is not None:
            self.retract()
        elif found is None:
            self.tell(say("harvest.empty"))
        else:
            self.line.value = ""

    def _choose(self, found: Led) -> bool:
        """Take the observer and pile at the head of the line; where one is unknown, say so and take none."""
        stages = {pile.letter: pile.stage for pile in piles(self.state)}
        stage = stages.get(found.letter) if found.letter else None
        if found.observer and found.observer not in self.state.people.by_id:
            self.tell(say("harvest.no_observer", person=found.observer))
            return False
        if found.letter and stage is None:
            self.tell(say("harvest.no_such_pile", letter=found.letter))
            return False
        if stage is not None and belongs_s(self.state, stage.id, self.room.now_s) is None:
            self.tell(say("harvest.never_opened", pile=clean_line(stage.title)))
            return False
        self.sheet = replace(
            self.sheet,
            observer=found.observer or self.sheet.observer,
            stage_id=stage.id if stage else self.sheet.stage_id,
        )
        return True

    # --- keeping ----------------------------------------------------------------------------------------

    def _keep(self, typed: Typed, typed_s: float) -> None:
        old, sheet = self.corrected, self.sheet
        if old is not None:
            paper = replace(old, typed=typed, names_someone=sheet.names_someone, kept="going")
        elif not sheet.observer:
            self.tell(say("harvest.no_observers"))
            return
        else:
            at_s = belongs_s(self.state, sheet.stage_id, self.room.now_s)
            at_s = self.room.now_s if at_s is None else at_s
            paper = Paper(self.room.ids(), sheet.observer, sheet.stage_id, typed, at_s, sheet.names_someone)
        command: AnyCommand = CorrectNote(paper.id, typed.kind, typed.speaker, sheet.known_seq)
        if not paper.on_record:
            command = WriteNote(
                paper.id, paper.author, typed.kind, typed.speaker, "paper", typed_s, paper.at_s
            )
        self.sheet = sheet.with_paper(paper)
        self._new_line()
        named_before = old is not None and old.on_record and old.names_someone
        self._hear(self.room.do(command, typed.words), paper, paper.names_someone != named_before)

    def _hear(self, given: Future[Answer], paper: Paper, flag: bool) -> None:
        """Show beside the note what became of it; a refused one stays, to be taken into the line again."""

        def ended(kept: Keeping) -> None:
            self.sheet = self.sheet.kept(paper.id, kept)
            if flag and kept == "saved":
                self.give(FlagName(paper.id, paper.names_someone))

        def told(future: Future[Answer]) -> None:
            self.on_loop(ended, "not_saved" if future.exception() else "saved")

        given.add_done_callback(told)
        self.follow(given)

    def retract(self) -> None:
        """Take the note that is in the line off the record, once that is confirmed."""
        from fishbowl.tui.dialogs.confirm import ConfirmDialog

        paper = self.corrected
        if paper is None:
            self.tell(say("harvest.choose_first"))
            return
        question = say("harvest.ask.retract", person=paper.author, text=paper.typed.text)
        words = say("harvest.ask.retract_yes"), say("harvest.ask.retract_no")

        def answered(sure: bool) -> None:
            if sure and paper.on_record:
                self.give(RetractNote(paper.id), then=gone)
            elif sure:
                gone()

        def gone(_: object = None) -> None:
            self.sheet = self.sheet.without(paper.id)
            self._new_line()
            self.tell(say("harvest.retracted"))

        self.ask(ConfirmDialog(self.room, question, *words), answered)

    # --- where the hand is ------------------------------------------------------------------------------

    def turn_kind(self) -> None:
        self._put(next_kind(self.line.value))

    def turn_name(self) -> None:
        """That the note in the line mentions a name, or after all does not."""
        self.sheet = replace(self.sheet, names_someone=not self.sheet.names_someone)

    def turn_observer(self, by: int) -> None:
        self.sheet = replace(self.sheet, observer=next_observer(self.state, self.sheet.observer, by))

    def walk(self, by: int) -> None:
        """Take the note before or after this one into the line; what stood there is kept for later."""
        if self.corrected is None:
            self._set_aside = self.line.value
        there = neighbour(self.papers, self.sheet.correcting, by)
        self.sheet = replace(self.sheet, correcting=there, known_seq=self.state.seq)
        paper = self.corrected
        self.sheet = replace(self.sheet, names_someone=paper is not None and paper.names_someone)
        self._put(paper.line if paper else self._set_aside)

    def leave(self) -> None:
        """From a correction back to the new line; from there, out, but not with a line that is not saved."""
        from fishbowl.tui.dialogs.confirm import ConfirmDialog

        if self.corrected is not None:
            self._new_line()
        elif not self.line.value.strip():
            self.dismiss(None)
        else:
            words = (say(f"harvest.ask.{name}") for name in ("leave", "leave_yes", "leave_no"))
            self.ask(ConfirmDialog(self.room, *words), lambda sure: self.dismiss(None) if sure else None)

    def _new_line(self) -> None:
        self.sheet = replace(self.sheet, correcting="", names_someone=False)
        self._put(self._set_aside)
        self._set_aside = ""

    def _put(self, text: str) -> None:
        self.line.value = text
        self.line.cursor_position = len(text)
