"""Reading the tablecloths once they are open: every note in its place on the timeline, by whom you choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from textual.app import ComposeResult
from textual.binding import BindingType

from fishbowl.core.anew import replace
from fishbowl.core.base import Role, role_of
from fishbowl.core.notes import NoteKind
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.timeline import at
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, clock, say
from fishbowl.tui.acts import Act, ActingScreen, bindings, help_, hints_of, leave
from fishbowl.tui.candidates import ask_codes, labels
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import READABLE, Line, Piece, line, rule, toned, wrap
from fishbowl.tui.view import View
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
"""In the order in which the filter goes round."""
PAGE = 5
"""Notes that a page key goes on by."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown; an empty part shows all."""

    author: str = ""
    kind: str = ""
    stage: str = ""

    def takes(self, note: Note, stage: str) -> bool:
        return (
            (not self.author or note.author == self.author)
            and (not self.kind or note.kind == self.kind)
            and (not self.stage or stage == self.stage)
        )


def stage_of(state: SessionState, note: Note) -> str:
    """The stage that was open when the note was written; empty before the first."""
    visit = at(state.stages.visits, note.at_s)
    return visit.stage_id if visit else ""


def chosen(state: SessionState, wanted: Filter) -> tuple[Note, ...]:
    """The notes that stand and pass the filter, as placed on the timeline. The crew's own are among them."""
    return tuple(note for note in state.notes.in_order if wanted.takes(note, stage_of(state, note)))


def note_lines(view: View, note: Note) -> list[Line]:
    """One note: when, who, what kind and of whom; under it the words, whole."""
    kind = say(f"common.note.{note.kind}")
    of = f" {note.speaker}" if note.speaker else ""
    head = f" {clock(view.look.wall_at(note.at_s))}  {note.author}  {kind}{of}"
    flag = say("reading.name") if note.names_someone else ""
    width = min(view.width - 4, READABLE)
    rows = wrap(view.desk.shown(note.seq), width)
    first = line(Piece(head, "faint"), Piece(f"  {flag}" if flag else "", "warn"))
    given = "; ".join(f"{each.by}: {labels(view.state, each)}" for each in note.candidates)
    told = wrap(say("codebook.candidates", codes=given), width) if given else ()
    return [first, *(line("   ", row) for row in rows), *(line("   ", Piece(r, "faint")) for r in told)]


def page(view: View, notes: Sequence[Note], top: int) -> list[Line]:
    """As many notes as fit, from the one at `top` on."""
    rows: list[Line] = []
    for note in notes[top:]:
        if len(rows) >= view.height - 1:
            break
        rows += note_lines(view, note)
    return rows[: view.height - 1]


def codes(screen: ReadingScreen) -> None:
    """What the note at the top may be a case of."""
    if screen.notes:
        note = screen.notes[min(screen.first, len(screen.notes) - 1)]
        ask_codes(screen, note, screen.desk.word(note.seq, "text"))


ACTS: tuple[Act[ReadingScreen], ...] = (
    Act("down", "down,j", lambda screen: screen.walk(1), hint=2),
    Act("up", "up", lambda screen: screen.walk(-1)),
    Act("page_down", "pagedown,space", lambda screen: screen.walk(PAGE)),
    Act("page_up", "pageup", lambda screen: screen.walk(-PAGE)),
    Act("author", "a", lambda screen: screen.choose("author", authors(screen.state)), hint=1),
    Act("kind", "k", lambda screen: screen.choose("kind", KINDS), hint=1),
    Act("stage", "t", lambda screen: screen.choose("stage", stages(screen.state)), hint=1),
    Act("codes", "c", codes, hint=1),
    Act("back", "q,escape", leave, hint=1),
    Act("help", "?", help_, hint=1),
)


class ReadingScreen(ActingScreen):
    """For moderator and assistants. What is closed, erased or withheld shows as that."""

    SURFACE = "reading"
    CSS = "ReadingScreen #hints { height: 1; }"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.wanted = Filter()
        self.first = 0
        self._chosen: tuple[object, Filter, tuple[Note, ...]] | None = None

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield Panel(self._lines, id="notes")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    @property
    def notes(self) -> tuple[Note, ...]:
        """What passes the filter; worked out again only when notes or filter differ."""
        known, state = self._chosen, self.state
        if known is None or known[0] is not state.notes or known[1] != self.wanted:
            known = self._chosen = (state.notes, self.wanted, chosen(state, self.wanted))
        return known[2]

    def paint(self, look: Look) -> None:
        self.want(note.seq for note in self.notes[self.first : self.first + self.size.height])
        super().paint(look)

    def walk(self, by: int) -> None:
        """Start the page that many notes further on."""
        self.first = max(0, min(self.first + by, len(self.notes) - 1))

    def choose(self, part: Literal["author", "kind", "stage"], values: Sequence[str]) -> None:
        """The next value of that part of the filter; after the last one, all."""
        ring = ("", *values)
        now = getattr(self.wanted, part)
        following = ring[(ring.index(now) + 1) % len(ring)] if now in ring else ""
        self.wanted, self.first = replace(self.wanted, **{part: following}), 0

    def _lines(self, view: View) -> list[Line]:
        notes = self.notes
        position = say("reading.position", n=min(self.first + 1, len(notes)), of=len(notes))
        body = page(view, notes, self.first) if notes else [toned(f" {say('reading.none')}", "faint")]
        return [rule(_title(view.state, self.wanted), view.width, position), *body]


def stages(state: SessionState) -> list[str]:
    return [stage.id for stage in state.protocol.stages]


def authors(state: SessionState) -> list[str]:
    """Who has written, observers first."""
    found = {note.author for note in state.notes.in_order}
    return sorted(found, key=lambda who: (role_of(who) is not Role.OBSERVER, who))


def _title(state: SessionState, wanted: Filter) -> str:
    stage = clean_line(state.stage(wanted.stage).title) if wanted.stage else say("reading.all_stages")
    kind = say(f"common.note.{wanted.kind}") if wanted.kind else say("reading.all_kinds")
    return say("reading.title_of", who=wanted.author or say("reading.everyone"), kind=kind, stage=stage)
