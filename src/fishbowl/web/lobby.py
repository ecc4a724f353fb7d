"""All connections to the door, counted, so that there is always one left for who is in the room.

A connection is a stranger's until a request with a guest's cookie comes over it. Where there are too many the
one that has been here longest goes: an honest stranger's is done in a moment, and asked for again when it is
not. To refuse the newest would let a few hundred silent connections keep everyone out.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count

from aiohttp import web

from fishbowl.web.guard import HEADERS

HEAD_S = 10.0
"""How long a silent or dripping connection may take for the head of its request, or to begin to encrypt."""
REST_S = 2.0
"""How long what is left of a body that nobody wants is read, so that the answer arrives."""
MOST_STRANGERS = 256
MOST_FROM_ONE_ADDRESS = 128
"""Half of them: all guests may share an address, and one who wants the door for himself has but one."""
MOST_OF_ONE_GUEST = 24
"""A browser opens six to one host; a laptop may hold a few pages."""
SPARE = 128
"""Descriptors kept for the session file, its log, and what Python opens."""
MOST_DESCRIPTORS = 16_384


@dataclass(eq=False, slots=True)
class Visit:
    """One connection. `guest` is whose cookie came over it, empty for a stranger."""

    transport: asyncio.Transport
    address: str
    number: int
    guest: str = ""


@dataclass(slots=True)
class Lobby:
    """`most` is how many connections there may be in all."""

    most: int
    _visits: dict[asyncio.BaseTransport, Visit] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)
    _strangers: dict[Visit, None] = field(default_factory=dict)
    _from: Counter[str] = field(default_factory=Counter)

    def came(self, transport: asyncio.Transport) -> None:
        """A new connection, of a stranger: who has been here longest makes room for it."""
        address = str((transport.get_extra_info("peername") or ("",))[0])
        if self._from[address] >= MOST_FROM_ONE_ADDRESS:
            self._see_off(next(each for each in self._strangers if each.address == address))
        elif len(self._strangers) >= MOST_STRANGERS or (len(self._visits) >= self.most and self._strangers):
            self._see_off(next(iter(self._strangers)))
        visit = self._visits[transport] = Visit(transport, address, next(self._numbers))
        self._strangers[visit] = None
        self._from[address] += 1
        if len(self._visits) > self.most:
            self._see_off(visit)

    def known(self, transport: asyncio.BaseTransport | None, guest_id: str) -> None:
        """A request with this guest's cookie came over it."""
        visit = self._visits.get(transport) if transport is not None else None
        if visit is None or visit.guest == guest_id:
            return
        self._no_stranger(visit)
        visit.guest = guest_id
        theirs = [each for each in self._visits.values() if each.guest == guest_id]
        if len(theirs) > MOST_OF_ONE_GUEST:
            self._see_off(min(theirs, key=lambda each: each.number))

    def went(self, transport: asyncio.BaseTransport) -> None:
        visit = self._visits.pop(transport, None)
        if visit is not None:
            self._no_stranger(visit)

    def _see_off(self, visit: Visit) -> None:
        self.went(visit.transport)
        visit.transport.abort()

    def _no_stranger(self, visit: Visit) -> None:
        if visit in self._strangers:
            del self._strangers[visit]
            self._from[visit.address] -= 1
            self._from += Counter()  # forgets the addresses that nobody comes from any more


class Connection(web.RequestHandler):
    """One connection as the server handles it, which tells the lobby of its coming and going."""

    def __init__(self, lobby: Lobby, server: web.Server) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=HEAD_S,
            lingering_time=REST_S,
            auto_decompress=False,  # no page compresses, and 64 KiB can unpack to gigabytes
            access_log=None,  # type: ignore[arg-type]  # the runner hands None on likewise
        )
        self._lobby = lobby

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert isinstance(transport, asyncio.Transport)
        self._lobby.came(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        if self.transport is not None:
            self._lobby.went(self.transport)
        super().connection_lost(exc)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What is no request, or failed for a fault of ours: the same headers, and nothing quoted."""
        response = super().handle_error(request, status, exc, HTTPStatus(status).phrase)
        response.headers.update(HEADERS)
        response.headers["Server"] = "fishbowl"  # else versions are named
        return response


def connections_at_most() -> int:
    """How many this process may have, after asking the system for as many as it gives."""
    if sys.platform == "win32":
        return 4 * MOST_STRANGERS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return (MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else soft) - SPARE
