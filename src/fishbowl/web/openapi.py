"""The door's API as an OpenAPI document, made from the types that it is answered with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from aiohttp import web

from fishbowl import __version__
from fishbowl.runtime.door import PLACES
from fishbowl.web.messages import Do, Done, Knock, Me, Problem, Shown
from fishbowl.web.scene import NoteShown, Scene

Shape = dict[str, Any]

PLACE: Shape = {
    "name": "place",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": list(PLACES)},
}
SEQS: Shape = {"name": "seq", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}}
AFTER: Shape = {"name": "after", "in": "query", "schema": {"type": "integer"}}
AS: Shape = {"name": "as", "in": "query", "schema": {"type": "string", "enum": ["scene", "state"]}}

UNKNOWN: Shape = {
    "401": {"description": "Not known here, or turned away"},
    "403": {"description": "Not let in yet, or a request of another site"},
}


async def openapi(_: web.Request) -> web.Response:
    """This document."""
    return web.Response(text=document(), content_type="application/json")


@cache
def document() -> str:
    """The document as JSON; the same for every session."""
    kinds = (Knock, Me, Do, Done, Problem, Shown, NoteShown, Scene)
    shapes, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    shape = dict(zip(kinds, shapes, strict=True))
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "fishbowl: the door", "version": __version__},
            "paths": {f"/api/{{place}}/{name}": calls for name, calls in _calls(shape).items()},
            "components": {"schemas": components},
        }
    )


def _calls(shape: Mapping[Any, Shape]) -> dict[str, Shape]:
    def problem(status: str, why: str) -> Shape:
        return {status: _json(why, shape[Problem])}

    refused = problem("409", "Refused by the rules of the room") | problem("503", "Not saved: send it again")
    closed = problem("403", "Wrong token or PIN") | problem("423", "The door is shut")
    stream = {
        "200": {"description": "me, scene, notes, note; or me, state", "content": {"text/event-stream": {}}}
    }
    return {
        "knock": _post(
            "Ask to come in; sets the guest's cookie",
            shape[Knock],
            _json("How one stands", shape[Me]),
            closed | problem("429", "Too many wrong PINs"),
        ),
        "me": _get("How one stands at the door, and the time", _json("", shape[Me])),
        "scene": _get("What the page shows now", _json("", shape[Shown])),
        "words": _get("Words of one's own events", _json("By seq", {"type": "object"}), SEQS),
        "state": _get(
            "What stands, cut to the observer: for fishbowl's own terminal, its shape may change",
            _json("", {"type": "object"}),
        ),
        "stream": {
            "get": {
                "summary": "Server-sent events",
                "parameters": [PLACE, AFTER, AS],
                "responses": stream | UNKNOWN,
            }
        },
        "do": _post(
            "Give a command as oneself",
            shape[Do],
            _json("Durably stored", shape[Done]),
            UNKNOWN | refused | problem("429", "Too fast: see Retry-After"),
        ),
    }


def _get(summary: str, answer: Shape, *parameters: Shape) -> Shape:
    return {
        "get": {
            "summary": summary,
            "parameters": [PLACE, *parameters],
            "responses": {"200": answer} | UNKNOWN,
        }
    }


def _post(summary: str, body: Shape, answer: Shape, others: Shape) -> Shape:
    return {
        "post": {
            "summary": summary,
            "parameters": [PLACE],
            "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
            "responses": {"200": answer} | others,
        }
    }


def _json(description: str, schema: Shape) -> Shape:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
