"""Our own export of what was said, corrected in Word or an editor and added again; all talk is simulated."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fishbowl.core.cards import DrawCard
from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession, Rehearsal
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance
from fishbowl.export import Options
from fishbowl.runtime.record.transcribed import UtteranceRow
from fishbowl.text import Lang
from fishbowl.text.spoken import stamp
from tests.cli.test_transcript import call
from tests.export.told import HOSTILE_SAID, TYPED, exported
from tests.support.held import Held
from tests.support.house import BEGAN_AT

SAID: tuple[tuple[str | None, float, float, bool, str], ...] = (
    ("M", 5.0, 9.25, False, "Welkom, dit is een gesimuleerd gesprek."),
    ("S1", 95.04, 99.5, False, "Mijn eigen klas bindt mij. Dus: ja, de klas van 20231234."),
    (None, 100.0, 104.0, True, "Bij mij ook."),
    (
        "S2",
        104.0,
        110.0,
        False,
        "De afdeling, zegt iedereen op maandag. En daarna was er niets meer te doen.",
    ),
    ("S3", 279.0, 290.013, False, "Ja."),
    ("S2", 290.02, 295.0, True, "[naam] zei dat ook."),
)
WAYS = (
    Options("nl"),
    Options("en", profile="at", stamps=True),
    Options("nl", stamps=True),
    Options("en", profile="at"),
)
each_way = pytest.mark.parametrize("options", WAYS, ids=lambda o: f"{o.lang}-{o.profile}-{o.stamps}")
each_kind = pytest.mark.parametrize("kind", ["txt", "docx"])
Fields = tuple[object, ...]


def recorded(study: Path, rehearsal: Rehearsal | None = None) -> Held:
    held = Held(study, rehearsal=rehearsal, name="fase: de klas")
    held.at(10, "M", OpenStage("welcome"))
    held.at(20, "M", ConfirmRecording("video", "nl"))
    held.at(100, "M", OpenStage("binding"))
    held.at(110, "T", DrawCard())
    held.at(300, "T", DrawCard())
    held.at(400, "M", ConfirmRecorder("stop"))
    held.at(410, "M", EndSession())
    return held


def put(
    held: Held, said: tuple[tuple[str | None, float | None, float | None, bool, str], ...] = SAID
) -> None:
    held.do("M", AddTranscript("t1", 1, "teams_vtt", "sum", "kept", "nl"))
    for n, (speaker, from_s, to_s, inferred, text) in enumerate(said, start=1):
        cues = (f"g/{n}-0",)
        held.do("M", AddUtterance("t1", f"u{n}", n, speaker, from_s, to_s, inferred, cues), text=text)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    with recorded(tmp_path / "study") as held:
        put(held)
        yield held


def fields(row: UtteranceRow) -> Fields:
    return (
        row.utterance_id,
        row.speaker,
        row.media_from_s,
        row.media_to_s,
        row.to_inferred,
        row.cues,
        row.text,
    )


def state(held: Held) -> list[Fields]:
    return [fields(row) for row in held.record().utterances]


def again(held: Held, path: Path, *words: str) -> str:
    """Add the file with --yes; what was told of it on both channels."""
    done = call(held.study.folder, "add", "last", str(path), "--yes", *words)
    assert done.exception is None, (done.exception, done.output)
    return done.stdout + done.stderr


def edited(path: Path, change: Callable[[list[str]], list[str]]) -> Path:
    """The file with its paragraphs changed; those of a .docx keep their style by place."""
    if path.suffix == ".txt":
        lines = path.read_text("utf-8-sig").split("\n")
        path.write_text("\n".join(change(lines)), "utf-8")
        return path
    document = docx.Document(str(path))
    old = [(each.text, each.style) for each in document.paragraphs]
    kept = dict(old)
    for paragraph in list(document.paragraphs):
        above = paragraph._element.getparent()
        assert above is not None
        above.remove(paragraph._element)
    for text in change([text for text, _ in old]):
        document.add_paragraph(text, kept.get(text))
    document.save(str(path))
    return path


def swap(before: str, after: str) -> Callable[[list[str]], list[str]]:
    """One passage for another; a line break in it parts paragraphs."""

    def change(lines: list[str]) -> list[str]:
        whole = "\n".join(lines)
        assert whole.count(before) == 1, whole
        return whole.replace(before, after).split("\n")

    return change


# --- the law ----------------------------------------------------------------------------------------------


@each_kind
@each_way
def test_added_again_as_it_is_nothing_changes(
    held: Held, tmp_path: Path, kind: str, options: Options
) -> None:
    before = state(held)
    told = again(held, exported(held, kind, tmp_path, options))
    assert "6 the same, 0 corrected, 0 new, 0 dropped" in told
    assert ("Not read" in told, "may be" in told.replace("Times may be", "")) == (False, False)
    assert state(held) == before
    (row,) = held.record().transcripts
    assert (row.format, row.pauses) == (f"fishbowl_{kind}", "kept")


@st.composite
def talks(draw: st.DrawFn) -> tuple[tuple[str | None, float | None, float | None, bool, str], ...]:
    words = st.sampled_from([*HOSTILE_SAID, *TYPED[:40], "Ja.", "nee: ja", "[naam]"]) | st.text(max_size=60)
    n = draw(st.integers(1, 8))
    timed = draw(st.booleans())
    starts = sorted(draw(st.lists(st.integers(0, 9_000_000), min_size=n, max_size=n)))
    return tuple(
        (
            draw(st.sampled_from(["M", "S1", "S2", "O1", None])),
            start / 1000 if timed else None,
            (start + draw(st.integers(0, 90_000))) / 1000 if timed else None,
            timed and draw(st.booleans()),
            # What begins as a stamp of ours does, or says only that it was erased, nobody says.
            f"x{draw(words)}" if draw(st.booleans()) else f"één{draw(words)}",
        )
        for start in starts
    )


@given(talk=talks(), kind=st.sampled_from(["txt", "docx"]), options=st.sampled_from(WAYS), crlf=st.booleans())
@example(  # blanks that no file keeps make the first one like the second
    talk=tuple(("M", None, None, False, text) for text in ("één ", "één", "één  =1+1")),
    kind="txt",
    options=WAYS[0],
    crlf=False,
)
@settings(max_examples=40, deadline=None)
def test_whatever_was_said_comes_back_as_it_was(
    talk: tuple[tuple[str | None, float | None, float | None, bool, str], ...],
    kind: str,
    options: Options,
    crlf: bool,
) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        with recorded(folder / "study", Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)) as held:
            put(held, talk)
            before = state(held)
            path = exported(held, kind, folder, options)
            if crlf and kind == "txt":
                path.write_bytes(path.read_text("utf-8-sig").replace("\n", "\r\n").encode())
            told = again(held, path)
            assert f"{len(talk)} the same, 0 corrected, 0 new, 0 dropped" in told
            assert state(held) == before


@each_kind
def test_what_an_office_program_saved_reads_the_same(held: Held, tmp_path: Path, kind: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no office program here")
    before = state(held)
    path = exported(held, kind, tmp_path, Options("nl", profile="at", stamps=True))
    done = tmp_path / "done"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = [office, home, "--headless", "--convert-to", "docx", "--outdir", str(done), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    assert "6 the same, 0 corrected" in again(held, done / "x.docx")
    assert state(held) == before


# --- corrections ------------------------------------------------------------------------------------------


def changed(held: Held, before: list[Fields]) -> list[tuple[Fields | None, Fields | None]]:
    """What was on record and what is, where that differs, by utterance."""
    old, new = ({row[0]: row for row in rows} for rows in (before, state(held)))
    return [(old.get(i), new.get(i)) for i in dict.fromkeys([*old, *new]) if old.get(i) != new.get(i)]


@each_kind
@each_way
def test_only_what_was_corrected_is_and_it_keeps_its_times_and_ids(
    held: Held, tmp_path: Path, kind: str, options: Options
) -> None:
    before = state(held)
    nobody = "onbekend" if options.lang == "nl" else "unknown"
    at = "@" if options.profile == "at" else ""
    path = exported(held, kind, tmp_path, options)
    edited(path, swap("Mijn eigen klas bindt mij", "Mijn eigen klasgenoten binden mij"))
    edited(path, swap(f"{at}{nobody}:", f"{at}S4:"))
    stamp = "#00:04:39-0# " if options.stamps else ""
    edited(path, swap(f"{at}S3: {stamp}Ja.", f"{at}S3: {stamp}Nee."))
    told = again(held, path, "--redact", "none")
    assert "3 the same, 3 corrected, 0 new, 0 dropped" in told
    assert changed(held, before) == [
        (before[1], (*before[1][:6], "Mijn eigen klasgenoten binden mij. Dus: ja, de klas van 20231234.")),
        (before[2], ("u3", "S4", *before[2][2:])),
        (before[4], (*before[4][:6], "Nee.")),
    ]


def test_what_to_take_out_is_not_asked_again_of_words_that_are_as_they_were(
    held: Held, tmp_path: Path
) -> None:
    path = edited(exported(held, "txt", tmp_path), swap("Bij mij ook.", "Bij 20237777 ook."))
    again(held, path)
    assert [row[6] for row in state(held)][1:3] == [SAID[1][4], "Bij [student number] ook."]


@each_kind
@pytest.mark.parametrize("stamps", [False, True])
def test_what_was_split_has_its_share_of_the_time_by_letters(
    held: Held, tmp_path: Path, kind: str, stamps: bool
) -> None:
    before = state(held)
    path = exported(held, kind, tmp_path, Options("nl", stamps=stamps))
    edited(path, swap("op maandag. En daarna", "op maandag.\nS4: En daarna"))
    told = again(held, path, "--redact", "none")
    assert "5 the same, 1 corrected, 1 new, 0 dropped" in told
    assert "without a time" not in told, "its time is on record"
    first, second = state(held)[3:5]
    assert (first[1:], second[1:]) == (
        ("S2", 104.0, first[3], first[4], first[5], "De afdeling, zegt iedereen op maandag."),
        ("S4", first[3], 110.0, False, second[5], "En daarna was er niets meer te doen."),
    )
    assert isinstance(first[3], float)
    assert 106.5 < first[3] < 107.5
    assert first[4] is True
    assert first[0] != second[0]
    assert "u4" in (first[0], second[0])
    assert state(held)[:3] + state(held)[5:] == before[:3] + before[4:]


def test_a_stamp_that_was_typed_says_where_the_second_part_begins(held: Held, tmp_path: Path) -> None:
    path = exported(held, "txt", tmp_path, Options("nl", stamps=True))
    edited(path, swap("op maandag. En daarna", "op maandag.\nS4: #00:01:49-0# En daarna"))
    again(held, path, "--redact", "none")
    assert [row[2:5] for row in state(held)[3:5]] == [(104.0, 109.0, True), (109.0, 110.0, False)]


def test_a_stamp_that_was_lost_is_that_on_record_and_one_that_was_changed_is_another(
    held: Held, tmp_path: Path
) -> None:
    before = state(held)
    path = exported(held, "txt", tmp_path, Options("nl", stamps=True))
    edited(path, swap("S3: #00:04:39-0# Ja.", "S3: Ja."))
    edited(path, swap("#00:01:35-0#", "#00:01:33-0#"))
    assert "5 the same, 1 corrected, 0 new, 0 dropped" in again(held, path)
    assert changed(held, before) == [(before[1], (*before[1][:2], 93.0, *before[1][3:]))]


def test_a_line_that_is_left_out_is_not_taken_for_part_of_one_much_like_it(tmp_path: Path) -> None:
    lines = ("Nee.", "Ja, dat is echt waar.", "Dat is waar.", "Dat is echt waar, ja.", "Goed.")
    with recorded(tmp_path / "study") as held:
        put(held, tuple(("S1", n * 9.0, n * 9.0 + 5.5, False, line) for n, line in enumerate(lines)))
        before = state(held)
        path = edited(exported(held, "txt", tmp_path), swap("S1: Ja, dat is echt waar.\n", ""))
        assert "4 the same, 0 corrected, 0 new, 1 dropped" in again(held, path)
        assert state(held) == [before[0], *before[2:]]


@each_kind
@pytest.mark.parametrize("stamps", [False, True])
def test_what_was_joined_lasts_from_the_first_to_the_last(
    held: Held, tmp_path: Path, kind: str, stamps: bool
) -> None:
    before = state(held)

    def join(lines: list[str]) -> list[str]:
        (at,) = (n for n, line in enumerate(lines) if "Bij mij ook." in line)
        after = next(n for n, line in enumerate(lines) if n > at and line)
        words = lines[after].split(" ", 2 if stamps else 1)[-1]
        return [*lines[:at], f"{lines[at]} {words}", *lines[after + 1 :]]

    path = edited(exported(held, kind, tmp_path, Options("nl", stamps=stamps)), join)
    assert "4 the same, 1 corrected, 0 new, 1 dropped" in again(held, path, "--redact", "none")
    whole = state(held)[2]
    assert whole[1:5] == (None, 100.0, 110.0, False)
    assert whole[6] == f"Bij mij ook. {SAID[3][4]}"
    assert state(held)[:2] + state(held)[3:] == before[:2] + before[4:]


@each_kind
def test_what_was_added_stands_between_its_neighbours_and_what_was_left_out_goes(
    held: Held, tmp_path: Path, kind: str
) -> None:
    path = exported(held, kind, tmp_path, Options("nl"))
    edited(path, swap("onbekend: Bij mij ook.", "S4: Dat had niemand verstaan, behalve ik misschien."))
    edited(path, swap("S3: Ja.", "S3: Ja.\nM: Wie wil nog iets zeggen over wat niemand vroeg?"))
    edited(path, swap("M: Welkom, dit is een gesimuleerd gesprek.", ""))
    told = again(held, path, "--redact", "none")
    assert "4 the same, 1 corrected, 1 new, 1 dropped" in told
    assert [(row[1], row[2], row[3], row[4]) for row in state(held)][3:] == [
        ("S3", 279.0, 290.013, False),
        ("M", 290.013, 290.02, True),
        ("S2", 290.02, 295.0, True),
    ]


@each_kind
def test_turns_that_were_put_in_another_order_stay_and_that_is_told(
    held: Held, tmp_path: Path, kind: str
) -> None:
    before = state(held)

    def turned(lines: list[str]) -> list[str]:
        one, other = (n for n, line in enumerate(lines) if "Welkom, dit" in line or "Mijn eigen" in line)
        lines[one], lines[other] = lines[other], lines[one]
        return lines

    path = exported(held, kind, tmp_path, Options("nl"))
    assert "stand elsewhere" not in again(held, path)
    told = again(held, edited(path, turned))
    assert "Utterances that stand elsewhere in the file: 1. They stay where they were." in told
    assert "export with --stamps and change their times" in told
    assert state(held) == before


@each_kind
def test_a_stamp_that_was_changed_moves_the_turn(held: Held, tmp_path: Path, kind: str) -> None:
    path = exported(held, kind, tmp_path, Options("nl", stamps=True))
    edited(path, swap(f"{stamp(SAID[0][1] or 0.0)} {SAID[0][4]}", f"{stamp(500.0)} {SAID[0][4]}"))
    again(held, path, "--redact", "none")
    assert [row[6] for row in state(held)] == [each[4] for each in (*SAID[1:], SAID[0])]


@each_kind
def test_a_turn_that_was_broken_by_enter_is_one(held: Held, tmp_path: Path, kind: str) -> None:
    before = state(held)
    path = edited(exported(held, kind, tmp_path), swap("op maandag. En", "op maandag.\nEn"))
    assert "6 the same, 0 corrected" in again(held, path)
    assert state(held) == before


@each_kind
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_erased_stays_erased(held: Held, tmp_path: Path, kind: str, lang: Lang) -> None:
    held.do("M", WithdrawConsent("S2"))
    before = state(held)
    path = edited(exported(held, kind, tmp_path, Options(lang)), swap("Bij mij ook.", "Bij mij niet."))
    assert "5 the same, 1 corrected, 0 new, 0 dropped" in again(held, path)
    assert [(u.text_is, u.text) for u in held.record().utterances if u.speaker == "S2"] == [
        ("erased", "erased"),
        ("erased", "erased"),
    ]
    assert changed(held, before) == [(before[2], (*before[2][:6], "Bij mij niet."))]


def test_of_several_recordings_the_one_that_is_said_is_read(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        for start_s in (10, 300):
            held.at(start_s, "M", ConfirmRecording("video", "en"))
            held.at(start_s + 200, "M", ConfirmRecorder("stop"))
        for recording in (1, 2):
            held.do("M", AddTranscript(f"t{recording}", recording, "vtt", f"s{recording}", "cut", "en"))
            told = f"This was said in recording {recording}."
            held.do("M", AddUtterance(f"t{recording}", f"u{recording}", 1, "S1", 5.0, 9.0), text=told)
        path = exported(held, "docx", tmp_path, Options("en"))
        edited(path, swap("in recording 2.", "in the second one."))
        refused = call(held.study.folder, "add", "last", str(path), "--yes")
        assert isinstance(refused.exception, TranscriptUnreadable)
        assert (refused.exception.key, refused.exception.params["recordings"]) == (
            "importing.which_part",
            "1, 2",
        )
        assert "1 the same, 0 corrected" in again(held, path, "--recording", "1")
        assert "0 the same, 1 corrected" in again(held, path, "--recording", "2")
        assert [(u.recording, u.media_from_s, u.media_to_s, u.text) for u in held.record().utterances] == [
            (1, 5.0, 9.0, "This was said in recording 1."),
            (2, 5.0, 9.0, "This was said in the second one."),
        ]


@each_kind
def test_the_record_that_stands_there_before_a_transcript_is_none(tmp_path: Path, kind: str) -> None:
    with recorded(tmp_path / "study") as held:
        path = exported(held, kind, tmp_path)
        refused = call(held.study.folder, "add", "last", str(path), "--yes")
    assert isinstance(refused.exception, TranscriptUnreadable)
    assert refused.exception.key == "importing.own_without_transcript"
