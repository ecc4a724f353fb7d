"""What a tablecloth shows, as lines: where one stands, one's own notes, one's own questions. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fishbowl.core.base import Actor, PersonId
from fishbowl.core.notes import NoteKind
from fishbowl.core.parked import Fate, is_gone
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.tablecloth import Typed
from fishbowl.text import cells, clean_line, clock, fit, say
from fishbowl.text.marks import KINDS, MARKS
from fishbowl.tui.candidates import labels
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, Tone, ends, hanging, left, line, rule, toned, wrap
from fishbowl.tui.tablecloth.outbox import Waiting
from fishbowl.tui.view import Desk, View

WIDE = 110
"""From this width on the rules and one's own questions stand beside the notes."""
ROOMY = 60
"""From this width on the kind of a note is a word; below, its mark."""
ROWS, ROWS_PICKED = 3, 8
"""How many rows a note takes at most; the line shows the whole of one that is being corrected."""

Status = Literal["saved", "sending", "not_saved", "erased"]
TONES: dict[Status, Tone] = {"saved": "good", "sending": "faint", "not_saved": "alarm"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One note as its author sees it; `text` is None while its words are still being fetched."""

    id: str
    time: str
    kind: NoteKind
    speaker: PersonId | None
    text: str | None
    status: Status = "saved"
    names_someone: bool = False
    codes: str = ""
    """What one takes it for, by name."""

    @property
    def can_be_corrected(self) -> bool:
        return self.text is not None and self.status != "erased"

    def is_stored_as(self, typed: Typed) -> bool:
        """Whether this is on record already, so that another version would say nothing new."""
        return self.status == "saved" and Typed(self.kind, self.text or "", self.speaker) == typed


# --- where one stands -------------------------------------------------------------------------------------


def standing_lines(view: View, actor: Actor, *, is_low: bool = False) -> list[Line]:
    """Whose it is, who can read it, what is to be mended, whose turn it is; if low, the last of these."""
    state = view.state
    title = say("tablecloth.whose", person=actor)
    name = clean_line(state.session.name)
    rehearsal = [Piece(say("clock.rehearsal"), "warn")] if state.session.rehearsal else []
    head = ends(line(Piece(title, "title"), Piece(f"  {name}", "faint")), line(*rehearsal), view.width)
    rows = [head, toned(fit(_readers(view), view.width), "faint")]
    warning = _warning(state, actor)
    if warning:
        told = [fit(f"{G.warn} {warning}", view.width)] if is_low else wrap(f"{G.warn} {warning}", view.width)
        rows += [toned(row, "warn") for row in told]
    if state.current_stage is not None and state.current_stage.kind == "observer_questions":
        rows.append(_turn(state, view.width))
    return rows[-1:] if is_low else rows


def _readers(view: View) -> str:
    opened_s = view.state.notes.opened_s
    if opened_s is not None:
        return say("tablecloth.opened", time=clock(view.look.wall_at(opened_s)))
    whole = say("tablecloth.closed")
    return whole if cells(whole) <= view.width else say("tablecloth.closed.short")


def _warning(state: SessionState, actor: Actor) -> str:
    me = state.people.by_id.get(actor)
    if me is not None and me.withdrawn:
        return say("tablecloth.withdrawn")
    return say("tablecloth.no_consent") if me is None or me.consent is None else ""


def _turn(state: SessionState, width: int) -> Line:
    put = state.parked.current
    if put is None:
        return toned(fit(say("tablecloth.nobody_asks"), width), "faint")
    if put.note_id:
        return toned(left(f" {G.now} {say('tablecloth.yours_now')}", width), "cursor")
    return toned(fit(say("tablecloth.someone_asks"), width), "strong")


# --- one's own notes --------------------------------------------------------------------------------------


def entries(
    state: SessionState,
    waiting: Mapping[str, Waiting],
    desk: Desk,
    wall_at: Callable[[float], float],
) -> list[Entry]:
    """One's own notes in order, each as it was last sent; what was never stored comes last."""
    shown = [
        _sent(state, waiting[note.id], wall_at) if note.id in waiting else _stored(state, note, desk, wall_at)
        for note in state.notes.in_order
    ]
    new = [each for each in waiting.values() if each.note_id not in state.notes.by_id]
    return [*shown, *(_sent(state, each, wall_at) for each in new)]


def _stored(
    state: SessionState,
    note: Note,
    desk: Desk,
    wall_at: Callable[[float], float],
) -> Entry:
    people = (state.people.by_id.get(who) for who in (note.author, note.speaker) if who)
    time = clock(wall_at(note.typed_s))
    withdrawn = any(person is not None and person.withdrawn for person in people)
    if withdrawn or desk.unreadable.get(note.seq) == "erased":
        return Entry(note.id, time, note.kind, note.speaker, "", "erased", note.names_someone)
    text = desk.words[note.seq].get("text", "") if note.seq in desk.words else None
    codes = ", ".join(labels(state, given) for given in note.candidates)
    return Entry(note.id, time, note.kind, note.speaker, text, "saved", note.names_someone, codes)


def _sent(state: SessionState, each: Waiting, wall_at: Callable[[float], float]) -> Entry:
    note = state.notes.by_id.get(each.note_id)
    named = each.names_someone or (note is not None and note.names_someone)
    status: Status = "sending" if each.error is None else "not_saved"
    typed = each.typed
    time = clock(wall_at(each.typed_s if note is None else note.typed_s))
    return Entry(each.note_id, time, typed.kind, typed.speaker, typed.text, status, named)


def note_lines(view: View, shown: Sequence[Entry], picked: str | None, *, guided: bool = False) -> list[Line]:
    """The newest notes at the bottom, or the part of them around the one that is picked.

    Before the first note, the rules and what the marks mean, unless one is `guided` beside the list already.
    """
    if not shown:
        return [] if guided else guide_lines(view)[: view.height]
    at = next((n for n, entry in enumerate(shown) if entry.id == picked), len(shown) - 1)
    rows = _note(shown[at], view.width, shown[at].id == picked)
    newer = [row for entry in shown[at + 1 : at + 1 + view.height] for row in _note(entry, view.width)]
    # What is newer shows half of the room at most, or all that what is older leaves over.
    older: list[Line] = []
    for entry in reversed(shown[:at]):
        older = [*_note(entry, view.width), *older]
        if len(older) >= view.height:
            break
    below = max(view.height // 2, view.height - len(older) - len(rows))
    return [*older, *rows, *newer[:below]][-view.height :] if view.height else []


def _note(entry: Entry, width: int, is_picked: bool = False) -> list[Line]:
    head = [Piece(f"{G.now if is_picked else ' '}{entry.time} ", "strong" if is_picked else "faint")]
    # Of what is erased the text itself says so.
    tail = [] if entry.status == "erased" else [Piece(say(f"tablecloth.{entry.status}"), TONES[entry.status])]
    if entry.names_someone:
        tail.insert(0, Piece(f"{say('tablecloth.name')} ", "warn"))
    kind = left(kind_of(entry), _kind_width()) if width >= ROOMY else left(MARKS[entry.kind], 1)
    head.append(Piece(f"{kind} ", "title" if entry.kind == "question" else "faint"))
    indent = sum(cells(piece.text) for piece in head)
    text = _text_of(entry)
    spoken = f"{entry.speaker}: {text}" if entry.speaker else text
    room = max(8, width - indent - 1 - sum(cells(piece.text) for piece in tail))
    rows = wrap(spoken, room)
    most = ROWS_PICKED if is_picked else ROWS
    if len(rows) > most:
        rows = (*rows[: most - 1], fit(f"{rows[most - 1]} …", room))
    tone: Tone = "strong" if is_picked else "plain"
    first = ends(line(*head, Piece(rows[0] if rows else "", tone)), line(*tail), width)
    told = fit(say("codebook.candidates", codes=entry.codes), width - indent) if entry.codes else ""
    last = [line(" " * indent, Piece(told, "faint"))] if told else []
    return [first, *(line(" " * indent, Piece(row, tone)) for row in rows[1:]), *last]


def _text_of(entry: Entry) -> str:
    if entry.status == "erased":
        return say("record.erased")
    return say("tablecloth.reading") if entry.text is None else clean_line(entry.text)


def kind_of(entry: Entry) -> str:
    return say(f"common.note.{entry.kind}")


def _kind_width() -> int:
    return max(cells(say(f"common.note.{kind}")) for kind in KINDS)


# --- rules, marks, and one's own questions ----------------------------------------------------------------


def guide_lines(view: View) -> list[Line]:
    """The rules for observers, where the protocol has them, and the marks."""
    rules = view.shown(view.state.protocol.rules.observers)
    rows: list[Line] = []
    if rules:
        rows = [
            rule(say("tablecloth.rules"), view.width),
            *(line(row) for row in wrap(rules, view.width)),
            (),
        ]
    rows.append(rule(say("tablecloth.marks"), view.width))
    code = f"{view.state.protocol.participant_prefix}3"
    for kind in KINDS:
        rows += hanging(f" {MARKS[kind] or ' '}  ", say(f"tablecloth.mark.{kind}", code=code), view.width)
    return rows


def questions_matter(state: SessionState) -> bool:
    """From the break on: what one asked is what comes next."""
    stage = state.current_stage
    at_break = stage is not None and stage.kind in ("break", "observer_questions")
    return at_break or state.notes.opened_s is not None


def question_lines(view: View, shown: Sequence[Entry]) -> list[Line]:
    """One's own questions and what became of each."""
    asked = [entry for entry in shown if entry.kind == "question"]
    rows = [rule(say("tablecloth.questions"), view.width)]
    if not asked:
        rows.append(toned(fit(f" {say('common.none_yet')}", view.width), "faint"))
    for entry in asked:
        rows += _question(view, entry)
    return rows[: view.height]


def _question(view: View, entry: Entry) -> list[Line]:
    put = view.state.parked.current
    now = put is not None and put.note_id == entry.id
    fate = say("tablecloth.fate.now") if now else fate_of(view.state.parked.fate(entry.id))
    rows = wrap(_text_of(entry), max(8, view.width - 2))[:2] or ("",)
    tone: Tone = "strong" if now else "plain"
    sign = Piece(f"{G.now if now else G.dot} ", tone)
    asked = [line(sign, Piece(rows[0], tone)), *(line("  ", Piece(r, tone)) for r in rows[1:])]
    note = view.state.notes.by_id.get(entry.id)
    if note is not None and is_gone(view.state, note):
        return asked  # it does not wait any more, and nothing else became of it
    return [*asked, line(Piece(f"  {fit(fate, max(0, view.width - 2))}", "good" if now else "faint"))]


def fate_of(fate: Fate) -> str:
    """What became of a question, in a few words."""
    if fate.status == "answered" and fate.answered_by:
        what = say("tablecloth.fate.answered_by", people=", ".join(fate.answered_by))
    elif fate.status == "left" and fate.left_reason is not None:
        what = say("tablecloth.fate.left", reason=fate.left_reason)
    else:
        what = say(f"tablecloth.fate.{fate.status}")
    return what if fate.merged_into is None else f"{what} {G.dot} {say('tablecloth.fate.joined')}"


def side_lines(view: View, shown: Sequence[Entry]) -> list[Line]:
    """Beside the notes in a wide terminal: one's own questions once they matter, and the rules and marks."""
    guide = guide_lines(view)
    if not questions_matter(view.state):
        return guide[: view.height]
    return [*question_lines(view, shown), (), *guide][: view.height]
