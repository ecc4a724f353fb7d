"""The state of a session on its way to a screen on another machine.

Only a room's state is sent, which is cut to its actor. Dataclasses and Structs msgspec knows; the two
collections of ours it is told of: a map travels as its pairs, since not all keys are texts.
"""

from __future__ import annotations

from types import GenericAlias
from typing import Any, get_args, get_origin

import msgspec
from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.codebook import Codebook
from fishbowl.core.state import SessionState
from fishbowl.core.trail import Trail
from fishbowl.core.undo import Done, UndoPart
from fishbowl.runtime.room import Room


class Standing(Struct, frozen=True):
    """What stands: `last_s` is when the newest event was recorded, in seconds on the timeline.

    `codebook`: the study's, for a session without one of its own.
    """

    last_s: float
    state: SessionState
    codebook: Codebook | None = None


def standing_of(room: Room) -> Standing:
    state = room.state
    return Standing(room.last_s, state, None if state.session.codebook else room.codebook())


def encoded(standing: Standing) -> bytes:
    """As JSON, on one line."""
    light = with_last_commands_only(standing.state)
    return _encoder.encode(Standing(standing.last_s, light, standing.codebook))


def decoded(data: bytes) -> Standing:
    """What was sent so. Raises ValueError for what a fishbowl of another version sent."""
    return _decoder.decode(data)


def looks_the_same(one: SessionState, other: SessionState) -> bool:
    """Whether the two differ in nothing but how many events there were, which are others' own business."""
    return one is other or replace(one, seq=0) == replace(other, seq=0)


def with_last_commands_only(state: SessionState) -> SessionState:
    """The state with the last command of each actor only.

    Which one comes up after an undo the session file knows: nested in one another all of them would not fit
    on the stack of a decoder.
    """
    last = {
        actor: Done(done.command_id, done.keys, done.kind, None) for actor, done in state.undo.last.items()
    }
    return replace(state, undo=UndoPart(Map(last), state.undo.touched))


def _to_plain(value: object) -> object:
    if isinstance(value, Map):
        return list(value.items())
    if isinstance(value, Trail):
        return list(value)
    raise NotImplementedError(type(value))


def _from_plain(kind: Any, value: object) -> object:
    """`kind` is such as `Map[str, Note]`; `value` what `_to_plain` made of it."""
    of = get_args(kind)
    if get_origin(kind) is Map:
        return Map(_all_of(GenericAlias(tuple, of), value))
    if get_origin(kind) is Trail:
        return Trail(_all_of(of[0], value))
    raise NotImplementedError(kind)


def _all_of(kind: Any, values: object) -> list[Any]:
    made: list[Any] = msgspec.convert(values, GenericAlias(list, (kind,)), dec_hook=_from_plain)
    return made


_encoder = msgspec.json.Encoder(enc_hook=_to_plain)
_decoder = msgspec.json.Decoder(Standing, dec_hook=_from_plain)
