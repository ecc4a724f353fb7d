"""The tablecloth line by line, for screen readers and pipes.

One line in, one line out on standard output, in order: `saved ID` once it is stored durably, where ID is the
command's (and, for a new note, the note's); `refused: …` where it was not stored; `empty` for a blank line;
else the answer to a `:command`. What happens in the room is announced on standard error.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable

from fishbowl.core.base import Actor, Words
from fishbowl.core.candidates import TagNote
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.core.notes import CorrectNote, FlagName, RetractNote, WriteNote
from fishbowl.core.session import Undo
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.timing import left_s
from fishbowl.runtime.room import Room, Update
from fishbowl.runtime.tablecloth import check_observer, read_line, written_as
from fishbowl.text import clean_line, clock, clock_s, explain, mmss, say

# A smiley is no command, and neither is what begins with a blank.
_COMMAND = re.compile(r":([A-Za-z]+)\s*(.*)", re.DOTALL)
_SHORTEST_ID = 4


def run(enter: Callable[[], Room]) -> None:
    """Enter, and serve standard input until it ends. Exits 1 where something was refused and nobody saw it.

    Raises Refused for who is no observer of this session.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A byte that is no text must not end the evening; the record gets the sign for it.
            stream.reconfigure(errors="surrogateescape" if stream is sys.stdin else "replace")
    room = enter()
    try:
        check_observer(room.state, room.actor)
        announcer = Announcer(room.state, room.actor, _to_stderr)
        room.listen(announcer)
        room.on_failure(
            lambda error: _to_stderr(clean_line(explain(error))), lambda: _to_stderr(say("remote.back"))
        )
        watched = sys.stdin is not None and sys.stdin.isatty()
        if watched:
            _to_stderr(_welcome(room.state, room.actor))
        refused = PlainTablecloth(room).serve(sys.stdin or (), _to_stdout)
    finally:
        room.close()
    if refused and not watched:
        sys.exit(1)


def _to_stdout(line: str) -> None:
    print(line, flush=True)


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _welcome(state: SessionState, actor: Actor) -> str:
    parts = (say("tablecloth.whose", person=actor), _rules(state), _help(state))
    return "\n".join(part for part in parts if part)


def _rules(state: SessionState) -> str:
    return clean_line(state.filled(state.protocol.rules.observers))


def _help(state: SessionState) -> str:
    return say("tablecloth.plain.help", code=f"{state.protocol.participant_prefix}3")


