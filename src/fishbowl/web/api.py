"""What a page asks for and does: every answer is JSON, every change is a command given as the guest."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar, get_args

import msgspec
from aiohttp import web
from msgspec import Struct

from fishbowl.core.base import Command, Role, Words, role_of
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError, NotSaved, Refused
from fishbowl.runtime.door import PLACES, Guest, Place
from fishbowl.runtime.tablecloth import read_line
from fishbowl.text import clean_line
from fishbowl.web.access import Keys
from fishbowl.web.guard import read_body
from fishbowl.web.hall import Hall
from fishbowl.web.messages import Do, Done, Knock, Me, Problem, Shown
from fishbowl.web.wire import encoded, standing_of

HALL = web.AppKey("hall", Hall)
KEYS = web.AppKey("keys", Keys)
MAX_NAME = 40
MOST_WORDS = 500
COOKIE_S = 16 * 3600

StructT = TypeVar("StructT", bound=Struct)


ALLOWED: dict[Role, dict[str, type[Command]]] = {
    role: {kind.__name__: kind for kind in get_args(AnyCommand) if role in kind.by}
    for role in (Role.OBSERVER, Role.TABLE, Role.PARTICIPANT)
}
"""What each may do from a page: what the core lets that role do."""


# --- handlers ---------------------------------------------------------------------------------------------


async def knock(request: web.Request) -> web.Response:
    """Ask to come in. 403: wrong token or PIN; 429: too many wrong PINs; 423: the door is shut."""
    hall, keys, place = request.app[HALL], request.app[KEYS], _place(request)
    asked = await _body(request, Knock)
    before = _known(request)
    if before is not None:
        return _answer(me_of(hall, before))
    if hall.doorway.shut:
        return _problem(hall, Refused("door.shut"), 423)
    if not (asked.token and keys.has_token(asked.token)):
        right = keys.judge(asked.pin)
        if right is None:
            return _problem(hall, Refused("door.too_many_pins"), 429)
        if not right:
            return _problem(hall, Refused("door.wrong_token" if asked.token else "door.wrong_pin"), 403)
    name = clean_line(asked.name, MAX_NAME).strip()
    guest, secret = await hall.knock(place, name, asked.code.strip().upper()[:4])
    response = _answer(me_of(hall, guest))
    response.set_cookie(
        _cookie(hall, place),
        secret,
        max_age=COOKIE_S,
        httponly=True,
        samesite="Strict",
        secure=request.secure,
        path="/",
    )
    return response


async def me(request: web.Request) -> web.Response:
    """How this browser stands at the door. 401: not known here."""
    return _answer(me_of(request.app[HALL], guest_of(request)))


async def do(request: web.Request) -> web.Response:
    """Give a command. 409: refused, with the sentence; 429: too fast; 503: not saved, send it again."""
    hall, guest = request.app[HALL], admitted(request)
    wait_s = hall.rate(guest).wait_s()
    if wait_s:
        response = _problem(hall, Refused("door.too_fast"), 429)
        response.headers["Retry-After"] = str(int(wait_s) + 1)
        return response
    given = await _body(request, Do)
    room = hall.room(guest)
    try:
        command, words = _command(hall, guest, given)
        answer = await asyncio.wrap_future(room.do(command, words, given.command_id))
    except NotSaved as error:
        return _problem(hall, error, 503)
    except FishbowlError as error:
        return _problem(hall, error, 409)
    return _answer(Done(answer.command_id, answer.seqs, answer.repeated, room.now_s))


async def scene(request: web.Request) -> web.Response:
    """What the page shows now, with one's own notes: for who can't keep a stream open."""
    from fishbowl.web.stream import notes_of, scene_for

    guest = admitted(request)
    room = request.app[HALL].room(guest)
    notes = await notes_of(room) if guest.place == "tablecloth" else []
    return _answer(Shown(room.state.seq, scene_for(room), tuple(notes)))


async def words(request: web.Request) -> web.Response:
    """The words of the guest's own events, by `seq` (asked for as `?seq=3&seq=5`)."""
    room = request.app[HALL].room(admitted(request))
    asked = [int(seq) for seq in request.query.getall("seq", []) if seq.isdecimal() and len(seq) < 12]
    known = [seq for seq in asked[:MOST_WORDS] if 0 < seq <= room.state.seq]
    found = await asyncio.wrap_future(room.read(*known))
    return web.Response(body=msgspec.json.encode(found), content_type="application/json")


