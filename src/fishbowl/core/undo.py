"""Which command an actor may take back, and why another may not."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Recorded
from fishbowl.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Done:
    """One undoable command of an actor; `before` is the one that comes up once this is taken back.

    `before` is left out of equality and repr: a chain as long as the session would not fit on the stack. That
    is also why this is no Struct, which leaves out nothing.
    """

    command_id: str
    keys: tuple[str, ...]
    kind: str
    before: Done | None = field(compare=False, repr=False)


class UndoPart(Struct, frozen=True):
    last: Map[Actor, Done] = Map()
    touched: Map[str, tuple[str, str]] = Map()
    """For each key the command that touched or needed it last, and the kind of its event."""

    def target(self, actor: Actor) -> str:
        """The id of the command the actor may take back. Raises Refused, naming what stands in the way."""
        done = self.last.get(actor)
        if done is None:
            raise Refused("errors.nothing_to_undo")
        for key in done.keys:
            command_id, kind = self.touched[key]
            if command_id != done.command_id:
                raise Refused("errors.undo_built_upon", what=done.kind, later=kind)
        return done.command_id


def evolve(part: UndoPart, rec: Recorded) -> UndoPart:
    """The part with the event among what was done."""
    event = rec.event
    kind, keys = type(event).__name__, event.keys()
    touched = part.touched
    for key in (*keys, *event.rests_on()):
        touched = touched.set(key, (rec.command_id, kind))
    if not event.undoable:
        return part if touched is part.touched else replace(part, touched=touched)
    top = part.last.get(rec.actor)
    if top is not None and top.command_id == rec.command_id:
        done = Done(rec.command_id, top.keys + keys, top.kind, top.before)
    else:
        done = Done(rec.command_id, keys, kind, top)
    return replace(part, last=part.last.set(rec.actor, done), touched=touched)
