"""The routes of the door, put together."""

from __future__ import annotations

from collections.abc import Collection

from aiohttp import web

from fishbowl.web import pages
from fishbowl.web.access import Keys
from fishbowl.web.api import HALL, KEYS, LOBBY, do, knock, me, readable, scene, state, words
from fishbowl.web.guard import MAX_BODY, add_headers, guarded
from fishbowl.web.hall import Hall
from fishbowl.web.lobby import Lobby
from fishbowl.web.openapi import openapi
from fishbowl.web.stream import stream


def application(hall: Hall, keys: Keys, lobby: Lobby, hosts: Collection[str]) -> web.Application:
    """The door's application, for requests to one of these `hosts` (address and port) only."""
    app = web.Application(middlewares=[guarded(hosts), readable], client_max_size=MAX_BODY)
    app[HALL], app[KEYS], app[LOBBY] = hall, keys, lobby
    app.on_response_prepare.append(add_headers)
    app.add_routes(
        [
            web.get("/", pages.page("tablecloth")),
            web.get("/table", pages.page("table")),
            web.get("/entrance", pages.page("entrance")),
            web.get("/static/{name}", pages.static),
            web.get("/api/openapi.json", openapi, allow_head=False),
            web.post("/api/{place}/knock", knock),
            web.get("/api/{place}/me", me, allow_head=False),
            web.get("/api/{place}/scene", scene, allow_head=False),
            web.get("/api/{place}/words", words, allow_head=False),
            web.get("/api/{place}/state", state, allow_head=False),
            web.get("/api/{place}/stream", stream, allow_head=False),
            web.post("/api/{place}/do", do),
        ]
    )
    return app
