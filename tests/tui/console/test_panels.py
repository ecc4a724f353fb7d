"""What each panel says, line by line, without a screen."""

from __future__ import annotations

import re

from fishbowl.core.base import MODERATOR
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier
from fishbowl.core.interventions import Intervene
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import PutQuestion
from fishbowl.core.people import MarkAttendance
from fishbowl.core.questions import CoverTopic, MarkQuestion, UseProbe
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import PauseSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.door import Doorway, Guest, knock
from fishbowl.runtime.machine import boot_id, this_process
from fishbowl.text import cells, set_lang
from fishbowl.tui.console.agenda import agenda_lines
from fishbowl.tui.console.card import card_lines
from fishbowl.tui.console.cloths import cloth_lines
from fishbowl.tui.console.guide import read_out
from fishbowl.tui.console.header import head_line, recorded_s
from fishbowl.tui.console.main import main_lines
from fishbowl.tui.console.seats import seat_digits, seat_lines
from fishbowl.tui.console.story import story_lines
from fishbowl.tui.console.warnings import standing, warning_lines
from fishbowl.tui.live import look_at
from fishbowl.tui.pieces import Line, texts
from fishbowl.tui.view import Desk
from tests.support.house import House
from tests.tui.console.lead import view_of


def said(lines: list[Line]) -> list[str]:
    """The lines without what only fills them up: runs of blanks become two, of rules one."""
    return [re.sub(r"─+", "─", re.sub(r" {2,}", "  ", row)).rstrip() for row in texts(lines)]


def in_binding(house: House) -> None:
    """Five minutes of welcome, then the first deck."""
    house.do(MODERATOR, OpenStage("welcome"))
    house.pass_time(310)
    house.do(MODERATOR, OpenStage("binding"))


