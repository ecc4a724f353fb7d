"""Words that a screen asked for, and that come when it has gone."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from pathlib import Path

import pytest

from fishbowl.core.notes import WriteNote
from fishbowl.runtime.door import Doorway
from fishbowl.tui.reader import Reader
from tests.support.house import House


def test_words_that_come_after_the_screen_has_gone_are_dropped_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with House.make(tmp_path) as house:
        (seq,) = house.do("O1", WriteNote("n1", "O1", "observation"), text="typed").seqs
        room = house.room("M")
        go_on = Future[None]()

        def wait(door: Doorway) -> Doorway:
            go_on.result(10)
            return door

        async def look_and_leave() -> None:
            room.change_door(wait)  # keeps the room's thread busy
            Reader(room, lambda: pytest.fail("the screen has gone")).want((seq,))

        asyncio.run(look_and_leave())
        go_on.set_result(None)
        room.read(seq).result(10)
    assert caplog.records == []
