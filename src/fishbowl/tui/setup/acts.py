"""Everything that can be done while setting up, in one table, and what of it in which part."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.anew import replace
from fishbowl.core.people import ConsentMeans
from fishbowl.runtime.newcomers import Newcomer
from fishbowl.text import reason, say, say_n
from fishbowl.tui.keys import Act
from fishbowl.tui.setup.draft import resized, with_person, with_read, without

if TYPE_CHECKING:
    from fishbowl.tui.setup.screen import SetupScreen


def turn(screen: SetupScreen, by: int) -> None:
    screen.show_part(screen.part + by)


def step(screen: SetupScreen, by: int) -> None:
    screen.fields.step(by)


def next_field(screen: SetupScreen) -> None:
    """The next line; from the last, the next part."""
    if not screen.fields.step(1):
        turn(screen, 1)


def move(screen: SetupScreen, by: int) -> None:
    if screen.draft is not None:
        screen.cursor = max(0, min(len(screen.draft.people) - 1, screen.cursor + by))
        screen.paint()


def scroll(screen: SetupScreen, by: int) -> None:
    screen.query_one("#check").scroll_relative(y=by, animate=False)


def here(screen: SetupScreen) -> Newcomer | None:
    """The person under the cursor; None where that is one of the team, of whom nothing is filled in."""
    if screen.draft is None or not screen.draft.people:
        return None
    newcomer = screen.draft.people[screen.cursor]
    if newcomer.letter in "MA":
        screen.tell(say("setup.team"))
        return None
    return newcomer


def fill_in(screen: SetupScreen) -> None:
    from fishbowl.tui.setup.person import PersonQuestion

    draft, newcomer = screen.draft, here(screen)
    if draft is None or newcomer is None:
        return

    def filled(answer: Newcomer | None) -> None:
        if answer is not None:
            screen.change(with_person(draft, answer))

    screen.app.push_screen(PersonQuestion(newcomer, draft.protocol, screen.stands(newcomer)), filled)


def consent(screen: SetupScreen, means: ConsentMeans) -> None:
    """Given in this form; the same key again takes it back, unless it is on record."""
    draft, newcomer = screen.draft, here(screen)
    if draft is None or newcomer is None:
        return
    if newcomer.consent != means:
        screen.change(with_person(draft, replace(newcomer, consent=means)))
    elif screen.stands(newcomer):
        screen.tell(say("setup.consent_stands"))
    else:
        screen.change(with_person(draft, replace(newcomer, consent=None, consent_version="")))


def add(screen: SetupScreen) -> None:
    """One more of the kind under the cursor."""
    draft = screen.draft
    if draft is not None:
        letter = draft.people[screen.cursor].letter if draft.people else draft.letters[0]
        screen.change(resized(draft, letter, len(draft.of(letter)) + 1))


def remove(screen: SetupScreen) -> None:
    draft = screen.draft
    if draft is not None and draft.people:
        newcomer = draft.people[screen.cursor]
        if screen.stands(newcomer):
            screen.tell(say("setup.consent_stands"))
        else:
            screen.change(without(draft, newcomer.person))


def from_file(screen: SetupScreen) -> None:
    from fishbowl.tui.setup.file import FileQuestion

    def named(path: Path | None) -> None:
        if path is not None:
            screen.run_worker(_read(screen, path), group="setup.file", exclusive=True)

    screen.app.push_screen(FileQuestion(), named)


async def _read(screen: SetupScreen, path: Path) -> None:
    """The people of the file; what could not be read is shown, line by line."""
    from fishbowl.runtime.people_csv import read_people, told
    from fishbowl.tui.dialogs.question import KeysQuestion

    if screen.draft is None:
        return
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        screen.tell(say("people.no_file", path=path, reason=reason(error)), is_error=True)
        return
    found = read_people(data, screen.draft.protocol)
    screen.change(with_read(screen.draft, found.people))
    if not found.faults:
        screen.tell(say_n("people.read", len(found.people)))
        return
    if found.refused:
        summary = say("people.unusable", path=path.name)
    else:
        summary = say_n("people.skipped", len({fault.line for fault in found.faults}))
    screen.tell(summary, is_error=True)
    faults = [("!", told(fault, path.name)) for fault in found.faults]
    screen.app.push_screen(KeysQuestion(summary, faults))


def make(screen: SetupScreen) -> None:
    if screen.is_sound():
        screen.finish()


def help_(screen: SetupScreen) -> None:
    from fishbowl.tui.dialogs.question import KeysQuestion

    entries = [(act.shown_key, screen.explained(act)) for act in screen.offered()]
    screen.app.push_screen(KeysQuestion(say("setup.title"), entries))


def leave(screen: SetupScreen) -> None:
    """Away from what was filled in: asked first, since nothing of it is kept."""
    from fishbowl.tui.dialogs.question import SureQuestion

    def answered(sure: bool | None) -> None:
        if sure:
            screen.dismiss(None)

    words = (say(f"setup.ask.{name}") for name in ("leave", "leave_yes", "leave_no"))
    screen.app.push_screen(SureQuestion(*words), answered)


ACTS: tuple[Act[SetupScreen], ...] = (
    Act("next_field", "enter", next_field, hint=2),
    Act("fill_in", "enter", fill_in, hint=2),
    Act("make", "enter", make, hint=1),
    Act("next_part", "ctrl+n,pagedown", partial(turn, by=1), hint=1),
    Act("part_before", "ctrl+b,pageup", partial(turn, by=-1), hint=7),
    Act("up", "up", partial(step, by=-1)),
    Act("down", "down", partial(step, by=1)),
    Act("person_up", "up,k", partial(move, by=-1)),
    Act("person_down", "down,j", partial(move, by=1)),
    Act("scroll_up", "up,k", partial(scroll, by=-1)),
    Act("scroll_down", "down,j", partial(scroll, by=1)),
    Act("paper", "c", partial(consent, means="paper"), hint=3),
    Act("online", "o", partial(consent, means="online"), hint=4),
    Act("spoken", "s", partial(consent, means="spoken"), hint=5),
    Act("add", "plus", add, hint=6),
    Act("remove", "delete", remove, hint=6),
    Act("from_file", "i", from_file, hint=6),
    Act("help", "question_mark", help_, hint=2),
    Act("help_typing", "ctrl+g,question_mark", help_, hint=2),
    Act("leave", "escape", leave, hint=8),
)

_EVERYWHERE = frozenset({"next_part", "part_before", "help", "leave"})
OF_PART: dict[str, frozenset[str]] = {
    "facts": frozenset({"next_field", "up", "down", "next_part", "leave", "help_typing"}),
    "people": _EVERYWHERE
    | {"fill_in", "person_up", "person_down", "paper", "online", "spoken", "add", "remove", "from_file"},
    "check": frozenset({"make", "part_before", "scroll_up", "scroll_down", "help", "leave"}),
}
"""The acts offered in each part of the form, by name."""
