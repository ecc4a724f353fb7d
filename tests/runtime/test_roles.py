"""Blind tablecloths: held for every kind of event, at every step, for every role.

A new kind of event fails here until the story below tells it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.base import Role
from fishbowl.core.debrief import WriteDebrief
from fishbowl.core.errors import Refused
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import (
    CorrectNote,
    FlagName,
    NoteKind,
    OpenTablecloths,
    RetractNote,
    WriteNote,
)
from fishbowl.core.parked import (
    Fate,
    MergeQuestion,
    ParkedPart,
    Put,
    PutQuestion,
    SettleAnswered,
    TagQuestion,
)
from fishbowl.core.people import (
    AddPerson,
    DescribePerson,
    MarkAttendance,
    PeoplePart,
    Person,
    RecordConsent,
    StayUnrecorded,
    WithdrawConsent,
)
from fishbowl.core.protocol import TICKS
from fishbowl.core.session import EndSession, Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Count
from fishbowl.core.undo import UndoPart
from fishbowl.runtime.roles import concerns, view
from fishbowl.runtime.room import Update
from tests.runtime.everything import (
    CREW,
    EVERYTHING,
    KINDS,
    O1,
    O2,
    OPENING,
    READERS,
    SETTING_UP,
    TALKING,
    WHOLE,
    Step,
    strings,
)
from tests.support.house import House, wait_until
from tests.support.story import Story, seated

# --- the state: nothing of a closed tablecloth in anyone else's view --------------------------------------


def seen_of(story: Story, observer: str, reader: str) -> set[str]:
    """What the reader's view holds of that observer's: ids of notes, debriefs and commands, and the count."""
    commands = {rec.command_id for rec in story.log if rec.actor == observer}
    seen = view(story.state, reader)
    found = {text for text in strings(seen) if f"SECRET-{observer}-" in text or text in commands}
    return found | ({"count"} & ({"count"} if observer in seen.notes.counts else set()))


def check_blind(story: Story) -> None:
    opened = story.state.notes.opened_s is not None
    for reader in READERS:
        for observer in {"O1", "O2"} - {reader}:
            seen = seen_of(story, observer, reader)
            if reader not in CREW:
                assert seen == set(), f"{reader} sees of {observer} after {story.events[-1]}"
            elif not opened:
                # The debrief is the whole team's; it begins with the end where the tablecloths stayed closed.
                debrief = {f"SECRET-{observer}-d"} if story.state.is_over else set()
                assert seen <= {"count"} | debrief, f"{reader} sees of {observer} after {story.events[-1]}"


def tell(story: Story, steps: tuple[Step, ...]) -> Story:
    for at_s, actor, command in steps:
        story.at(at_s).do(command, actor, words=True)
    return story


def test_no_view_holds_anything_of_a_closed_tablecloth_at_any_step() -> None:
    story = seated(protocol=WHOLE)
    for step in EVERYTHING:
        check_blind(tell(story, (step,)))
    assert {type(event) for event in story.events} == set(KINDS), "every kind must be told in the story"


def test_the_crew_sees_how_much_is_written_and_from_the_opening_on_everything() -> None:
    story = tell(seated(protocol=WHOLE), SETTING_UP + TALKING)
    closed = view(story.state, "M")
    assert [note.id for note in closed.notes.in_order] == ["crew"]
    assert dict(closed.notes.counts) == {
        "O1": Count(5, 3, 27.0),
        "O2": Count(2, 1, 26.0),
        "M": Count(1, 0, 28.0),
    }
    tell(story, OPENING)
    for actor in ("M", "A", "M2"):
        assert view(story.state, actor) is story.state


def test_an_observer_sees_their_own_as_if_there_were_no_other() -> None:
    story = tell(seated(protocol=WHOLE), SETTING_UP + TALKING)
    seen = view(story.state, "O2")
    assert [note.id for note in seen.notes.in_order] == [O2 + "quote", O2 + "question"]
    assert dict(seen.notes.counts) == {"O2": Count(2, 1, 26.0)}
    whole = story.state
    assert seen == SessionState(
        seq=whole.seq,
        session=whole.session,
        stages=whole.stages,
        cards=whole.cards,
        people=seen.people,
        notes=seen.notes,
        undo=seen.undo,
    )


def test_an_observer_knows_others_by_code_and_seat_and_all_of_themselves() -> None:
    story = seated(2, 2).tell(AddPerson("O3", 3, teaches_here=True), AddPerson("S3", 3))
    people = view(story.state, "O3").people.by_id
    assert dict(people) == {
        "S1": Person("S1", Role.PARTICIPANT, 1, "present"),
        "S2": Person("S2", Role.PARTICIPANT, 2, "present"),
        "S3": Person("S3", Role.PARTICIPANT, 3),
        "O1": Person("O1", Role.OBSERVER, 1, "present"),
        "O2": Person("O2", Role.OBSERVER, 2, "present"),
        "O3": Person("O3", Role.OBSERVER, 3, teaches_here=True),
    }


@pytest.mark.parametrize("steps", [SETTING_UP, SETTING_UP + TALKING, EVERYTHING])
def test_the_table_sees_protocol_setup_stages_and_cards_only(steps: tuple[Step, ...]) -> None:
    whole = tell(seated(protocol=WHOLE), steps).state
    seen = view(whole, "T")
    assert replace(seen, undo=UndoPart()) == SessionState(
        seq=whole.seq, session=whole.session, stages=whole.stages, cards=whole.cards
    )


@pytest.mark.parametrize("steps", [SETTING_UP, SETTING_UP + TALKING, EVERYTHING])
def test_a_participant_sees_what_lies_on_the_table_and_of_the_people_themselves(
    steps: tuple[Step, ...],
) -> None:
    whole = tell(seated(protocol=WHOLE), steps).state
    me = whole.person("S1")
    assert me.consent is not None
    assert me.consent.ticks == TICKS
    assert replace(view(whole, "S1"), undo=UndoPart()) == SessionState(
        seq=whole.seq,
        session=whole.session,
        stages=whole.stages,
        cards=whole.cards,
        people=PeoplePart(Map({"S1": me})),
    )
    assert view(whole, "S9").people == PeoplePart(), "someone who is not expected"


# --- after the opening ------------------------------------------------------------------------------------


def test_an_observer_sees_what_becomes_of_their_questions_and_never_how_the_crew_sorted_them() -> None:
    story = tell(seated(protocol=WHOLE), SETTING_UP + TALKING + OPENING).at(42)
    story.tell(
        ("A", TagQuestion(O1 + "question", "own_position")),
        ("A", MergeQuestion(O1 + "double", O2 + "question")),
        43,
        PutQuestion(O2 + "question", ("S1",)),
    )
    assert view(story.state, "O1").parked == ParkedPart(
        Map(
            {
                O1 + "question": Fate(),
                O1 + "double": Fate("asked", merged_into="", asked_s=43, to=("S1",)),
            }
        ),
        current=Put("", 43),
    )
    assert view(story.state, "O2").parked == ParkedPart(
        Map({O2 + "question": Fate("asked", asked_s=43, to=("S1",))}), current=Put(O2 + "question", 43)
    )
    story.tell(44, SettleAnswered(O2 + "question", ("S1",)), 45, PutQuestion(O1 + "question"))
    assert view(story.state, "O1").parked.fate(O1 + "double").status == "answered"
    assert view(story.state, "O1").parked.current == Put(O1 + "question", 45)
    assert view(story.state, "O2").parked.current == Put("", 45)


def test_a_question_put_together_with_ones_own_keeps_its_place() -> None:
    story = tell(seated(protocol=WHOLE), SETTING_UP + TALKING + OPENING).at(42)
    story.tell(MergeQuestion(O1 + "double", O1 + "question"))
    assert view(story.state, "O1").parked.fate(O1 + "double") == Fate(merged_into=O1 + "question")


# --- undo -------------------------------------------------------------------------------------------------


def test_an_observer_can_undo_from_what_they_see() -> None:
    story = tell(seated(protocol=WHOLE), SETTING_UP + TALKING)
    last = next(rec for rec in reversed(story.log) if rec.actor == "O1")
    assert view(story.state, "O1").undo.target("O1") == last.command_id
    story.do(Undo(), "O1")
    assert O1 + "double" not in story.state.notes.by_id
    assert O1 + "question" in view(story.state, "O1").notes.by_id


@pytest.mark.parametrize("actor", ["M", "A", "O1", "O2", "T"])
def test_what_can_be_undone_is_the_same_in_the_view_as_in_the_room(actor: str) -> None:
    story = seated(protocol=WHOLE)
    for step in EVERYTHING:
        tell(story, (step,))
        assert undo_of(view(story.state, actor), actor) == undo_of(story.state, actor)


def undo_of(state: SessionState, actor: str) -> object:
    try:
        return state.undo.target(actor)
    except Refused as refused:
        return refused.key, refused.params


def test_a_refused_undo_tells_nothing_of_a_quote() -> None:
    story = seated().tell(AddPerson("S5", 5), RecordConsent("S5", "1", "paper"))
    before = story.refusal(Undo())
    story.do(WriteNote(O1 + "quote", "O1", "quote", "S5"), "O1")
    after = story.refusal(Undo())
    assert (before.key, before.params) == (after.key, after.params)
    assert after.params["later"] == "ConsentRecorded"


# --- any order --------------------------------------------------------------------------------------------

IDS = st.sampled_from(["a", "b", "c"])


@st.composite
def steps_of_observers(draw: st.DrawFn) -> tuple[str, Any]:
    who = draw(st.sampled_from(["O1", "O2"]))
    other = draw(st.sampled_from(["O1", "O2"]))
    note_id = f"SECRET-{draw(st.sampled_from([who, other]))}-{draw(IDS)}"
    kind: NoteKind = draw(st.sampled_from(["observation", "question", "quote"]))
    speaker = draw(st.sampled_from([None, "S1", "S2"]))
    return who, draw(
        st.sampled_from(
            [
                WriteNote(f"SECRET-{who}-{draw(IDS)}", who, kind, speaker),
                CorrectNote(note_id, kind, speaker),
                RetractNote(note_id),
                FlagName(note_id),
                Undo(),
            ]
        )
    )


STEPS_OF_OTHERS = st.sampled_from(
    [
        ("M", Undo()),
        ("M", MarkMoment("m")),
        ("M", AddPerson("S9")),
        ("M", AddPerson("O9")),
        ("M", Intervene("bring_in", "S1")),
        ("M", OpenStage("break")),
        ("M", OpenTablecloths()),
        ("A", MergeQuestion("SECRET-O1-a", "SECRET-O2-a")),
        ("A", TagQuestion("SECRET-O1-b", "clarifying")),
        ("M", PutQuestion("SECRET-O2-a")),
        ("M", PutQuestion("SECRET-O1-b")),
        ("M", EndSession()),
        ("O1", WriteDebrief("SECRET-O1-d", "tell")),
        ("T", Undo()),
        ("S1", RecordConsent("S1", "1", "online", TICKS)),
        ("S1", DescribePerson("S1")),
        ("O1", RecordConsent("O1", "1", "online", TICKS)),
        ("O1", DescribePerson("O1", teaches_here=True)),
        ("M", MarkAttendance("S1", "absent")),
        ("S1", MarkAttendance("S1", "present")),
        ("A", StayUnrecorded("S2")),
        ("M", WithdrawConsent("S2")),
    ]
)


@given_any(st.lists(steps_of_observers() | STEPS_OF_OTHERS, max_size=25))
def test_blind_whatever_is_done_in_whatever_order(steps: list[tuple[str, Any]]) -> None:
    story = seated(2)
    for actor, command in steps:
        try:
            story.wait(1).do(command, actor)
        except Refused:
            continue
        check_blind(story)


def hear(heard: dict[str, SessionState], actor: str, update: Update) -> None:
    heard[actor] = update.state


def test_what_a_room_shows_and_tells_is_cut_to_the_actor(tmp_path: Path) -> None:
    with House.make(tmp_path) as house:
        house.people_arrive()
        rooms = {actor: house.room(actor) for actor in ("M", "O2", "T", "S1")}
        heard: dict[str, SessionState] = {}
        for actor, room in rooms.items():
            room.listen(partial(hear, heard, actor))
        house.do("O1", WriteNote("SECRET-O1-n", "O1", "question"), text="SECRET-O1 text")
        whole = house.state
        wait_until(lambda: all(room.state.seq == whole.seq for room in rooms.values()))
        assert set(heard) == {"M"}, "a note on another's tablecloth is heard of by the crew alone"
        house.do("M", OpenStage("welcome"))
        whole = house.state
        wait_until(lambda: all(a in heard and heard[a].seq == whole.seq for a in rooms))
        for actor, room in rooms.items():
            assert heard[actor] == room.state == view(whole, actor)
            assert "SECRET" not in "".join(strings(heard[actor]))


@given_any(st.lists(steps_of_observers() | STEPS_OF_OTHERS, max_size=25))
def test_whoever_sees_a_difference_hears_of_it(steps: list[tuple[str, Any]]) -> None:
    story = seated(2)
    for actor, command in steps:
        before = story.state
        try:
            story.wait(1).do(command, actor)
        except Refused:
            continue
        after = story.state
        for other in ("M", "A", "O1", "O2", "T", "S1", "S2"):
            if other != actor and replace(view(before, other), seq=0) != replace(view(after, other), seq=0):
                assert concerns(before, after, other), (other, command)


def test_that_another_observer_withdrew_is_the_crews_to_know() -> None:
    """Of participants it is seen, since they can't be quoted any more."""
    story = seated(2)
    for person in ("O2", "S1"):
        story.do(WithdrawConsent(person), "M")
    seen = view(story.state, "O1").people.by_id
    assert (seen["O2"].withdrawn, seen["S1"].withdrawn) == (False, True)