class PlainTablecloth:
    """One observer's lines and what is answered to each."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._versions: dict[str, str] = {}
        """Id of a correction -> id of its note, so that any ID that was printed names the note."""
        self._commands: dict[str, Callable[[str], str]] = {
            "help": lambda _: _help(self._state),
            "rules": lambda _: _rules(self._state) or say("tablecloth.plain.no_rules"),
            "time": lambda _: self._time(),
            "list": lambda _: self._list(),
            "undo": lambda _: self._do(Undo()),
            "correct": self._correct,
            "retract": lambda rest: self._do(RetractNote(self._note("retract", rest)[0].id)),
            "name": lambda rest: self._do(FlagName(self._note("name", rest)[0].id)),
            "codes": self._codes,
        }

    @property
    def _state(self) -> SessionState:
        return self._room.state

    def serve(self, lines: Iterable[str], answer: Callable[[str], None]) -> int:
        """Answer each line before the next one is looked at; gives how many were refused."""
        refused = 0
        for line in lines:
            try:
                answer(self.answer(line.rstrip("\r\n")))
            except FishbowlError as error:
                refused += 1
                answer(f"refused: {clean_line(explain(error))}")
        return refused

    def answer(self, line: str) -> str:
        """What a line comes to. Raises FishbowlError where nothing of it was stored."""
        if not line.strip():
            return "empty"
        command = _COMMAND.fullmatch(line)
        if command is None:
            return self._write(line)
        name, rest = command.groups()
        if name.lower() not in self._commands:
            raise Refused("tablecloth.plain.no_such_command", name=name)
        return self._commands[name.lower()](rest)

    def _do(self, command: AnyCommand, words: Words | None = None, command_id: str = "") -> str:
        return f"saved {self._room.do(command, words, command_id).result().command_id}"

    def _write(self, line: str) -> str:
        # Taken before it is given: over a door it may be stored only once the network is back.
        typed_s = self._room.now_s
        typed = read_line(self._state, line)
        note_id = self._room.ids()
        note = WriteNote(note_id, self._room.actor, typed.kind, typed.speaker, typed_s=typed_s)
        return self._do(note, typed.words, note_id)

    def _correct(self, rest: str) -> str:
        note, line = self._note("correct", rest)
        typed = read_line(self._state, line)
        correction = CorrectNote(note.id, typed.kind, typed.speaker, known_seq=self._state.seq)
        command_id = self._room.ids()
        answer = self._do(correction, typed.words, command_id)
        self._versions[command_id] = note.id
        return answer

    def _codes(self, rest: str) -> str:
        """Without more, the codes there are; else the candidate codes of a note, by their ids."""
        codebook = self._room.codebook()
        if codebook is None:
            raise Refused("errors.no_codebook")
        if not rest.strip():
            lang = self._state.protocol.lang
            return "\n".join(f"{code.id} {clean_line(code.label(lang))}" for code in codebook.codes)
        note, codes = self._note("codes", rest)
        return self._do(TagNote(note.id, tuple(codes.split()), codebook.id, codebook.version))

    def _note(self, name: str, rest: str) -> tuple[Note, str]:
        """The note whose ID, or the end of it, comes first; and what follows."""
        wanted, _, more = rest.strip().partition(" ")
        if not wanted:
            raise Refused("tablecloth.plain.id_wanted", name=name)
        ids = {note.id: note.id for note in self._state.notes.in_order} | self._versions
        if wanted in ids:
            found = {ids[wanted]}
        else:
            long_enough = len(wanted) >= _SHORTEST_ID
            found = {note_id for known, note_id in ids.items() if long_enough and known.endswith(wanted)}
        if len(found) > 1:
            raise Refused("tablecloth.plain.which_id", id=wanted)
        note = self._state.notes.by_id.get(found.pop()) if found else None
        if note is None or note.retracted:
            raise Refused("tablecloth.plain.no_such_id", id=wanted)
        return note, more

    def _list(self) -> str:
        notes = self._state.notes.in_order
        read = self._room.read(*(note.seq for note in notes)).result()
        rows = []
        for note in notes:
            body = read.get(note.seq, {})
            text = (
                say(f"common.{body}")
                if isinstance(body, str)
                else written_as(note.kind, note.speaker, body.get("text", ""))
            )
            rows.append(f"{note.id} {clock(self._room.wall_at(note.typed_s))} {clean_line(text)}")
        return "\n".join(rows) or say("tablecloth.plain.none")

    def _time(self) -> str:
        state, now_s = self._state, self._room.now_s
        stage, left = state.current_stage, left_s(state, now_s)
        wall = clock_s(self._room.wall_at(now_s))
        if stage is None or left is None:
            return f"{wall} {say('clock.ended' if state.is_over else 'clock.not_started')}"
        shown = say("clock.over" if left < 0 else "clock.left", time=mmss(abs(left)))
        return f"{wall} {clean_line(stage.title)} {shown}"


class Announcer:
    """Tells what changes in the room, one line for each change; called on the room's thread."""

    def __init__(self, state: SessionState, actor: Actor, say_line: Callable[[str], None]) -> None:
        self._told = _moments(state, actor)
        self._actor = actor
        self._say_line = say_line

    def __call__(self, update: Update) -> None:
        now = _moments(update.state, self._actor)
        for before, after in zip(self._told, now, strict=True):
            if after and after != before:
                self._say_line(after)
        self._told = now


def _moments(state: SessionState, actor: Actor) -> tuple[str, ...]:
    """Where the session is, a sentence for each thing that is announced when it changes; empty: nothing."""
    stage, put, opened = state.current_stage, state.parked.current, state.notes.opened_s is not None
    paused = state.session.paused_since_s is not None
    me = state.people.by_id.get(actor)
    return (
        "" if stage is None else say("tablecloth.plain.stage", stage=clean_line(stage.title)),
        "" if state.is_over else say(f"tablecloth.plain.{'paused' if paused else 'running'}"),
        say("tablecloth.plain.opened") if opened else "",
        "" if put is None else say(f"tablecloth.{'yours_now' if put.note_id else 'someone_asks'}"),
        say("tablecloth.withdrawn") if me is not None and me.withdrawn else "",
        say("tablecloth.plain.ended") if state.is_over else "",
    )
