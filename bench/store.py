"""The store: appending, being seen by another process, resuming."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, in_turn, p95
from bench.sessions import fill, give, in_talk
from fishbowl.core.notes import WriteNote


def figures(*, short: bool) -> Iterator[Figure]:
    yield append(50 if short else 400)
    yield seen(60 if short else 200)
    yield resume(2_000 if short else 20_000)


def append(count: int) -> Figure:
    """Appends per second through decide, fold, chain and two tables, against one bare INSERT."""
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        runner = study.runner(path, writable=True)
        bare = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, data TEXT)")
        data = json.dumps({"note_id": study.ids(), "author": "O1", "kind": "quote", "text": "x" * 60})

        def whole() -> float:
            began = time.perf_counter()
            for _ in range(count):
                give(study, runner, "O1", WriteNote(study.ids(), "O1", "quote"), text="x" * 60)
            return time.perf_counter() - began

        def floor() -> float:
            began = time.perf_counter()
            for _ in range(count):
                bare.execute("INSERT INTO note (data) VALUES (?)", (data,))
            return time.perf_counter() - began

        ours, theirs = in_turn(whole, floor, 5)
        runner.close()
        bare.close()
    ratio = theirs / ours
    value = f"{ratio:.2f} x bare ({count / ours:.0f}/s against {count / theirs:.0f}/s)"
    return Figure("append through the whole store, FULL", value, ">= 0.5 x bare", ratio >= 0.5)


def seen(count: int) -> Figure:
    """From giving a command in one process to hearing of it in another."""
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        context = multiprocessing.get_context("spawn")
        inbox, outbox = context.Pipe(duplex=False)
        watcher = context.Process(target=_watch, args=(Path(folder), path, outbox, count))
        watcher.start()
        inbox.recv()
        room = study.enter(path, "O1")
        sent: list[float] = []
        for _ in range(count):
            sent.append(time.monotonic())
            room.do(WriteNote(study.ids(), "O1", "quote")).result()
            time.sleep(0.02)
        heard: dict[int, float] = inbox.recv()
        watcher.join()
        room.close()
    waits = [1000 * (heard[nth] - at) for nth, at in enumerate(sent, 1)]
    value = f"p95 {p95(waits):.0f} ms, median {sorted(waits)[len(waits) // 2]:.0f} ms"
    return Figure("given in one process, heard in another", value, "p95 <= 50 ms", p95(waits) <= 50)


def _watch(folder: Path, path: Path, outbox: object, count: int) -> None:
    from multiprocessing.connection import Connection
    from threading import Event as Flag

    from fishbowl.bootstrap import LocalStudy
    from fishbowl.core.tablecloths import Count
    from fishbowl.runtime.room import Update

    assert isinstance(outbox, Connection)
    heard: dict[int, float] = {}
    done = Flag()

    def listen(update: Update) -> None:
        known = update.state.notes.counts.get("O1", Count()).notes
        for nth in range(len(heard) + 1, known + 1):
            heard[nth] = time.monotonic()
        if known >= count:
            done.set()

    room = LocalStudy(folder).enter(path, "A")
    room.listen(listen)
    outbox.send("ready")
    done.wait(60)
    outbox.send(heard)
    room.close()


def resume(events: int) -> Figure:
    """Opening a long session until its state stands; and whether twice as long takes twice as long."""
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        fill(study, path, events // 2, turns=True)
        half = min(_open_s(study, path) for _ in range(3))
        fill(study, path, events - events // 2, turns=True)
        whole = min(_open_s(study, path) for _ in range(3))
    value = f"{whole:.2f} s for {events:,} events, {whole / half:.2f} x half of them"
    return Figure("resume", value, "<= 1.5 s for 20,000, <= 2.6 x half", whole <= 1.5 and whole / half <= 2.6)


def _open_s(study: object, path: Path) -> float:
    from fishbowl.bootstrap import LocalStudy

    assert isinstance(study, LocalStudy)
    began = time.perf_counter()
    runner = study.runner(path, writable=True)
    took = time.perf_counter() - began
    runner.close()
    return took
