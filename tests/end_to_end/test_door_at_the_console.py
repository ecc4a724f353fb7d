"""The door as the moderator has it: opened with one key, guests let in, killed, and opened again."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from fishbowl import bootstrap
from fishbowl.core.decide import AnyCommand
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.runtime import seat
from fishbowl.runtime.door import Doorway
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.room import Room
from tests.end_to_end.running import make, screen
from tests.support.house import wait_until
from tests.support.terminal import Terminal

ON_LOOPBACK = {"FISHBOWL_HOST": "127.0.0.1"}
GONE_S = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture
def assistant(tmp_path: Path, path: Path) -> Iterator[Room]:
    """Looks at the row of the door; leaves no door behind, whatever the test came to."""
    room = bootstrap.study(str(tmp_path)).enter(path, "A")
    yield room
    door = room.door().result()
    if door.is_open:
        os.kill(door.pid, signal.SIGKILL)
    room.close()


def opened(console: Terminal) -> tuple[str, str]:
    """Press Enter; where the door is, and its PIN, as read from the screen."""
    console.press("enter")
    shown = console.wait_for(r"^PIN [A-Z0-9]{6}")
    address, pin = re.search(r"http://\S+", shown), re.search(r"^PIN ([A-Z0-9]{6})", shown, re.MULTILINE)
    assert address is not None
    assert pin is not None
    return address[0], pin[1]


def ask(url: str, method: str, path: str, body: object = None, cookie: str = "") -> tuple[int, str]:
    """The status, and the cookie that was set."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=GONE_S)
    try:
        headers = {"Content-Type": "application/json", "Cookie": cookie}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        return answer.status, (answer.getheader("Set-Cookie") or "").split(";")[0]
    finally:
        connection.close()


def let_in(url: str, cookie: str) -> None:
    """Wait until the door has heard that this guest is inside."""
    wait_until(lambda: ask(url, "GET", "/api/tablecloth/scene", cookie=cookie)[0] == 200, "inside", GONE_S)


def test_a_guest_comes_in_and_is_still_there_when_the_door_was_killed_and_opened_again(
    tmp_path: Path, path: Path, assistant: Room
) -> None:
    def door() -> Doorway:
        return assistant.door().result()

    with screen(tmp_path, "moderate", str(path), env=ON_LOOPBACK) as console:
        console.wait_for("de Hanze|evening")
        console.press("j")
        console.wait_for("The door is closed")
        url, pin = opened(console)
        status, cookie = ask(url, "POST", "/api/tablecloth/knock", {"pin": pin, "name": "Anna"})
        assert status == 200
        console.wait_for("Anna +asks")
        console.press("enter")
        console.wait_for("Anna is inside as O1")
        let_in(url, cookie)

        os.kill(door().pid, signal.SIGKILL)
        console.wait_for("fallen shut")
        console.press("q")
        console.wait_for("j The door for phones has fallen shut")
        console.press("j")
        console.wait_for("fallen shut")
        again, new_pin = opened(console)
        assert again == url, "pages look for the door where it was"
        assert new_pin != pin
        let_in(url, cookie)

        console.press("c")
        console.wait_for("Close the door")
        console.press("enter")
        console.wait_for("The door is closed")
        wait_until(lambda: not door().is_open, "the process has gone", GONE_S)


def test_the_door_stays_open_when_the_console_is_gone(tmp_path: Path, path: Path, assistant: Room) -> None:
    with screen(tmp_path, "moderate", str(path), env=ON_LOOPBACK) as console:
        console.wait_for("evening")
        console.press("j")
        console.wait_for("The door is closed")
        url, pin = opened(console)
        console.hang_up()
        console.wait_for_end()
    assert ask(url, "POST", "/api/tablecloth/knock", {"pin": pin, "name": "Anna"})[0] == 200
    with screen(tmp_path, "moderate", str(path), env=ON_LOOPBACK) as console:
        console.wait_for("At the door: Anna")
        console.press("j")
        console.wait_for("on the screen that opened it")
        console.press("enter")
        console.wait_for("Anna is inside as O1")


def end(study: Path, path: Path) -> None:
    """End the session from the console that holds the seat: its room is on the screen before it has that."""
    with closing(bootstrap.study(str(study)).runner(path, writable=True)) as runner:

        def is_seated() -> bool:
            runner.catch_up()
            return seat.is_held(runner)

        wait_until(is_seated, "the console has its seat", GONE_S)
        console_id = runner.state.session.console_id
        commands: tuple[AnyCommand, ...] = (OpenStage("welcome"), EndSession())
        for n, command in enumerate(commands):
            runner.perform(Issued(f"end-{n}", "M", command, console_id=console_id))
            runner.catch_up()


@pytest.mark.parametrize("is_left", [False, True])
def test_once_the_session_is_over_the_door_closes_with_the_last_screen(
    tmp_path: Path, path: Path, assistant: Room, *, is_left: bool
) -> None:
    """Whether its window is closed, or it is left by its key."""
    with screen(tmp_path, "moderate", str(path), env=ON_LOOPBACK) as console:
        console.wait_for("evening")
        console.press("j")
        console.wait_for("The door is closed")
        url, _ = opened(console)
        console.hang_up()
        console.wait_for_end()
    with screen(tmp_path, "moderate", str(path), env=ON_LOOPBACK) as console:
        console.wait_for("evening")
        end(tmp_path, path)
        console.wait_for("ended")
        assert ask(url, "GET", "/")[0] == 200
        if is_left:
            console.press("q")
        else:
            console.hang_up()
        console.wait_for_end()
    wait_until(lambda: not assistant.door().result().is_open, "closed by itself", GONE_S)
