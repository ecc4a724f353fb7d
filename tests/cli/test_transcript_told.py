"""What `fishbowl transcript` says of counts and places; all simulated."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from fishbowl.cli import cli
from tests.cli.test_transcript import NAMES, call, files, recorded
from tests.export.qdpx.talks import talk

CUE = (95.0, 99.5, NAMES[0], "Mail me at a.visser@example.org.")


def test_one_is_told_as_one(tmp_path: Path) -> None:
    held = recorded(tmp_path / "study")
    file, told = files(tmp_path, CUE, **{NAMES[0]: "S5"})
    done = call(held.study.folder, "add", "last", file, "--map", told, "--redact", "all")
    lines = done.stdout.splitlines()
    assert lines[:2] == [
        "1 utterance of recording 1 on record; something was taken out once.",
        "1 utterance is of someone without consent: the words are not on record.",
    ]
    assert lines[-2] == "At 14:02:00 someone flagged that a name was said: check utterance 1."


def test_one_is_told_as_one_in_dutch_too(tmp_path: Path) -> None:
    held = recorded(tmp_path / "study")
    file, told = files(tmp_path, CUE, **{NAMES[0]: "S5"})
    words = (
        "--ui",
        "nl",
        "--study",
        str(held.study.folder),
        "transcript",
        "add",
        "last",
        file,
        "--map",
        told,
    )
    lines = CliRunner().invoke(cli, [*words, "--redact", "none"]).stdout.splitlines()
    assert lines[:2] == [
        "1 uiting van opname 1 vastgelegd; er is niets weggehaald.",
        "1 uiting is van iemand zonder toestemming: de woorden zijn niet vastgelegd.",
    ]
    assert lines[-2] == "Om 14:02:00 is gemeld dat er een naam viel: kijk uiting 1 na."


def test_an_observers_question_is_named_by_its_number_and_whose_it_is(tmp_path: Path) -> None:
    with talk(tmp_path) as held:
        record, study = held.record(), held.study.folder
        listed = call(study, "list", "last", "--utterances").stdout
    assert {row.parked for row in record.utterances} > {"asks"}
    wheres = [line.split("\t")[3] for line in listed.splitlines()[1:]]
    places = {row.note: f"question {row.place} of {row.author}" for row in record.parked}
    assert wheres == [
        "? " + " | ".join(places.get(place, place) for place in row.candidates)
        if row.boundary
        else places.get(row.parked or "", row.card or row.question or row.stage or "")
        for row in record.utterances
    ]
    assert any(re.fullmatch(r"question 1 of O1|\? .*\bquestion 1 of O1\b.*", where) for where in wheres)