def test_the_agenda_says_what_was_planned_what_it_took_and_when_it_will_end(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.pass_time(125)
    assert said(agenda_lines(view_of(fishbowl, 32, 8))) == [
        "─ Agenda ─ 85–95 min →15:30 ─",
        "✓ Welcome  5  5:10 →14:05",
        "▶ Connection  20  2:05 →14:25",
        "  Wellbeing  15  →14:40",
        "  Online tea…  10  →14:50",
        "  Break  10  →15:00",
        "  Observers'… 20–30  →15:25",
        "  Closing  5  →15:30",
    ]


def test_a_professional_agenda_has_its_clock_marks_and_a_stage_passed_over(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    rows = said(agenda_lines(view_of(professional, 48, 8)))
    assert rows[1:3] == [
        "– Introduction  5 0:05",
        "▶ Social connection and we… 25 0:30  0:00 →14:25",
    ]


def test_nothing_is_said_of_balance_while_nobody_was_ever_tracked(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.pass_time(600)
    assert said(seat_lines(view_of(fishbowl, 26, 8))) == [
        "─ Table ─",
        *(f" {n} S{n}" for n in range(1, 6)),
    ]


def test_the_table_says_who_speaks_how_it_is_shared_and_nudges_for_one(fishbowl: House) -> None:
    in_binding(fishbowl)
    for speaker, seconds in (("S1", 60), ("S2", 40), ("S3", 95)):
        fishbowl.do(MODERATOR, MarkSpeaker(speaker))
        fishbowl.pass_time(seconds)
    fishbowl.do(MODERATOR, MarkAttendance("S5", "left"))
    assert said(seat_lines(view_of(fishbowl, 26, 8))) == [
        "─ Table ─",
        " 1 S1  ███  31 %  1",
        " 2 S2  ██  21 %  1",
        "▶3 S3  █████  49 %  1",
        " 4 S4  0 %  quiet 3:15 !",
        " 5 S5  left",
        "! bring in S4? b",
    ]


def test_untracked_it_says_since_when_and_nudges_nobody(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, MarkSpeaker("S1"))
    fishbowl.pass_time(400)
    rows = said(seat_lines(view_of(fishbowl, 30, 8)))
    assert rows[-1] == "not tracked since 14:05"
    assert not any("quiet" in row for row in rows)


def test_a_digit_is_a_seat_and_does_not_move_when_someone_stays_away(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, MarkAttendance("S2", "absent"))
    assert seat_digits(fishbowl.state) == {"1": "S1", "3": "S3", "4": "S4", "5": "S5"}


def test_tablecloths_show_how_much_and_never_what(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do("O1", WriteNote("n1", "O1", "observation"), text="they look at the door")
    fishbowl.do("O1", WriteNote("n2", "O1", "question"), text="why the door?")
    fishbowl.pass_time(250)
    fishbowl.do("O3", WriteNote("n3", "O3", "quote"), text="never")
    assert said(cloth_lines(view_of(fishbowl, 21, 8))) == [
        "─ Tablecloths closed",
        "  notes  ?  last",
        "O1  2  1  4 min",
        "O2  none yet",
        "O3  1  –  now",
        "O4  none yet",
        "O5  none yet",
    ]


def test_from_the_break_on_they_may_be_opened_and_say_so(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, OpenStage("break"))
    assert said(cloth_lines(view_of(fishbowl, 30, 8)))[0] == "─ Tablecloths closed ─ w ─"
    assert said(cloth_lines(view_of(fishbowl, 22, 8)))[0] == "─ Tablecloths ─ w ─"
    fishbowl.do(MODERATOR, OpenTablecloths())
    assert said(cloth_lines(view_of(fishbowl, 30, 8)))[0] == "─ Tablecloths open ─ w ─"


def test_the_card_lies_over_its_strip_with_its_times(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, DrawCard())
    fishbowl.pass_time(60)
    fishbowl.do(MODERATOR, MarkAnsweredEarlier("binding/teachers"))
    fishbowl.do(MODERATOR, DrawCard("binding/more"))
    fishbowl.pass_time(70)
    assert said(card_lines(view_of(fishbowl, 80, 8))) == [
        "─ Connection · card 4 of 5 ─ 1:10 on card · 17:50 left · talk 42:50 ─",
        "",
        " What else could Hanze or your programme do to strengthen your connection?",
        "",
        "",
        "",
        "",
        " cards  ✓1  ○2  ○3  ▶4  ✓5",
    ]


def test_a_pause_is_no_time_on_the_card(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, DrawCard())
    fishbowl.pass_time(60)
    fishbowl.do(MODERATOR, PauseSession())
    fishbowl.pass_time(100)
    assert "1:00 on card" in said(card_lines(view_of(fishbowl)))[0]


def test_a_deck_without_a_card_on_the_table_says_what_to_press(fishbowl: House) -> None:
    in_binding(fishbowl)
    assert said(card_lines(view_of(fishbowl, 80, 6))) == [
        "─ Connection ─ 20:00 left · talk 45:00 ─",
        "",
        " 5 cards are left on the pile.",
        " n puts the next on the table; k takes a card by its number.",
        "",
        " cards  ○1  ○2  ○3  ○4  ○5",
    ]


def test_the_question_asked_stands_whole_with_its_prompts(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    professional.do(MODERATOR, MarkQuestion("binding_done", "answered_earlier"))
    professional.do(MODERATOR, MarkQuestion("binding_why", "asked"))
    professional.do(MODERATOR, UseProbe("binding_why", "compulsory"))
    professional.do(MODERATOR, CoverTopic("ties", "staff"))
    professional.pass_time(80)
    assert said(main_lines(view_of(professional, 80, 12))) == [
        "─ Social connection and wellbeing ─",
        " ✓ 1 How have you worked on students' connection over…  answered earlier 14:00",
        "›▶ 2 Why this approach?  1:20",
        "  · For whom: some students or all?",
        "  · How were they reached and involved?",
        "  ✓ Compulsory or voluntary?  14:00",
        "  · In groups, and how large?",
        "  3 What came of it: has the connection between student and institution…",
        "  4 + What do or did these approaches do for students' wellbeing?",
        "  5 + Were any approaches started that aim at wellbeing itself?",
        "  + 3 questions, only if relevant  i",
        " Heard?  ○ the institution  ✓ teachers and staff  ○ each other",
    ]


def test_a_question_kept_for_later_comes_along_until_it_is_dealt_with(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    professional.do(MODERATOR, MarkQuestion("binding_why", "parked"))
    professional.do(MODERATOR, OpenStage("closing"))
    assert "P Why this approach?  parked 14:00" in "\n".join(said(main_lines(view_of(professional, 80, 12))))
    professional.do(MODERATOR, MarkQuestion("binding_why", "asked"))
    assert "▶ Why this approach?" in "\n".join(said(main_lines(view_of(professional, 80, 16))))
    professional.do(MODERATOR, MarkQuestion("binding_why", "skipped"))
    assert "Why this approach?" not in "\n".join(said(main_lines(view_of(professional, 80, 16))))


def test_a_step_that_is_cut_says_so(professional: House) -> None:
    set_lang("nl")
    professional.do(MODERATOR, OpenStage("introduction"))
    for width in range(72, 84):
        rows = texts(main_lines(view_of(professional, width, 8)))
        assert [row for row in rows if cells(row) > width] == []
        assert rows[4].rstrip().endswith("…")


def test_where_there_is_less_room_the_question_asked_stays(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    professional.do(MODERATOR, MarkQuestion("wellbeing_done", "asked"))
    for height in range(3, 14):
        rows = texts(main_lines(view_of(professional, 60, height)))
        assert len(rows) <= height
        assert any("Were any approaches started" in row for row in rows)


def test_if_relevant_is_folded_until_wanted(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    wanted = Desk(unfolded=frozenset({"wellbeing_done"}))
    folded, unfolded = (
        "\n".join(texts(main_lines(view_of(professional, 80, 30, desk)))) for desk in (Desk(), wanted)
    )
    assert "5a Why this approach?" not in folded
    assert "5a Why this approach?" in unfolded


def test_the_rules_are_there_to_be_read_out(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    shown = "".join(texts(main_lines(view_of(fishbowl, 80, 12, Desk(flipped=True)))))
    rules = fishbowl.state.protocol.rules
    for text in (rules.participants, rules.observers):
        assert "".join(text.split()) in "".join(shown.split())


def test_of_what_is_read_out_a_heading_never_stands_without_its_text(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    view = view_of(fishbowl, 80, 12, Desk(flipped=True))
    whole = texts(read_out(view, fishbowl.state.current_stage, 100))
    for height in range(9, len(whole)):
        cut = texts(read_out(view, fishbowl.state.current_stage, height))
        assert len(cut) <= height
        assert cut[-1].strip() not in ("Purpose", "Goal of this stage")
    assert texts(read_out(view, fishbowl.state.current_stage, 11))[-1] == " …"


def test_the_first_line_says_which_session_and_what_the_recorder_does(fishbowl: House) -> None:
    in_binding(fishbowl)
    assert said([head_line(view_of(fishbowl), False)]) == [" Hanze fishbowl 1 · fishbowl · en  not recording"]
    seqs = fishbowl.do(MODERATOR, ConfirmRecording("audio", "en", second=True), device="H2n").seqs
    fishbowl.pass_time(60)
    fishbowl.do(MODERATOR, ConfirmRecorder("pause"))
    fishbowl.pass_time(600)
    fishbowl.do(MODERATOR, ConfirmRecorder("resume"))
    fishbowl.pass_time(5)
    view = view_of(fishbowl, desk=Desk(words={seqs[0]: {"device": "H2n", "second_device": "iPad\x1b[2J"}}))
    assert recorded_s(view.state.recording, view.now_s) == 65
    assert said([head_line(view, False)]) == [" Hanze fishbowl 1 · fishbowl · en  ● REC H2n + iPad␛[2J 1:05"]
    assert "WATCHING" in said([head_line(view, True)])[0]


def test_what_stands_is_told_most_urgent_first_and_none_is_lost_from_count(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.pass_time(46 * 60)
    for person in ("S3", "S4", "S5"):
        fishbowl.do(MODERATOR, MarkAttendance(person, "absent"))
    fishbowl.do(MODERATOR, MarkAttendance("S2", "absent"))
    found = standing(look_at(fishbowl.room("M")), False, None)
    assert texts(warning_lines(found, 80, 3)) == [
        " ! + Connection has run over: see what that means and choose.",
        " ! r Start the recording and confirm.",
        " ! g Participants: 1; the guide counts on 2 to 5.",
    ]
    assert texts(warning_lines(found, 80, 2))[1] == " ! ! 2 more warnings"


def test_the_story_tells_the_last_things_in_their_order(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, DrawCard())
    fishbowl.pass_time(60)
    fishbowl.do(MODERATOR, Intervene("bring_in", "S4"))
    assert said(story_lines(view_of(fishbowl, 40, 4))) == [
        "─ Just happened ─",
        " 14:05 Connection",
        " 14:05 Connection, card 1",
        " 14:06 brought in: S4",
    ]


def test_before_the_start_it_says_who_is_here_and_how_to_begin(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, MarkAttendance("S2", "expected"))
    assert said(main_lines(view_of(fishbowl, 80, 5))) == [
        "─ Before the start ─",
        "",
        "",
        " g 9 of 10 here, 10 with consent. People and seats.",
        " d Begin: Welcome",
    ]


def test_every_step_keeps_its_line_before_what_else_can_be_done(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("closing"))
    shown = said(main_lines(view_of(fishbowl, 80, 9)))
    assert shown[-2:] == [
        " ○ Say goodbye.",
        " w Open the tablecloths: from then on the team reads along, for good",
    ]
    assert said(main_lines(view_of(fishbowl, 80, 12)))[-1] == " E End the session"


def test_a_question_asked_and_not_settled_still_waits(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("break"))
    for observer in ("O1", "O2"):
        fishbowl.do(observer, WriteNote(f"of {observer}", observer, "question"), text="Why?")
    fishbowl.do(MODERATOR, OpenTablecloths())
    fishbowl.do(MODERATOR, PutQuestion("of O1"))
    fishbowl.do(MODERATOR, OpenStage("observer_questions"))
    assert " o Waiting: 2, answered: 0, left over: 0. The list." in said(main_lines(view_of(fishbowl, 80, 9)))


def test_a_card_that_lies_there_and_was_answered_says_so(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, DrawCard("binding/more"))
    fishbowl.do(MODERATOR, MarkAnsweredEarlier("binding/more"))
    assert "answered earlier · 0:00 on card" in said(card_lines(view_of(fishbowl, 80, 8)))[0]


def test_a_paused_session_names_the_key_that_resumes_it(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, PauseSession())
    found = standing(look_at(fishbowl.room("M")), False, None)
    assert " ! p The session is paused; this resumes it." in texts(warning_lines(found, 80, 3))


def test_a_pause_moves_the_agenda_on_and_dutch_says_the_same(fishbowl: House) -> None:
    in_binding(fishbowl)
    fishbowl.do(MODERATOR, PauseSession())
    fishbowl.pass_time(600)
    set_lang("nl")
    assert said(agenda_lines(view_of(fishbowl, 40, 8)))[2] == "▶ Connection  20  0:00 →14:35"


def test_who_gave_no_name_at_the_door_is_told_in_words(fishbowl: House) -> None:
    tablet, laptop = (Guest(f"g{n}", "table", name, 0.0, "s") for n, name in enumerate(("", "Ben")))
    door = knock(laptop)(knock(tablet)(Doorway("http://here/", this_process(), boot_id())))
    found = standing(look_at(fishbowl.room("M")), False, None, door)
    assert " ! j At the door: someone without a name, Ben" in texts(warning_lines(found, 80, 9))
