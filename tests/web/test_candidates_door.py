"""Candidate codes of a guest at the door: from a page or a terminal elsewhere, and told to nobody else."""

from __future__ import annotations

import uuid
from contextlib import closing

from fishbowl.core.base import Words
from fishbowl.core.candidates import Candidates, TagNote, candidates_of
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from tests.web.doorway import Evening
from tests.web.test_client import entered, note


def only_note(evening: Evening) -> Note:
    with closing(evening.study.runner(evening.path)) as runner:
        (found,) = runner.state.notes.in_order
    return found


def test_a_guest_tags_their_own_note_and_no_other(evening: Evening) -> None:
    evening.people_arrive()
    door = evening.serve()
    anna, ben = evening.guest(door, wanted="O1"), evening.guest(door, name="Ben", wanted="O2")
    evening.do(OpenStage("binding"))
    note_id = str(uuid.uuid4())
    assert anna.note("coach came by", str(uuid.uuid4()), note_id).status == 200
    assert anna.do("TagNote", None, note_id=note_id, codes=["positive", "binding_staff"]).status == 200
    codes = Candidates("O1", ("binding_staff", "positive"), "fishbowl", "1")
    assert only_note(evening).candidates == (codes,)
    theirs = ben.do("TagNote", None, note_id=note_id, codes=["online"])
    nobodys = ben.do("TagNote", None, note_id=str(uuid.uuid4()), codes=["online"])
    assert (theirs.status, theirs.body) == (nobodys.status, nobodys.body)
    for strange in ("luke", ["luke"], ["x" * 200], None):
        assert anna.do("TagNote", None, note_id=note_id, codes=strange).status in (400, 409)
    assert only_note(evening).candidates == (codes,)


def test_a_terminal_elsewhere_has_the_codebook_and_sees_no_judgement_but_its_own(evening: Evening) -> None:
    evening.people_arrive()
    with entered(evening, evening.serve().opened["join_url"]) as room:
        codebook = room.codebook()
        assert codebook is not None
        assert codebook == evening.room.state.session.codebook
        evening.do(OpenStage("binding"))
        command = note(room)
        room.do(command, Words.of(text="coach came by")).result(20)
        evening.do(OpenStage("break"))
        evening.do(OpenTablecloths())
        evening.do(TagNote(command.note_id, ("online",)))
        room.do(TagNote(command.note_id, ("positive",), codebook.id, codebook.version)).result(20)
        assert [each.by for each in only_note(evening).candidates] == sorted(["M", room.actor])
        mine = room.state.notes.by_id[command.note_id]
        assert mine.candidates == (candidates_of(mine, room.actor),)
