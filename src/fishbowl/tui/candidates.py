"""Candidate codes on the screens where notes stand: asking for them, and how they read."""

from __future__ import annotations

from fishbowl.core.candidates import Candidates, TagNote, candidates_of
from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.text import clean_line, say
from fishbowl.tui.acts import ActingScreen
from fishbowl.tui.dialogs.codes import CodesDialog


def ask_codes(screen: ActingScreen, note: Note, text: str) -> None:
    """Let the actor say what the note may be a case of. `text`: the note, as it was typed."""
    try:
        codebook = screen.room.codebook()
    except FishbowlError as error:
        screen.tell(error)
        return
    if codebook is None:
        screen.tell(Refused("errors.no_codebook"))
        return
    of = codebook.id, codebook.version

    def chosen(codes: tuple[str, ...]) -> None:
        screen.give(TagNote(note.id, codes, *of), then=lambda _: screen.tell(say("codebook.given")))

    own = candidates_of(note, screen.room.actor)
    screen.ask(CodesDialog(screen.room, codebook, text, own.codes if own else ()), chosen)


def labels(state: SessionState, given: Candidates) -> str:
    """The codes by name in the language of the session; by id where its codebook is not known."""
    codebook = state.session.codebook
    known = {} if codebook is None else {code.id: code.label(state.protocol.lang) for code in codebook.codes}
    return ", ".join(clean_line(known.get(code, code)) for code in given.codes)
