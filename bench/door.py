"""The door: notes of many observers by HTTP, what they cost, and what the moderator still feels of it."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import resource
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bench.figures import Figure, environment, p95, python
from bench.screens import keys_while
from bench.sessions import in_talk
from fishbowl.bootstrap import LocalStudy
from fishbowl.core.people import AddPerson
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.door import admit
from fishbowl.runtime.ids import Uuid7

CONNECTED = 300


def figures(*, short: bool) -> Iterator[Figure]:
    yield from notes(15 if short else 50, 3 if short else 15)
    yield from crowd(60 if short else CONNECTED, 5 if short else 30)


def notes(observers: int, seconds: int) -> Iterator[Figure]:
    """Every observer sends a note a second: stored and acknowledged, and on the moderator's count."""
    with tempfile.TemporaryDirectory() as folder, open_door(Path(folder), observers) as door:
        watcher = _Watcher(door.path, observers * seconds)
        waits, sent = asyncio.run(door.write(observers, per_s=observers, seconds=seconds))
        counted = watcher.heard()
    floor = asyncio.run(_floor(observers, seconds))
    acknowledged = [1000 * wait for wait in waits]
    ratio = p95(acknowledged) / (1000 * p95(floor))
    value = f"p95 {p95(acknowledged):.0f} ms, {ratio:.1f} x bare aiohttp with one INSERT"
    name = f"note sent, stored and acknowledged, {observers} a second"
    yield Figure(name, value, "p95 <= 50 ms", p95(acknowledged) <= 50)
    seen = [1000 * (at - sent[nth]) for nth, at in enumerate(counted)]
    yield Figure(
        "… and on the moderator's count", f"p95 {p95(seen):.0f} ms", "p95 <= 150 ms", p95(seen) <= 150
    )


