"""What goes to and fro between a door and its guests, as JSON."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.door import Place
from fishbowl.text import explain
from fishbowl.text.catalogue import Lang
from fishbowl.web.notes_shown import NoteShown
from fishbowl.web.scene import Scene


class Knock(Struct, forbid_unknown_fields=True):
    """Asking to come in, with the token of the QR code or the PIN. `name` is for the moderator's eyes.

    `code` is who one already is (`O2`, `S3`), where one was told so.
    """

    token: str = ""
    pin: str = ""
    name: str = ""
    code: str = ""


class Me(Struct):
    """How one stands at the door; `actor` once admitted."""

    standing: str
    place: Place
    lang: str
    session: str
    session_id: str = ""
    actor: str = ""
    now_s: float = 0.0
    now_at: float = 0.0


class Do(Struct, forbid_unknown_fields=True):
    """A command: its kind, its fields, and what was typed with it.

    With `line` instead of words, a note is read from it as in the terminal: mark, speaker, text. `actor` is
    as whom it was given: 403 for who is let in as somebody else by now. Without it, it is of whoever one is.
    """

    command_id: str
    kind: str
    actor: str = ""
    data: dict[str, Any] = {}
    words: dict[str, str] = {}
    line: str | None = None


class Done(Struct):
    """Durably stored, as `saved`. `repeated`: it had been stored before, under the same id."""

    saved: str
    seqs: tuple[int, ...]
    repeated: bool
    now_s: float


class Shown(Struct):
    """What the page shows at that `seq`; `notes` are one's own."""

    seq: int
    scene: Scene
    notes: tuple[NoteShown, ...]


class Problem(Struct):
    """`error` is a catalogue key, `sentence` what to show, in the session's language.

    `params` fill the blanks of the sentence, for who says it in another language.
    """

    error: str
    sentence: str
    params: dict[str, str] = {}

    @classmethod
    def of(cls, error: FishbowlError, lang: Lang) -> Problem:
        params = {name: str(value) for name, value in error.params.items()}
        return cls(error.key, explain(error, lang), params)
