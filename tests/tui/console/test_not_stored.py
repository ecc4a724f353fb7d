"""What was typed and could not be stored is there again when the same is done again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fishbowl.core.recording import RecordingStarted
from fishbowl.core.stages import OpenStage, TimeAdded
from fishbowl.tui.console.screen import ConsoleScreen
from fishbowl.tui.dialogs.recording import RecordingDialog
from fishbowl.tui.dialogs.time import TimeDialog
from tests.support.house import House
from tests.tui.seen import Seen, look_at
from tests.tui.tablecloth.flaky import FlakyRoom


@asynccontextmanager
async def on_a_disk_that_fails(house: House) -> AsyncIterator[tuple[Seen[ConsoleScreen], FlakyRoom]]:
    """The console in the first deck; from here on nothing is stored until the disk has room again."""
    house.do("M", OpenStage("binding"))
    flaky = FlakyRoom(house, "M")
    async with look_at(house, lambda _: ConsoleScreen(flaky.room), "M") as seen:
        await seen.until(lambda: house.state.session.console_id != "", "the seat")
        flaky.fail("before")
        yield seen, flaky
    flaky.room.close()


async def opened(seen: Seen[ConsoleScreen], key: str, dialog: type) -> None:
    await seen.press(key)
    await seen.until(lambda: isinstance(seen.pilot.app.screen, dialog), dialog.__name__)


async def test_the_reason_for_more_time(fishbowl: House) -> None:
    async with on_a_disk_that_fails(fishbowl) as (seen, flaky):
        await opened(seen, "+", TimeDialog)
        await seen.press("+")
        await seen.type("2.5 late start")
        await seen.press("enter")
        await seen.sees("What you typed is kept")
        flaky.fail("")
        await opened(seen, "+", TimeDialog)
        await seen.sees("2.5 late start")
        await seen.press("enter")
        await seen.until(lambda: fishbowl.state.stages.added_s.get("binding") == 150, "the time")
        added = [rec.seq for rec in fishbowl.runner.records if isinstance(rec.event, TimeAdded)]
        assert fishbowl.runner.read(tuple(added), "M") == {added[-1]: {"reason": "late start"}}
        await opened(seen, "+", TimeDialog)
        assert "late start" not in seen.text, "it is given back once"


async def test_the_recorders_devices(fishbowl: House) -> None:
    async with on_a_disk_that_fails(fishbowl) as (seen, flaky):
        await opened(seen, "r", RecordingDialog)
        await seen.press("1", "2")
        await seen.type("camera")
        await seen.press("enter", "3")
        await seen.type("H2n")
        await seen.press("enter", "enter")
        await seen.sees("What you typed is kept")
        flaky.fail("")
        await opened(seen, "r", RecordingDialog)
        await seen.press("enter")
        await seen.until(lambda: fishbowl.state.recording.status == "running", "the recorder")
        (event,) = (rec for rec in fishbowl.runner.records if isinstance(rec.event, RecordingStarted))
        assert event.event == RecordingStarted("audio", "en", second=True)
        assert fishbowl.runner.read((event.seq,), "M") == {
            event.seq: {"device": "camera", "second_device": "H2n"}
        }
