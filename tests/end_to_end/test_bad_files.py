"""Session files and protocols that can't be used: one sentence says why, and nothing is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.running import fishbowl, make, screen
from tests.support.house import wait_until


def emptied(path: Path) -> str:
    path.write_bytes(b"")
    return "empty"


def foreign(path: Path) -> str:
    path.write_text("Not a session at all, but a text that someone named like one.\n" * 20)
    return "no session of fishbowl"


def another_database(path: Path) -> str:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE shopping (item)")
    return "no session of fishbowl"


def damaged(path: Path) -> str:
    pages = bytearray(path.read_bytes())
    for page in range(4096, len(pages), 4096):
        pages[page : page + 200] = b"\xff" * 200
    path.write_bytes(bytes(pages))
    return "damaged"


def cut_off(path: Path) -> str:
    path.write_bytes(path.read_bytes()[:9000])
    return "damaged"


@pytest.mark.parametrize("harm", [emptied, foreign, another_database, damaged, cut_off])
def test_a_file_that_is_no_sound_session_is_refused_and_left_as_it_is(
    tmp_path: Path, harm: Callable[[Path], str]
) -> None:
    path = make(tmp_path)
    said = harm(path)
    before = path.read_bytes()
    for command in (("moderate",), ("observe", "--as", "O1"), ("show",), ("export", "--to", "md")):
        refusal = fishbowl(tmp_path, command[0], str(path), *command[1:]).refusal
        assert said in refusal
        assert str(path) in refusal
        assert len(refusal.strip().splitlines()) == 1
    assert str(path) in fishbowl(tmp_path, "moderate", "last", ui="nl").refusal
    assert path.stem in fishbowl(tmp_path, "sessions").out
    assert path.read_bytes() == before


def test_home_shows_what_can_not_be_read_and_opens_the_rest(tmp_path: Path) -> None:
    emptied(make(tmp_path, "torn"))
    make(tmp_path, "whole")
    with screen(tmp_path) as home:
        home.wait_for("whole")
        home.press("down")
        home.wait_for("(?s)torn.*empty")
        home.press("enter")
        home.wait_for("is empty: it was cut off")
        home.press("up", "enter")
        home.wait_for("not started yet")


def test_a_file_of_a_newer_fishbowl_is_read_and_not_written(tmp_path: Path) -> None:
    path = make(tmp_path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    refusal = fishbowl(tmp_path, "moderate", str(path)).refusal
    assert "newer fishbowl (file version 99)" in refusal
    assert fishbowl(tmp_path, "show", str(path)).code == 0
    assert fishbowl(tmp_path, "log", str(path), "--json").code == 0
    assert path.read_bytes() == before


def test_an_older_fishbowl_stops_and_says_so_when_a_newer_one_writes(tmp_path: Path) -> None:
    path = make(tmp_path)
    with (
        screen(tmp_path, "moderate", str(path)) as console,
        screen(tmp_path, "assist", str(path)) as desk,
        screen(tmp_path, "table", str(path)) as table,
        screen(tmp_path, "observe", str(path), "--as", "O1", ui="nl") as cloth,
    ):
        console.wait_for("not started")
        desk.wait_for("S1")
        table.wait_for(r"\S")
        cloth.wait_for("O1")
        wait_until(lambda: "console taken" in fishbowl(tmp_path, "log", str(path)).out, "the seat", 20)
        cloth.press("half typed")
        with closing(sqlite3.connect(path)) as newer:
            newer.execute(
                "INSERT INTO event SELECT seq + 1, 'later', 0, 'HologramShown', v, actor, recorded_at,"
                " recorded_s, occurred_s, mono_s, boot_id, certain, data, NULL, hash"
                " FROM event ORDER BY seq DESC LIMIT 1"
            )
            newer.commit()
        for each in (console, desk, table):
            each.wait_for("A newer fishbowl wrote entry 9")
        cloth.wait_for("Een nieuwere fishbowl schreef regel 9")
        cloth.press("enter")
        cloth.wait_for("half typed +NIET BEWAARD")
        console.press("q")
        assert console.wait_for_end() == 0
    refusal = fishbowl(tmp_path, "moderate", str(path)).refusal
    assert "HologramShown" in refusal


def test_a_protocol_that_is_unknown_or_broken_is_named_with_the_mend(tmp_path: Path) -> None:
    unknown = fishbowl(tmp_path, "new", "nonesuch").refusal
    assert "no protocol nonesuch" in unknown
    assert "professional (nl)" in unknown
    own = tmp_path / "protocols" / "fishbowl.nl.yaml"
    own.parent.mkdir()
    own.write_text("id: fishbowl\ntitle: [never closed\n")
    for command in (("new", "fishbowl", "--lang", "nl"), ("rehearse", "fishbowl", "--lang", "nl")):
        refusal = fishbowl(tmp_path, *command, ui="nl").refusal
        assert f"{own}:3" in refusal
    checked = fishbowl(tmp_path, "protocol", "check", str(own))
    assert checked.code == 1
    assert f"{own}:3" in checked.out
    assert not (tmp_path / "sessions").exists()


def test_wrong_use_is_two_and_what_is_not_there_is_one(tmp_path: Path) -> None:
    for wrong in (("frobnicate",), ("moderate",), ("new", "fishbowl", "--lang", "de"), ("observe", "last")):
        said = fishbowl(tmp_path, *wrong)
        assert (said.code, said.out) == (2, "")
        assert "Usage:" in said.err
    for command in ("moderate", "assist", "table", "show", "log"):
        assert "no session in" in fishbowl(tmp_path, command, "last").refusal
        assert "no session other in" in fishbowl(tmp_path, command, "other").refusal
    path = make(tmp_path)
    assert "O1, O2" in fishbowl(tmp_path, "observe", str(path), "--as", "O9", "--plain").refusal
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    refusal = fishbowl(in_the_way, "new", "fishbowl", "--institution", "a", "--programme", "b").refusal
    assert "can't be made (Not a directory)" in refusal
