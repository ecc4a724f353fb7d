"""An observer's tablecloth: on the session file of this machine, or through a door elsewhere."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from fishbowl.cli.screens import SESSION, room_here, show

if TYPE_CHECKING:
    from textual.screen import Screen

    from fishbowl.runtime.room import Room


@click.command()
@SESSION
@click.option("--as", "actor", metavar="O1", help="Which observer you are.")
@click.option("--plain", is_flag=True, help="A line in, a line out: for screen readers and pipes.")
@click.option("--pin", metavar="PIN", help="The door's PIN, where its address holds no key.")
@click.option("--name", metavar="NAME", help="What the moderator sees at the door; else you are asked.")
@click.option("--fingerprint", metavar="SHA256", help="Of the certificate, for https that is the door's own.")
@click.pass_obj
def observe(
    study: str | None,
    session: str,
    actor: str | None,
    plain: bool,
    pin: str | None,
    name: str | None,
    fingerprint: str | None,
) -> None:
    """Write on your own tablecloth. Nobody reads it before the break.

    SESSION may be the link of a door elsewhere, such as http://192.168.1.5:8421/#KEY.
    """
    from fishbowl.cli.remote import Asked, enter, is_link

    if is_link(session):
        asked = Asked(pin or "", name, actor or "", watched=sys.stdin is not None and sys.stdin.isatty())
        room = partial(enter, session, asked, fingerprint or "", patient=plain)
    else:
        _check_local(actor, {"--pin": pin, "--name": name, "--fingerprint": fingerprint})
        room = partial(room_here, study, session, (actor or "").upper())
    if plain:
        from fishbowl.cli.plain import run

        run(room)
    else:
        show(room, _tablecloth, _check)


def _check_local(actor: str | None, for_doors: dict[str, str | None]) -> None:
    """What a session file needs that a door doesn't, and the other way round."""
    from fishbowl.text import say

    if actor is None:
        raise click.MissingParameter(param_hint="'--as'", param_type="option")
    for option, given in for_doors.items():
        if given is not None:
            raise click.UsageError(say("cli.for_doors", option=option))


def _tablecloth(room: Room) -> Screen[None]:
    from fishbowl.tui.tablecloth.screen import TableclothScreen

    return TableclothScreen(room)


def _check(room: Room) -> None:
    from fishbowl.runtime.tablecloth import check_observer

    check_observer(room.state, room.actor)