async def state(request: web.Request) -> web.Response:
    """The state cut to the guest, for programs that draw their own screen. Tablecloths only."""
    guest = admitted(request)
    if guest.place != "tablecloth":
        raise web.HTTPNotFound
    return web.Response(
        body=encoded(standing_of(request.app[HALL].room(guest))), content_type="application/json"
    )


# --- who asks ---------------------------------------------------------------------------------------------


def guest_of(request: web.Request) -> Guest:
    """Who this browser is at this place. 401 where it is nobody, or was turned away."""
    guest = _known(request)
    if guest is None or guest.standing == "turned_away":
        raise web.HTTPUnauthorized
    return guest


def admitted(request: web.Request) -> Guest:
    """The guest, let in. 403 while they wait."""
    guest = guest_of(request)
    if guest.standing != "admitted":
        raise web.HTTPForbidden
    return guest


def _known(request: web.Request) -> Guest | None:
    hall, place = request.app[HALL], _place(request)
    secret = request.cookies.get(_cookie(hall, place), "")
    guest = hall.guest(place, secret) if secret else None
    return None if guest is None or guest.standing == "turned_away" else guest


def _place(request: web.Request) -> Place:
    place = request.match_info["place"]
    for known in PLACES:
        if place == known:
            return known
    raise web.HTTPNotFound


def _cookie(hall: Hall, place: Place) -> str:
    """A name for each session and place: cookies know no ports, and one telephone may be used for both."""
    return f"fishbowl_{hall.keeper.snapshot.state.session.session_id[:8]}_{place}"


def me_of(hall: Hall, guest: Guest) -> Me:
    """How the guest stands, and the time: a page measures by it what its own clock is off."""
    snapshot = hall.keeper.snapshot
    now_s = snapshot.now_s
    return Me(
        guest.standing,
        guest.place,
        snapshot.state.protocol.lang,
        clean_line(snapshot.state.session.name),
        snapshot.state.session.session_id,
        guest.actor,
        now_s,
        snapshot.wall_at(now_s),
    )


# --- commands ---------------------------------------------------------------------------------------------


def _command(hall: Hall, guest: Guest, given: Do) -> tuple[AnyCommand, Words]:
    """The command as the core has it. 400 for what is none that this guest may give."""
    kinds = ALLOWED[role_of(guest.actor)]
    if given.kind not in kinds or not 8 <= len(given.command_id) <= 64:
        raise web.HTTPBadRequest
    data, words = dict(given.data), Words.of(**given.words)
    if given.line is not None:
        typed = read_line(hall.room(guest).state, given.line)
        data |= {"kind": typed.kind, "speaker": typed.speaker}
        words = typed.words
    if given.kind == "WriteNote":
        data["author"] = guest.actor
    try:
        command: Any = msgspec.convert(data, kinds[given.kind])
    except msgspec.ValidationError:
        raise web.HTTPBadRequest from None
    return command, words


async def _body(request: web.Request, kind: type[StructT]) -> StructT:
    try:
        return msgspec.json.decode(await read_body(request), type=kind)
    except msgspec.DecodeError:
        raise web.HTTPBadRequest from None


def _answer(what: Struct, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(what), content_type="application/json", status=status)


def _problem(hall: Hall, error: FishbowlError, status: int) -> web.Response:
    lang = hall.keeper.snapshot.state.protocol.lang
    return _answer(Problem.of(error, lang), status)
