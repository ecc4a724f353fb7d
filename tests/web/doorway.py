"""A real door: `fishbowl serve` on loopback, guests who speak HTTP to it, and who lets them in."""

from __future__ import annotations

import json
import os
import signal
import ssl
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from pathlib import Path
from time import monotonic
from typing import IO, Any, Self
from urllib.parse import urlsplit

from fishbowl import bootstrap
from fishbowl.core.base import MODERATOR, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import MarkAttendance, RecordConsent
from fishbowl.core.protocol import Lang
from fishbowl.core.session import Setup
from fishbowl.runtime.door import Doorway, Guest, Place, admit, place_for, turn_away
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.ports import Answer
from tests.support.house import wait_until

LOOPBACK = "127.0.0.1"
DEADLINE_S = 20.0


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back over HTTP."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Evening:
    """A session in a study folder of its own, by the real clock, with the moderator's room open on it."""

    def __init__(
        self,
        folder: Path,
        lang: Lang = "en",
        participants: int = 4,
        observers: int = 2,
        protocol: str = "fishbowl",
    ) -> None:
        self.folder = folder
        self.study = bootstrap.study(str(folder))
        setup = Setup(institution="Hanze", programme="Social Work", place="A1.01")
        guide = self.study.protocol(protocol, lang)
        people = group(guide, participants, observers)
        self.path = self.study.create(NewSession(guide, setup, people, "Hanze 1"))
        self.room = self.study.enter(self.path, MODERATOR)
        self._doors: list[Door] = []

    def serve(
        self,
        *options: str,
        host: str = LOOPBACK,
        port: int = 0,
        env: Mapping[str, str] | None = None,
        under: Sequence[str] = (),
    ) -> Door:
        """Start a door on it and wait until it is open; stopped with the evening."""
        door = self.start(*options, host=host, port=port, env=env, under=under)
        door.wait_open()
        return door

    def start(
        self,
        *options: str,
        host: str = LOOPBACK,
        port: int = 0,
        env: Mapping[str, str] | None = None,
        under: Sequence[str] = (),
    ) -> Door:
        """Start one, whether it opens or is refused."""
        door = Door(self.folder, self.path, *options, host=host, port=port, env=env, under=under)
        self._doors.append(door)
        return door

    def do(self, command: AnyCommand, **words: str) -> Answer:
        """A command of the moderator's."""
        return self.room.do(command, Words.of(**words)).result(DEADLINE_S)

    def people_arrive(self, *who: str) -> None:
        """Those named (else all) are present, with consent on paper."""
        for person in who or sorted(self.room.state.people.by_id):
            self.do(MarkAttendance(person, "present"))
            self.do(RecordConsent(person, "1", "paper"))

    # --- at the door ------------------------------------------------------------------------------------

    @property
    def doorway(self) -> Doorway:
        return self.room.door().result(DEADLINE_S)

    def admit(self, guest_id: str, wanted: str = "") -> str:
        """Let that guest in, as the console does; gives whom they write as."""
        door = self.doorway
        guest = door.guest(guest_id)
        assert guest is not None, f"nobody of that id at the door: {guest_id}"
        actor = place_for(self.room.state, door, guest.place, wanted)
        assert actor, f"no place free on the {guest.place}"
        self.room.change_door(admit(guest_id, actor)).result(DEADLINE_S)
        return actor

    def turn_away(self, guest_id: str) -> None:
        self.room.change_door(turn_away(guest_id)).result(DEADLINE_S)

    def guest(self, door: Door, place: Place = "tablecloth", name: str = "", wanted: str = "") -> Visitor:
        """A guest who scanned the code and was let in."""
        visitor = Visitor(door, place)
        visitor.knock(name=name or f"Guest {uuid.uuid4()}")
        if place == "entrance":
            return visitor
        found = visitor.found_in(self.doorway)
        actor = self.admit(found.id, wanted)
        wait_until(lambda: visitor.get("me").json["actor"] == actor, f"{actor} let in")
        return visitor

    def close(self) -> None:
        for door in self._doors:
            door.kill()
        self.room.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Door:
    """One process of `fishbowl serve`. Its standard error is kept in `errors`, a file."""

    def __init__(
        self,
        folder: Path,
        session: Path | str,
        *options: str,
        host: str = LOOPBACK,
        port: int = 0,
        env: Mapping[str, str] | None = None,
        under: Sequence[str] = (),
    ) -> None:
        """`under`: a command that runs it, such as one that limits what it may use."""
        self.errors = folder / f"door-{uuid.uuid4().hex[:8]}.err"
        self._errors: IO[bytes] = self.errors.open("wb")
        command = [sys.executable, "-m", "fishbowl", "--ui", "en", "--study", str(folder), "serve"]
        self.process = subprocess.Popen(
            [*under, *command, str(session), "--host", host, "--port", str(port), "--json", *options],
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **(env or {})},
            text=True,
        )
        self.tls: ssl.SSLContext | None = None
        self.opened: dict[str, str] = {}

    def wait_open(self) -> None:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, f"the door did not open: {self.said}"
        self.opened = json.loads(line)

    @property
    def said(self) -> str:
        """What it wrote on its standard error so far."""
        return self.errors.read_text("utf-8", "replace")

    @property
    def url(self) -> str:
        return self.opened["url"]

    @property
    def pin(self) -> str:
        return self.opened["pin"]

    @property
    def token(self) -> str:
        return urlsplit(self.opened["join_url"]).fragment

    @property
    def netloc(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port is not None
        return port

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def connection(self, source: str = "", timeout_s: float = DEADLINE_S) -> HTTPConnection:
        """A new connection. `source`: another address of loopback to come from, such as 127.0.0.2."""
        come_from = (source, 0) if source else None
        if self.url.startswith("https:"):
            context = self.tls or ssl.create_default_context()
            return HTTPSConnection(
                self.host, self.port, timeout=timeout_s, source_address=come_from, context=context
            )
        return HTTPConnection(self.host, self.port, timeout=timeout_s, source_address=come_from)

    def stop(self) -> int:
        """End it as the console does; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for its end; gives its exit code."""
        code = self.process.wait(DEADLINE_S)
        self._errors.close()
        return code

    def kill(self) -> None:
        """As the power going off. May be called again."""
        self.process.kill()
        self.process.wait(DEADLINE_S)
        self._errors.close()
        if self.process.stdout is not None:
            self.process.stdout.close()


class Visitor:
    """A guest's browser: keeps its cookie, makes its own command ids."""

    def __init__(self, door: Door, place: Place = "tablecloth", source: str = "") -> None:
        self.door = door
        self.place = place
        self.cookie = ""
        self.source = source

    @property
    def secret(self) -> str:
        return self.cookie.partition("=")[2]

    def found_in(self, doorway: Doorway) -> Guest:
        """This guest, as the door's row has them."""
        import hashlib

        digest = hashlib.sha256(self.secret.encode()).hexdigest()
        return next(guest for guest in doorway.guests if guest.secret == digest)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answered:
        """One request on a connection of its own. `path` begins at the door's root."""
        sent = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            sent["Content-Type"] = "application/json"
        connection = self.door.connection(self.source)
        try:
            connection.request(method, path, body, {**sent, **(headers or {})})
            response = connection.getresponse()
            return Answered(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, name: str, query: str = "", **headers: str) -> Answered:
        return self.ask("GET", f"/api/{self.place}/{name}{query}", headers=headers)

    def post(self, name: str, body: object, **headers: str) -> Answered:
        return self.ask("POST", f"/api/{self.place}/{name}", json.dumps(body).encode(), headers)

    def knock(self, **asked: str) -> Answered:
        """Ask to come in, with the token unless a PIN is given; keeps the cookie that comes back."""
        key = {} if "pin" in asked or "token" in asked else {"token": self.door.token}
        answered = self.post("knock", key | asked)
        given = answered.headers.get("Set-Cookie")
        if given:
            self.cookie = given.partition(";")[0]
        return answered

    def do(self, kind: str, line: str | None = None, command_id: str = "", **data: object) -> Answered:
        asked = {"command_id": command_id or str(uuid.uuid4()), "kind": kind, "data": data}
        return self.post("do", asked if line is None else {**asked, "line": line})

    def note(self, line: str, command_id: str = "", note_id: str = "") -> Answered:
        """Write a note as the page does."""
        return self.do("WriteNote", line, command_id, note_id=note_id or str(uuid.uuid4()), source="phone")

    def stream(self, after: int = 0) -> Stream:
        return Stream(self, after)


class Stream:
    """A page that listens. Close it, or leave its `with`."""

    def __init__(self, visitor: Visitor, after: int = 0, query: str = "") -> None:
        self._connection = visitor.door.connection(visitor.source)
        asked = f"/api/{visitor.place}/stream{query or f'?after={after}'}"
        self._connection.request("GET", asked, headers={"Cookie": visitor.cookie})
        self.response: HTTPResponse = self._connection.getresponse()
        self.status = self.response.status
        self.heard = b""
        """All bytes that came so far."""

    def events(self) -> Iterator[tuple[str, Any]]:
        """Each event, its name and data, as it comes; ends with the stream."""
        name = ""
        while line := self.response.readline():
            self.heard += line
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            elif line.startswith(b"data: "):
                yield name, json.loads(line[6:])

    def until(self, name: str, **fields: object) -> Any:
        """The data of the next event of that name with those fields. Fails where none comes in time."""
        deadline = monotonic() + DEADLINE_S
        for came, data in self.events():
            if came == name and all(data.get(key) == value for key, value in fields.items()):
                return data
            assert monotonic() < deadline, f"never came: {name} {fields}"
        raise AssertionError(f"the stream ended before {name} {fields}")

    def rest(self) -> list[tuple[str, Any]]:
        """What still comes until the stream is ended by the door."""
        return list(self.events())

    def close(self) -> None:
        self.response.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
