"""Candidate codes of a guest at the door: from a page or a terminal elsewhere, and told to nobody else."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from fishbowl.core.base import Words
from fishbowl.core.candidates import Candidates, TagNote, candidates_of
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from tests.web.doorway import Evening
from tests.web.observer import Observer
from tests.web.test_client import entered, note

SHIPPED = Path(__file__).parents[2] / "protocols" / "codebooks" / "fishbowl.yaml"


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Evening]:
    """An evening of a session made while the study's codebook had a fault; since then that was mended."""
    own = tmp_path / "protocols" / "codebooks" / SHIPPED.name
    own.parent.mkdir(parents=True)
    own.write_text("id: fishbowl\ngroups: [", "utf-8")
    with Evening(tmp_path) as evening:
        assert evening.room.state.session.codebook is None
        own.write_text(re.sub("(?m)^version: .*$", 'version: "7"', SHIPPED.read_text("utf-8")), "utf-8")
        yield evening


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


def test_a_session_without_a_codebook_offers_that_of_the_study_everywhere(late: Evening) -> None:
    late.people_arrive()
    door = late.serve()
    here = late.room.codebook()
    assert here is not None
    assert here.version == "7"
    scene = late.guest(door, wanted="O1").get("scene").json["scene"]
    offered = [code["id"] for group in scene["codebook"] for code in group["codes"]]
    assert offered == [code.id for code in here.codes]
    assert (scene["codebook_id"], scene["codebook_version"]) == ("fishbowl", "7")
    with entered(late, door.opened["join_url"]) as room:
        assert room.codebook() == here


def test_a_page_gives_its_codes_with_the_codebook_that_they_are_of(browser: Browser, late: Evening) -> None:
    late.people_arrive()
    anna = Observer(browser, late)
    anna.join(late.serve())
    anna.write("the coach came by")
    anna.wait_shown("the coach came by")
    anna.act("the coach came by", "Candidate codes")
    anna.page.get_by_role("dialog").get_by_label("positive").check()
    anna.page.keyboard.press("Enter")
    expect(anna.row("the coach came by").locator("p.quiet")).to_have_text("candidate: positive")
    anna.wait_delivered()
    assert only_note(late).candidates == (Candidates("O1", ("positive",), "fishbowl", "7"),)
    anna.close()
    assert anna.errors == []


def test_a_fault_in_the_studys_codebook_keeps_no_door_shut(late: Evening) -> None:
    (late.folder / "protocols" / "codebooks" / SHIPPED.name).write_text("groups: [", "utf-8")
    late.people_arrive()
    scene = late.guest(late.serve(), wanted="O1").get("scene").json["scene"]
    assert (scene["codebook"], scene["codebook_id"]) == ([], "")
