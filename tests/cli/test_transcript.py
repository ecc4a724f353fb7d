"""fishbowl transcript: a file onto the record by pseudonym, lined up, corrected, removed; all simulated."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.cli.answers import answered
from fishbowl.cli.speakers import roster
from fishbowl.core.cards import DrawCard
from fishbowl.core.errors import Refused, TranscriptUnreadable
from fishbowl.core.moments import MarkMoment
from fishbowl.core.people import AddPerson, RecordConsent, WithdrawConsent
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession, TakeConsole
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.record.transcribed import UtteranceRow
from fishbowl.storage.verify import verify
from fishbowl.text import Lang, explain, set_lang
from tests.support.held import Held
from tests.support.terminal import Terminal

NAMES = ("Anouk Visser-de Wit", "Mehmet Öztürk", "Karin (gespreksleider)")
MAP = dict(zip(NAMES, ("S1", "S2", "M"), strict=True))
CUES = (
    (5.0, 9.0, NAMES[2], "Welcome, this is a simulated session."),
    (95.0, 99.5, NAMES[0], "I am Anouk and my own class ties me, mail me at a.visser@example.org."),
    (100.0, 104.0, NAMES[1], "With me it is the ward, as Anouk says."),
    (279.0, 290.0, NAMES[0], "And before that, nothing."),
)


def vtt(*cues: tuple[float, float, str, str]) -> str:
    blocks = (
        f"0000-1111/{n}-0\n{clock(begin)} --> {clock(end)}\n<v {name}>{text}</v>\n"
        for n, (begin, end, name, text) in enumerate(cues, start=1)
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60) % 60:02}:{seconds % 60:06.3f}"


def call(study: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "transcript", *words], input=typed)


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return recorded(tmp_path / "study")


def recorded(study: Path) -> Held:
    """Recorded from 20 to 400 s; cards from 110 s and from 300 s. A name was flagged at 120 s."""
    held = Held(study)
    held.at(5, "M", AddPerson("S5", 5))
    held.at(10, "M", OpenStage("welcome"))
    held.at(20, "M", ConfirmRecording("video", "en"), device="cam")
    held.at(100, "M", OpenStage("binding"))
    held.at(110, "T", DrawCard())
    held.at(120, "M", MarkMoment("m1", 0, names_someone=True))
    held.at(300, "T", DrawCard())
    held.at(400, "M", ConfirmRecorder("stop"))
    held.at(410, "M", EndSession())
    return held


def files(folder: Path, *cues: tuple[float, float, str, str], **more: str) -> tuple[str, str]:
    """The transcript and the map, as arguments."""
    path, told = folder / "t.vtt", folder / "map.json"
    path.write_text(vtt(*(cues or CUES)), "utf-8")
    told.write_text(json.dumps({**MAP, **more}), "utf-8")
    return str(path), str(told)


def added(held: Held, folder: Path, *cues: tuple[float, float, str, str]) -> Result:
    file, told = files(folder, *cues)
    done = call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all", "--yes")
    assert done.exception is None, done.output
    return done


def utterances(held: Held) -> list[UtteranceRow]:
    return list(held.record().utterances)


def test_a_transcript_lands_on_the_record_by_pseudonym(held: Held, tmp_path: Path) -> None:
    done = added(held, tmp_path)
    assert [(u.speaker, u.card or u.stage, u.boundary, u.text) for u in utterances(held)] == [
        ("M", "welcome", False, "Welcome, this is a simulated session."),
        ("S1", "binding/now", False, "I am [name] and my own class ties me, mail me at [e-mail address]."),
        ("S2", "binding/now", False, "With me it is the ward, as [name] says."),
        ("S1", "binding/past", True, "And before that, nothing."),
    ]
    assert done.stdout.splitlines() == [
        "4 utterances of recording 1 on record; something was taken out 3 times.",
        "Placed by when the recording was started, without an anchor.",
        "Times may be 3.0 s off; for 1 of 4 utterances the card or question may therefore be another one.",
        "At 14:02:00 someone flagged that a name was said: check utterances 2 to 3.",
        "Read them with fishbowl transcript list --utterances, and take out a name with fishbowl redact.",
    ]
    (row,) = held.record().transcripts
    assert (row.format, row.pauses, row.language, row.by) == ("teams_vtt", "cut", "en", "M")
    assert verify(held.path).faults == ()


def test_codes_to_choose_from_stand_in_an_order_each_once(held: Held) -> None:
    assert roster(held.state) == ("S1", "S2", "S3", "S4", "S5", "O1", "O2", "M", "A")


def test_no_name_of_the_file_is_anywhere_else(held: Held, tmp_path: Path) -> None:
    done = added(held, tmp_path)
    outputs = [done.output]
    for words in (["list", "last", "--utterances"], ["align", "last", "--anchor", "1:30=binding/now"]):
        outputs.append(call(held.study.folder, *words).output)
    for words in (["log", "last", "--json"], ["log", "last"], ["show", "last"]):
        outputs.append(CliRunner().invoke(cli, ["--study", str(held.study.folder), *words]).output)
    kept = b"\0".join(path.read_bytes() for path in held.study.folder.rglob("*") if path.is_file())
    found = kept + "\n".join(outputs).encode()
    for part in ("Anouk", "Visser", "Mehmet", "Öztürk", "Karin", "example.org"):
        assert part.lower().encode() not in found.lower(), part


def test_an_id_of_the_file_in_which_a_name_stands_is_left_there(held: Held, tmp_path: Path) -> None:
    file, told = files(tmp_path)
    Path(file).write_text(Path(file).read_text("utf-8").replace("0000-1111/2-0", "anouk-2"), "utf-8")
    call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all")
    assert [u.cues for u in utterances(held)][:3] == [("0000-1111/1-0",), (), ("0000-1111/3-0",)]


def test_without_a_terminal_and_a_map_the_map_to_fill_in_is_printed(held: Held, tmp_path: Path) -> None:
    file, _ = files(tmp_path)
    done = call(held.study.folder, "add", "last", file)
    assert isinstance(done.exception, Refused)
    assert (done.exception.key, done.exception.params) == ("transcripts.map_needed", {"n": 3})
    assert json.loads(done.stdout) == {NAMES[2]: "M", NAMES[0]: "", NAMES[1]: ""}
    assert held.record().transcripts == ()


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(MAP),
        "".join(f'"{name}",{code}\n' for name, code in MAP.items()),
        "naam;code\r\n" + "".join(f"{name};{code.lower()}\r\n" for name, code in MAP.items()),
    ],
)
def test_a_map_is_json_or_csv_as_excel_writes_it(held: Held, tmp_path: Path, content: str) -> None:
    file, told = files(tmp_path)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        Path(told).write_text(content, encoding)
        call(held.study.folder, "add", "last", file, "--map", told, "--redact", "none", "--yes")
        assert len(utterances(held)) == len(CUES), encoding
        call(held.study.folder, "remove", "last", "--yes")
    Path(told).write_text(unicodedata.normalize("NFD", content), "utf-8")
    call(held.study.folder, "add", "last", file, "--map", told, "--redact", "none")
    assert [u.speaker for u in utterances(held)] == ["M", "S1", "S2", "S1"]


@pytest.mark.parametrize(
    "content", ["{", '{"a": 1}', "only a name\n", "a,b\n\x00\n".encode("utf-16").decode("latin-1")]
)
def test_a_map_that_is_neither_is_refused(held: Held, tmp_path: Path, content: str) -> None:
    file, told = files(tmp_path)
    Path(told).write_text(content, "latin-1")
    done = call(held.study.folder, "add", "last", file, "--map", told)
    assert isinstance(done.exception, Refused)
    assert done.exception.key == "transcripts.map_unreadable"


def test_a_map_names_people_of_this_session_all_of_them(held: Held, tmp_path: Path) -> None:
    for code in ("", "S9", "M2", "Jan", "unknown"):
        file, told = files(tmp_path, **{NAMES[0]: code, NAMES[1]: "S7" if code else "S2"})
        done = call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all")
        assert isinstance(done.exception, Refused)
        if not code:
            assert done.exception.key == "transcripts.map_needed"
            continue
        assert explain(done.exception) == (
            f"map.json has codes that are nobody's in this session: {code} S7. "
            "Choose from S1 S2 S3 S4 S5 O1 O2 M A, or - for unknown. "
            "Who of the team is not among them is M or A."
        )
    assert held.record().transcripts == ()


def test_who_is_unknown_or_gave_no_consent_is_nobody_and_the_latter_without_a_word(
    held: Held, tmp_path: Path
) -> None:
    file, told = files(tmp_path, **{NAMES[0]: "S5", NAMES[1]: "-"})
    done = call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all")
    assert "2 utterances are of someone without consent" in done.stdout
    assert [(u.speaker, u.text) for u in utterances(held)] == [
        ("M", "Welcome, this is a simulated session."),
        (None, "[no consent]"),
        (None, "With me it is the ward, as [name] says."),
        (None, "[no consent]"),
    ]


def test_what_to_take_out_is_for_a_person_to_decide(held: Held, tmp_path: Path) -> None:
    file, told = files(tmp_path)
    done = call(held.study.folder, "add", "last", file, "--map", told)
    assert isinstance(done.exception, Refused)
    assert (done.exception.key, done.exception.params) == ("transcripts.redact_needed", {"n": 3})
    call(held.study.folder, "add", "last", file, "--map", told, "--redact", "none")
    assert utterances(held)[2].text == "With me it is the ward, as Anouk says."


def test_it_is_no_matter_whose_screen_is_still_open(held: Held, tmp_path: Path) -> None:
    held.do("M", TakeConsole("k1"))
    added(held, tmp_path)
    assert len(utterances(held)) == 4


def test_a_corrected_file_gives_versions_and_keeps_what_hangs_on_the_utterances(
    held: Held, tmp_path: Path
) -> None:
    added(held, tmp_path)
    before = utterances(held)
    call(held.study.folder, "align", "last", "--anchor", "1:30=binding/now")
    again = list(CUES)
    again[2] = (*CUES[2][:3], "With me it is the wards.")
    done = added(held, tmp_path, *again, (300.0, 301.0, NAMES[1], "Oh."))
    assert "3 the same, 1 corrected, 1 new, 0 dropped" in done.stdout
    after = utterances(held)
    assert [u.utterance_id for u in after[:4]] == [u.utterance_id for u in before]
    assert [u.versions for u in after] == [1, 1, 2, 1, 1]
    assert after[2].text == "With me it is the wards."
    record = held.record()
    (row,) = record.transcripts
    assert (row.replaces, row.anchors) == (before[0].transcript_id, 1)
    bodies = [event.body for event in record.events if event.kind.startswith("Utterance")]
    assert '{"text": "With me it is the ward, as [name] says."}' in bodies, "the first version stays"


def test_the_same_file_again_is_refused(held: Held, tmp_path: Path) -> None:
    added(held, tmp_path)
    file, told = files(tmp_path)
    done = call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all")
    assert isinstance(done.exception, Refused)
    assert done.exception.key == "transcripts.transcript_exists"


def test_the_same_file_is_read_anew_when_someone_signed_or_was_taken_for_another(
    held: Held, tmp_path: Path
) -> None:
    file, told = files(tmp_path, **{NAMES[0]: "S5", NAMES[1]: "S3"})
    words = ("add", "last", file, "--redact", "all", "--yes", "--map", told)
    call(held.study.folder, *words)
    held.do("M", RecordConsent("S5", "1", "paper"))
    files(tmp_path, **{NAMES[0]: "S5"})
    done = call(held.study.folder, *words)
    assert "1 the same, 3 corrected, 0 new, 0 dropped" in done.stdout
    assert [(u.speaker, u.text) for u in utterances(held)][2:] == [
        ("S2", "With me it is the ward, as [name] says."),
        ("S5", "And before that, nothing."),
    ]


def test_of_several_recordings_it_is_said_which(held: Held, tmp_path: Path) -> None:
    file, told = files(tmp_path)
    other = Held(tmp_path / "other")
    for start_s in (10, 300):
        other.at(start_s, "M", ConfirmRecording("video", "en"))
        other.at(start_s + 200, "M", ConfirmRecorder("stop"))
    words = ("add", "last", file, "--map", told, "--redact", "all")
    done = call(other.study.folder, *words)
    assert isinstance(done.exception, Refused)
    assert done.exception.key == "transcripts.which_recording"
    assert done.exception.params["recordings"] == "1 (14:00), 2 (14:05)"
    call(other.study.folder, *words, "--recording", "2")
    assert [u.from_s for u in utterances(other)] == [305.0, 395.0, 400.0, 579.0]
    refused = call(other.study.folder, *words, "--recording", "1").exception
    assert isinstance(refused, Refused)
    assert refused.key == "transcripts.file_of_another_recording"
    assert refused.params == {"recording": 2, "wanted": 1}
    other.close()


def test_a_recording_that_there_was_not_is_refused_before_anything_is_asked(
    held: Held, tmp_path: Path
) -> None:
    file, _ = files(tmp_path)
    refused = call(held.study.folder, "add", "last", file, "--recording", "2")
    assert isinstance(refused.exception, Refused)
    assert refused.exception.key == "transcripts.no_such_recording"
    assert refused.stdout == ""


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_that_never_ends_is_refused(held: Held) -> None:
    refused = call(held.study.folder, "add", "last", "/dev/zero")
    assert isinstance(refused.exception, TranscriptUnreadable)
    assert refused.exception.key == "importing.too_big"


def test_a_file_that_another_session_has_as_well_is_told(held: Held, tmp_path: Path) -> None:
    assert "was added to" not in added(held, tmp_path).stderr
    with Held(held.study.folder, name="Group 2") as other:
        other.at(20, "M", ConfirmRecording("video", "en"))
        assert f"This same file was added to {held.path.stem} too." in added(other, tmp_path).stderr
        assert len(utterances(other)) == len(CUES)


def test_a_file_that_lasts_longer_than_was_recorded_had_its_pauses_recorded_or_is_another(
    tmp_path: Path,
) -> None:
    held = Held(tmp_path / "study")
    held.at(10, "M", ConfirmRecording("video", "en"))
    held.at(60, "M", ConfirmRecorder("pause"))
    held.at(260, "M", ConfirmRecorder("resume"))
    held.at(310, "M", ConfirmRecorder("stop"))
    done = added(held, tmp_path)
    assert "recording ran on in the pause" in done.stderr
    assert held.record().transcripts[0].pauses == "kept"
    more = added(held, tmp_path, *CUES, (900.0, 905.0, NAMES[0], "Much later."))
    assert "The transcript ends at 0:15:05, the recording lasted 0:05:00" in more.stderr
    held.close()


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("GMT20260312-130920_Recording.transcript.vtt", ""),
        (
            "GMT20260309-130020_Recording.transcript.vtt",
            "The file says that its recording began on Monday 9 March 2026 14:00; this one was started on "
            "Thursday 12 March 2026 14:00. Is it the right one?",
        ),
    ],
)
def test_a_file_that_says_it_was_recorded_at_another_time_is_doubted(
    held: Held, tmp_path: Path, name: str, doubt: str
) -> None:
    file, told = files(tmp_path)
    path = Path(file).rename(tmp_path / name)
    done = call(held.study.folder, "add", "last", str(path), "--map", told, "--redact", "all")
    assert [line for line in done.stderr.splitlines() if "recording began" in line] == (
        [doubt] if doubt else []
    )


def test_anchors_are_typed_as_people_have_them(held: Held, tmp_path: Path) -> None:
    added(held, tmp_path)
    anchors = ("1:30=binding/now", "282.5=14:05:02.5", "0:04=24")
    done = call(held.study.folder, "align", "last", *(word for a in anchors for word in ("--anchor", a)))
    record = held.record()
    assert [(a.kind, a.media_s, a.at and a.at.s, a.residual_s) for a in record.anchors] == [
        ("manual", 4.0, 24.0, 0.0),
        ("card", 90.0, 110.0, 0.0),
        ("manual", 282.5, 302.5, 0.0),
    ]
    assert "Moved by +0.0 s against the log, by 3 anchors." in done.stdout
    call(held.study.folder, "align", "last", "--remove", record.anchors[0].anchor_id, "--gap", "3:20=60")
    assert [(a.kind, a.length_s) for a in held.record().anchors] == [
        ("card", None),
        ("manual", None),
        ("gap", 60.0),
    ]
    done = call(held.study.folder, "align", "last")
    assert "unlogged pause of 60 s at 0:03:20" in done.stdout


def test_in_dutch_its_figures_and_what_was_erased_are_dutch(held: Held, tmp_path: Path) -> None:
    added(held, tmp_path)
    held.do("M", WithdrawConsent("S1"))
    words = ("--ui", "nl", "--study", str(held.study.folder))
    for command, told in (
        (("transcript", "align", "last", "--anchor", "1:30=110.5", "--gap", "3:20=60.5"), ",0 s)"),
        (("transcript", "align", "last"), "niet gelogde pauze van 60,5 s"),
        (("transcript", "list", "last", "--utterances"), "[gewist]"),
        (("log", "last"), "[gewist]"),
    ):
        done = CliRunner().invoke(cli, [*words, *command])
        assert told in done.stdout
        assert "[erased]" not in done.stdout


def test_where_a_name_was_flagged_as_much_more_is_to_be_read_as_times_may_be_off(
    held: Held, tmp_path: Path
) -> None:
    """Flagged at 120 s; the transcript begins at 20 s, or up to 3 s before or after that."""
    inside = (112.5, 115.0, NAMES[0], "Just within reach.")
    beyond = (113.5, 115.0, NAMES[1], "Out of it.")
    done = added(held, tmp_path, inside, beyond)
    assert "check utterance 1." in done.stdout


def test_anchors_that_contradict_each_other_are_told_and_a_pause_is_proposed(
    held: Held, tmp_path: Path
) -> None:
    added(held, tmp_path)
    typed = ("10=30", "60=80", "100=120", "200=310", "250=360")
    done = call(held.study.folder, "align", "last", *(word for a in typed for word in ("--anchor", a)))
    assert "An anchor is 90.0 s off." in done.stdout
    assert (
        "Between 0:01:40 and 0:03:20 in the recording there seems to be an unlogged pause of 90 s"
        in done.stdout
    )


@pytest.mark.parametrize(
    ("option", "typed", "key"),
    [
        ("--anchor", "here=30", "anchors.no_time"),
        ("--anchor", "10=", "anchors.no_instant"),
        ("--anchor", "10=25:99:00", "anchors.no_instant"),
        ("--anchor", "10=14:02", "anchors.no_instant"),
        ("--anchor", "12:04", "anchors.no_pair"),
        ("--anchor", "99:00=30", "anchors.after_end"),
        ("--anchor", "10=wellbeing/you", "anchors.card_not_drawn"),
        ("--anchor", "10=binding/9", "anchors.card_not_drawn"),
        ("--gap", "10=0", "anchors.gap_without_length"),
        ("--gap", "5", "anchors.no_pair"),
        ("--gap", "99:00:00=5", "anchors.after_end"),
        ("--remove", "a9", "anchors.no_such_anchor"),
    ],
)
def test_what_is_no_anchor_is_refused_and_nothing_is_stored(
    held: Held, tmp_path: Path, option: str, typed: str, key: str
) -> None:
    added(held, tmp_path)
    before = len(held.runner.records)
    done = call(held.study.folder, "align", "last", "--anchor", "10=30", option, typed)
    assert isinstance(done.exception, Refused)
    assert done.exception.key == key
    assert len(held.runner.records) == before


def test_of_a_transcript_without_times_it_is_said_that_nothing_is_tied(held: Held, tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("M: Simulated.\nS1: Yes, all of it.\n", "utf-8")
    done = call(held.study.folder, "add", "last", str(path), "--yes")
    assert done.stdout.splitlines()[1:] == [
        "This transcript has no times: nothing of it is tied to a stage or card.",
        "Someone flagged that a name was said (14:02:00), but nothing tells at which utterance: "
        "read the transcript for it.",
    ]


def test_a_transcript_is_listed_and_removed_when_sure(held: Held, tmp_path: Path) -> None:
    added(held, tmp_path)
    listed = call(held.study.folder, "list", "last", "--utterances").stdout.splitlines()
    assert listed[0].split("\t")[:6] == ["1", "1", "teams_vtt", "4", "3", "1"]
    assert listed[4] == "4\t0:04:39\tS1\t? binding/now | binding/past\tAnd before that, nothing."
    assert call(held.study.folder, "remove", "last", typed="n\n").exit_code == 1
    assert len(utterances(held)) == 4
    assert call(held.study.folder, "remove", "last", "--yes").exit_code == 0
    assert utterances(held) == []
    assert call(held.study.folder, "list", "last").stderr.startswith("This session has no transcript yet.")
    assert isinstance(call(held.study.folder, "remove", "last").exception, Refused)


@pytest.mark.parametrize("ui", ["nl", "en"])
def test_answers_are_taken_in_both_languages(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ui: Lang
) -> None:
    typed = ["j", "Ja", "y", "YES", "n", "nee", "no", "alles", "all", "geen", "none"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(["maybe", *typed, ""]) + "\n"))
    set_lang(ui)
    try:
        given = [answered("?", ("yes", "no", "all", "none"), "no") for _ in range(len(typed) + 1)]
    finally:
        set_lang("en")
    assert given == [*["yes"] * 4, *["no"] * 3, *["all"] * 2, *["none"] * 2, "no"]
    told = capfd.readouterr().err
    assert ("Answer with one of y, n, all, none." in told) == (ui == "en")
    assert ("Antwoord met een van j, n, alles, geen." in told) == (ui == "nl")


def test_on_a_terminal_each_name_and_each_redaction_is_asked(held: Held, tmp_path: Path) -> None:
    file, _ = files(tmp_path)
    words = ["--ui", "en", "--study", str(held.study.folder), "transcript", "add", "last", file]
    with Terminal([sys.executable, "-m", "fishbowl", *words], columns=120, rows=40) as terminal:
        terminal.wait_for("Who is who\\?")
        terminal.wait_for(r"Karin \(gespreksleider\) \(1×\) \[M\]")
        terminal.press("enter")
        terminal.wait_for(r"0:01:35  I am Anouk and my own class ties me, mail me at a\.visser@ex")
        terminal.wait_for(r"Anouk Visser-de Wit \(2×\)")
        terminal.press("S", "9", "enter")
        terminal.wait_for("Nobody has that code here.")
        terminal.press("s", "1", "enter")
        terminal.wait_for(r"Mehmet Öztürk \(1×\)")
        terminal.press("-", "enter")
        terminal.wait_for("1/3")
        terminal.press("n", "enter")
        terminal.wait_for("2/3")
        terminal.press("a", "l", "l", "enter")
        terminal.wait_for("something was taken out 2 times")
        assert terminal.wait_for_end() == 0
    assert [(u.speaker, u.text) for u in utterances(held)][1:3] == [
        ("S1", "I am Anouk and my own class ties me, mail me at [e-mail address]."),
        (None, "With me it is the ward, as [name] says."),
    ]
