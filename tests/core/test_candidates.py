"""Candidate codes: who may give which note what, and that everyone's own stand apart."""

from __future__ import annotations

import pytest

from fishbowl.core.base import Actor
from fishbowl.core.candidates import Candidates, NoteTagged, TagNote
from fishbowl.core.codebook import Bilingual, Code, Codebook, CodeGroup
from fishbowl.core.notes import OpenTablecloths, RetractNote, WriteNote
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import EndSession, Undo
from fishbowl.core.stages import OpenStage
from tests.support.story import Story, seated


def code(own_id: str) -> Code:
    return Code(own_id, own_id, own_id, Bilingual("", ""))


TALK = Codebook(
    "talk",
    "2",
    Bilingual("Boek", "Book"),
    "the tests",
    Bilingual("", ""),
    (CodeGroup("all", Bilingual("Alles", "All"), (code("warm"), code("online"), code("cold"))),),
)


def noted(author: Actor = "O1", codebook: Codebook | None = TALK) -> Story:
    """A talk in which that author wrote note n1."""
    story = seated(codebook=codebook).tell(10, OpenStage("binding"), 20)
    story.do(WriteNote("n1", author, "observation"), author)
    return story


def opened() -> Story:
    return noted().tell(OpenStage("break"), OpenTablecloths())


def given(story: Story) -> tuple[Candidates, ...]:
    return story.state.notes.by_id["n1"].candidates


def test_a_tag_names_the_codes_in_the_order_of_the_codebook_each_once() -> None:
    story = noted()
    event = NoteTagged("n1", "O1", ("warm", "cold"), "talk", "2")
    assert story.do(TagNote("n1", ("cold", "warm", "cold")), "O1") == (event,)
    assert given(story) == (Candidates("O1", ("warm", "cold"), "talk", "2"),)


def test_the_newest_tag_is_all_that_holds_and_none_takes_all_back() -> None:
    story = noted()
    story.do(TagNote("n1", ("warm",)), "O1")
    story.do(TagNote("n1", ("online",)), "O1")
    assert given(story) == (Candidates("O1", ("online",), "talk", "2"),)
    assert story.do(TagNote("n1", ()), "O1") == (NoteTagged("n1", "O1", (), "talk", "2"),)
    assert given(story) == ()


def test_what_says_nothing_new_leaves_no_event() -> None:
    story = noted()
    assert story.do(TagNote("n1", ()), "O1") == ()
    story.do(TagNote("n1", ("warm", "cold")), "O1")
    assert story.do(TagNote("n1", ("cold", "warm")), "O1") == ()


def test_everyone_has_candidates_of_their_own() -> None:
    story = opened()
    for actor, own in (("O1", "warm"), ("M", "cold"), ("A", "online")):
        story.do(TagNote("n1", (own,)), actor)
    story.do(TagNote("n1", ()), "M")
    assert [(each.by, each.codes) for each in given(story)] == [("A", ("online",)), ("O1", ("warm",))]


@pytest.mark.parametrize("actor", ["M", "A", "O2"])
def test_a_note_that_one_cannot_read_is_not_there_to_be_tagged(actor: Actor) -> None:
    assert noted().refusal(TagNote("n1", ("warm",)), actor).key == "errors.no_such_note"
    assert noted().refusal(TagNote("n2", ("warm",)), actor).key == "errors.no_such_note"


def test_once_they_are_open_the_crew_tags_and_another_observer_still_does_not() -> None:
    story = opened()
    assert story.do(TagNote("n1", ("warm",)), "A") == (NoteTagged("n1", "A", ("warm",), "talk", "2"),)
    assert story.refusal(TagNote("n1", ("warm",)), "O2").key == "errors.no_such_note"


@pytest.mark.parametrize("actor", ["S1", "T"])
def test_nobody_at_the_table_tags(actor: Actor) -> None:
    assert opened().refusal(TagNote("n1", ("warm",)), actor).key == "errors.not_for_this_role"


def test_it_can_be_done_after_the_end_but_not_on_a_retracted_note() -> None:
    story = opened().tell(EndSession())
    story.do(TagNote("n1", ("warm",)), "O1")
    story.do(RetractNote("n1"), "O1")
    assert story.refusal(TagNote("n1", ("cold",)), "O1").key == "errors.no_such_note"


