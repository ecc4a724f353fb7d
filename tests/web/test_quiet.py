"""Words, names, PIN and token stay in the session file and on the screens they are for."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path

import pytest

from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.web.mishaps import Wordless, tell_wordless
from tests.web.doorway import Door, Evening, Visitor

NAME = "Wilhelmina Quackenbush"
WORDS = "the zebra crossed at noon"
GUESS = "QQQ234"


def whole_evening(evening: Evening, door: Door) -> tuple[Visitor, list[str]]:
    """Everything that can be typed here; gives a guest who is in, and all that is to stay inside."""
    anna, ben = evening.guest(door, name=NAME), evening.guest(door)
    anna.note(f"> S1 {WORDS}", note_id="note-of-anna")
    anna.do("CorrectNote", f"{WORDS} again", note_id="note-of-anna")
    anna.note(WORDS * 400)
    anna.do("WriteNote", WORDS, command_id=WORDS)
    ben.do("CorrectNote", WORDS, note_id="note-of-anna")
    Visitor(door).knock(pin=GUESS, name=NAME)
    Visitor(door).knock(token=GUESS)
    for body in (WORDS.encode(), f'{{"{WORDS}": 1}}'.encode(), f'{{"token": "{WORDS}'.encode()):
        for name in ("knock", "do"):
            anna.ask("POST", f"/api/tablecloth/{name}", body)
    anna.ask("GET", f"/api/tablecloth/words?seq={WORDS.replace(' ', '%20')}")
    anna.ask("GET", f"/{WORDS.replace(' ', '%20')}", headers={"Cookie": f"{anna.cookie}; x={GUESS}"})
    with anna.stream() as stream:
        stream.until("notes")
    return anna, [NAME, WORDS, GUESS, door.pin, door.token, anna.secret, ben.secret]


def files(*folders: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("end", ["told to leave", "killed", "file moved away"])
def test_nothing_of_an_evening_is_left_outside_the_session_file(
    evening: Evening, tmp_path: Path, end: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    places = {
        name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    }
    places |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONASYNCIODEBUG": "1"}
    door = evening.serve(env=places)
    anna, secrets = whole_evening(evening, door)
    command = Path(f"/proc/{door.process.pid}/cmdline")
    if command.exists():
        assert door.token.encode() not in command.read_bytes()
    if end == "killed":
        door.kill()
    elif end == "file moved away":
        evening.path.rename(evening.path.with_suffix(".away"))
        anna.note(WORDS)
        assert door.ended() == 1
    else:
        assert door.stop() == 0
    # The tests' own helper keeps the door's standard error beside the session.
    found = {
        file: body for file, body in files(evening.folder, home).items() if evening.path.stem not in file.name
    }
    assert door.errors in found
    for secret in secrets:
        assert [file for file, body in found.items() if secret.encode() in body] == [], secret


def test_a_fault_is_told_by_place_and_type(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a web server, of a task that nobody waits for, of a warning: what was being handled stays unsaid."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Wordless())
    logger = logging.getLogger("aiohttp.server")
    logger.addHandler(handler)
    asyncio_logger = logging.getLogger("asyncio")
    asyncio_logger.addHandler(handler)

    async def fail(note: str) -> None:
        raise ValueError(f"can't handle {note!r}")

    async def forgotten() -> None:
        task = asyncio.create_task(fail(WORDS))
        await asyncio.sleep(0)
        del task

    try:
        try:
            int(WORDS)
        except ValueError as error:
            logger.error("Error handling %s", WORDS, exc_info=error)
        logger.warning(f"about {WORDS}")
        asyncio.run(forgotten())
    finally:
        logger.removeHandler(handler)
        asyncio_logger.removeHandler(handler)
    said = capsys.readouterr().err
    assert WORDS not in said
    assert said.count("ValueError") == 2
    assert "test_quiet.py" in said
    assert "aiohttp.server: warning in test_quiet:" in said


def test_a_fault_that_someone_can_cause_is_not_told_for_ever(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        tell_wordless()
        for _ in range(1000):
            logging.getLogger("asyncio").error("one and the same")
        logging.getLogger("asyncio").error("another")
    finally:
        root.handlers[:], root.level = before
    assert capsys.readouterr().err.count("\n") == 11


def test_once_the_session_is_over_the_names_are_gone(evening: Evening) -> None:
    door = evening.serve()
    anna, _ = whole_evening(evening, door)
    for stage in evening.room.state.protocol.stages[:1]:
        evening.do(OpenStage(stage.id))
    assert any(NAME.encode() in body for body in files(evening.path.parent).values())
    evening.do(EndSession())
    assert door.stop() == 0
    assert [file.name for file, body in files(evening.path.parent).items() if NAME.encode() in body] == []
    assert {guest.name for guest in evening.doorway.guests} == {""}
    # Their browsers still are who they were, for what the crew may want to know afterwards.
    assert anna.found_in(evening.doorway).actor == "O1"


@pytest.mark.parametrize("end", ["told to leave", "killed"])
def test_a_door_that_went_before_the_end_leaves_no_names_either(evening: Evening, end: str) -> None:
    """Whoever closes the session last takes them along."""
    door = evening.serve()
    evening.guest(door, name=NAME)
    door.stop() if end == "told to leave" else door.kill()
    evening.do(OpenStage(evening.room.state.protocol.stages[0].id))
    evening.do(EndSession())
    assert [guest.name for guest in evening.doorway.guests] == [NAME]
    evening.room.close()
    assert [file.name for file, body in files(evening.path.parent).items() if NAME.encode() in body] == []


def test_while_the_session_lasts_a_closed_door_remembers_them(evening: Evening) -> None:
    door = evening.serve()
    evening.guest(door, name=NAME)
    assert door.stop() == 0
    assert [guest.name for guest in evening.doorway.guests] == [NAME]
