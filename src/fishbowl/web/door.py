"""Holding the door: a server on one address, until it is told to leave."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING

from aiohttp import web
from msgspec.structs import replace

from fishbowl.core.errors import FishbowlError, NotSaved, Refused
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.door import Change, Doorway, Opened
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.machine import boot_id, is_alive, this_process
from fishbowl.runtime.ports import Clock, Ids
from fishbowl.runtime.room import Shelf
from fishbowl.runtime.seat import is_held
from fishbowl.web.access import Keys
from fishbowl.web.app import application
from fishbowl.web.hall import Hall, on_loop
from fishbowl.web.lobby import HEAD_S, Connection, Lobby, connections_at_most
from fishbowl.web.mishaps import tell_wordless

if TYPE_CHECKING:
    from fishbowl.web.certificate import Tls

PORT = 8421
LEAVE_S = 1.0
"""How long requests under way are waited for when the door closes."""
LOOK_S = 5.0
"""How often it is checked that the address is still this machine's, and the session file where it was."""
BACKLOG = 512
AT_ONCE = 16
"""Connections taken in by one turn of the loop. Counting lags a few turns behind: they all fit in SPARE."""


class Door:
    """One session's door on one address; without a port on PORT, or any where that is taken. `tls`: https."""

    def __init__(
        self,
        keeper: Keeper,
        ids: Ids,
        host: str,
        port: int | None = None,
        tls: Tls | None = None,
        clock: Clock | None = None,
        shelf: Shelf | None = None,
        opener: int = 0,
    ) -> None:
        """`shelf` has the codebooks of the study; `opener` is the process of a screen that opened it."""
        self._clock = clock or SystemClock()
        self._hall = Hall(keeper, ids, self._clock, shelf)
        self._keys = Keys(lambda: self._clock.stamp().mono_s)
        self._host, self._port, self._tls = as_written(host), port, tls
        self._opener = opener
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
        self._hall.keeper.on_failure(lambda error: on_loop(loop, self._fail, error))
        where = self._where(port)
        await self._hall.open(self._opens(where.url))
        try:
            await self._serve(listening, lambda: opened(where))
        finally:
            with suppress(FishbowlError):
                await self._hall.close()
        if self._failed is not None:
            raise self._failed

    async def _serve(self, listening: socket.socket, opened: Callable[[], None]) -> None:
        tell_wordless()
        lobby = Lobby(connections_at_most())
        app = application(self._hall, self._keys, lobby, hosts(self._host, listening.getsockname()[1]))
        runner = web.AppRunner(
            app,
            shutdown_timeout=LEAVE_S,
            handler_cancellation=True,  # a stream ends when its telephone is gone, not at its next beat
            handle_signals=False,
        )
        await runner.setup()
        answering = runner.server
        assert answering is not None
        server = await asyncio.get_running_loop().create_server(
            lambda: Connection(lobby, answering),
            sock=listening,
            ssl=None if self._tls is None else self._tls.context,
            ssl_handshake_timeout=None if self._tls is None else HEAD_S,
            backlog=AT_ONCE,
        )
        listening.listen(BACKLOG)  # the loop takes its own backlog for both
        try:
            opened()
            await self._stay()
        finally:
            server.close()
            self._hall.see_off()
            await runner.cleanup()

    async def _stay(self) -> None:
        stop = self._hall.watch(self._look_at_the_row)
        try:
            while not self._leave.is_set():
                await self._look_at_the_address()
                await self._look_at_the_file()
                await self._look_at_the_screens()
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

    async def _look_at_the_file(self) -> None:
        """A file that was moved or deleted can still be read: nobody would notice before they write."""
        try:
            await asyncio.wrap_future(self._hall.keeper.job(lambda runner: runner.check_writable()))
        except NotSaved as error:
            if error.key == "storage.moved":
                self._fail(error)

    async def _look_at_the_screens(self) -> None:
        """A door that a screen opened ends with the last of them, but not before the talk is over."""
        if self._opener and not is_alive(self._opener):
            unseen = self._hall.keeper.job(lambda runner: runner.state.is_over and not is_held(runner))
            if await asyncio.wrap_future(unseen):
                self._leave.set()

    def _fail(self, error: FishbowlError) -> None:
        self._failed = error
        self._leave.set()

    def _where(self, port: int) -> Opened:
        scheme = "http" if self._tls is None else "https"
        url = f"{scheme}://{in_url(self._host)}:{port}/"
        token, pin = self._keys.token, self._keys.pin
        links = f"{url}#{token}", f"{url}table#{token}", f"{url}entrance#{token}"
        return Opened(url, pin, *links, "" if self._tls is None else self._tls.fingerprint)

    def _opens(self, url: str) -> Change:
        """Take the row, keeping the guests of a door that was here before. Refused where one still is."""

        def change(door: Doorway) -> Doorway:
            if door.is_open and door.pid != this_process():
                raise Refused("door.open_already", url=door.url)
            return Doorway(url, this_process(), boot_id(), shut=door.shut, guests=door.guests)

        return change


def listen_on(host: str, port: int | None) -> socket.socket:
    """A socket bound to that address alone. Refused where it is taken, or not this machine's.

    Without a port it is PORT, which pages find again after a restart; another program there is no obstacle.

    That goes for 0.0.0.0 too: it is every address of the machine, and none that anyone can type.
    """
    if port is None:
        try:
            return listen_on(host, PORT)
        except Refused as refused:
            if refused.key != "door.port_taken":
                raise
            return listen_on(host, 0)
    try:
        listening = socket.create_server((host, port), family=_family(host), backlog=BACKLOG)
    except OSError as error:
        taken = isinstance(error, PermissionError) or error.errno in (98, 48, 10048)
        key = "door.port_taken" if taken else "door.no_such_address"
        raise Refused(key, host=host, port=port) from error
    if ip_address(listening.getsockname()[0]).is_unspecified:
        listening.close()
        raise Refused("door.no_such_address", host=host, port=port)
    return listening


def hosts(host: str, port: int) -> frozenset[str]:
    """What a browser may call this door in its Host header: without the port, where that is the usual one."""
    names = {in_url(host)} | ({"localhost"} if host in ("127.0.0.1", "::1") else set())
    bare = names if port in (80, 443) else set()
    return frozenset(f"{name}:{port}" for name in names) | bare


def as_written(host: str) -> str:
    """The address as browsers write it, whose Host header is compared with it; a name stays what it is."""
    try:
        short = host[:1].isdigit() and ":" not in host  # such as 127.1
        return str(ip_address(socket.inet_aton(host) if short else host.strip("[]")))
    except (OSError, ValueError):
        return host.lower()


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
