"""Each fault a researcher can make is named with its line, its key and its mend, and all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.authoring.load import check_file, load_protocol
from fishbowl.authoring.report import Findings
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.core.protocol import (
    Card,
    ConsentForm,
    CoverageCheck,
    GroupSize,
    Probe,
    Protocol,
    Question,
    Rules,
    Settings,
    Stage,
    Step,
    Topic,
)
from fishbowl.text import explain, set_lang
from tests.authoring.guides import CONSENT, SMALL, broken, with_consent, write_pair

Told = tuple[int, str, str]


def told(found: Findings) -> list[Told]:
    return [(finding.line, finding.key, finding.says) for finding in found]


def test_a_sound_file_becomes_a_protocol(tmp_path: Path) -> None:
    path = write_pair(tmp_path)
    assert check_file(path).usable
    assert load_protocol(path) == Protocol(
        id="talk",
        version="1",
        lang="nl",
        title="Gesprek",
        purpose="Luisteren.",
        source="Wijzelf.",
        participant_prefix="P",
        participants=GroupSize(2, 4),
        observers=GroupSize(0, 3),
        rules=Rules(participants="Praat over {institution}."),
        settings=Settings(warn_left_s=(300, 60)),
        preparation=(Step("names", "Codes klaar."),),
        stages=(
            Stage(
                "start",
                "opening",
                "Begin",
                300,
                clock_mark_s=300,
                steps=(Step("record", "Neem op.", "start"),),
            ),
            Stage(
                "ask",
                "questions",
                "Vragen",
                900,
                900,
                1200,
                1200,
                questions=(
                    Question(
                        "first",
                        "Wat?",
                        prompts=(Probe("who", "Wie?"),),
                        follow_ups=(Probe("why", "Waarom?", "a"),),
                        if_relevant=(Question("folded", "En anders?"),),
                    ),
                ),
                coverage=(CoverageCheck("ties", "Weinig over {topic}.", (Topic("staff", "docenten"),)),),
            ),
            Stage(
                "pile",
                "deck",
                "Stapel",
                1200,
                cards=(
                    Card("now", 1, ("Hoe gaat het?",), nudges=False),
                    Card("later", 2, ("En later?",), sub_questions=("Met wie?",)),
                ),
            ),
            Stage(
                "end",
                "closing",
                "Slot",
                300,
                opens_tablecloths=True,
                steps=(Step("stop", "Stop de opname.", "stop"),),
            ),
        ),
    )


BROKEN: dict[str, tuple[str, str, list[Told]]] = {
    "key misspelt": (
        "    title: Stapel\n",
        "    titel: Stapel\n",
        [(59, "stages.pile.titel", "authoring.unknown_key_near")],
    ),
    "key unknown": (
        "deck_minutes: 20\n",
        "deck_minutes: 20\ncolour: red\n",
        [(9, "colour", "authoring.unknown_key")],
    ),
    "key missing": ("    title: Stapel\n", "", [(57, "stages.pile", "authoring.missing")]),
    "nothing filled in": ("title: Gesprek\n", "title:\n", [(4, "title", "authoring.empty")]),
    "list left empty": (
        "    steps:\n      - id: stop\n        cue: stop\n        text: Stop de opname.\n",
        "    steps:\n",
        [(74, "stages.end.steps", "authoring.empty")],
    ),
    "list where text should be": (
        "title: Gesprek\n",
        "title: [Gesprek]\n",
        [(4, "title", "authoring.want_text")],
    ),
    "text where a list should be": (
        'questions: ["En later?"]',
        "questions: En later?",
        [(67, "stages.pile.cards.later.questions", "authoring.want_list")],
    ),
    "text where keys should be": (
        "  - id: names\n    text: Codes klaar.\n",
        "  - Codes klaar.\n",
        [(22, "preparation.1", "authoring.want_keys")],
    ),
    "no such kind": ("kind: closing", "kind: slot", [(70, "stages.end.kind", "authoring.want_one_of")]),
    "no such language": ("language: nl", "language: fr", [(3, "language", "authoring.want_one_of")]),
    "neither true nor false": (
        "nudges: false",
        "nudges: nooit",
        [(63, "stages.pile.cards.now.nudges", "authoring.want_true_false")],
    ),
    "a number in words": (
        "quiet_share: 0.5",
        "quiet_share: half",
        [(19, "settings.quiet_share", "authoring.want_number")],
    ),
    "not a number at all": (
        "quiet_share: 0.5",
        "quiet_share: .nan",
        [(19, "settings.quiet_share", "authoring.want_number")],
    ),
    "too large": (
        "quiet_share: 0.5",
        "quiet_share: 1.5",
        [(19, "settings.quiet_share", "authoring.want_at_most")],
    ),
    "too small": ("  from: 0\n", "  from: -1\n", [(14, "observers.from", "authoring.want_at_least")]),
    "from above to": ("  from: 2\n", "  from: 5\n", [(9, "participants", "authoring.from_above_to")]),
    "too many warnings": (
        "[60, 300]",
        "[1, 2, 3, 4, 5, 6]",
        [(20, "settings.warn_seconds_left", "authoring.want_fewer")],
    ),
    "minutes that are none": (
        "minutes: 15-20",
        "minutes: een kwartier",
        [(37, "stages.ask.minutes", "authoring.bad_minutes")],
    ),
    "minutes that run backwards": (
        "minutes: 15-20",
        "minutes: 20-15",
        [(37, "stages.ask.minutes", "authoring.bad_minutes")],
    ),
    "no minutes": ("minutes: 15-20", "minutes: 0", [(37, "stages.ask.minutes", "authoring.bad_minutes")]),
    "clock mark that is none": (
        'clock_mark: "00:20"',
        "clock_mark: 20 min",
        [(38, "stages.ask.clock_mark", "authoring.bad_clock_mark")],
    ),
    "clock mark that contradicts the minutes": (
        'clock_mark: "00:20"',
        'clock_mark: "00:30"',
        [(38, "stages.ask.clock_mark", "authoring.mark_contradicts")],
    ),
    "minutes that contradict two marks, told once": (
        '    minutes: 5\n    clock_mark: "00:05"\n',
        '    minutes: 15\n    clock_mark: "00:05"\n',
        [
            (7, "total_minutes", "authoring.sum_differs"),
            (29, "stages.start.clock_mark", "authoring.mark_contradicts"),
        ],
    ),
    "minutes of the decks that do not add up": (
        "    title: Stapel\n    minutes: 20\n",
        "    title: Stapel\n    minutes: 25\n",
        [(7, "total_minutes", "authoring.sum_differs"), (8, "deck_minutes", "authoring.sum_differs")],
    ),
    "id of a stage twice": ("id: end", "id: ask", [(69, "stages.ask.id", "authoring.used_twice")]),
    "id of a step twice": (
        "id: stop",
        "id: names",
        [(75, "stages.end.steps.names.id", "authoring.used_twice")],
    ),
    "id of a card twice": (
        "id: later",
        "id: now",
        [(66, "stages.pile.cards.now.id", "authoring.used_twice")],
    ),
    "id of a folded question twice": (
        "id: folded",
        "id: first",
        [(49, "stages.ask.questions.first.if_relevant.first.id", "authoring.used_twice")],
    ),
    "id of a check as of a question": (
        "id: ties",
        "id: first",
        [(52, "stages.ask.coverage_checks.first.id", "authoring.used_twice")],
    ),
    "id of a follow-up as of a prompt": (
        "id: why",
        "id: who",
        [(46, "stages.ask.questions.first.follow_ups.who.id", "authoring.used_twice")],
    ),
    "id with a space": ("id: pile", "id: Stapel 1", [(57, "stages.Stapel 1.id", "authoring.bad_id")]),
    "blank that nobody fills": (
        "{institution}",
        "{instelling}",
        [(17, "rules.participants", "authoring.unknown_blank")],
    ),
    "blank that is not closed": (
        "{institution}",
        "{institution",
        [(17, "rules.participants", "authoring.unknown_blank")],
    ),
    "topic outside a check": (
        "Hoe gaat het?",
        "Hoe gaat het met {topic}?",
        [(65, "stages.pile.cards.now.questions.1", "authoring.unknown_blank")],
    ),
    "blank in a title": (
        "title: Gesprek",
        'title: "Gesprek {institution}"',
        [(4, "title", "authoring.no_blank")],
    ),
    "check without its topic": (
        "Weinig over {topic}.",
        "Weinig daarover.",
        [(53, "stages.ask.coverage_checks.ties.text", "authoring.topic_blank")],
    ),
    "cards in the wrong place": (
        "kind: deck",
        "kind: break",
        [(8, "deck_minutes", "authoring.sum_differs"), (61, "stages.pile.cards", "authoring.wrong_kind")],
    ),
    "deck without cards": (
        SMALL[SMALL.index("    cards:") : SMALL.index("  - id: end")],
        "",
        [(58, "stages.pile.kind", "authoring.kind_without")],
    ),
    "escape sequence": (
        "title: Gesprek",
        'title: "Ge\\e[2Jsprek"',
        [(4, "title", "authoring.hidden_character")],
    ),
    "text turned around": (
        "title: Gesprek",
        'title: "Ge\u202esprek"',
        [(4, "title", "authoring.hidden_character")],
    ),
    "half a character": ("title: Gesprek", 'title: "Ge\\ud800"', [(4, "title", "yaml.half_character")]),
    "text without end": (
        "title: Gesprek",
        f"title: {'a' * 4001}",
        [(4, "title", "authoring.text_too_long")],
    ),
}


def faults_of(path: Path) -> list[Told]:
    """What keeps the file from being loaded."""
    with pytest.raises(ProtocolInvalid) as refused:
        load_protocol(path)
    found = refused.value.params["faults"]
    assert isinstance(found, Findings)
    return told(found)


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_named_with_its_line_and_key(tmp_path: Path, name: str) -> None:
    old, new, faults = BROKEN[name]
    path = tmp_path / "talk.nl.yaml"
    path.write_text(broken(old, new), "utf-8")
    assert faults_of(path) == faults


def test_a_consent_section_becomes_the_form(tmp_path: Path) -> None:
    path = write_pair(tmp_path, with_consent(SMALL))
    assert load_protocol(path).consent == ConsentForm(
        "2", "Lees dit over {institution}.", "Lees dit, observator.", "Ik doe mee.", "Het mag verwerkt."
    )


BAD_CONSENT: dict[str, tuple[str, str, list[Told]]] = {
    "one box for two things": (
        "  processing: Het mag verwerkt.\n",
        "",
        [(78, "consent", "authoring.missing")],
    ),
    "no text to read": ("  text: Lees dit over {institution}.\n", "", [(78, "consent", "authoring.missing")]),
    "no version": ('consent:\n  version: "2"', "consent:", [(78, "consent", "authoring.missing")]),
    "box misspelt": (
        "  taking_part:",
        "  take_part:",
        [(82, "consent.take_part", "authoring.unknown_key_near")],
    ),
    "blank that nobody fills": (
        "Lees dit over {institution}",
        "Lees dit over {study}",
        [(80, "consent.text", "authoring.unknown_blank")],
    ),
    "version alone, as it once was": (
        CONSENT,
        'consent_version: "2"\n',
        [(78, "consent_version", "authoring.unknown_key")],
    ),
}


@pytest.mark.parametrize("name", BAD_CONSENT)
def test_a_fault_in_the_consent_section_is_named(tmp_path: Path, name: str) -> None:
    old, new, faults = BAD_CONSENT[name]
    text = with_consent(SMALL)
    assert text.count(old) == 1
    path = tmp_path / "talk.nl.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    assert faults_of(path) == faults


def test_every_fault_is_named_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SMALL
    for old, new in (
        ("title: Gesprek", "titel: Gesprek"),
        ('clock_mark: "00:20"', 'clock_mark: "00:30"'),
        ("id: later", "id: now"),
        ("minutes: 15-20", "minutes: 15-20\n    minutes: 15-20"),
        ("{institution}", "{instelling}"),
    ):
        text = text.replace(old, new)
    path = tmp_path / "talk.nl.yaml"
    path.write_text(text + "extra: *start\n", "utf-8")
    assert told(check_file(path).faults) == [
        (3, "language", "authoring.no_twin"),
        (4, "titel", "authoring.unknown_key_near"),
        (17, "rules.participants", "authoring.unknown_blank"),
        (38, "stages.ask.minutes", "yaml.twice"),
        (39, "stages.ask.clock_mark", "authoring.mark_contradicts"),
        (67, "stages.pile.cards.now.id", "authoring.used_twice"),
        (79, "extra", "yaml.alias"),
        (79, "extra", "authoring.unknown_key"),
    ]


def test_a_fault_reads_as_file_line_key_and_mend_in_both_languages(tmp_path: Path) -> None:
    path = write_pair(tmp_path, broken("    minutes: 20\n", "    minuten: 20\n"))
    (fault,) = (fault for fault in check_file(path).faults if fault.says == "authoring.unknown_key_near")
    assert str(fault) == f"{path}:60: stages.pile.minuten: minuten means nothing here; do you mean minutes?"
    set_lang("nl")
    assert str(fault) == f"{path}:60: stages.pile.minuten: minuten betekent hier niets; bedoel je minutes?"


def test_the_error_says_every_fault(tmp_path: Path) -> None:
    path = write_pair(tmp_path, broken("title: Gesprek\n", ""))
    with pytest.raises(ProtocolInvalid) as refused:
        load_protocol(path)
    assert explain(refused.value) == (
        f"{path} can't be used. To mend (1):\n{path}:1: title is missing here; add a line title: …"
    )


def test_values_stay_as_they_were_typed(tmp_path: Path) -> None:
    path = write_pair(
        tmp_path, SMALL.replace("Gesprek", "no").replace("Slot", "12:30").replace('"1"', "1.10")
    )
    protocol = load_protocol(path)
    assert (protocol.title, protocol.stage("end").title, protocol.version) == ("no", "12:30", "1.10")