def crowd(connected: int, seconds: int) -> Iterator[Figure]:
    """That many pages open, ten notes a second from all together, and a moderator at the keys."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, open_door(Path(folder), connected) as door:
        ready, stop = context.Event(), context.Event()
        inbox, outbox = context.Pipe(duplex=False)
        before = _memory_kib(door.pid)
        crowd = context.Process(target=_crowd, args=(door, connected, ready, stop, outbox))
        crowd.start()
        ready.wait(120)
        each = (_memory_kib(door.pid) - before) / connected
        yield Figure(
            f"memory for each of {connected} connected observers",
            f"{each:.0f} KiB",
            "<= 64 KiB",
            each <= 64,
        )
        yield keys_while(
            Path(folder), door.path, max(5, seconds), f"key to screen, {connected} observers at the door"
        )
        stop.set()
        acknowledged: set[str] = inbox.recv()
        crowd.join()
        stored = _note_ids(door.path)
    lost, doubled = len(acknowledged - set(stored)), len(stored) - len(set(stored))
    yield Figure(
        "… notes acknowledged",
        f"{len(acknowledged)}, {lost} lost, {doubled} doubled",
        "none lost, none doubled",
        not lost and not doubled,
    )


class Door:
    """A door process on a session with that many observers, all of whom are let in."""

    def __init__(self, path: Path, url: str, token: str, pid: int) -> None:
        self.path, self.url, self.pid = path, url, pid
        self._token = token
        self.cookies: list[str] = []

    async def let_in(self, observers: int) -> None:
        """Knock for each, and admit them as the moderator does."""
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            for number in range(observers):
                body = {"token": self._token, "name": f"simulated {number}"}
                async with client.post(f"{self.url}api/tablecloth/knock", json=body) as answer:
                    self.cookies.append(answer.headers["Set-Cookie"].split(";")[0])
        room = LocalStudy(self.path.parents[1]).enter(self.path, "M")
        for number, guest in enumerate(room.door().result().waiting, start=1):
            if f"O{number}" not in room.state.people.by_id:
                room.do(AddPerson(f"O{number}")).result()  # seats end at 99
            room.change_door(admit(guest.id, f"O{number}")).result()
        room.close()

    async def write(self, observers: int, per_s: float, seconds: float) -> tuple[list[float], list[float]]:
        """Notes at that rate, each observer in turn: how long each took, and when (monotonic) it was sent."""
        waits: list[float] = []
        sent: list[float] = []
        ids = Uuid7(SystemClock())
        async with _client() as client:

            async def send(number: int) -> None:
                began = time.monotonic()
                sent.append(began)
                async with client.post(
                    f"{self.url}api/tablecloth/do",
                    json=note(ids()),
                    headers={"Cookie": self.cookies[number % observers]},
                ) as answer:
                    assert answer.status == 200, await answer.text()
                waits.append(time.monotonic() - began)

            await _paced(send, per_s, seconds)
        return waits, sent


def note(note_id: str) -> dict[str, Any]:
    return {
        "command_id": note_id,
        "kind": "WriteNote",
        "data": {"note_id": note_id, "source": "phone"},
        "line": "simulated note about what was said at the table",
    }


async def _paced(send: Any, per_s: float, seconds: float) -> None:
    """Call `send(number)` at that rate, however long each takes."""
    began, tasks = time.monotonic(), []
    for number in range(round(per_s * seconds)):
        await asyncio.sleep(max(0.0, began + number / per_s - time.monotonic()))
        tasks.append(asyncio.create_task(send(number)))
    await asyncio.gather(*tasks)


def _client() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(60),
    )


@contextmanager
def open_door(folder: Path, observers: int) -> Iterator[Door]:
    _, path = in_talk(folder, min(observers, 50))
    argv = [python(), "-m", "fishbowl", "serve", str(path), "--host", "127.0.0.1", "--port", "0", "--json"]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, env=environment(), cwd=folder)
    try:
        assert process.stdout is not None
        where = json.loads(process.stdout.readline())
        door = Door(path, where["url"], where["join_url"].partition("#")[2], process.pid)
        asyncio.run(door.let_in(observers))
        yield door
    finally:
        process.terminate()
        process.wait(10)


class _Watcher:
    """The moderator's side in a process of its own: when the count of notes rose, one instant a note."""

    def __init__(self, path: Path, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._inbox, outbox = context.Pipe(duplex=False)
        self._process = context.Process(target=_watch, args=(path, outbox, count))
        self._process.start()
        self._inbox.recv()

    def heard(self) -> list[float]:
        heard: list[float] = self._inbox.recv()
        self._process.join()
        return heard


def _watch(path: Path, outbox: Connection, count: int) -> None:
    from threading import Event as Flag

    from fishbowl.runtime.room import Update

    heard: list[float] = []
    done = Flag()

    def listen(update: Update) -> None:
        known = sum(each.notes for each in update.state.notes.counts.values())
        heard.extend([time.monotonic()] * (known - len(heard)))
        if known >= count:
            done.set()

    room = LocalStudy(path.parents[1]).enter(path, "A")
    room.listen(listen)
    outbox.send("ready")
    done.wait(60)
    outbox.send(heard)
    room.close()


def _crowd(door: Door, connected: int, ready: Event, stop: Event, outbox: Connection) -> None:
    """Open every page's stream and keep it; write ten notes a second until told to stop."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4 * connected)), hard))
    outbox.send(asyncio.run(_come_and_write(door, connected, ready, stop)))


async def _come_and_write(door: Door, connected: int, ready: Event, stop: Event) -> set[str]:
    acknowledged: set[str] = set()
    ids = Uuid7(SystemClock())
    async with _client() as client:
        arrived = asyncio.Semaphore(0)

        async def listen(cookie: str) -> None:
            url = f"{door.url}api/tablecloth/stream"
            timeout = aiohttp.ClientTimeout(total=None)
            async with client.get(url, headers={"Cookie": cookie}, timeout=timeout) as stream:
                await stream.content.readany()
                arrived.release()
                async for _ in stream.content.iter_any():
                    pass

        async def send(cookie: str) -> None:
            note_id = ids()
            url = f"{door.url}api/tablecloth/do"
            async with client.post(url, json=note(note_id), headers={"Cookie": cookie}) as answer:
                if answer.status == 200:
                    acknowledged.add(note_id)

        streams = [asyncio.create_task(listen(cookie)) for cookie in door.cookies]
        for _ in range(connected):
            await arrived.acquire()
        await asyncio.sleep(2)  # what came with the connections is not what they cost in the long run
        ready.set()
        number = 0
        while not stop.is_set():
            await send(door.cookies[number % connected])
            number += 7
            await asyncio.sleep(0.1)
        for stream in streams:
            stream.cancel()
    return acknowledged


def _memory_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return next(int(row.split()[1]) for row in status.splitlines() if row.startswith("Pss:"))


def _note_ids(path: Path) -> list[str]:
    from fishbowl.core.notes import NoteWritten

    runner = LocalStudy(path.parents[1]).runner(path)
    found = [rec.event.note_id for rec in runner.records if isinstance(rec.event, NoteWritten)]
    runner.close()
    return found


async def _floor(observers: int, seconds: int) -> list[float]:
    """The same requests to a bare aiohttp server in a process of its own, which does one durable INSERT."""
    context = multiprocessing.get_context("spawn")
    inbox, outbox = context.Pipe(duplex=False)
    server = context.Process(target=_bare_server, args=(outbox,))
    server.start()
    port = await asyncio.to_thread(inbox.recv)
    waits: list[float] = []
    ids = Uuid7(SystemClock())
    async with _client() as client:

        async def send(_: int) -> None:
            began = time.monotonic()
            async with client.post(f"http://127.0.0.1:{port}/", json=note(ids())) as answer:
                await answer.read()
            waits.append(time.monotonic() - began)

        await _paced(send, observers, seconds)
    server.terminate()
    server.join()
    return waits


def _bare_server(outbox: Connection) -> None:
    folder = tempfile.mkdtemp()
    bare = sqlite3.connect(os.path.join(folder, "bare.db"), isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, data TEXT)")

    async def store(request: web.Request) -> web.Response:
        bare.execute("INSERT INTO note (data) VALUES (?)", (await request.text(),))
        return web.json_response({"saved": True})

    async def serve() -> None:
        app = web.Application()
        app.add_routes([web.post("/", store)])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        outbox.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(serve())
