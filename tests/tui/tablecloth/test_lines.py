"""What a tablecloth shows, in plain text."""

from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import Fate, MergeQuestion, PutQuestion, SettleAnswered
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import Rehearsal
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.roles import view
from fishbowl.text import cells, set_lang
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import texts
from fishbowl.tui.tablecloth.lines import (
    Entry,
    entries,
    fate_of,
    guide_lines,
    note_lines,
    question_lines,
    questions_matter,
    side_lines,
    standing_lines,
)
from fishbowl.tui.view import Desk, View
from tests.support.story import MADE_AT, Story, seated


def seen(story: Story, width: int = 76, height: int = 20, actor: str = "O1") -> View:
    return View(Look(view(story.state, actor), story.now_s, lambda s: MADE_AT + s), Desk(), width, height)


def note(n: int, text: str | None = "text", **more: object) -> Entry:
    return replace(Entry(f"n{n}", f"14:{n:02}", "observation", None, text), **more)  # type: ignore[arg-type]


# --- notes ------------------------------------------------------------------------------------------------


def test_a_line_says_when_what_and_whether_it_is_saved() -> None:
    shown = [
        note(1, "they look away"),
        note(2, "at home", kind="quote", speaker="S3", names_someone=True),
        note(3, "why", kind="question", status="sending"),
        note(4, "odd", kind="own_view", status="not_saved"),
        note(5, "", status="erased"),
        note(6, None),
    ]
    assert texts(note_lines(seen(seated(), 60, 10), shown, None)) == [
        " 14:01 observation they look away                      saved",
        " 14:02 quote       S3: at home                   name! saved",
        " 14:03 question    why                                     …",
        " 14:04 own view    odd                             NOT SAVED",
        " 14:05 observation [erased]                                 ",
        " 14:06 observation …                                   saved",
    ]


def test_in_a_narrow_terminal_the_mark_says_the_kind() -> None:
    shown = [note(1, "they look away and laugh"), note(2, "why", kind="question")]
    assert texts(note_lines(seen(seated(), 36, 10), shown, None)) == [
        " 14:01   they look away and    saved",
        "         laugh",
        " 14:02 ? why                   saved",
    ]


def test_the_newest_stand_at_the_bottom_and_the_picked_one_is_always_there() -> None:
    shown = [note(n, f"note {n}") for n in range(20)]
    rows = texts(note_lines(seen(seated(), 60, 5), shown, None))
    assert [row.split()[3] for row in rows] == ["15", "16", "17", "18", "19"]
    for n in range(20):
        rows = texts(note_lines(seen(seated(), 60, 5), shown, f"n{n}"))
        assert len(rows) == 5
        assert [row for row in rows if row.startswith("▶")] == [row for row in rows if f" note {n} " in row]


def test_a_long_note_is_cut_but_for_the_one_that_is_picked() -> None:
    long = note(1, "word " * 60)
    rows = texts(note_lines(seen(seated(), 60, 20), [long], None))
    assert len(rows) == 3
    assert rows[-1].rstrip().endswith("…")
    assert len(note_lines(seen(seated(), 60, 20), [long], "n1")) == 8


@pytest.mark.parametrize("width", [20, 36, 76, 109])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_line_is_wider_than_its_room(width: int, language: str) -> None:
    set_lang("nl" if language == "nl" else "en")
    story = seated(without_consent="O1").tell(
        OpenStage("break"), OpenTablecloths(), OpenStage("observer_questions")
    )
    hostile = "日本語 \x1b[31m e\u0301" + "x" * 300
    shown = [note(1, hostile, names_someone=True, status="not_saved"), note(2, hostile, kind="question")]
    there = seen(story, width)
    lines = [
        *note_lines(there, shown, "n1"),
        *standing_lines(there, "O1"),
        *question_lines(there, shown),
        *guide_lines(there),
    ]
    assert max(cells(row) for row in texts(lines)) <= width
    assert "\x1b" not in "".join(texts(lines))


def test_before_the_first_note_stand_the_rules_and_the_marks() -> None:
    rows = texts(note_lines(seen(seated()), [], None))
    assert rows[1] == "Stay silent and write."
    assert rows[4:9] == [
        "    no mark: observation",
        " >  quote, word for word; > S3 … or >3 … says whose",
        " ?  question for after the break",
        " (  own view",
        " !  quote to check against the recording",
    ]
    assert note_lines(seen(seated(), 120), [], None, guided=True) == []
    assert texts(side_lines(seen(seated(), 120), []))[1] == "Stay silent and write."


# --- where one stands -------------------------------------------------------------------------------------


def test_a_closed_tablecloth_is_ones_own() -> None:
    rows = texts(standing_lines(seen(seated()), "O1"))
    assert [row.rstrip() for row in rows] == [
        "Tablecloth of O1  A session",
        "Only you read this, until the moderator opens the tablecloths.",
    ]
    assert texts(standing_lines(seen(seated(), 36), "O1", is_low=True)) == ["Only you read this."]


