"""Coming in at a door from a terminal: ask, and wait until the moderator admits."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import msgspec

from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.text.catalogue import knows
from fishbowl.web.calls import NO_ANSWER, Answered, Caller
from fishbowl.web.messages import Knock, Me, Problem

ASK_S = 1.0
"""How often someone who waits asks whether they were let in."""


def knock(caller: Caller, asked: Knock) -> Me:
    """Ask to come in. Raises Refused, with the door's reason or with why there is no answer."""
    url = caller.address.url
    try:
        answered = caller.post("knock", msgspec.json.encode(asked))
    except NO_ANSWER as error:
        raise Refused("remote.nobody_there", url=url, why=reason(error)) from None
    if answered.status == 200:
        return _me(caller, answered)
    raise problem(answered) or Refused("remote.no_door", url=url)


def wait_until_admitted(caller: Caller, lost: Callable[[], None]) -> Me:
    """Ask again and again until the moderator has admitted one. Raises Refused for who is turned away.

    `lost` is called when the door stops answering; it is asked on nevertheless.
    """
    stopped, reached = Event(), True
    while True:
        try:
            answered = caller.get("me")
        except NO_ANSWER:
            if reached:
                lost()
            reached = False
        else:
            reached = True
            if answered.status == 401:
                raise Refused("remote.turned_away")
            if answered.status not in (200, 429):
                raise problem(answered) or Refused("remote.no_door", url=caller.address.url)
            me = _me(caller, answered) if answered.status == 200 else None
            if me is not None and me.standing == "admitted":
                return me
        stopped.wait(ASK_S)


def problem(answered: Answered, kind: type[FishbowlError] = Refused) -> FishbowlError | None:
    """What the door says is wrong, in words of this machine's catalogue where it has them; else None."""
    try:
        told = msgspec.json.decode(answered.body, type=Problem)
    except msgspec.DecodeError:
        return None
    if knows(told.error, told.params):
        return kind(told.error, **told.params)
    return kind("remote.said", sentence=told.sentence)


def reason(error: BaseException) -> str:
    """What the system says, in few words."""
    return str(getattr(error, "strerror", None) or str(error) or type(error).__name__)


def _me(caller: Caller, answered: Answered) -> Me:
    try:
        return msgspec.json.decode(answered.body, type=Me)
    except msgspec.DecodeError:
        raise Refused("remote.no_door", url=caller.address.url) from None