def test_only_codes_of_the_sessions_own_codebook_are_taken() -> None:
    story = noted()
    refused = story.refusal(TagNote("n1", ("warm", "luke")), "O1")
    assert (refused.key, refused.params["code"]) == ("errors.no_such_code", "luke")
    for other in (("other", "2"), ("talk", "1"), ("", "1")):
        assert story.refusal(TagNote("n1", ("warm",), *other), "O1").key == "errors.other_codebook"
    assert story.do(TagNote("n1", ("warm",), "talk", "2"), "O1") != ()


def test_without_a_codebook_the_tag_says_where_its_codes_come_from() -> None:
    story = noted(codebook=None)
    assert story.refusal(TagNote("n1", ("warm",)), "O1").key == "errors.no_codebook"
    event = NoteTagged("n1", "O1", ("warm", "cold"), "talk", "1 (try)")
    assert story.do(TagNote("n1", ("warm", "cold", "warm"), "talk", "1 (try)"), "O1") == (event,)


@pytest.mark.parametrize(
    ("codes", "codebook", "version", "key"),
    [
        (("Warm",), "talk", "1", "errors.no_such_code"),
        (("a b",), "talk", "1", "errors.no_such_code"),
        (("",), "talk", "1", "errors.no_such_code"),
        (tuple(f"c{n}" for n in range(33)), "talk", "1", "errors.no_such_code"),
        (("warm",), "../talk", "1", "errors.no_codebook"),
        (("warm",), "talk", "", "errors.no_codebook"),
        (("warm",), "talk", "1\x1b[2J", "errors.no_codebook"),
        (("warm",), "talk", "1" * 101, "errors.no_codebook"),
    ],
)
def test_without_a_codebook_what_looks_like_none_is_refused(
    codes: tuple[str, ...], codebook: str, version: str, key: str
) -> None:
    story = noted(codebook=None)
    assert story.refusal(TagNote("n1", codes, codebook, version), "O1").key == key


def test_who_withdrew_neither_tags_nor_is_tagged() -> None:
    story = opened().tell(WithdrawConsent("O1"))
    for actor in ("O1", "M"):
        assert story.refusal(TagNote("n1", ("warm",)), actor).key == "errors.consent_was_withdrawn"


@pytest.mark.parametrize(
    ("who", "left"),
    [
        ("O1", {"n1": (), "n2": ("M", "O2"), "n3": ("M",)}),
        ("O2", {"n1": ("M", "O1"), "n2": (), "n3": ("M",)}),
        ("S1", {"n1": ("M", "O1"), "n2": ("M", "O2"), "n3": ()}),
    ],
)
def test_who_withdraws_takes_along_what_they_judged_and_what_their_notes_were_taken_for(
    who: Actor, left: dict[str, tuple[Actor, ...]]
) -> None:
    """O1 wrote n1, O2 n2, and the moderator quotes S1 in n3; all were tagged by the moderator too."""
    story = noted()
    story.do(WriteNote("n2", "O2", "observation"), "O2")
    story.do(WriteNote("n3", "M", "quote", "S1"), "M")
    story.do(TagNote("n1", ("warm",)), "O1")
    story.do(TagNote("n2", ("warm",)), "O2")
    story.tell(OpenStage("break"), OpenTablecloths())
    for note_id in ("n1", "n2", "n3"):
        story.do(TagNote(note_id, ("cold",)), "M")
    story.do(WithdrawConsent(who))
    notes = story.state.notes.by_id
    assert {ident: tuple(each.by for each in note.candidates) for ident, note in notes.items()} == left


def test_undo_takes_back_ones_own_tag_whatever_others_gave_since() -> None:
    story = opened()
    story.do(TagNote("n1", ("warm",)), "O1")
    story.do(TagNote("n1", ("cold",)), "M")
    story.do(Undo(), "O1")
    assert given(story) == (Candidates("M", ("cold",), "talk", "2"),)


def test_a_note_that_is_undone_takes_what_others_gave_it_with_it() -> None:
    story = opened()
    story.do(TagNote("n1", ("cold",)), "M")
    story.do(Undo(), "O1")
    assert dict(story.state.notes.by_id) == {}


def test_a_tag_counts_as_no_note() -> None:
    story = noted()
    before = story.state.notes.counts
    story.do(TagNote("n1", ("warm",)), "O1")
    assert story.state.notes.counts == before
