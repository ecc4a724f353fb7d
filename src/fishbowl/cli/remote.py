"""Coming in at a door elsewhere: for an observer with a laptop that has no session file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.runtime.room import Room
    from fishbowl.web.calls import Caller
    from fishbowl.web.messages import Me


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said on the command line. What is missing is asked for where someone watches.

    The name of the user on this machine is never sent by itself.
    """

    pin: str
    name: str | None
    code: str
    watched: bool


def is_link(session: str) -> bool:
    """Whether it is the address of a door, and no session of this machine."""
    return session.lower().startswith(("http://", "https://"))


def enter(link: str, asked: Asked, fingerprint: str = "", *, patient: bool) -> Room:
    """Ask to come in, wait to be admitted, and give the room: see RemoteGround for `patient`.

    What happens meanwhile is told on standard error. Raises Refused for who is not let in, and SystemExit
    where someone stops waiting.
    """
    from fishbowl.runtime.clock import SystemClock
    from fishbowl.runtime.ids import Uuid7
    from fishbowl.runtime.room import Room
    from fishbowl.web.calls import Address, Caller
    from fishbowl.web.client import RemoteGround

    address = Address.of(link)
    caller = Caller(address, fingerprint)
    clock = SystemClock()
    try:
        me = _come_in(caller, asked)
        ground = RemoteGround(caller, me.actor, clock, patient=patient)
        return Room(ground, me.actor, Uuid7(clock), shelf=ground.codebook)
    except (KeyboardInterrupt, click.Abort):
        click.echo(err=True)
        sys.exit(1)


def _come_in(caller: Caller, asked: Asked) -> Me:
    from fishbowl.text import say
    from fishbowl.web.arrival import knock, wait_until_admitted
    from fishbowl.web.messages import Knock

    address = caller.address
    if address.scheme == "http":
        _tell(say("remote.plain_http"))
    token, pin = _key(address.token, asked)
    me = knock(caller, Knock(token, pin, _name(asked), asked.code))
    if me.standing != "admitted":
        _tell(say("remote.waiting"))
        me = wait_until_admitted(caller, lambda: _tell(say("remote.still_trying", url=address.url)))
    _tell(say("remote.admitted", actor=me.actor))
    return me


def _key(token: str, asked: Asked) -> tuple[str, str]:
    """Token and PIN, of which one is empty."""
    from fishbowl.core.errors import Refused
    from fishbowl.text import say

    if asked.pin:
        return "", asked.pin
    if token:
        return token, ""
    if not asked.watched:
        raise Refused("remote.pin_wanted")
    return "", click.prompt(say("remote.your_pin"), err=True)


def _name(asked: Asked) -> str:
    from fishbowl.text import say

    if asked.name is not None or not asked.watched:
        return asked.name or ""
    given: str = click.prompt(say("remote.your_name"), default="", show_default=False, err=True)
    return given


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)
