"""What was said as txt and docx, read back by the rules that coding programs publish for speakers."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.core.anew import replace
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import Rehearsal
from fishbowl.export import Options
from fishbowl.text.spoken import unspoken
from tests.export.qdpx.talks import SAID, add, talk
from tests.export.told import HOSTILE_SAID, exported, paragraphs
from tests.support.house import BEGAN_AT
from tests.support.tiny import FISHBOWL

MAXQDA = re.compile(r"\s*([^:]{1,63}):\s*(.*)", re.DOTALL)
"""A contribution is a paragraph that begins with a name of at most 63 characters and a colon."""
ATLAS = re.compile(r"\s*@([^:]+):\s*(.*)", re.DOTALL)
"""A speaker is what stands between an @ and a colon at the beginning of a paragraph."""

WAYS = [
    (name, profile, rule) for name in ("txt", "docx") for profile, rule in (("plain", MAXQDA), ("at", ATLAS))
]
each_way = pytest.mark.parametrize(("name", "profile", "rule"), WAYS)


def spoken(path: Path, rule: re.Pattern[str]) -> list[tuple[str, str]]:
    """Who said what, as the program takes it."""
    return [(found[1], found[2]) for text in paragraphs(path) if (found := rule.match(text))]


@each_way
def test_each_program_finds_every_turn_of_every_speaker_and_no_other(
    tmp_path: Path, name: str, profile: str, rule: re.Pattern[str]
) -> None:
    with talk(tmp_path / "study", "Groep 1: é") as held:
        target = exported(held, name, tmp_path, Options("nl", profile="at" if profile == "at" else "plain"))
    assert spoken(target, rule) == [(speaker or "onbekend", text) for speaker, _, _, text in SAID]


@each_way
def test_no_text_can_pass_for_a_speaker(
    tmp_path: Path, name: str, profile: str, rule: re.Pattern[str]
) -> None:
    rehearsal = Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)
    with talk(tmp_path / "study", "@S9: Groep", rehearsal=rehearsal, transcript=False) as held:
        add(held, [("S1", float(n), n + 1.0, text) for n, text in enumerate(HOSTILE_SAID)])
        target = exported(held, name, tmp_path, Options("nl", profile="at" if profile == "at" else "plain"))
    assert [speaker for speaker, _ in spoken(target, rule)] == ["S1"] * len(HOSTILE_SAID)


@each_way
def test_without_a_transcript_the_record_goes_out_and_nobody_speaks_in_it(
    tmp_path: Path, name: str, profile: str, rule: re.Pattern[str]
) -> None:
    with talk(tmp_path / "study", transcript=False) as held:
        target = exported(held, name, tmp_path, Options("en", profile="at" if profile == "at" else "plain"))
    told = paragraphs(target)
    assert spoken(target, rule) == []
    assert told[:2] == [
        "Groep é",
        "There is no transcript of this session yet. This is its record, with the tablecloths.",
    ]
    assert [text for text in told if "Eén groot raadsel" in text]


def test_an_empty_line_parts_turns_and_headings(tmp_path: Path) -> None:
    """Without one, Taguette 1.5 made one turn of two where the first ended without a full stop."""
    with talk(tmp_path / "study") as held:
        text = exported(held, "txt", tmp_path, Options("nl")).read_text("utf-8-sig")
    parts = text.rstrip("\n").split("\n\n")
    assert parts[:3] == ["Groep é", "fase – Welcome", "M: Welkom allemaal."]
    assert [part for part in parts if "\n" in part] == []


def test_a_row_of_the_record_writes_all_its_times_alike(tmp_path: Path) -> None:
    stages = tuple(replace(stage, title=f"{stage.title} {'x' * 40}") for stage in FISHBOWL.stages)
    with talk(tmp_path / "study", protocol=replace(FISHBOWL, stages=stages), transcript=False) as held:
        target = exported(held, "txt", tmp_path, Options("en"))
    (row,) = (line for line in paragraphs(target) if re.match(r"Welcome x+ · \d", line))
    assert (len(re.findall(r"\d\.\d\d", row)), re.findall(r"\d:\d\d", row)) == (4, [])


def test_headings_say_stage_and_card_or_question(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        target = exported(held, "docx", tmp_path, Options("nl"))
    found = [(p.style.name, p.text) for p in docx.Document(str(target)).paragraphs if p.style]
    assert [pair for pair in found if not MAXQDA.match(pair[1])] == [
        ("Title", "Groep é"),
        ("Heading 1", "fase – Welcome"),
        ("Heading 1", "fase – Connection"),
        ("Heading 2", "kaart op tafel – Connection 1"),
        ("Heading 2", "kaart op tafel – Connection 2"),
        ("Heading 1", "fase – Wellbeing"),
        ("Heading 2", "kaart op tafel – Wellbeing 1"),
        ("Heading 1", "fase – Observers' questions"),
        ("Heading 2", "vraag na de pauze – O1"),
    ]


def test_word_takes_it_for_the_language_that_was_spoken_and_for_a4(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:  # an English session, whose transcript is Dutch
        target = exported(held, "docx", tmp_path, Options("en"))
    document = docx.Document(str(target))
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["nl-NL"]
    (section,) = document.sections
    size = (section.page_width, section.page_height)
    assert [round(side.mm) for side in size if side] == [210, 297]


def test_each_role_has_its_own_style(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        target = exported(held, "docx", tmp_path, Options("nl"))
    found = {(p.style.name, p.text.split(":")[0]) for p in docx.Document(str(target)).paragraphs if p.style}
    assert {pair for pair in found if pair[0] and pair[0][0].islower()} == {
        ("gespreksleider", "M"),
        ("deelnemer", "S1"),
        ("deelnemer", "S2"),
        ("deelnemer", "S3"),
        ("observator", "O1"),
        ("onbekend", "onbekend"),
    }


@pytest.mark.parametrize("name", ["txt", "docx"])
def test_a_stamp_stands_between_speaker_and_words_where_asked_for(tmp_path: Path, name: str) -> None:
    with talk(tmp_path / "study", transcript=False) as held:
        add(held, [("S1", 3725.25, 3730.0, "Ja: zo.")])
        target = exported(held, name, tmp_path, Options("nl", stamps=True))
    assert spoken(target, MAXQDA) == [("S1", "#01:02:05-2# Ja: zo.")]


def test_what_was_said_by_who_withdrew_is_told_to_be_erased(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        held.do("M", WithdrawConsent("S1"))
        target = exported(held, "txt", tmp_path, Options("nl"))
    assert {text for speaker, text in spoken(target, MAXQDA) if speaker == "S1"} == {"[gewist]"}


@given(st.text(alphabet=st.one_of(st.sampled_from(": @\t\n19"), st.characters()), max_size=200))
def test_no_line_at_all_begins_like_a_turn(text: str) -> None:
    line = unspoken(text)
    assert not MAXQDA.match(line)
    assert not ATLAS.match(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fase: Binding", "fase – Binding"),
        ("14:02:10 · 02:10", "14.02.10 · 02.10"),
        (f"{'a' * 64}: b", f"{'a' * 64}: b"),
        ("plain", "plain"),
    ],
)
def test_only_colons_that_matter_are_replaced(text: str, line: str) -> None:
    assert unspoken(text) == line
