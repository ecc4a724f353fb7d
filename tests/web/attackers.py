"""Who wants the door for themselves: slow connections, a body like a film, a flood of notes.

A process of its own, so that what it costs is not taken from the honest: `python -m tests.web.attackers PORT
COOKIE SECONDS`. Says in JSON what became of it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import uuid
from collections import Counter

HOST = "127.0.0.1"
SLOW = 400
BODY = 50 * 1024 * 1024


async def slow(port: int, beginning: bytes, until: float, told: Counter[str]) -> None:
    """A byte a second after this beginning; nothing at all where there is none."""
    try:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(beginning)
        while time.monotonic() < until:
            try:
                async with asyncio.timeout(1):
                    came = await reader.read(4096)
            except TimeoutError:
                if beginning:
                    writer.write(b"x")
                    await writer.drain()
            else:
                told["answered" if came else "closed"] += 1
                if not came:
                    break
        writer.close()
    except OSError:
        told["closed"] += 1


async def film(port: int, told: Counter[str]) -> None:
    try:
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(head(port, "knock", BODY))
        for _ in range(BODY // 65536):
            writer.write(b"x" * 65536)
            await writer.drain()
        told[(await reader.readline()).decode().split()[1]] += 1
        writer.close()
    except (OSError, IndexError):
        told["cut off"] += 1


def head(port: int, name: str, length: int, cookie: str = "") -> bytes:
    lines = [
        f"POST /api/tablecloth/{name} HTTP/1.1",
        f"Host: {HOST}:{port}",
        "Content-Type: application/json",
        f"Content-Length: {length}",
    ]
    return "\r\n".join([*lines, *([f"Cookie: {cookie}"] if cookie else []), "", ""]).encode()


async def flood(port: int, cookie: str, until: float, told: Counter[str]) -> None:
    """A thousand notes a second, or as many as can be had an answer to."""
    reader, writer = await asyncio.open_connection(HOST, port)
    while time.monotonic() < until:
        began = time.monotonic()
        for _ in range(50):
            note = {"note_id": str(uuid.uuid4()), "source": "phone"}
            given = {"command_id": str(uuid.uuid4()), "kind": "WriteNote", "data": note, "line": "flood"}
            body = json.dumps(given).encode()
            writer.write(head(port, "do", len(body), cookie) + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            told[answer.split()[1].decode()] += 1
            length = int(answer.lower().partition(b"content-length: ")[2].partition(b"\r")[0])
            await reader.readexactly(length)
        await asyncio.sleep(max(0.0, 0.05 - (time.monotonic() - began)))
    writer.close()


async def main(port: int, cookie: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    slows, floods, films = Counter[str](), Counter[str](), Counter[str]()
    beginnings = (b"", f"GET / HTTP/1.1\r\nHost: {HOST}:{port}\r\nX: ".encode(), head(port, "knock", 1000))
    attacks = [slow(port, beginnings[n % 3], until, slows) for n in range(SLOW)]
    attacks += [flood(port, cookie, until, floods), film(port, films), film(port, films)]
    print("begun", flush=True)
    await asyncio.gather(*attacks)
    print(json.dumps({"slow": slows, "flood": floods, "film": films}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
