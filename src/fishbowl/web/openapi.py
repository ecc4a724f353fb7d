"""The door's API as an OpenAPI document, made from the types that it is answered with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from aiohttp import web

from fishbowl import __version__
from fishbowl.core.base import Body
from fishbowl.runtime.door import PLACES
from fishbowl.runtime.ports import Erased
from fishbowl.runtime.roles import Withheld
from fishbowl.web.messages import Do, Done, Knock, Me, Problem, Shown
from fishbowl.web.notes_shown import NoteShown
from fishbowl.web.scene import Scene

Shape = dict[str, Any]

PLACE: Shape = {
    "name": "place",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": list(PLACES)},
}
SEQS: Shape = {"name": "seq", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}}
ANYTHING: Shape = {"type": "object"}
AFTER: Shape = {"name": "after", "in": "query", "schema": {"type": "integer"}}
AS: Shape = {"name": "as", "in": "query", "schema": {"type": "string", "enum": ["scene", "state"]}}

WHY = {
    "200": "Here it is; of a command: durably stored",
    "400": "Not what is described here",
    "401": "Not known here, or turned away",
    "403": "Not let in: wrong token or PIN, waiting still, or a request of another site",
    "404": "No such place, or not there",
    "408": "The body took too long",
    "409": "Refused by the rules of the room",
    "413": "The body is too large",
    "415": "The body is not application/json",
    "421": "This door goes by another address",
    "423": "The door is shut",
    "429": "Too fast or too many: see Retry-After",
    "503": "Not saved or not readable now: send it again",
}

EVENTS = {"me": Me, "scene": Scene, "notes": list[NoteShown], "note": NoteShown}
"""What the stream brings, by the name of the event."""


async def openapi(_: web.Request) -> web.Response:
    """This document."""
    return web.Response(text=document(), content_type="application/json")


@cache
def document() -> str:
    """The document as JSON; the same for every session."""
    kinds = (Knock, Me, Do, Done, Problem, Shown, *EVENTS.values(), dict[int, Body | Erased | Withheld])
    shapes, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    paths: dict[str, Shape] = {f"/api/{{place}}/{name}": calls for name, calls in _calls(shapes).items()}
    paths["/api/openapi.json"] = {
        "get": {
            "summary": "This document",
            "responses": _answers({"200": ANYTHING, "403": None, "421": None}),
        }
    }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "fishbowl: the door", "version": __version__},
            "paths": paths,
            "components": {"schemas": components},
        }
    )


def _calls(shapes: tuple[Shape, ...]) -> dict[str, Shape]:
    asked, me, given, done, problem, shown = shapes[:6]
    events, words = dict(zip(EVENTS, shapes[6:], strict=False)), shapes[-1]
    refused = {status: problem for status in ("409", "429", "503")}
    return {
        "knock": _call(
            "Ask to come in, with the token or the PIN; sets the guest's cookie",
            {"200": me, "403": problem, "423": problem, "429": problem, "503": problem},
            body=asked,
        ),
        "me": _call("How one stands at the door, and the time", {"200": me, "401": None}),
        "scene": _read("What the page shows now", shown, problem),
        "words": _read("The words of one's own events, by `seq`", words, problem, SEQS),
        "state": _read(
            "What stands, cut to the observer: for fishbowl's own terminal, its shape may change",
            ANYTHING,
            problem,
        ),
        "stream": _stream(events, problem),
        "do": _call("Give a command as oneself", {"200": done, "401": None, **refused}, body=given),
    }


def _read(summary: str, shape: Shape, problem: Shape, *parameters: Shape) -> Shape:
    answers = {"200": shape, "401": None, "429": problem, "503": problem}
    return _call(summary, answers, *parameters)


def _stream(events: Shape, problem: Shape) -> Shape:
    summary = "Server-sent events: a schema for the data of each; with `as=state` there is `state` instead"
    call = _call(summary, {"401": None, "429": problem}, AFTER, AS)
    content = {"text/event-stream": {"x-events": events}}
    call["get"]["responses"]["200"] = {"description": WHY["200"], "content": content}
    return call


def _call(
    summary: str, answers: Mapping[str, Shape | None], *parameters: Shape, body: Shape | None = None
) -> Shape:
    """One call at a place. What the guard refuses any request for is added."""
    of_any: dict[str, Shape | None] = {"403": None, "404": None, "421": None}
    call: Shape = {"summary": summary, "parameters": [PLACE, *parameters]}
    if body is None:
        return {"get": {**call, "responses": _answers({**of_any, **answers})}}
    of_any |= {"400": None, "408": None, "413": None, "415": None}
    call["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return {"post": {**call, "responses": _answers({**of_any, **answers})}}


def _answers(shapes: Mapping[str, Shape | None]) -> Shape:
    """By status. Errors without a shape are a line of text; the guard's are so at every call."""
    return {
        status: {
            "description": WHY[status],
            "content": {
                **({"application/json": {"schema": shape}} if shape is not None else {}),
                **({"text/plain": {}} if shape is None or status == "403" else {}),
            },
        }
        for status, shape in sorted(shapes.items())
    }
