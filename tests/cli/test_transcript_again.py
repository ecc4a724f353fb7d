"""A second file for a recording: whose code each name had, what it changes, and the question; simulated."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from fishbowl.core.errors import Refused
from fishbowl.core.redactions import RedactWords
from tests.cli.test_transcript import CUES, MAP, NAMES, added, call, clock, recorded, utterances, vtt
from tests.support.held import Held
from tests.support.terminal import Terminal

ANOUK, MEHMET, KARIN = NAMES
DROPPING = (
    "What is dropped (1) stays in the log, but is in no export any more. Codes that someone gave it in an "
    "earlier export do not pass to the new utterances.",
)


@pytest.fixture
def held(tmp_path: Path) -> Held:
    held = recorded(tmp_path / "study")
    added(held, tmp_path)
    return held


def again(held: Held, folder: Path, content: str, *words: str, name: str = "again.vtt") -> Result:
    """Add this file without a map."""
    path = folder / name
    path.write_text(content, "utf-8")
    return call(held.study.folder, "add", "last", str(path), *words)


def zoom(*cues: tuple[float, float, str, str]) -> str:
    """The same talk, as another program has it: cut and spelt otherwise, with names of its own."""
    blocks = (
        f"{n}\n{clock(a)} --> {clock(b)}\n{name}: {text}\n" for n, (a, b, name, text) in enumerate(cues, 1)
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def test_names_of_a_corrected_file_keep_the_codes_of_their_utterances(held: Held, tmp_path: Path) -> None:
    corrected = [*CUES]
    corrected[1] = (*CUES[1][:3], "I am Anouk and my own classmates tie me.")
    done = again(held, tmp_path, vtt(*corrected), "--yes")
    assert done.exception is None, done.output
    assert "For 3 names the code is proposed" in done.stderr
    assert [(u.speaker, u.versions) for u in utterances(held)] == [("M", 1), ("S1", 2), ("S2", 1), ("S1", 1)]


def test_names_that_were_given_out_anew_get_the_code_of_what_they_said(held: Held, tmp_path: Path) -> None:
    swapped = {ANOUK: MEHMET, MEHMET: ANOUK, KARIN: KARIN}
    done = again(held, tmp_path, vtt(*((a, b, swapped[name], text) for a, b, name, text in CUES)))
    assert json.loads(done.stdout) == {KARIN: "M", MEHMET: "S1", ANOUK: "S2"}


def test_a_code_in_the_name_goes_before_what_was_on_record(held: Held, tmp_path: Path) -> None:
    relabelled = {ANOUK: "S3", MEHMET: MEHMET, KARIN: KARIN}
    again(held, tmp_path, vtt(*((a, b, relabelled[name], text) for a, b, name, text in CUES)), "--yes")
    assert [u.speaker for u in utterances(held)] == ["M", "S3", "S2", "S3"]


def test_a_name_that_is_new_stays_open_and_nothing_is_stored(held: Held, tmp_path: Path) -> None:
    done = again(held, tmp_path, vtt(*CUES, (300.0, 303.0, "Cem", "Someone nobody had heard.")), "--yes")
    assert isinstance(done.exception, Refused)
    assert (done.exception.key, done.exception.params) == ("transcripts.map_needed", {"n": 1})
    assert json.loads(done.stdout) == {KARIN: "M", ANOUK: "S1", MEHMET: "S2", "Cem": ""}
    assert len(held.record().transcripts) == 1


def test_another_program_replaces_the_transcript_and_says_what_that_means(held: Held, tmp_path: Path) -> None:
    call(held.study.folder, "align", "last", "--anchor", "1:30=binding/now")
    cues = (
        (5.2, 9.1, "Speaker A", "welcome this is a simulated session"),
        (95.3, 97.0, "Speaker B", "i am anouk and my own class ties me"),
        (97.2, 99.6, "Speaker B", "mail me at a visser at example"),
        (100.3, 104.4, "Speaker C", "with me it is the ward as anouk says"),
        (279.4, 288.0, "Speaker B", "and before that nothing"),
        (288.0, 290.0, "Speaker B", "or hardly"),
    )
    done = again(held, tmp_path, zoom(*cues), "--redact", "none")
    assert isinstance(done.exception, Refused)
    assert json.loads(done.stdout) == {"Speaker A": "M", "Speaker B": "S1", "Speaker C": "S2"}
    done = again(held, tmp_path, zoom(*cues), "--yes", "--redact", "none")
    assert done.exception is None, done.output
    assert done.stderr.splitlines() == [
        "Recording 1 has a transcript already (teams_vtt; utterances: 4). This file replaces it; of a "
        "recording one counts.",
        "This file is of another program (zoom_vtt). If it is a second recorder's, better keep it as a file.",
        "The anchors (1) stay where they are in the recording. If this file begins at another moment, "
        "check them with fishbowl transcript align.",
        "For 3 names the code is proposed that most of their utterances have in the version before.",
        "Against the version before: 0 the same, 3 corrected, 3 new, 1 dropped.",
        *DROPPING,
    ]
    assert [(u.n, u.speaker, u.from_s) for u in utterances(held)] == [
        (1, "M", 25.2),
        (2, "S1", 115.3),
        (3, "S1", 117.2),
        (4, "S2", 120.3),
        (5, "S1", 299.4),
        (6, "S1", 308.0),
    ]
    (row,) = held.record().transcripts
    assert (row.format, row.anchors) == ("zoom_vtt", 1)


def test_a_name_that_was_taken_out_is_proposed_again_in_a_file_without_names(
    held: Held, tmp_path: Path
) -> None:
    """The first file named Anouk as a speaker, so her name was found; this one knows no names."""
    program = {ANOUK: "Speaker B", MEHMET: "Speaker C", KARIN: "Speaker A"}
    done = again(
        held, tmp_path, zoom(*((a + 0.2, b, program[name], text) for a, b, name, text in CUES)), "--yes"
    )
    assert done.exception is None, done.output
    assert [u.text for u in utterances(held)][1:3] == [
        "I am [name] and my own class ties me, mail me at [e-mail address].",
        "With me it is the ward, as [name] says.",
    ]


def test_a_file_of_another_talk_is_told_as_such(held: Held, tmp_path: Path) -> None:
    doubt = "Hardly anything of what was there is found again in this file."
    talk = zoom((700.0, 705.0, KARIN, "Another evening."), (710.0, 713.0, ANOUK, "With other people."))
    map_ = tmp_path / "map.json"
    done = again(held, tmp_path, talk, "--map", str(map_), "--yes")
    assert doubt in done.stderr
    assert "0 the same, 0 corrected, 2 new, 4 dropped" in done.stderr
    corrected = talk.replace("people", "folk")
    assert doubt not in again(held, tmp_path, corrected, "--map", str(map_), "--yes").stderr


def test_nothing_is_replaced_before_someone_said_so(held: Held, tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text(json.dumps(MAP), "utf-8")
    words = ("--map", str(tmp_path / "map.json"), "--redact", "all")
    done = again(held, tmp_path, vtt(*CUES[:2], CUES[3]).replace("/3-0", "/4-0"), *words)
    assert isinstance(done.exception, Refused)
    assert done.exception.key == "transcripts.replace_needed"
    assert done.stderr.splitlines()[1:] == [
        "Against the version before: 3 the same, 0 corrected, 0 new, 1 dropped.",
        *DROPPING,
    ]
    assert [u.versions for u in utterances(held)] == [1, 1, 1, 1]


def test_what_was_taken_out_on_record_and_comes_back_with_the_file_is_told(
    held: Held, tmp_path: Path
) -> None:
    (said,) = (u for u in held.state.transcripts.utterances.values() if u.n == 3)
    held.do("M", RedactWords(said.seq), text="With me it is the [place], as [name] says.")
    unchanged = again(held, tmp_path, vtt(*CUES, (300.0, 301.0, MEHMET, "Oh.")), "--yes")
    assert "Out of 1 of the corrected and dropped utterances something was taken" in unchanged.stderr
    assert utterances(held)[2].text == "With me it is the ward, as [name] says."


@pytest.mark.parametrize(("answer", "versions"), [("n", [1, 1, 1, 1]), ("y", [1, 1, 2, 1])])
def test_on_a_terminal_it_is_asked(held: Held, tmp_path: Path, answer: str, versions: list[int]) -> None:
    corrected = [*CUES]
    corrected[2] = (*CUES[2][:3], "With me it is the wards.")
    path = tmp_path / "again.vtt"
    path.write_text(vtt(*corrected), "utf-8")
    words = ["--ui", "en", "--study", str(held.study.folder), "transcript", "add", "last", str(path)]
    with Terminal([sys.executable, "-m", "fishbowl", *words, "--redact", "all"], columns=120) as terminal:
        terminal.wait_for("has a transcript already")
        for code in ("M", "S1", "S2"):
            terminal.wait_for(rf"×\) \[{code}\]")
            terminal.press("enter")
        terminal.wait_for("3 the same, 1 corrected, 0 new, 0 dropped")
        terminal.wait_for("Replace the transcript so")
        terminal.press(answer, "enter")
        terminal.wait_for("Nothing was changed" if answer == "n" else "4 utterances of recording 1 on record")
        assert terminal.wait_for_end() == (1 if answer == "n" else 0)
    assert [u.versions for u in utterances(held)] == versions


def whole_seconds(change: str = "") -> str:
    """The talk as Otter has it: starts in whole seconds, no ends, one utterance corrected."""
    turns = (f"{name}  {int(a) // 60}:{int(a) % 60:02}\n{text}\n" for a, _, name, text in CUES)
    return "\n".join(turns).replace("And before that, nothing.", change or "And before that, nothing.")


def untimed(change: str = "") -> str:
    turns = "".join(f"{name}: {text}\n" for _, _, name, text in CUES)
    return turns.replace("And before that, nothing.", change or "And before that, nothing.")


@pytest.mark.parametrize("written", [whole_seconds, untimed])
def test_what_a_file_leaves_out_is_kept_from_the_one_on_record(
    held: Held, tmp_path: Path, written: Callable[[str], str]
) -> None:
    before = utterances(held)
    done = again(held, tmp_path, written("And before that, hardly anything."), "--yes", name="again.txt")
    assert done.exception is None, done.output
    assert "3 the same, 1 corrected, 0 new, 0 dropped" in done.stdout
    assert ("nothing of it can be tied" in done.stderr) is False
    assert ("what is found again in it keeps those of the version before" in done.stderr) == (
        written is untimed
    )
    assert utterances(held) == [
        replace(
            row,
            transcript_id=held.record().transcripts[0].transcript_id,
            versions=1 if row.n < 4 else 2,
            text=row.text if row.n < 4 else "And before that, hardly anything.",
        )
        for row in before
    ]
