"""What every request must be before anything looks at it, and what every answer carries."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Collection
from typing import TypeVar

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

MAX_BODY = 64 * 1024
"""Bytes: the longest note, with every character escaped, and nothing like a file."""
BODY_S = 5.0
"""How long a body may take: the server's own deadline covers the head of a request only."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
StructT = TypeVar("StructT", bound=msgspec.Struct)
_OURS = frozenset({"same-origin", "none"})


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """For every answer, errors too: a signal, since a middleware never sees those of the server itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)


def guarded(hosts: Collection[str]) -> Middleware:
    """Refuse what is not meant for this door.

    `hosts` are the addresses with port that it offers. A page of elsewhere whose name was turned to this
    address (DNS rebinding) sends its own name; a form or script of elsewhere sends its own origin.
    """

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        named = request.headers.getall("Host", [])
        if len(named) != 1 or named[0].lower() not in hosts:
            raise web.HTTPMisdirectedRequest
        if request.path.startswith("/api/") and request.headers.get("Sec-Fetch-Site", "none") not in _OURS:
            raise web.HTTPForbidden
        if request.method not in ("GET", "HEAD"):
            _check_ours(request, named[0])
        return await handler(request)

    return guard


def _check_ours(request: web.Request, host: str) -> None:
    origins = request.headers.getall("Origin", [])
    # Browsers send an origin with every POST; what sends none is a program, and has no other's cookie.
    if any(origin.lower() != f"{request.scheme}://{host.lower()}" for origin in origins):
        raise web.HTTPForbidden
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType


def read_as(body: bytes, kind: type[StructT]) -> StructT:
    """The body as that shape. Raises ValueError, or RecursionError for what is nested without end.

    Half of a character, as a field that is cut at its length leaves it, may stand in a text: whoever typed
    it did no wrong, and a page would lose the note or send it for ever. The record has a sign for it.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        read = json.loads(body.decode(), parse_constant=_finite, parse_float=_finite)
        return msgspec.convert(read, kind)


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError
    return number


async def read_body(request: web.Request) -> bytes:
    """The body, in time and within measure; else 408 or 413."""
    try:
        async with asyncio.timeout(BODY_S):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
