"""What people type acts on no terminal and in no file: looked at byte by byte, on every surface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.hostile_room import MARK, ORDER, SHOWN, HostileRoom, what_acts
from tests.end_to_end.running import fishbowl, make, screen
from tests.support.house import wait_until
from tests.support.terminal import Terminal
from tests.text.hostile import HOSTILE

REVIEW_PAGES = {
    "2": f"(?s)Agenda: planned and actual.*because|{SHOWN}",
    "3": f"(?s)─ Timeline.*{SHOWN}",
    "4": "─ Cards",
    "5": f"(?s)─ Interventions.*{SHOWN}",
    "6": "─ Balance",
    "7": "(?s)─ Notes.*(clipboard|owned)",
    "8": f"(?s)─ Questions of observers|{SHOWN}",
    "9": f"(?s)─ M.*{SHOWN}",
    "0": f"(?s)─ Debrief.*{SHOWN}",
    "-": f"(?s)─ Recording.*{SHOWN}",
    "=": "─ People",
}
"""Each page of the review, and what stands on it once it is shown."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileRoom]:
    made = HostileRoom(tmp_path_factory.mktemp("study"))
    yield made
    made.close()


def inert(seen: Terminal) -> None:
    sent = bytes(seen.received)
    assert what_acts(sent) == set()
    assert f"\x1b[{MARK}".encode() not in sent


def back(seen: Terminal, from_what: str) -> None:
    """Escape, and wait until it is gone: with a key right behind it, it would be another key."""
    seen.press("escape")
    wait_until(lambda: not re.search(from_what, seen.text), f"{from_what} is left", 20)


def types_in(form: Terminal, field: str) -> bool:
    """Click on the field and type an x; whether one stands there by now."""
    row = next(n for n, line in enumerate(form.text.splitlines(), start=1) if line.startswith(f" {field} "))
    form.press(f"\x1b[<0;20;{row}M\x1b[<0;20;{row}m", "x")
    return re.search(f"{field} +x", form.text) is not None


def test_the_measure_itself_finds_what_acts() -> None:
    assert what_acts(ORDER.encode()) != set()
    for name in ("clipboard, OSC 52", "hyperlink, OSC 8", "colours and conceal", "DCS", "reset", "C1 CSI"):
        assert what_acts(HOSTILE[name].encode()) != set(), name
    assert what_acts("\x1b[1;38;5;246;48;5;233mWelkom — één\x1b[0m\x1b[2;1H\r\n".encode()) == set()


def test_on_the_console_and_all_that_opens_from_it(room: HostileRoom) -> None:
    with screen(room.folder, "moderate", str(room.path), columns=160, rows=45) as console:
        console.wait_for(f"(?s){SHOWN}.*{SHOWN}.*O2 asks S1.*{SHOWN}")
        for key, stands in (
            ("o", f"(?s)O2 to S1.*{SHOWN}.*left over"),
            ("h", "Type a note and press Enter"),
            ("g", "who  seat  attendance"),
            ("w", "(?s)everyone · all kinds.*owned"),
        ):
            console.press(key)
            console.wait_for(stands)
            back(console, stands)
        console.press("d")
        console.wait_for("Enter go on anyway")
        console.press("enter")
        console.wait_for("─ Closing")
        console.press("y")
        console.wait_for(f"(?s)Top moments.*{SHOWN}.*{SHOWN}")
        back(console, "Top moments")
        console.press("v")
        console.wait_for(f"(?s)Institution +{SHOWN}.*Place +{SHOWN}")
        for key, stands in REVIEW_PAGES.items():
            console.press(key)
            console.wait_for(stands)
        inert(console)


def test_on_the_screens_of_others(room: HostileRoom) -> None:
    for words, stands in (
        (("assist", str(room.path)), f"REC {SHOWN}"),
        (("table", str(room.path)), "Connection"),
        (("observe", str(room.path), "--as", "O1"), f"(?s)Tablecloth of O1.*{SHOWN}.*question +{SHOWN}"),
        ((), SHOWN),
    ):
        with screen(room.folder, *words, columns=100, rows=30) as seen:
            seen.wait_for(stands)
            inert(seen)


