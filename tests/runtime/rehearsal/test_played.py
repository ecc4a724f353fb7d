"""Whole sessions with simulated people: they end, they are sound, and everything happens that can."""

from __future__ import annotations

from typing import get_args

import pytest

from fishbowl.core.anchors import AnchorEvent
from fishbowl.core.base import MODERATOR, Role, role_of
from fishbowl.core.candidates import NoteTagged
from fishbowl.core.debrief import Topic
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.fold import fold
from fishbowl.core.interventions import InterventionLogged
from fishbowl.core.notes import NoteCorrected, NoteKind, NoteWritten, TableclothsOpened
from fishbowl.core.people import AttendanceMarked
from fishbowl.core.protocol import Lang
from fishbowl.core.redactions import RedactionEvent
from fishbowl.core.session import SessionCreated
from fishbowl.core.stages import StageOpened
from fishbowl.core.transcripts import TranscriptEvent
from fishbowl.runtime.rehearsal import ORIGIN_AT
from fishbowl.runtime.rehearsal.lines import MARK
from fishbowl.runtime.roles import may_read, view
from fishbowl.storage.verify import verify
from tests.runtime.rehearsal.played import Played, played

BOTH = [(name, lang) for name in ("fishbowl", "professional") for lang in ("nl", "en")]
SEED_OF_WITHDRAWAL = 1
"""With which someone takes consent back after the session."""


@pytest.fixture(params=BOTH, ids=lambda both: "-".join(both))
def session(request: pytest.FixtureRequest) -> Played:
    name, lang = request.param
    return played(name, lang, observers=3 if name == "professional" else None)


def test_it_runs_to_its_end_and_nobody_is_refused(session: Played) -> None:
    assert session.state.is_over
    visited = {visit.stage_id for visit in session.state.stages.visits}
    assert visited == {stage.id for stage in session.state.protocol.stages}
    assert session.state.recording.status == "off"
    assert session.state.session.console_id == ""
    assert dict(session.refused) == {}


def test_the_record_is_sound_and_folds_to_the_same_state(session: Played) -> None:
    verdict = verify(session.path)
    assert (verdict.faults, verdict.events) == ((), len(session.records))
    assert fold(session.records) == session.state


def test_the_record_says_that_it_is_a_rehearsal(session: Played) -> None:
    rehearsal = session.state.session.rehearsal
    assert rehearsal is not None
    assert (rehearsal.seed, rehearsal.speed, rehearsal.origin_at) == (1, 0.0, ORIGIN_AT)
    assert isinstance(session.records[0].event, SessionCreated)


def test_no_note_can_be_taken_for_data(session: Played) -> None:
    mark = MARK[0 if session.state.protocol.lang == "nl" else 1]
    texts = [body["text"] for body in session.bodies.values() if body != "erased" and "text" in body]
    assert len(texts) > 30
    assert [text for text in texts if not text.startswith(mark)] == []


def test_no_path_leads_from_an_observers_words_to_the_crew_before_the_opening(session: Played) -> None:
    opened = next(rec.seq for rec in session.records if isinstance(rec.event, TableclothsOpened))
    at_opening = fold(session.records[: opened - 1])
    early = [
        rec
        for rec in session.records[: opened - 1]
        if isinstance(rec.event, NoteWritten | NoteCorrected) and role_of(rec.event.author) is Role.OBSERVER
    ]
    assert early != []
    assert [rec.seq for rec in early if may_read(at_opening, rec, MODERATOR)] == []
    seen = view(at_opening, MODERATOR)
    assert {role_of(note.author) for note in seen.notes.by_id.values()} <= {Role.MODERATOR}
    assert all(may_read(session.state, rec, MODERATOR) for rec in early)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_across_the_two_protocols_every_kind_of_event_of_an_evening_happens(lang: Lang) -> None:
    """All but transcripts and redactions, weeks later, and candidate codes, which need a codebook."""
    happened = played("fishbowl", lang).kinds | played("professional", lang, observers=3).kinds
    later = {
        kind.__name__
        for kind in (*get_args(TranscriptEvent), *get_args(AnchorEvent), RedactionEvent, NoteTagged)
    }
    assert {kind.__name__ for kind in get_args(AnyEvent)} - later - happened == set()
    assert "ConsentWithdrawn" in played("fishbowl", lang, SEED_OF_WITHDRAWAL).kinds


def test_all_kinds_of_note_are_written_and_all_topics_debriefed(session: Played) -> None:
    written = {rec.event.kind for rec in session.records if isinstance(rec.event, NoteWritten)}
    assert written == set(get_args(NoteKind))
    assert {entry.topic for entry in session.state.debrief.in_order} == set(get_args(Topic))


def test_every_note_was_begun_before_it_was_sent(session: Played) -> None:
    typed = [note for note in session.state.notes.by_id.values() if role_of(note.author) is Role.OBSERVER]
    assert all(note.typed_s < note.sent_s for note in typed if note.source == "typed")
    paper = [note for note in typed if note.source == "paper"]
    opened_s = session.state.notes.opened_s or 0.0
    assert paper != []
    assert all(note.at_s < note.sent_s and note.sent_s > opened_s for note in paper)


def test_a_fishbowl_has_all_five_interventions_and_goes_on_by_itself_too() -> None:
    session = played("fishbowl", "nl")
    kinds = {r.event.kind for r in session.records if isinstance(r.event, InterventionLogged)}
    assert kinds == {"clarify", "bring_in", "next_deck", "care", "deviation"}
    moved = {r.event.moved_by for r in session.records if isinstance(r.event, StageOpened)}
    assert moved == {"moderator", "participants"}


def test_the_quiet_one_is_seen_to_be_quiet_and_the_talker_talks_most() -> None:
    spoken: dict[str, float] = {}
    session = played("fishbowl", "nl")
    for (stage, speaker), tally in session.state.turns.tallies.items():
        if stage in ("binding", "wellbeing", "online") and speaker.startswith("S"):
            spoken[speaker] = spoken.get(speaker, 0.0) + tally.seconds
    brought_in = {i.person for i in session.state.interventions.all if i.kind == "bring_in"}
    by_share = sorted(spoken, key=lambda who: spoken[who])
    assert by_share[0] in brought_in
    assert spoken[by_share[-1]] > 1.5 * sum(spoken.values()) / len(spoken)


def test_someone_comes_late_and_someone_not_at_all() -> None:
    marked = {
        rec.event.attendance for rec in played("fishbowl").records if isinstance(rec.event, AttendanceMarked)
    }
    assert marked == {"present", "late", "absent", "left"}


def test_the_smallest_and_a_large_group_run_as_well() -> None:
    for session in (played("fishbowl", participants=1, observers=0), played("fishbowl", observers=20)):
        assert session.state.is_over
        assert dict(session.refused) == {}


@pytest.mark.parametrize("name", ["fishbowl", "professional"])
def test_the_same_seed_gives_the_same_log_and_another_seed_another(name: str) -> None:
    first = played(name, "en", 7)
    again = played.__wrapped__(name, "en", 7)
    assert (again.records, again.bodies) == (first.records, first.bodies)
    other = played(name, "en", 8)
    assert [rec.event for rec in other.records] != [rec.event for rec in first.records]
