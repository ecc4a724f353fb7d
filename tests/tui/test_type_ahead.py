"""What is typed in one burst after the key that opens something is for what it opens, and in order."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.machine import boot_id
from fishbowl.runtime.seat import take
from fishbowl.storage.connect import connect
from fishbowl.tui.dialogs.people import PeopleDialog
from tests.support.house import House
from tests.tui.console.lead import console
from tests.tui.dialogs.stage import ask
from tests.tui.home.doors import at_home, goes_to
from tests.tui.seen import Seen
from tests.tui.setup.test_new import new_form

NAMES = {"\r": "enter", "\t": "tab", "\x1b": "escape", "↓": "down", "→": "right", "\x0e": "ctrl+n"}


def burst(seen: Seen[Any], typed: str) -> None:
    """All of it at once, before the app has done anything of it."""
    for char in typed:
        name = NAMES.get(char)
        key = events.Key(name, None) if name else events.Key(_character_to_key(char), char)
        seen.pilot.app.post_message(key)


def line(seen: Seen[Any]) -> str | None:
    """What stands in the line that has the focus."""
    focused = seen.pilot.app.focused
    return focused.value if isinstance(focused, Input) else None


@pytest.fixture
def fishbowl(tmp_path: Path) -> Iterator[House]:
    """The first pile is on, five sit there, and no card lies there yet."""
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive()
        house.do("M", OpenStage("binding"))
        yield house


def consented(house: House) -> list[str]:
    return [person.id for person in house.state.people.by_id.values() if person.consent is not None]


async def seated(seen: Seen[Any], house: House) -> None:
    await seen.until(lambda: house.state.session.console_id != "", "the seat")


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("/n d 1 2 E m", "n d 1 2 E m"),
        ("Mn d 1 2 E", "n d 1 2 E"),
        ("Xn d 1 2 E", "n d 1 2 E"),
        ("+46 n d", "1 6 n d"),
        ("++3 n d 1", "3 n d 1"),
        ("s1/n d 1 p r", "n d 1 p r"),
        ("g+x", "S6x"),
        ("/one\r/two\r/three", "three"),
        ("/one\x1b/two", "two"),
        ("!\x1b?\x1b/n", "n"),
    ],
)
async def test_a_dialog_gets_all_that_is_typed_after_its_key_and_the_console_nothing(
    fishbowl: House, typed: str, stands: str
) -> None:
    async with console(fishbowl) as seen:
        await seated(seen, fishbowl)
        before = fishbowl.state
        burst(seen, typed)
        await seen.until(lambda: line(seen) == stands, f"{stands!r}, not {line(seen)!r}")
        after = fishbowl.state
        untouched = ("stages", "cards", "turns", "interventions", "moments", "session")
        assert [getattr(after, part) for part in untouched] == [getattr(before, part) for part in untouched]


async def test_what_follows_a_closed_dialog_is_for_the_console_again(fishbowl: House) -> None:
    async with console(fishbowl) as seen:
        await seated(seen, fishbowl)
        burst(seen, "/one\r/two\rn")
        await seen.until(lambda: fishbowl.state.cards.current is not None, "the card after them")
        assert sum(count.notes for count in fishbowl.state.notes.counts.values()) == 2


async def test_what_is_pasted_keeps_its_place_among_the_keys(fishbowl: House) -> None:
    async with console(fishbowl) as seen:
        await seated(seen, fishbowl)
        burst(seen, "/a ")
        seen.pilot.app.post_message(events.Paste("pasted"))
        burst(seen, " b")
        await seen.until(lambda: line(seen) == "a pasted b", f"not {line(seen)!r}")


async def test_a_question_that_waits_for_the_disk_gets_what_is_typed_meanwhile(fishbowl: House) -> None:
    """The recorder is asked about once the pause is stored: Enter is its answer, n is the console's again."""
    fishbowl.do("M", ConfirmRecording("video", "nl"), device="H2n")
    async with console(fishbowl) as seen:
        await seated(seen, fishbowl)
        burst(seen, "p\r/n")
        await seen.until(lambda: line(seen) == "n", "the note")
        await seen.until(lambda: fishbowl.state.recording.status == "paused", "the recorder")
        assert fishbowl.state.session.paused_since_s is not None
        assert fishbowl.state.cards.current is None


async def test_a_pause_that_is_refused_gives_the_keys_back(fishbowl: House) -> None:
    async with console(fishbowl) as seen:
        await seated(seen, fishbowl)
        burst(seen, "pp/n")  # paused, and on again: nothing is asked where nothing is recorded
        await seen.until(lambda: line(seen) == "n", "the note")
        assert fishbowl.state.session.paused_since_s is None


async def test_consent_typed_right_after_someone_was_added_is_theirs(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=2, observers=0) as house:
        async with ask(house, PeopleDialog) as asked:
            burst(Seen(asked.pilot, asked.ground), "+\rc")
            await House.until(asked.pilot, lambda: consented(house) == ["S3"], "consent")


async def test_home_hands_on_what_is_typed_while_a_session_opens(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with at_home(house.study) as seen:
            burst(seen, "\r/n r q")
            await goes_to(seen, "NoteDialog")
            await seen.until(lambda: line(seen) == "n r q", f"not {line(seen)!r}")


async def test_the_form_takes_arrows_and_letters_as_fast_as_they_come(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        burst(seen, "→↓↓Group 7↓Hanze\rPsychology↓A1.01")
        await seen.until(lambda: line(seen) == "A1.01", f"not {line(seen)!r}")
        draft = seen.screen.draft
        assert draft is not None
        assert (draft.name, draft.setup.institution, draft.setup.programme) == (
            "Group 7",
            "Hanze",
            "Psychology",
        )
        assert draft.protocol.id != "fishbowl"


async def test_a_session_can_be_made_in_one_burst(tmp_path: Path) -> None:
    with House.make(tmp_path / "other", lang="en") as house:
        async with at_home(house.study) as seen:
            burst(seen, "n↓↓Group 7↓Hanze\x0e\x0e\r/n r q")
            await goes_to(seen, "NoteDialog")
            await seen.until(lambda: line(seen) == "n r q", f"not {line(seen)!r}")
            assert {entry.name for entry in house.study.sessions()} == {"Hanze fishbowl 1", "Group 7"}


async def test_a_console_that_comes_back_after_a_crash_acts_on_what_is_typed_before_it_has_its_seat(
    fishbowl: House,
) -> None:
    died = subprocess.Popen([sys.executable, "-c", "pass"])
    died.wait()
    before = fishbowl.room("M")
    take(before).result(10)
    seat = json.dumps({"boot": boot_id(), "pid": died.pid})
    before.set_live(f"console:{before.console_id}", seat).result(10)
    with closing(connect(fishbowl.path, writable=True)) as disk:
        disk.execute("BEGIN IMMEDIATE")
        async with console(fishbowl) as seen:
            burst(seen, "n")
            await seen.sees("WATCHING")
            assert fishbowl.state.session.console_id == before.console_id
            disk.execute("ROLLBACK")
            await seen.until(lambda: fishbowl.state.cards.current is not None, "the card")
