"""What a coder finds: who said what where, what was noted, who was there, which turns answer a question."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from fishbowl.core.codebook import Codebook
from fishbowl.core.people import DescribePerson
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance
from fishbowl.export import Options, Session
from fishbowl.runtime.record import Record
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import BOOK, SAID, add, packed, talk, written
from tests.support.held import Held
from tests.support.tiny import SETUP


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("study")
    with talk(folder / "s") as held:
        return Opened(packed(folder, held))


def test_a_turn_is_who_when_and_what(found: Opened) -> None:
    assert found.texts["Transcript Groep é"].split("\n\n")[:5] == [
        "M [00:00:02.000]\nWelkom allemaal.",
        "S1 [00:00:25.000]\nEén groot raadsel, zó voelde het – café [emoji] inclusief.",
        "S2 [00:00:40.000]\nDe introductie was goed.",
        "S1 [00:01:00.000]\nEerder: mijn mentor.",
        "onbekend [00:01:12.000]\nJa.",
    ]


def test_each_turn_has_its_speaker_and_no_other(found: Opened) -> None:
    for person in ("M", "S1", "S2", "S3", "O1"):
        said = [text.replace("👍🏽", "[emoji]") for speaker, _, _, text in SAID if speaker == person]
        assert found.coded("Transcript Groep é", f"spreker: {person} (Groep é)") == said
    assert found.folder("Sprekers") == [
        *("deelnemers (S, P)", "spreker: S1 (Groep é)", "spreker: S2 (Groep é)", "spreker: S3 (Groep é)"),
        *("gespreksleider (M)", "spreker: M (Groep é)"),
        *("observatoren (O)", "spreker: O1 (Groep é)"),
    ]


def test_stage_and_card_lie_on_all_from_their_first_turn_to_their_last(found: Opened) -> None:
    (first,) = found.coded("Transcript Groep é", "kaart op tafel: Connection 1")
    assert first.startswith("S1 [00:00:25.000]\nEén groot")
    assert first.endswith("S2 [00:00:40.000]\nDe introductie was goed.")
    (stage,) = found.coded("Transcript Groep é", "fase: Connection")
    assert stage.startswith(first)
    assert stage.endswith("onbekend [00:01:12.000]\nJa.")
    assert "lay before" not in found.about(found.named("Code", "kaart op tafel: Connection 1"))
    assert "What ties you to Hanze?" in found.about(found.named("Code", "kaart op tafel: Connection 1"))


def test_what_was_done_and_noted_lies_on_the_turn_of_then(found: Opened) -> None:
    spans = found.spans("Transcript Groep é")
    assert found.coded("Transcript Groep é", "interventie gespreksleider: verduidelijken") == [
        "Eerder: mijn mentor."
    ]
    (remark,) = (span for span in spans if span.about and not span.codes)
    assert remark.text.startswith("Eén groot raadsel")
    assert remark.about.splitlines()[0] == '[0:00:27] O1, citaat van S1: "Eén groot raadsel" stil [emoji]'
    (marked,) = (span for span in spans if span.memos)
    assert (marked.text, marked.memos) == ("De introductie was goed.", ("Moment 1 Groep é",))
    assert found.texts["Moment 1 Groep é"] == "[0:00:46] M\nLange stilte\n"


def test_a_turn_near_a_change_says_what_it_may_belong_to(tmp_path: Path) -> None:
    with talk(tmp_path / "s", transcript=False) as held:
        add(held, [("S1", 52, 56, "Op de grens.")])
        found = Opened(packed(tmp_path, held))
    (span,) = (span for span in found.spans("Transcript Groep é") if "grens: plaats onzeker" in span.codes)
    assert span.text == "Op de grens."
    assert span.about == "Kan horen bij: kaart op tafel: Connection 1, kaart op tafel: Connection 2"


def test_what_was_noted_finds_its_turn_also_where_a_file_has_them_in_another_order(tmp_path: Path) -> None:
    with talk(tmp_path / "s", transcript=False) as held:
        add(held, [("S1", 60, 70, "Later."), ("S2", 25, 35, "Eerder."), ("S3", 38, 39, "Ook.")])
        found = Opened(packed(tmp_path, held))
    remarked = {span.text: span.about for span in found.spans("Transcript Groep é") if not span.codes}
    assert list(remarked) == ["Eerder."]
    assert "groot raadsel" in remarked["Eerder."]


def test_what_falls_long_after_a_turn_lies_on_none(tmp_path: Path) -> None:
    with talk(tmp_path / "s", transcript=False) as held:
        add(held, [("S1", 10, 16.5, "Ver voor de notities.")])
        found = Opened(packed(tmp_path, held))
    spans = found.spans("Transcript Groep é")
    # The note at 31 s is within 10 s of its end on the timeline; those from 40 s on are not.
    assert [span.about.count("[0:00:") for span in spans if not span.codes] == [1]


def test_questions_are_linked_to_what_was_answered_by_those_who_did(found: Opened) -> None:
    """S3 spoke too and is not among those who answered; the question left over is answered by nothing."""
    spans = {span.guid: span.text for name in found.names("TextSource") for span in found.spans(name)}
    links = [
        (spans[link.get("originGUID", "")].split("\n")[1], spans[link.get("targetGUID", "")])
        for link in found.all("Link")
    ]
    answers = ("De mentor dus.", "En de buddy's.")
    assert links == [(asked, answer) for asked in ("Wat hielp?", "Wie hielp?") for answer in answers]
    assert {link.get("direction") for link in found.all("Link")} == {"OneWay"}


def test_the_round_of_questions_is_coded_in_the_transcript_and_on_the_tablecloths(found: Opened) -> None:
    (round_,) = found.coded("Transcript Groep é", "vraag na de pauze")
    assert round_.startswith("O1 [00:02:37.000]\nWat hielp?")
    asked = found.coded("Waarnemingen Groep é", "vraag na de pauze")
    assert [block.split("\n")[1] for block in asked] == ["Wat hielp?", "Wie hielp?", "En later?"]


def test_notes_are_blocks_with_author_place_and_candidates(found: Opened) -> None:
    (quote,) = found.coded("Waarnemingen Groep é", "kandidaat: Binding studenten")
    head = "[0:00:27] O1, citaat van S1 (kaart op tafel: Connection 1)"
    assert quote == f'{head}\n"Eén groot raadsel"\nstil [emoji]'
    assert found.coded("Waarnemingen Groep é", "tafellaken O1 (Groep é)")[0] == quote
    assert quote in found.coded("Waarnemingen Groep é", "kaart op tafel: Connection 1")
    # A candidate is no coding: the study's own code lies nowhere.
    assert found.coded("Waarnemingen Groep é", "Binding studenten") == []


def test_a_candidate_of_a_session_without_codebook_has_its_name_of_the_study_s(tmp_path: Path) -> None:
    with talk(tmp_path / "s") as held:
        record = held.record()
    nameless = tuple(dataclasses.replace(row, name="") for row in record.candidates)
    bare = dataclasses.replace(record, candidates=nameless)
    assert len(own_codes(tmp_path, bare, BOOK, "kandidaat: Binding studenten")) == 1
    assert len(own_codes(tmp_path, bare, None, "kandidaat: binding_students")) == 1


def own_codes(folder: Path, record: Record, book: Codebook | None, code: str) -> list[str]:
    found = Opened(written(folder, [Session(record, book)]))
    return found.coded("Waarnemingen Groep é", code)


def test_the_course_of_the_session_is_told_in_order(found: Opened) -> None:
    lines = found.texts["Sessieverslag Groep é"].splitlines()
    assert lines[:2] == ["Sessie: Groep é", "Protocol: Student fishbowl"]
    assert lines[lines.index("") + 1 :][7:14] == [
        "[0:01:36] interventie gespreksleider: naar de volgende stapel",
        "[0:01:36] fase: Wellbeing",
        "[0:01:37] kaart op tafel: Wellbeing 1: How are you?",
        "[0:02:16] fase: Break",
        "[0:02:17] tafellakens geopend",
        "[0:02:26] fase: Observers' questions",
        "[0:02:34] vraag van O1: Wat hielp?",
    ]
    (connection,) = found.coded("Sessieverslag Groep é", "fase: Connection")
    assert connection.splitlines()[0] == "[0:00:16] fase: Connection"
    assert connection.splitlines()[-1].endswith("interventie gespreksleider: naar de volgende stapel")


def test_cases_have_typed_attributes_and_their_sources(found: Opened) -> None:
    kinds = {each.get("name"): each.get("typeOfVariable") for each in found.all("Variable")}
    assert (kinds["Leeftijd"], kinds["Geeft deelnemers les"], kinds["Bron datum"]) == (
        *("Integer", "Boolean", "Date"),
    )
    assert found.values(found.named("Case", "S1 (Groep é)")) == {
        "Groep": "Groep é",
        "Rol": "deelnemer",
        "Instelling": "Hanze",
        "Opleiding": "Nursing",
        "Leeftijd": "21",
        "Gender": "vrouw",
        "Woonsituatie": "thuis",
        "Gesimuleerd": "false",
    }
    assert found.values(found.named("Case", "O1 (Groep é)")) == {
        "Groep": "Groep é",
        "Rol": "observator",
        "Functie": "studiecoach",
        "Instelling": "Zuyd",
        "Geeft deelnemers les": "false",
        "Gesimuleerd": "false",
    }
    sources = {
        each.get("name"): [found.target(source) for source in found.children(each, "SourceRef")]
        for each in found.all("Case")
    }
    assert sources == {
        "S1 (Groep é)": ["Transcript Groep é"],
        "S2 (Groep é)": ["Transcript Groep é"],
        "S3 (Groep é)": ["Transcript Groep é"],
        "S4 (Groep é)": [],
        "O1 (Groep é)": ["Transcript Groep é", "Waarnemingen Groep é"],
        "O2 (Groep é)": ["Waarnemingen Groep é"],
    }


def test_sources_have_the_groups_attributes(found: Opened) -> None:
    assert found.values(found.named("TextSource", "Transcript Groep é")) == {
        "Bron soort": "transcript",
        "Bron groep": "Groep é",
        "Bron protocol": "fishbowl",
        "Bron vorm": "in een zaal",
        "Bron instelling": "Hanze",
        "Bron opleiding": "Nursing",
        "Bron taal": "nl",
        "Bron datum": "2026-03-03",
        "Bron gesimuleerd": "false",
    }


def test_sets_hold_each_group_and_each_folder_of_codes(found: Opened) -> None:
    held = {
        each.get("name"): [found.target(member) for member in each if member.keys()]
        for each in found.all("Set")
    }
    assert held["Binding"] == ["Binding studenten", "Binding docenten"]
    assert held["Groep é"] == [
        *("Transcript Groep é", "Sessieverslag Groep é", "Waarnemingen Groep é"),
        *("Moment 1 Groep é", "Nabespreking Groep é"),
    ]
    assert list(held) == ["Binding", "Vorm", "Verloop", "Sprekers", "Waarnemingen", "Groep é"]


def test_what_is_no_number_makes_a_variable_text(tmp_path: Path) -> None:
    with talk(tmp_path / "s") as held:
        held.do("M", DescribePerson("S2"), age="19½")
        found = Opened(packed(tmp_path, held))
    assert found.named("Variable", "Leeftijd").get("typeOfVariable") == "Text"


def test_a_part_of_a_year_is_written_with_a_point(tmp_path: Path) -> None:
    with talk(tmp_path / "s") as held:
        held.do("M", DescribePerson("O1"), years_in_job="2,5")
        found = Opened(packed(tmp_path, held))
    assert found.named("Variable", "Jaren in functie").get("typeOfVariable") == "Float"
    assert found.values(found.named("Case", "O1 (Groep é)"))["Jaren in functie"] == "2.5"


def test_in_english_all_but_the_studys_codes_is_english(tmp_path: Path) -> None:
    with talk(tmp_path / "s", name="Group") as held:
        found = Opened(packed(tmp_path, held, options=Options("en")))
    assert found.names("TextSource") == ["Transcript Group", "Session record Group", "Observations Group"]
    names = set(found.names("Code"))
    assert {"Course", "Speakers", "Observations", "Connection", "Binding studenten"} <= names


def test_each_recording_is_a_source_of_its_own(tmp_path: Path) -> None:
    with talk(tmp_path / "s") as held:
        held.do("A", AddTranscript("t2", 1, "srt", "sum-2", "kept", "nl"))
        held.do("A", AddUtterance("t2", "v1", 1, "S4", None, None), text="Nog iets.")
        found = Opened(packed(tmp_path, held))
    names = ["Transcript Groep é, opname 1", "Transcript Groep é, opname 1 (2)"]
    assert found.names("TextSource")[:2] == names
    # A file without times says who spoke and what; where that was is not known.
    assert found.texts[names[1]] == "S4\nNog iets.\n\n"
    assert [span.codes for span in found.spans(names[1])] == [("spreker: S4 (Groep é)",)]


def test_names_with_accents_and_marks_stand_as_typed(tmp_path: Path) -> None:
    name = "Curac\u0327ao, Café ’t Hoekje & Ǧröep \u202e😀"
    with Held(tmp_path / "s", name=name) as held:
        held.do("M", OpenStage("welcome"))
        held.do("M", EndSession())
        found = Opened(packed(tmp_path, held))
    assert found.root.get("name") == "Curaçao, Café ’t Hoekje & Ǧröep ‹U+202E›[emoji]"
    assert SETUP.institution in found.texts[f"Sessieverslag {found.root.get('name')}"]
