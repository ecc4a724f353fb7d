"""What a page asks for and does: every answer is JSON, every change is a command given as the guest."""

from __future__ import annotations

import asyncio
from typing import TypeVar

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler
from msgspec import Struct

from fishbowl.core.errors import FishbowlError, NotSaved, Refused
from fishbowl.runtime.door import PLACES, Guest, Place
from fishbowl.text import clean_line
from fishbowl.web.access import Keys, TooFast
from fishbowl.web.commands import command_of
from fishbowl.web.guard import read_as, read_body
from fishbowl.web.hall import Hall
from fishbowl.web.lobby import Lobby
from fishbowl.web.messages import Do, Done, Knock, Me, Problem, Shown
from fishbowl.web.wire import encoded, standing_of

HALL = web.AppKey("hall", Hall)
KEYS = web.AppKey("keys", Keys)
LOBBY = web.AppKey("lobby", Lobby)
MAX_NAME = 40
MOST_WAITING = 400
"""More than a room holds: who wants to fill the moderator's list can't do so without end."""
MOST_WORDS = 500
ASK_AGAIN_S = 60
COOKIE_S = 16 * 3600

StructT = TypeVar("StructT", bound=Struct)


# --- handlers ---------------------------------------------------------------------------------------------


async def knock(request: web.Request) -> web.Response:
    """Ask to come in. 403: wrong token or PIN; 429: too many wrong PINs, or guests; 423: the door is shut.

    A wrong token costs nothing and tells nothing: nobody guesses 128 bits, and after a restart every page
    that was left open sends one. With it a PIN is judged as without.
    """
    hall, keys, place = request.app[HALL], request.app[KEYS], _place(request)
    asked = await _body(request, Knock)
    before = _known(request)
    if before is not None:
        return _answer(me_of(hall, before))
    if hall.doorway.shut:
        return _problem(hall, Refused("door.shut"), 423)
    if not keys.has_token(asked.token):
        if asked.token and not asked.pin:
            return _problem(hall, Refused("door.wrong_token"), 403)
        if not keys.judge(asked.pin):
            return _problem(hall, Refused("door.wrong_pin"), 403)
    if len(hall.doorway.waiting) >= MOST_WAITING:
        raise TooFast(ASK_AGAIN_S, "door.too_many_wait")
    hall.knocks.take()
    name = clean_line(asked.name, MAX_NAME).strip()
    code = asked.code.strip().upper()[:4]
    guest, secret = await hall.knock(place, name, code if code.isascii() and code.isalnum() else "")
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
    hall = request.app[HALL]
    hall.pace(admitted(request)).give.take()
    given = await _body(request, Do)
    guest = admitted(request)  # asked anew: what was sent slowly may come from who was turned away meanwhile
    if given.actor not in ("", guest.actor):
        raise web.HTTPForbidden
    room = hall.room(guest)
    command, words = command_of(room, given)
    answer = await asyncio.wrap_future(room.do(command, words, given.command_id))
    return _answer(Done(answer.command_id, answer.seqs, answer.repeated, room.now_s))


async def scene(request: web.Request) -> web.Response:
    """What the page shows now, with one's own notes: for who can't keep a stream open."""
    from fishbowl.web.stream import notes_of, scene_for

    guest = admitted(request)
    unhurried(request, guest)
    room = request.app[HALL].room(guest)
    notes = await notes_of(room) if guest.place == "tablecloth" else []
    return _answer(Shown(room.state.seq, scene_for(room), tuple(notes)))


async def words(request: web.Request) -> web.Response:
    """The words of the guest's own events, by `seq` (asked for as `?seq=3&seq=5`)."""
    guest = admitted(request)
    unhurried(request, guest)
    room = request.app[HALL].room(guest)
    asked = [whole_number(seq) for seq in request.query.getall("seq", [])]
    known = [seq for seq in asked[:MOST_WORDS] if 0 < seq <= room.state.seq]
    found = await asyncio.wrap_future(room.read(*known))
    return web.Response(body=msgspec.json.encode(found), content_type="application/json")


async def state(request: web.Request) -> web.Response:
    """The state cut to the guest, for programs that draw their own screen. Tablecloths only."""
    guest = admitted(request)
    if guest.place != "tablecloth":
        raise web.HTTPNotFound
    unhurried(request, guest)
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


def unhurried(request: web.Request, guest: Guest) -> None:
    """For what is read from the file. Raises TooFast."""
    request.app[HALL].pace(guest).ask.take()


def _known(request: web.Request) -> Guest | None:
    hall, place = request.app[HALL], _place(request)
    secret = request.cookies.get(_cookie(hall, place), "")
    guest = hall.guest(place, secret) if secret and secret.isascii() else None
    if guest is None or guest.standing == "turned_away":
        return None
    request.app[LOBBY].known(request.transport, guest.id)
    return guest


def _place(request: web.Request) -> Place:
    place = request.match_info["place"]
    for known in PLACES:
        if place == known:
            return known
    raise web.HTTPNotFound


def _cookie(hall: Hall, place: Place) -> str:
    """A name for each session and place: cookies know no ports, and one telephone may be used for both.

    By the end of the session's id: it begins with the minute in which it was made.
    """
    return f"fishbowl_{hall.keeper.snapshot.state.session.session_id[-8:]}_{place}"


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


# --- answers ----------------------------------------------------------------------------------------------


@web.middleware
async def readable(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer with a sentence where something is refused, comes too fast, or can't be stored or read.

    What is wrong with the file is the moderator's to know: its folder is no business of a guest.
    """
    hall = request.app[HALL]
    try:
        return await handler(request)
    except TooFast as error:
        response = _problem(hall, error, 429)
        response.headers["Retry-After"] = str(int(error.wait_s) + 1)
        return response
    except Refused as error:
        return _problem(hall, error, 409)
    except FishbowlError:
        return _problem(hall, NotSaved("door.not_saved"), 503)


def whole_number(text: str) -> int:
    """The `seq` that is meant; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0


async def _body(request: web.Request, kind: type[StructT]) -> StructT:
    body = await read_body(request)
    try:
        return read_as(body, kind)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None


def _answer(what: Struct, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(what), content_type="application/json", status=status)


def _problem(hall: Hall, error: FishbowlError, status: int) -> web.Response:
    lang = hall.keeper.snapshot.state.protocol.lang
    return _answer(Problem.of(error, lang), status)
