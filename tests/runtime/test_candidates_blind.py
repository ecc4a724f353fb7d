"""What someone takes a note for is as blind as the note: to crew and observers, in the log and exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fishbowl.core.base import Actor
from fishbowl.core.candidates import TagNote
from fishbowl.core.notes import CorrectNote, OpenTablecloths, WriteNote
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.record.candidates import CandidateRow
from fishbowl.runtime.record.source import source
from fishbowl.runtime.record.telling import tell
from fishbowl.runtime.roles import view
from tests.runtime.everything import strings
from tests.support.held import Held
from tests.support.story import Story, seated

NAME = "Binding docenten en staf"


def tagged() -> Story:
    """O1's own note, and one of O1's paper that A typed in; both tagged by O1, the paper by A too."""
    story = seated().tell(10, OpenStage("binding"))
    story.do(WriteNote("n1", "O1", "observation"), "O1")
    story.do(WriteNote("p1", "O1", "observation", source="paper"), "A")
    for note in ("n1", "p1"):
        story.do(TagNote(note, ("of_o1",), "talk", "1"), "O1")
    story.do(TagNote("p1", ("of_a",), "talk", "1"), "A")
    return story


def codes(story: Story, reader: Actor) -> set[str]:
    return {text for text in strings(view(story.state, reader)) if text in ("of_o1", "of_a")}


@pytest.mark.parametrize(
    ("reader", "before", "after"),
    [
        ("O1", {"of_o1"}, {"of_o1"}),
        ("O2", set(), set()),
        ("S1", set(), set()),
        ("T", set(), set()),
        ("A", {"of_a"}, {"of_o1", "of_a"}),
        ("M", set(), {"of_o1", "of_a"}),
    ],
)
def test_each_sees_their_own_and_the_crew_everyones_once_open(
    reader: Actor, before: set[str], after: set[str]
) -> None:
    story = tagged()
    assert codes(story, reader) == before
    story.tell(OpenStage("break"), OpenTablecloths())
    assert codes(story, reader) == after


def logged(held: Held) -> list[list[str]]:
    """The codes of each tag, as the log is handed out."""
    return [json.loads(row.data)["codes"] for row in held.record().events if row.kind == "NoteTagged"]


def told(held: Held) -> str:
    found = source(held.runner, "M")
    return "\n".join(line.what for line in tell(found, found.records))


def test_the_log_and_the_tables_hold_them_from_the_opening_on(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(11, "O1", WriteNote("n1", "O1", "observation"), text="words")
        held.at(12, "O1", TagNote("n1", ("binding_staff",)))
        held.at(13, "M", WriteNote("crew", "M", "observation"), text="words")
        held.at(14, "M", TagNote("crew", ("positive",)))
        assert logged(held) == [[], ["positive"]]
        assert "binding_staff" not in told(held)
        assert [(row.note, row.code) for row in held.record().candidates] == [("crew", "positive")]
        assert [row.candidate_codes for row in held.record().notes] == [(), ("positive",)]
        held.at(20, "M", OpenStage("break"))
        held.at(21, "M", OpenTablecloths())
        assert logged(held) == [["binding_staff"], ["positive"]]
        assert "binding_staff" in told(held)
        row = CandidateRow(
            note="n1", by="O1", code="binding_staff", name=NAME, codebook="fishbowl", version="1"
        )
        assert held.record().candidates[0] == row


def test_they_go_with_the_words_of_who_withdraws(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(11, "O1", WriteNote("n1", "O1", "quote", "S1"), text="words")
        held.at(12, "O1", TagNote("n1", ("binding_staff",)))
        held.at(20, "M", OpenStage("break"))
        held.at(21, "M", OpenTablecloths())
        assert len(held.record().candidates) == 1
        held.at(30, "M", WithdrawConsent("S1"))
        assert held.record().candidates == ()
        assert held.record().notes[0].candidate_codes == ()
        assert logged(held) == [[]]


@pytest.mark.parametrize(("stands", "told"), [(None, []), ("S2", ["binding_staff"])])
def test_an_older_version_that_names_who_withdrew_silences_them_unless_it_became_anothers(
    tmp_path: Path, stands: str | None, told: list[str]
) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(11, "O1", WriteNote("n1", "O1", "quote", "S1"), text="words")
        held.at(12, "O1", CorrectNote("n1", "quote", stands), text="words")
        held.at(13, "O1", TagNote("n1", ("binding_staff",)))
        held.at(20, "M", OpenStage("break"))
        held.at(21, "M", OpenTablecloths())
        held.at(30, "M", WithdrawConsent("S1"))
        assert [each.code for each in held.record().candidates] == told
        assert logged(held) == [told]
