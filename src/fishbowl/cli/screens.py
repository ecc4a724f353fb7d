"""The screens: each command opens a session in the terminal as one of the people in the room."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from textual.screen import Screen

    from fishbowl.core.base import Actor
    from fishbowl.runtime.room import Room
    from fishbowl.tui.app import FishbowlApp

SESSION = click.argument("session", metavar="SESSION")


def home(study: str | None) -> None:
    """Show the home screen of the study until it is left."""
    _begin()
    from fishbowl import bootstrap
    from fishbowl.cli.terminal import check_terminal

    check_terminal()
    from fishbowl.tui.app import FishbowlApp
    from fishbowl.tui.home.screen import HomeScreen

    screen = HomeScreen(bootstrap.study(study))
    app = FishbowlApp(lambda: screen)
    try:
        _run(app)
    finally:
        screen.close()
    sys.exit(app.return_code or 0)


@click.command()
@SESSION
@click.pass_obj
def moderate(study: str | None, session: str) -> None:
    """Lead a session: the moderator's console. SESSION is a path, a name, or `last`."""
    from fishbowl.core.base import MODERATOR

    def console(room: Room) -> Screen[None]:
        from fishbowl.tui.console.screen import ConsoleScreen

        return ConsoleScreen(room)

    _show(study, session, MODERATOR, console)


@click.command()
@SESSION
@click.pass_obj
def assist(study: str | None, session: str) -> None:
    """Assist a session: who speaks, seats, moments, paper tablecloths."""
    from fishbowl.core.base import ASSISTANT

    def desk(room: Room) -> Screen[None]:
        from fishbowl.tui.assist.screen import AssistScreen

        return AssistScreen(room)

    _show(study, session, ASSISTANT, desk)


@click.command()
@SESSION
@click.pass_obj
def table(study: str | None, session: str) -> None:
    """Show the students' own table: their cards, and nothing else."""
    from fishbowl.core.base import TABLE

    def cards(room: Room) -> Screen[None]:
        from fishbowl.tui.table.screen import TableScreen

        return TableScreen(room)

    _show(study, session, TABLE, cards)


def _show(study: str | None, session: str, actor: Actor, screen: Callable[[Room], Screen[None]]) -> None:
    """Open the session as that actor and show it."""
    show(lambda: room_here(study, session, actor), screen)


def room_here(study: str | None, session: str, actor: Actor) -> Room:
    """That actor's room in a session of this machine."""
    from fishbowl import bootstrap

    here = bootstrap.study(study)
    return here.enter(here.find(session), actor)


def show(
    enter: Callable[[], Room],
    screen: Callable[[Room], Screen[None]],
    check: Callable[[Room], None] | None = None,
) -> None:
    """Enter and show it until the screen is left; the room is closed whatever ends it.

    `check` may refuse before anything is shown.
    """
    _begin()
    from fishbowl.cli.terminal import check_terminal

    room = enter()
    try:
        if check is not None:
            check(room)
        check_terminal()  # after the file, whose faults say more
        from fishbowl.tui.app import FishbowlApp

        app = FishbowlApp(lambda: screen(room))
        _run(app)
    finally:
        room.close()
    sys.exit(app.return_code or 0)


def _begin() -> None:
    """Let the collector rest until the app runs.

    What is made on the way there stays to the end: the collector would walk through it in vain, again and
    again, a tenth of the time to the first frame.
    """
    gc.disable()


def _run(app: FishbowlApp) -> None:
    """Run the app; the collector looks at what is made from here on."""
    gc.freeze()
    gc.enable()
    app.run()
