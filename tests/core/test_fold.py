"""What holds of every session, however wild: folding is total, repeatable, and blind to words."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from fishbowl.core import fold as folding
from fishbowl.core.anew import replace
from fishbowl.core.base import Recorded, Role, role_of
from fishbowl.core.cards import DrawCard
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.fold import Fold, fold
from fishbowl.core.notes import WriteNote
from fishbowl.core.parked import merged_into
from fishbowl.core.session import Retracted, Undo
from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Count
from fishbowl.core.timeline import Spanned, overlap_s
from fishbowl.core.turns import NOBODY, UNATTRIBUTED, MarkSpeaker, Tally
from tests.core.wild import ACTORS, MAKE, Picker, crowd, wild_stories
from tests.support.story import Story, seated


@pytest.fixture(autouse=True)
def _small_checkpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "EVERY", 4)


def test_wild_sessions_try_every_kind_of_command() -> None:
    tried = {type(make(Picker(0, 0.0))) for make in MAKE}
    assert tried == set(get_args(AnyCommand))


def test_wild_sessions_reach_every_kind_of_event() -> None:
    """Else what is said of them all would be said of less than it seems."""
    reached = {type(event) for story in crowd() for event in story.events}
    assert set(get_args(AnyEvent)) - reached == set()
    for story in crowd():
        assert_sound(story.state)


@given(wild_stories, st.data())
def test_a_log_folds_the_same_in_any_chunks(story: Story, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(story.log)), max_size=5)))
    chunked = Fold()
    for start, end in pairwise((0, *cuts, len(story.log))):
        chunked.add(story.log[start:end])
    whole = fold(story.log)
    assert chunked.state == whole == story.state
    assert chunked.retracted == {e.retracted_id for e in story.events if isinstance(e, Retracted)}


@given(wild_stories, st.randoms(use_true_random=False), st.integers(0, 100))
def test_evolve_never_refuses_whatever_the_order_or_the_gaps(
    story: Story, random: Random, per_cent: int
) -> None:
    log = [rec for rec in story.log if random.random() * 100 < per_cent]
    random.shuffle(log)
    turns = fold(log).turns.past
    assert all(turn.to_s is not None and turn.from_s <= turn.to_s for turn in turns)


@given(wild_stories)
def test_undo_leaves_the_log_as_if_the_command_had_never_been_given(story: Story) -> None:
    for actor in dict.fromkeys(ACTORS):
        try:
            target = story.state.undo.target(actor)
        except Refused:
            continue
        undone = Recorded(
            len(story.log) + 1, "undo", 0, actor, 0, story.now_s, story.now_s, 0, "b", Retracted(target)
        )
        gone = {e.retracted_id for e in story.events if isinstance(e, Retracted)} | {target}
        without = [r for r in story.log if r.command_id not in gone and not isinstance(r.event, Retracted)]
        assert replace(fold([*story.log, undone]), seq=0) == replace(fold(without), seq=0)


@given(wild_stories)
def test_erasing_words_changes_nothing(story: Story) -> None:
    """`has_words` says that something was typed, also when it is gone; nothing else of it is in the fold."""
    story.bodies.clear()
    assert fold(story.log) == story.state


@given(wild_stories)
def test_what_stands_is_sound(story: Story) -> None:
    assert_sound(story.state)


def assert_sound(state: SessionState) -> None:
    """Also after undoing, nothing hangs in the air and nothing goes on where it may not."""
    assert_rests_on_what_is_there(state)
    assert_goes_on_only_where_it_may(state)
    for spans in (state.cards.spans, state.questions.spans, state.parked.spans, state.stages.visits):
        assert_one_at_a_time(spans)
    assert_counted(state)


def assert_rests_on_what_is_there(state: SessionState) -> None:
    people = set(state.people.by_id)
    speakers = {turn.speaker for turn in state.turns.spans} - {NOBODY, UNATTRIBUTED}
    notes = state.notes.by_id.values()
    observers = {note.author for note in notes if role_of(note.author) is Role.OBSERVER}
    quoted = {note.speaker for note in notes if note.speaker}
    assert speakers | observers | quoted <= people
    hung_on = {entry.moment_id for entry in state.debrief.entries.values() if entry.moment_id}
    assert hung_on <= set(state.moments.by_id)
    assert set(state.parked.fates) | set(state.parked.order) <= set(state.notes.by_id)
    into = {i: merged_into(state, i) for i in state.parked.fates}
    assert not {i for i, other in into.items() if other is not None and into.get(other) is not None}
    seats = [(p.role, p.seat) for p in state.people.by_id.values() if p.seat is not None]
    assert len(seats) == len(set(seats))


def assert_goes_on_only_where_it_may(state: SessionState) -> None:
    card, turn, visit = state.cards.current, state.turns.current, state.stages.current
    here = visit.stage_id if visit else None
    assert card is None or card.card.split("/")[0] == here
    assert turn is None or (turn.stage_id == here and state.is_running)
    assert state.questions.current is None or visit is not None
    assert state.parked.current is None or (visit is not None and state.notes.opened_s is not None)
    for past in state.turns.past:
        assert past.to_s is not None
        assert overlap_s(state.session.pauses, past.from_s, past.to_s) == 0
        assert any(v.stage_id == past.stage_id and v.from_s <= past.from_s for v in state.stages.visits)


def assert_one_at_a_time(spans: tuple[Spanned, ...]) -> None:
    for before, after in pairwise(spans):
        assert before.to_s is not None
        assert before.from_s <= before.to_s <= after.from_s


def assert_counted(state: SessionState) -> None:
    counts: dict[str, tuple[int, int]] = {}
    for note in state.notes.in_order:
        notes, questions = counts.get(note.author, (0, 0))
        counts[note.author] = (notes + 1, questions + (note.kind == "question"))
    kept = {
        who: (c.notes, c.questions) for who, c in state.notes.counts.items() if c != Count(0, 0, c.last_s)
    }
    assert kept == counts


@given(wild_stories)
def test_turns_never_overlap_and_the_tallies_are_their_sum(story: Story) -> None:
    turns = story.state.turns
    assert_one_at_a_time(turns.spans)
    tallies: Map[tuple[str, str], Tally] = Map()
    for turn in turns.past:
        assert turn.to_s is not None
        key = (turn.stage_id, turn.speaker)
        old = tallies.get(key, Tally())
        tallies = tallies.set(key, Tally(old.seconds + turn.to_s - turn.from_s, old.turns + 1, turn.to_s))
    assert turns.tallies == tallies


@given(wild_stories)
def test_pauses_are_in_order_and_apart(story: Story) -> None:
    pauses = story.state.session.pauses
    assert all(pause.from_s < pause.to_s for pause in pauses)
    assert all(before.to_s < after.from_s for before, after in pairwise(pauses))


def test_undone_commands_of_one_chunk_are_all_gone_wherever_they_began() -> None:
    story = Story().tell(AddTime("binding", 60), ("A", AddTime("closing", 60)))
    first = len(story.log)
    story.tell(Undo(), ("A", AddTime("break", 60)), ("A", Undo()))
    chunked = Fold()
    chunked.add(story.log[:first])
    assert chunked.add(story.log[first:]) == story.state
    assert story.state.stages.added_s == Map({"closing": 60.0})


def test_retracting_what_is_not_there_changes_nothing() -> None:
    story = Story()
    strange = replace(story.log[0], seq=2, command_id="c9", event=Retracted("never"))
    assert replace(fold([*story.log, strange]), seq=1) == story.state


@dataclass(frozen=True, slots=True)
class _Plain:
    seq: int = 0
    what: object = None


def seconds_of(run: Callable[[list[Recorded]], object], log: list[Recorded]) -> float:
    """The best of three, in time of this process: what else the machine does only makes it slower."""
    best = float("inf")
    gc.disable()  # it would also walk what other tests have left in memory
    for _ in range(3):
        started = time.process_time()
        run(log)
        best = min(best, time.process_time() - started)
    gc.enable()
    return best


def plain_fold(log: list[Recorded]) -> None:
    state = _Plain()
    for rec in log:
        state = replace(replace(state, seq=rec.seq), what=rec.event)


def test_folding_is_linear_and_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand events, undone ones among them, in under a second; twice as many in twice the time.

    Measured against the least that any fold does, in the same run, and again where something came between:
    a fold that copies what grows is four times slower every time.
    """
    monkeypatch.setattr(folding, "EVERY", 256)
    log = long_log(20_000)
    ratios = []
    for _ in range(3):
        floor = seconds_of(plain_fold, log) / seconds_of(plain_fold, log[:10_000])
        took = seconds_of(fold, log)
        ratios.append(took / seconds_of(fold, log[:10_000]) / max(1.0, floor / 2))
        if ratios[-1] < 2.6 and took < 1.0:
            return
    pytest.fail(f"20,000 events took {took:.2f} s, and {ratios} times as long as 10,000")


def long_log(length: int) -> list[Recorded]:
    """A session with four hours of every minute filled: taps, notes, some undone, cards, decks."""
    story = seated().tell(OpenStage("binding"))
    cards = ("wellbeing/you", "binding/now")
    while len(story.log) < length:
        story.wait(1.0)
        n = len(story.log)
        match n % 10:
            case 0 | 2 | 4 | 6:
                story.do(MarkSpeaker(f"S{n // 2 % 3 + 1}"), "A")
            case 8 if n % 100 == 8:
                story.do(DrawCard(cards[n // 100 % 2]))
            case 9 if n % 100 == 9:
                story.do(Undo(), "O1")
            case _:
                story.do(WriteNote(f"n{n}", "O1", "quote", "S1"), "O1", words=True)
    return story.log[:length]
