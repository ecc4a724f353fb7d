"""What may not leave the house does not: closed tablecloths, words without consent, what was erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import WriteDebrief
from fishbowl.core.errors import Refused
from fishbowl.core.notes import CorrectNote, OpenTablecloths, WriteNote
from fishbowl.core.people import AddPerson, DescribePerson, RecordConsent, WithdrawConsent
from fishbowl.core.stages import OpenStage
from tests.support.held import Held

SECRET = "SECRET"


def written(tmp_path: Path) -> Held:
    """Two observers and the moderator have written; the tablecloths are closed."""
    held = Held(tmp_path)
    held.at(10, "M", OpenStage("binding"))
    held.at(20, "T", DrawCard())
    held.at(30, "O1", WriteNote("n1", "O1", "quote", "S1"), text=f"{SECRET} one")
    held.at(40, "O2", WriteNote("n2", "O2", "question"), text=f"{SECRET} two")
    held.at(50, "M", WriteNote("n3", "M", "observation"), text="My own.")
    return held


def texts(held: Held) -> list[tuple[str, str | None, str, str]]:
    return [(row.note, row.speaker, row.text, row.text_is) for row in held.record().notes]


def bodies(held: Held, kind: str) -> list[tuple[str, str]]:
    return [(row.body, row.body_is) for row in held.record().events if row.kind == kind]


def test_while_tablecloths_are_closed_neither_words_nor_who_is_quoted_are_told(tmp_path: Path) -> None:
    with written(tmp_path) as held:
        record = held.record()
        assert texts(held) == [
            ("n1", None, "withheld", "withheld"),
            ("n2", None, "withheld", "withheld"),
            ("n3", None, "My own.", "given"),
        ]
    assert [(row.note, row.text) for row in record.parked] == [("n2", "withheld")]
    quote = next(row for row in record.events if row.kind == "NoteWritten")
    assert ('"speaker": null' in quote.data, quote.body, quote.body_is) == (True, "withheld", "withheld")
    assert SECRET not in repr(record)


def test_from_the_opening_on_they_are_there(tmp_path: Path) -> None:
    with written(tmp_path) as held:
        held.at(100, "M", OpenStage("break"))
        held.at(101, "M", OpenTablecloths())
        assert texts(held) == [
            ("n1", "S1", "SECRET one", "given"),
            ("n2", None, "SECRET two", "given"),
            ("n3", None, "My own.", "given"),
        ]
        assert bodies(held, "NoteWritten")[0] == ('{"text": "SECRET one"}', "given")


def test_a_note_without_a_word_says_nothing_and_that_it_does(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "M", WriteNote("n1", "M", "observation"))
        assert texts(held) == [("n1", None, "", "none")]


def test_who_withdraws_is_erased_also_from_what_was_quoted_before_a_speaker_was_named(tmp_path: Path) -> None:
    """The first version names nobody, and holds the same words."""
    with written(tmp_path) as held:
        held.at(60, "O1", WriteNote("n4", "O1", "quote"), text=f"{SECRET} three")
        held.at(61, "O1", CorrectNote("n4", "quote", "S1"), text=f"{SECRET} three")
        held.at(62, "O1", CorrectNote("n4", "observation"), text=f"{SECRET} three")
        held.at(70, "O2", WriteNote("n5", "O2", "quote", "S2"), text="Stays.")
        held.at(100, "M", OpenStage("break"))
        held.at(101, "M", OpenTablecloths())
        held.at(110, "M", WithdrawConsent("S1"))
        record = held.record()
        told = texts(held)
    assert told[0] == ("n1", "S1", "erased", "erased")
    assert told[3] == ("n4", None, "erased", "erased")
    assert told[4] == ("n5", "S2", "Stays.", "given")
    assert f"{SECRET} one" not in repr(record)
    assert f"{SECRET} three" not in repr(record)


def test_what_an_observer_wrote_is_told_once_there_is_consent(tmp_path: Path) -> None:
    """On the tablecloth, on paper that an assistant typed in, and in the debrief."""
    with Held(tmp_path) as held:
        held.at(10, "M", AddPerson("O9", 9), institution=f"{SECRET} school")
        held.at(20, "M", OpenStage("binding"))
        held.at(30, "O9", WriteNote("n1", "O9", "question"), text=f"{SECRET} one")
        held.at(100, "M", OpenStage("break"))
        held.at(101, "M", OpenTablecloths())
        held.at(110, "A", WriteNote("n2", "O9", "observation", source="paper"), text=f"{SECRET} two")
        held.at(120, "O9", WriteDebrief("d1", "surprises"), text=f"{SECRET} three")
        assert SECRET not in repr(held.record())
        held.at(130, "M", RecordConsent("O9", "1", "paper"))
        assert [row[2] for row in texts(held)] == [f"{SECRET} one", f"{SECRET} two"]
        assert [row.text for row in held.record().debrief] == [f"{SECRET} three"]


def test_attributes_of_a_participant_are_told_once_there_is_consent(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", AddPerson("S9", 9), age="SECRET 21")
        held.at(11, "M", DescribePerson("O1"), age="50")
        people = {row.person: row.age for row in held.record().people}
        assert (people["S9"], people["O1"], people["S1"]) == ("withheld", "50", "")
        assert SECRET not in repr(held.record())
        held.at(20, "M", RecordConsent("S9", "1", "paper"))
        assert {row.person: row.age for row in held.record().people}["S9"] == "SECRET 21"
        held.at(30, "M", WithdrawConsent("S9"))
        last = held.record()
    assert {row.person: (row.age, row.withdrawn) for row in last.people}["S9"] == ("erased", True)
    assert SECRET not in repr(last)


@pytest.mark.parametrize("actor", ["O1", "T", "S1"])
def test_a_record_is_for_the_team_alone(tmp_path: Path, actor: str) -> None:
    with written(tmp_path) as held, pytest.raises(Refused) as refused:
        held.record(actor)
    assert refused.value.key == "errors.not_for_this_role"


def test_a_room_gives_the_record_that_its_actor_may_see(tmp_path: Path) -> None:
    with written(tmp_path) as held:
        held.at(60, "A", WriteNote("p1", "O2", "observation", source="paper"), text="From paper.")
        seen = {
            actor: {row.note: row.text for row in held.room(actor).record().result().notes}
            for actor in ("M", "A")
        }
    assert seen["M"] == {"n1": "withheld", "n2": "withheld", "n3": "My own.", "p1": "withheld"}
    assert seen["A"] == {"n1": "withheld", "n2": "withheld", "n3": "My own.", "p1": "From paper."}
