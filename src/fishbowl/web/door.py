"""Holding the door: a server on one address, until it is told to leave."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web
from msgspec.structs import replace

from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.door import Change, Doorway, Opened, forget_names
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.machine import boot_id, this_process
from fishbowl.runtime.ports import Clock, Ids
from fishbowl.web.access import Keys
from fishbowl.web.app import application
from fishbowl.web.hall import Hall

if TYPE_CHECKING:
    from ssl import SSLContext

PORT = 8421
HEAD_S = 10.0
"""How long a silent or dripping connection may take for the head of its request."""
LOOK_S = 5.0
"""How often it is checked that the address is still this machine's."""


class Door:
    """One session's door on one address. `tls` makes it https."""

    def __init__(
        self,
        keeper: Keeper,
        ids: Ids,
        host: str,
        port: int = PORT,
        tls: SSLContext | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._clock = clock or SystemClock()
        self._hall = Hall(keeper, ids, self._clock)
        self._keys = Keys(lambda: self._clock.stamp().mono_s)
        self._host, self._port, self._tls = host, port, tls
        self._leave = asyncio.Event()
        self._failed: FishbowlError | None = None

    async def hold(self, opened: Callable[[Opened], None]) -> None:
        """Open, say where, and stay until a signal, the moderator or a fault ends it.

        Raises Refused where the address can't be had, and what made the session file unreadable.
        """
        listening = listen_on(self._host, self._port)
        port = listening.getsockname()[1]
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self._leave.set)
        self._hall.keeper.on_failure(lambda error: loop.call_soon_threadsafe(self._fail, error))
        app = application(self._hall, self._keys, hosts(self._host, port))
        runner = web.AppRunner(app, keepalive_timeout=HEAD_S, access_log=None, handle_signals=False)
        await runner.setup()
        try:
            where = self._where(port)
            await self._hall.open(self._opens(where.url))
            await web.SockSite(runner, listening, ssl_context=self._tls).start()
            opened(where)
            await self._stay()
        finally:
            with suppress(FishbowlError):
                await self._hall.close(self._closes)
            await runner.cleanup()
        if self._failed is not None:
            raise self._failed

    async def _stay(self) -> None:
        stop = self._hall.watch(self._look_at_the_row)
        try:
            while not self._leave.is_set():
                await self._look_at_the_address()
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_S):
                        await self._leave.wait()
        finally:
            stop()

    def _look_at_the_row(self) -> None:
        if self._hall.doorway.leave:
            self._leave.set()

    async def _look_at_the_address(self) -> None:
        """Say in the row when this machine has lost the address that everyone was given."""
        trouble = "" if is_ours(self._host) else "door.address_gone"
        if trouble != self._hall.doorway.trouble:
            await self._hall.change(lambda door: replace(door, trouble=trouble))

    def _fail(self, error: FishbowlError) -> None:
        self._failed = error
        self._leave.set()

    def _where(self, port: int) -> Opened:
        scheme = "http" if self._tls is None else "https"
        url = f"{scheme}://{in_url(self._host)}:{port}/"
        token = self._keys.token
        return Opened(url, self._keys.pin, f"{url}#{token}", f"{url}table#{token}", f"{url}entrance#{token}")

    def _opens(self, url: str) -> Change:
        """Take the row, keeping the guests of a door that was here before. Refused where one still is."""

        def change(door: Doorway) -> Doorway:
            if door.is_open and door.pid != this_process():
                raise Refused("door.open_already", url=door.url)
            return Doorway(url, this_process(), boot_id(), shut=door.shut, guests=door.guests)

        return change

    def _closes(self, door: Doorway) -> Doorway:
        closed = Doorway(shut=door.shut, guests=door.guests)
        return forget_names(closed) if self._hall.keeper.snapshot.state.is_over else closed


def listen_on(host: str, port: int) -> socket.socket:
    """A socket bound to that address alone. Refused where it is taken, or not this machine's."""
    try:
        return socket.create_server((host, port), family=_family(host), backlog=512)
    except OSError as error:
        taken = isinstance(error, PermissionError) or error.errno in (98, 48, 10048)
        key = "door.port_taken" if taken else "door.no_such_address"
        raise Refused(key, host=host, port=port) from error


def hosts(host: str, port: int) -> frozenset[str]:
    """What a browser may call this door in its Host header."""
    names = {in_url(host)} | ({"localhost"} if host in ("127.0.0.1", "::1") else set())
    return frozenset(f"{name}:{port}" for name in names)


def is_ours(host: str) -> bool:
    """Whether this machine still has the address."""
    try:
        socket.create_server((host, 0), family=_family(host)).close()
    except OSError:
        return False
    return True


def own_address() -> str:
    """The address by which others on the network reach this machine; empty where there is no network.

    Nothing is sent: a datagram socket that is given a peer is told which way it would go.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        address: str = probe.getsockname()[0]
        return "" if address.startswith("127.") or address == "0.0.0.0" else address


def in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