def test_without_consent_or_after_withdrawal_a_line_stays() -> None:
    rows = texts(standing_lines(seen(seated(without_consent="O1")), "O1"))
    assert rows[-1] == "! Your consent is not recorded yet; you can write already."
    withdrawn = seated().tell(WithdrawConsent("O1"))
    assert "You have withdrawn consent" in texts(standing_lines(seen(withdrawn), "O1"))[2]


def test_a_rehearsal_says_so() -> None:
    state = seated().state
    story = seated()
    there = seen(story)
    rehearsed = replace(state, session=replace(state.session, rehearsal=Rehearsal(1, 0, 0, 0)))
    look = replace(there.look, state=view(rehearsed, "O1"))
    assert texts(standing_lines(replace(there, look=look), "O1"))[0].endswith(" REHEARSAL")


def test_from_the_opening_on_it_says_who_can_read_and_whose_turn_it_is() -> None:
    story = seated().tell(
        ("O1", WriteNote("q1", "O1", "question")),
        ("O2", WriteNote("q2", "O2", "question")),
        60,
        OpenStage("break"),
        OpenTablecloths(),
    )
    assert texts(standing_lines(seen(story), "O1"))[1:] == [
        "Open to the moderator and assistants since 14:01."
    ]
    story.tell(120, OpenStage("observer_questions"))
    assert turns(story) == ("Nobody is asking now", "Nobody is asking now")
    story.tell(PutQuestion("q1"))
    assert turns(story) == ("▶ YOUR QUESTION NOW: ask it", "Another observer is asking")
    story.tell(SettleAnswered("q1"), PutQuestion("q2"))
    assert turns(story) == ("Another observer is asking", "▶ YOUR QUESTION NOW: ask it")


def turns(story: Story) -> tuple[str, str]:
    first, second = (texts(standing_lines(seen(story, actor=who), who))[-1].strip() for who in ("O1", "O2"))
    return first, second


# --- questions --------------------------------------------------------------------------------------------


def test_questions_matter_from_the_break_on() -> None:
    story = seated().tell(OpenStage("binding"))
    assert not questions_matter(view(story.state, "O1"))
    story.tell(OpenStage("break"))
    assert questions_matter(view(story.state, "O1"))
    story.tell(OpenTablecloths(), OpenStage("closing"))
    assert questions_matter(view(story.state, "O1"))


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        (Fate(), "waiting"),
        (Fate("asked"), "asked"),
        (Fate("answered"), "answered"),
        (Fate("answered", answered_by=("S1", "S2")), "answered by S1, S2"),
        (Fate("left", left_reason="time"), "left over: no time"),
        (Fate("waiting", merged_into=""), "waiting · together with another question"),
    ],
)
def test_what_became_of_a_question(fate: Fate, told: str) -> None:
    assert fate_of(fate) == told


def test_ones_own_questions_and_what_became_of_them() -> None:
    story = seated().tell(
        ("O1", WriteNote("q1", "O1", "question")),
        ("O1", WriteNote("q2", "O1", "question")),
        ("O2", WriteNote("q3", "O2", "question")),
        OpenStage("break"),
        OpenTablecloths(),
        MergeQuestion("q2", "q3"),
        OpenStage("observer_questions"),
        PutQuestion("q1"),
    )
    there = seen(story, 30)
    desk = Desk(words={n: {"text": f"word {n}"} for n in range(99)})
    shown = entries(there.state, {}, desk, there.look.wall_at)
    first, second = (n.seq for n in there.state.notes.in_order)
    assert [row.rstrip() for row in texts(question_lines(there, shown))[1:]] == [
        f"▶ word {first}",
        "  NOW",
        f"· word {second}",
        "  waiting · together with ano…",
    ]
    assert texts(question_lines(seen(seated(), 30), []))[1:] == [" none yet"]


def test_what_quotes_someone_who_has_withdrawn_reads_as_erased() -> None:
    story = seated().tell(("O1", WriteNote("q", "O1", "quote", "S1")), ("O1", WriteNote("n", "O1", "check")))
    desk = Desk(words=Map({n: {"text": "kept"} for n in range(99)}))
    story.tell(WithdrawConsent("S1"))
    there = seen(story)
    assert [(e.text, e.status) for e in entries(there.state, {}, desk, there.look.wall_at)] == [
        ("", "erased"),
        ("kept", "saved"),
    ]


def test_words_that_are_not_there_any_more_read_as_erased_and_those_under_way_do_not() -> None:
    story = seated().tell(("O1", WriteNote("a", "O1", "check")), ("O1", WriteNote("b", "O1", "check")))
    there = seen(story)
    first, _ = there.state.notes.in_order
    desk = Desk(unreadable={first.seq: "erased"})
    assert [(e.text, e.status) for e in entries(there.state, {}, desk, there.look.wall_at)] == [
        ("", "erased"),
        (None, "saved"),
    ]


def test_a_question_of_who_withdrew_waits_no_more() -> None:
    story = seated().tell(("O1", WriteNote("q", "O1", "question")), OpenStage("break"), OpenTablecloths())
    there = seen(story.tell(WithdrawConsent("O1")), 30)
    shown = entries(there.state, {}, Desk(), there.look.wall_at)
    assert texts(question_lines(there, shown))[1:] == ["· [erased]"]
