"""The two languages of a protocol are built alike, and advice is given on what is sound but unwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.authoring.load import check_file
from fishbowl.authoring.report import Findings
from fishbowl.text import set_lang
from tests.authoring.guides import CONSENT, SMALL, broken, with_consent, write_pair

Told = tuple[int, str, str]


def told(found: Findings) -> list[Told]:
    return [(finding.line, finding.key, finding.says) for finding in found]


# What is changed in the English file, and what is said of the Dutch one.
DIFFERENT: dict[str, tuple[str, str, list[Told]]] = {
    "wording": ("Hoe gaat het?", "How are you?", []),
    "rules' wording": ("Praat over {institution}.", "Talk about {institution}.", []),
    "another id": ("id: later", "id: tomorrow", [(66, "stages.pile.cards.later", "authoring.twin_value")]),
    "another setting": (
        "[60, 300]",
        "[60, 240]",
        [(20, "settings.warn_seconds_left.2", "authoring.twin_value")],
    ),
    "another cue": ("cue: stop", "cue: pause", [(76, "stages.end.steps.stop.cue", "authoring.twin_value")]),
    "a part less": (
        "        follow_ups:\n          - id: why\n            text: Waarom?\n",
        "",
        [(45, "stages.ask.questions.first.follow_ups", "authoring.twin_lacks")],
    ),
    "a part more": (
        "    title: Slot\n",
        "    title: End\n    goal: Goodbye.\n",
        [(69, "stages.end", "authoring.twin_has")],
    ),
    "a sub-question more": (
        '["Met wie?"]',
        '["Met wie?", "Waar?"]',
        [(68, "stages.pile.cards.later.sub_questions", "authoring.twin_length")],
    ),
    "a list instead of text": (
        "text: Wat?",
        "text: [Wat]",
        [(41, "stages.ask.questions.first.text", "authoring.twin_kind")],
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_with_the_other_language_is_named(tmp_path: Path, name: str) -> None:
    old, new, faults = DIFFERENT[name]
    english = broken(old, new).replace("language: nl", "language: en")
    assert told(check_file(write_pair(tmp_path, english=english)).faults) == faults


def test_a_misspelt_key_is_not_told_again_as_a_difference(tmp_path: Path) -> None:
    english = broken("- Hoe gaat het?", "- Een\n          - Twee").replace("language: nl", "language: en")
    path = write_pair(tmp_path, broken("    title: Stapel\n", "    titel: Stapel\n"), english)
    assert told(check_file(path).faults) == [
        (59, "stages.pile.titel", "authoring.unknown_key_near"),
        (64, "stages.pile.cards.now.questions", "authoring.twin_length"),
    ]


def test_consent_differs_in_its_wording_and_not_in_its_version(tmp_path: Path) -> None:
    dutch = with_consent(SMALL)
    english = dutch.replace("language: nl", "language: en").replace("Ik doe mee.", "I take part.")
    assert check_file(write_pair(tmp_path, dutch, english)).faults == ()
    newer = english.replace('consent:\n  version: "2"', 'consent:\n  version: "3"')
    faults = check_file(write_pair(tmp_path, dutch, newer)).faults
    assert told(faults) == [(79, "consent.version", "authoring.twin_value")]


def test_the_other_language_must_be_there(tmp_path: Path) -> None:
    path = write_pair(tmp_path)
    (tmp_path / "talk.en.yaml").unlink()
    assert told(check_file(path).faults) == [(3, "language", "authoring.no_twin")]


def test_the_other_language_must_be_readable(tmp_path: Path) -> None:
    path = write_pair(tmp_path, english="id: [")
    assert told(check_file(path).faults) == [(3, "language", "authoring.twin_broken")]


def test_a_file_is_named_after_its_id_and_language(tmp_path: Path) -> None:
    path = write_pair(tmp_path).rename(tmp_path / "other.nl.yaml")
    assert told(check_file(path).faults) == [(1, "id", "authoring.file_name")]


CLOSING = SMALL[SMALL.index("  - id: end") :]
UNWISE: dict[str, tuple[str, str, list[Told]]] = {
    "nothing": ("title: Gesprek", "title: Talk", []),
    "consent on paper alone": (CONSENT, "", [(1, "", "authoring.no_consent_text")]),
    "observers who read what participants read": (
        "  observers: Lees dit, observator.\n",
        "",
        [(78, "consent", "authoring.observers_consent")],
    ),
    "no closing": ("kind: closing", "kind: opening", [(24, "stages", "authoring.no_closing")]),
    "closing in the middle": (
        CLOSING,
        CLOSING + "  - id: after\n    kind: opening\n    title: Toch nog\n    minutes: 5\n",
        [(69, "stages.end", "authoring.closing_not_last")],
    ),
    "no start": ("        cue: start\n", "", [(24, "stages", "authoring.no_start_cue")]),
    "no stop": ("        cue: stop\n", "", [(24, "stages", "authoring.no_stop_cue")]),
    "a pause for ever": (
        "cue: stop",
        "cue: pause",
        [(24, "stages", "authoring.no_stop_cue"), (24, "stages", "authoring.no_resume_cue")],
    ),
    "a break on tape": (
        "  - id: end\n    kind: closing",
        "  - id: rest\n    kind: break\n    title: Pauze\n    minutes: 5\n  - id: end\n    kind: closing",
        [(69, "stages.rest", "authoring.no_pause_cue")],
    ),
    "tablecloths that stay shut": (
        "    tablecloths_may_open: true\n",
        "",
        [(13, "observers", "authoring.never_open")],
    ),
    "only additional questions": (
        "        text: Wat?\n",
        "        text: Wat?\n        additional: true\n",
        [(39, "stages.ask.questions", "authoring.all_additional")],
    ),
    "a card too long to follow": (
        "Hoe gaat het?",
        "Hoe gaat het? " * 40,
        [(57, "stages.pile", "authoring.long_text")],
    ),
}


@pytest.mark.parametrize("name", UNWISE)
def test_advice_is_given_on_what_can_be_used(tmp_path: Path, name: str) -> None:
    old, new, advice = UNWISE[name]
    assert with_consent(SMALL).count(old) == 1
    text = with_consent(SMALL).replace(old, new).replace("total_minutes: 45-50\n", "#\n")
    assert told(check_file(write_pair(tmp_path, text)).advice) == advice


def test_more_cards_and_questions_than_minutes(tmp_path: Path) -> None:
    text = SMALL.replace("total_minutes: 45-50\ndeck_minutes: 20\n", "").replace(
        "minutes: 20\n", "minutes: 1\n"
    )
    text = with_consent(text).replace('minutes: 15-20\n    clock_mark: "00:20"\n', "minutes: 1\n")
    text = text.replace("    coverage_checks:", "      - id: second\n        text: En?\n    coverage_checks:")
    report = check_file(write_pair(tmp_path, text))
    assert told(report.advice) == [
        (36, "stages.ask.questions", "authoring.more_questions.one"),
        (60, "stages.pile.cards", "authoring.more_cards.one"),
    ]
    set_lang("nl")
    assert report.advice[-1].sentence == "2 kaarten in 1 minuut; neem minder kaarten of meer tijd"