def test_on_a_card_with_the_institution_filled_in(tmp_path: Path) -> None:
    said = fishbowl(tmp_path, "new", "fishbowl", "--lang", "en", "--institution", ORDER, "--programme", "SW")
    assert what_acts(said.out.encode()) == set()
    with screen(tmp_path, "moderate", "last") as console, screen(tmp_path, "table", "last") as table:
        console.wait_for("not started")
        console.press("d")
        console.wait_for(r"Welcome \d:\d\d left")
        console.press("d")
        console.wait_for("Enter go on anyway")
        console.press("enter")
        console.wait_for(r"Connection \d+:\d\d left")
        console.press("n")
        for seen in (console, table):
            seen.wait_for(SHOWN)
            inert(seen)


def test_in_set_up_and_in_lines_that_are_pasted_into(tmp_path: Path) -> None:
    # Terminals take escapes out of what is pasted; what acts without one comes through.
    pasted = f"\x1b[200~\x9b{MARK}m[red]Z[/]\u202e\x1b[201~"
    stands = rf"�{MARK}m\[red\]Z\[/\]‹U\+202E›"
    with screen(tmp_path, ui="en") as home:
        home.wait_for("no sessions here yet")
        home.press("n")
        home.wait_for("(?s)what helped or still helps.*Esc close")
        wait_until(lambda: types_in(home, "Institution"), "the field is typed in", 20)
        home.press(pasted)
        home.wait_for(f"(?s)Institution +x+{stands}.*─ How a card.*x{stands}")
        inert(home)
    make(tmp_path)
    with screen(tmp_path, "observe", "last", "--as", "O1") as cloth:
        cloth.wait_for("rules, keys")
        cloth.press(pasted)
        cloth.wait_for(stands)
        cloth.press("enter")
        cloth.wait_for(f"{stands} +saved")
        inert(cloth)
    with screen(tmp_path, "moderate", "last") as console:
        console.wait_for("not started")
        console.press("/")
        console.wait_for("Own note")
        console.press(pasted)
        console.wait_for(stands)
        console.press("enter")
        console.wait_for("Note saved")
        inert(console)


def test_in_what_commands_print(room: HostileRoom) -> None:
    session = str(room.path)
    for words in (("show", session), ("log", session), ("log", session, "--json"), ("sessions",)):
        said = fishbowl(room.folder, *words)
        assert said.code == 0
        assert MARK in said.out
        assert what_acts(said.out.encode()) == set()
    for refused in (
        ["show", ORDER],
        ["observe", session, "--as", ORDER, "--plain"],
        ["protocol", "show", ORDER],
        ["new", ORDER],
        ["withdraw", session, ORDER],
    ):
        said = fishbowl(room.folder, *refused)
        assert MARK in said.refusal
        assert what_acts(said.err.encode()) == set()
    said = fishbowl(room.folder, "export", session, "--to", ORDER)
    assert said.code == 2
    assert what_acts(said.err.encode()) == set()


def test_in_the_plain_tablecloth(tmp_path: Path) -> None:
    make(tmp_path)
    typed = f"{ORDER}\n:list\n:retract {ORDER}\n:a{ORDER}\n"
    said = fishbowl(tmp_path, "observe", "last", "--as", "O1", "--plain", typed=typed)
    lines = said.out.splitlines()
    assert lines[0].startswith("saved ")
    assert f"␛[{MARK}m" in lines[1]
    assert [line.partition(" ")[0] for line in lines[2:]] == ["refused:", "refused:"]
    assert what_acts(said.out.encode()) == set()


def test_in_files_for_others(room: HostileRoom, tmp_path: Path) -> None:
    for form in ("md", "csv", "jsonl"):
        out = tmp_path / form
        assert fishbowl(room.folder, "export", str(room.path), "--to", form, "--out", str(out)).code == 0
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        written = b"".join(file.read_bytes() for file in files)
        assert MARK.encode() in written
        assert what_acts(written) == set()


def test_in_a_protocol_that_someone_sent(tmp_path: Path) -> None:
    """An escape in one is refused, and shown inert where the file is named all the same."""
    sent = tmp_path / "protocols" / "sent.en.yaml"
    sent.parent.mkdir()
    sent.write_text(f'id: sent\nlang: en\ntitle: "\\e[{MARK}mTitle"\n')
    for words in (("protocol", "list"), ("protocol", "check", str(sent)), ("new", "sent", "--lang", "en")):
        said = fishbowl(tmp_path, *words)
        assert what_acts(said.out.encode() + said.err.encode()) == set()
    assert "U+001B" in fishbowl(tmp_path, "protocol", "check", str(sent)).out
