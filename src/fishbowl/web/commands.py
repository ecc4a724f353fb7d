"""What a guest may ask to be done, and how it is read from what their page sent."""

from __future__ import annotations

import re
from typing import Any, get_args

import msgspec
from aiohttp import web

from fishbowl.core.base import Command, Role, Words, role_of
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.runtime.newcomers import FACTS, LONGEST_FACT, PREPARING, unfit
from fishbowl.runtime.room import Room
from fishbowl.runtime.tablecloth import read_line
from fishbowl.web.messages import Do

ALLOWED: dict[Role, dict[str, type[Command]]] = {
    role: {kind.__name__: kind for kind in get_args(AnyCommand) if role in kind.by}
    for role in (Role.OBSERVER, Role.TABLE, Role.PARTICIPANT)
}
"""What each may do from a page: what the core lets that role do."""

WITH_TEXT = frozenset({"WriteNote", "CorrectNote", "WriteDebrief"})
"""Whose words are one text, which may not be missing."""
WITH_FACTS = frozenset({"DescribePerson"})
"""Whose words are facts, each under its own name. All others have none."""
KNOWN_FACTS = frozenset((*FACTS, *PREPARING))
MOST_OF_A_LIST = 32
MOST_OF_A_FIELD = 100
"""Characters: fields hold ids, codes and kinds."""

_COMMAND_ID = re.compile(r"[0-9A-Za-z-]{8,64}")


def command_of(room: Room, given: Do) -> tuple[AnyCommand, Words]:
    """The command as the core has it, and its words. 400 for what is none that this guest may give.

    Raises Refused for a line that is empty or too long, and for what can't stand for a fact.
    """
    kind = ALLOWED[role_of(room.actor)].get(given.kind)
    if kind is None or not _COMMAND_ID.fullmatch(given.command_id):
        raise web.HTTPBadRequest
    data, words = dict(given.data), _words(given)
    if given.line is not None:
        typed = read_line(room.state, given.line)
        data |= {"kind": typed.kind, "speaker": typed.speaker}
        words = typed.words
    if given.kind == "WriteNote":
        data["author"] = room.actor
    if not data.keys() <= set(kind.__struct_fields__) or not all(map(_fits, data.values())):
        raise web.HTTPBadRequest
    try:
        command: Any = msgspec.convert(data, kind)
    except msgspec.ValidationError:
        raise web.HTTPBadRequest from None
    return command, words


def _words(given: Do) -> Words:
    """What was typed, where a command of that kind has words of those names."""
    names = given.words.keys()
    if given.line is not None:
        fitting = not names and given.kind in WITH_TEXT
    elif given.kind in WITH_TEXT:
        fitting = names == {"text"}
        if fitting and not given.words["text"].strip():
            raise Refused("tablecloth.nothing_written")
    else:
        fitting = not names or (given.kind in WITH_FACTS and names <= KNOWN_FACTS)
    if not fitting:
        raise web.HTTPBadRequest
    for name, typed in given.words.items() if given.kind in WITH_FACTS else ():
        if key := unfit(name, typed):
            raise Refused(key, value=typed, limit=LONGEST_FACT)
    return Words.of(**given.words)


def _fits(value: object) -> bool:
    """An id in a field ends up in file names, tables and terminals: short, and without control characters."""
    if isinstance(value, str):
        return len(value) <= MOST_OF_A_FIELD and value.isprintable()
    if isinstance(value, list):
        return len(value) <= MOST_OF_A_LIST and all(map(_fits, value))
    return not isinstance(value, dict)
