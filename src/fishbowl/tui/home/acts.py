"""Everything that can be done at home, in one table."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.base import ASSISTANT, MODERATOR, TABLE, Actor
from fishbowl.core.errors import Refused
from fishbowl.text import say
from fishbowl.tui.home.visits import gone, made
from fishbowl.tui.keys import Act

if TYPE_CHECKING:
    from pathlib import Path

    from fishbowl.tui.home.rehearse import Wish
    from fishbowl.tui.home.screen import HomeScreen

CONSOLE = "console.screen:ConsoleScreen"
REVIEW = "review.screen:ReviewScreen"


def move(home: HomeScreen, by: int, pages: int = 0) -> None:
    home.move(by + pages * home.page)


def enter(home: HomeScreen, actor: Actor, screen: str) -> None:
    """Show that screen on the session under the cursor."""
    if entry := home.readable():
        home.doing(home.visits.visit(home.app, entry.path, actor, screen))


def go_on(home: HomeScreen) -> None:
    """The console; of a session that is over, the review."""
    over = home.chosen is not None and home.chosen.ended
    enter(home, MODERATOR, REVIEW if over else CONSOLE)


def observe(home: HomeScreen) -> None:
    if entry := home.readable():
        home.doing(_observe(home, entry.path))


async def _observe(home: HomeScreen, session: Path) -> None:
    observers = await home.visits.observers(session)
    if not observers:
        raise Refused("home.no_observers")
    from fishbowl.tui.dialogs.question import WhichQuestion

    who = await home.app.push_screen_wait(WhichQuestion(say("home.observe"), observers))
    if who is not None:
        await home.visits.visit(home.app, session, who, "tablecloth.screen:TableclothScreen")


def edit(home: HomeScreen) -> None:
    """Set-up again, while the session has not started."""
    entry = home.readable()
    if entry is not None and entry.started:
        home.tell(say("home.started"))
    elif entry is not None:
        home.doing(home.visits.visit(home.app, entry.path, MODERATOR, "setup.change:ChangeScreen"))


def new(home: HomeScreen) -> None:
    home.doing(_new(home))


async def _new(home: HomeScreen) -> None:
    protocols = await asyncio.to_thread(home.study.protocols)
    screen = made("setup.new:NewScreen", home.study, protocols)
    session = await home.app.push_screen_wait(screen)
    await gone(screen)
    if session is not None:
        home.seek(session)
        await home.visits.visit(home.app, session, MODERATOR, CONSOLE)


def rehearse(home: HomeScreen) -> None:
    home.doing(_rehearse(home))


async def _rehearse(home: HomeScreen) -> None:
    from fishbowl.tui.home.rehearse import RehearseQuestion

    protocols = await asyncio.to_thread(home.study.protocols)
    wish = await home.app.push_screen_wait(RehearseQuestion(protocols))
    if wish is not None:
        await _practise(home, wish)


async def _practise(home: HomeScreen, wish: Wish) -> None:
    """The console, with simulated people acting beside it; each rehearsal has people of its own."""
    from fishbowl.runtime.rehearsal import Booking

    study = home.study
    guide = await asyncio.to_thread(study.protocol, wish.protocol, wish.lang)
    seed = 1 + sum(entry.rehearsal for entry in home.entries or ())
    booking = Booking.of(guide, None, None, seed, wish.speed)
    session = await asyncio.to_thread(study.rehearse, booking)
    home.seek(session)
    practice = study.practice(session, booking)
    await home.visits.visit(home.app, session, MODERATOR, CONSOLE, practice)
    if practice.failure is not None:
        raise practice.failure


def leave(home: HomeScreen) -> None:
    home.dismiss(None)


def help_(home: HomeScreen) -> None:
    from fishbowl.tui.dialogs.question import KeysQuestion

    entries = [(act.shown_key, home.explained(act)) for act in ACTS]
    home.app.push_screen(KeysQuestion(say("home.title"), entries))


ACTS: tuple[Act[HomeScreen], ...] = (
    Act("go_on", "enter", go_on, hint=1),
    Act("new", "n", new, hint=3),
    Act("rehearse", "r", rehearse, hint=3),
    Act("edit", "e", edit, hint=6),
    Act("assist", "a", partial(enter, actor=ASSISTANT, screen="assist.screen:AssistScreen"), hint=7),
    Act("observe", "o", observe, hint=7),
    Act("table", "t", partial(enter, actor=TABLE, screen="table.screen:TableScreen"), hint=7),
    Act("review", "v", partial(enter, actor=MODERATOR, screen=REVIEW), hint=7),
    Act("help", "question_mark", help_, hint=2),
    Act("leave", "q", leave, hint=4),
    Act("up", "up,k", partial(move, by=-1)),
    Act("down", "down,j", partial(move, by=1)),
    Act("page_up", "pageup", partial(move, by=0, pages=-1)),
    Act("page_down", "pagedown", partial(move, by=0, pages=1)),
    Act("first", "home", partial(move, by=-(10**6))),
    Act("last", "end", partial(move, by=10**6)),
)
