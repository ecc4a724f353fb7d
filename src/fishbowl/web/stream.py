"""What comes to a page by itself: server-sent events, from the state cut to the guest's role.

`me` when one's standing changes, `scene` when what is shown changes, `notes` with all of one's own notes on
arrival, `note` for each that changed since. The id of each is the `seq` it was made from; `?after=seq` of a
page that comes back leaves out what it has.

Asked for with `?as=state`, in place of these comes `state`, from which a program draws its own screen.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import msgspec
from aiohttp import web
from immutables import Map

from fishbowl.core.base import PersonId, Role, role_of
from fishbowl.core.parked import ParkedStatus
from fishbowl.core.redactions import Redactions
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.door import Guest
from fishbowl.runtime.room import Room
from fishbowl.web.api import HALL, guest_of, me_of, unhurried, whole_number
from fishbowl.web.hall import Hall, on_loop
from fishbowl.web.notes_shown import NoteShown, note_shown
from fishbowl.web.scene import Scene, cloth_scene, entrance_scene, table_scene
from fishbowl.web.wire import encoded, looks_the_same, standing_of

BEAT_S = 15.0
"""A sign of life: a page that hears nothing for 40 s opens the stream anew."""
BEAT = b"event: beat\ndata: {}\n\n"
"""An event and no comment: those a page does not get to see."""

HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(request: web.Request) -> web.StreamResponse:
    """The stream of this guest, until they leave or are turned away."""
    hall, guest = request.app[HALL], guest_of(request)
    unhurried(request, guest)
    after = request.query.get("after") or request.headers.get("Last-Event-ID") or "0"
    as_state = request.query.get("as") == "state" and guest.place == "tablecloth"
    response = web.StreamResponse(headers=HEADERS)
    await response.prepare(request)
    hall.came(guest)
    try:
        async for message in _messages(hall, guest, whole_number(after), as_state=as_state):
            await response.write(message)
    except ConnectionError:
        pass  # gone, as telephones go
    finally:
        hall.went(guest)
    return response


async def _messages(hall: Hall, guest: Guest, after: int, *, as_state: bool) -> AsyncIterator[bytes]:
    """What is sent, waiting in between; ends when the guest is turned away or the door closes."""
    loop, poked = asyncio.get_running_loop(), asyncio.Event()
    stops = [hall.watch(poked.set)]
    teller: Teller | StateTeller | None = None
    told: Guest | None = None
    try:
        while not hall.closing:
            poked.clear()
            guest = hall.now(guest)
            if guest != told:
                told = guest
                yield event("me", after, me_of(hall, guest))
            if guest.standing == "turned_away":
                return
            if teller is not None and teller.room.actor != guest.actor:
                return  # let in as somebody else: the page comes back, and hears theirs alone
            if guest.standing == "admitted" and teller is None:
                room = hall.room(guest)
                teller = StateTeller(room) if as_state else Teller(room, after)
                stops.append(teller.room.listen(lambda _: on_loop(loop, poked.set)))
            for message in await teller.news() if teller is not None else ():
                yield message
            try:
                async with asyncio.timeout(BEAT_S):
                    await poked.wait()
            except TimeoutError:
                yield BEAT
    finally:
        for stop in stops:
            stop()


class Teller:
    """Tells one page what it does not know yet."""

    def __init__(self, room: Room, after: int) -> None:
        self.room = room
        self._after = after
        self._scene: Scene | None = None
        self._notes: dict[str, tuple[Note, ParkedStatus]] | None = None
        self._gone: tuple[frozenset[PersonId], Redactions] = (frozenset(), Map())

    async def news(self) -> list[bytes]:
        """What changed since this was last asked, as messages."""
        state = self.room.state
        scene = scene_for(self.room)
        news = []
        if scene != self._scene:
            self._scene = scene
            news.append(event("scene", state.seq, scene))
        if role_of(self.room.actor) is Role.OBSERVER:
            news += await self._own_notes(state)
        return news

    async def _own_notes(self, state: SessionState) -> list[bytes]:
        known = {note.id: (note, state.parked.fate(note.id).status) for note in state.notes.by_id.values()}
        before, self._notes = self._notes, known
        withdrawn = (person.id for person in state.people.by_id.values() if person.withdrawn)
        gone = (frozenset(withdrawn), state.redactions)
        was_gone, self._gone = self._gone, gone
        if before is None and state.seq == self._after:
            return []
        # Who takes back consent is erased from notes that stay the same otherwise, as what is redacted is.
        if before is None or gone != was_gone:
            return [event("notes", state.seq, await notes_of(self.room))]
        new = [note for note, fate in known.values() if before.get(note.id) != (note, fate)]
        return [event("note", state.seq, shown) for shown in await notes_of(self.room, new)]


class StateTeller:
    """Tells a program what stands, as often as that changed for its guest."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._told: SessionState | None = None

    async def news(self) -> list[bytes]:
        state = self.room.state
        if self._told is not None and looks_the_same(state, self._told):
            return []
        self._told = state
        return [message("state", state.seq, encoded(standing_of(self.room)))]


def scene_for(room: Room) -> Scene:
    """What the page of whom this room is shows now."""
    state, role = room.state, role_of(room.actor)
    if role is Role.TABLE:
        return table_scene(state)
    if role is Role.PARTICIPANT:
        return entrance_scene(state, room.actor)
    return cloth_scene(state, room.actor, room.now_s, room.wall_at, room.codebook())


async def notes_of(room: Room, notes: Sequence[Note] | None = None) -> list[NoteShown]:
    """These of one's own notes, or all, with their words."""
    state = room.state
    asked = state.notes.by_id.values() if notes is None else notes
    ordered = sorted(asked, key=lambda note: note.first_seq)
    words = await asyncio.wrap_future(room.read(*(note.seq for note in ordered))) if ordered else {}
    return [note_shown(state, note, words.get(note.seq, {}), room.wall_at) for note in ordered]


def event(name: str, seq: int, data: object) -> bytes:
    return message(name, seq, msgspec.json.encode(data))


def message(name: str, seq: int, data: bytes) -> bytes:
    return b"event: %s\nid: %d\ndata: %s\n\n" % (name.encode(), seq, data)
