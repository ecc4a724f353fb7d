"""Codes and seats are dealt once, to each their own."""

from __future__ import annotations

from fishbowl.core.base import Words
from fishbowl.core.people import AddPerson, RecordConsent
from fishbowl.core.protocol import GroupSize
from fishbowl.runtime.newcomers import Misfit, Newcomer, group, misfits, usual
from tests.support.tiny import FISHBOWL, PROFESSIONAL


def test_a_group_is_made_of_codes_with_seats_for_those_who_sit() -> None:
    people = group(PROFESSIONAL, 2, 1, moderators=2, assistants=2)
    assert [(p.person, p.seat) for p in people] == [
        ("P1", 1),
        ("P2", 2),
        ("O1", 1),
        ("M", None),
        ("M2", None),
        ("A", None),
        ("A2", None),
    ]


def test_those_known_keep_what_they_have_and_others_fill_the_gaps() -> None:
    known = (Newcomer("S2", 1), Newcomer("S5"))
    assert [(p.person, p.seat) for p in group(FISHBOWL, 4, 0, known=known)] == [
        ("S2", 1),
        ("S5", 5),
        ("S1", 2),
        ("S3", 3),
    ]


def test_nobody_known_is_left_out_of_a_smaller_group() -> None:
    known = (Newcomer("S1", 1), Newcomer("S2", 2))
    assert group(FISHBOWL, 1, 0, known=known) == known


def test_the_usual_group_is_the_largest_and_observers_come_where_they_have_a_round() -> None:
    assert usual(FISHBOWL) == (FISHBOWL.participants.high, FISHBOWL.observers.high)
    assert usual(PROFESSIONAL) == (PROFESSIONAL.participants.high, PROFESSIONAL.observers.low)


def test_sizes_outside_the_range_are_named() -> None:
    assert misfits(FISHBOWL, group(FISHBOWL, 3, 9)) == (
        Misfit("participants", 3, GroupSize(4, 8)),
        Misfit("observers", 9, GroupSize(1, 8)),
    )
    assert misfits(FISHBOWL, group(FISHBOWL, 4, 8)) == ()


def test_facts_travel_as_words_and_consent_goes_for_the_protocols_text() -> None:
    newcomer = Newcomer("O1", 3, {"institution": "Hanze"}, teaches_here=True, consent="online")
    assert newcomer.commands(FISHBOWL) == (
        (AddPerson("O1", 3, True), Words.of(institution="Hanze")),
        (RecordConsent("O1", FISHBOWL.consent_version, "online"), Words()),
    )
