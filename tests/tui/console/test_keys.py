"""Every key stores what it says, and nothing else."""

from __future__ import annotations

from fishbowl.core.base import ASSISTANT, MODERATOR
from fishbowl.core.cards import CardAnsweredEarlier, CardDrawn, CardPutBack, DrawCard
from fishbowl.core.interventions import InterventionLogged
from fishbowl.core.notes import OpenTablecloths, TableclothsOpened, WriteNote
from fishbowl.core.parked import PutQuestion, SettleLeft
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.questions import QuestionMarked, TopicCovered
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import (
    EndSession,
    PauseSession,
    Retracted,
    SessionEnded,
    SessionPaused,
    SessionResumed,
)
from fishbowl.core.stages import OpenStage, StageOpened, StepTicked
from fishbowl.core.turns import SpeakerMarked
from fishbowl.tui.console.actions import ACTIONS
from fishbowl.tui.console.reading import ReadingScreen
from fishbowl.tui.console.stage_list import StageDialog
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.dialogs.coverage import CoverageDialog
from fishbowl.tui.dialogs.recorder import RecorderDialog
from fishbowl.tui.dialogs.recording import RecordingDialog
from tests.support.house import House
from tests.tui.console.lead import WIDE, console, stores


def recorded(house: House) -> None:
    """The welcome is over and the recorder runs, so that no cue is in the way."""
    house.do(MODERATOR, OpenStage("welcome"))
    house.do(MODERATOR, ConfirmRecording("audio", "en"), device="H2n")
    house.do(MODERATOR, OpenStage("binding"))


async def test_the_students_talk(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await stores(seen, fishbowl, "n", CardDrawn("binding/now"))
        fishbowl.pass_time(60)
        await stores(seen, fishbowl, "n", CardDrawn("binding/influences"))
        await stores(seen, fishbowl, "e", CardAnsweredEarlier("binding/influences"))
        await stores(seen, fishbowl, "z", Retracted(fishbowl.runner.records[-1].command_id))
        await stores(seen, fishbowl, "u", CardPutBack("binding/influences"))
        await stores(seen, fishbowl, "3", SpeakerMarked("S3"))
        await stores(seen, fishbowl, "0", SpeakerMarked("nobody"))
        await stores(seen, fishbowl, "c", InterventionLogged("clarify"))
        await stores(seen, fishbowl, "x", InterventionLogged("deviation"))
        await stores(seen, fishbowl, "D", StageOpened("wellbeing", "participants"))
        await stores(seen, fishbowl, "d", StageOpened("online"), InterventionLogged("next_deck"))


async def test_what_was_refused_is_told_until_something_went_well(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do(MODERATOR, ConfirmRecorder("pause"))
    fishbowl.do(MODERATOR, PauseSession())
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("n")
        await seen.sees("Resume it first, then go on.")
        await seen.press("p")
        await seen.until(lambda: fishbowl.state.is_running, "the session goes on")
        await seen.until(lambda: "Resume it first" not in seen.text, "the refusal is gone")


async def test_what_was_done_is_told_no_longer_once_something_else_is_done(fishbowl: House) -> None:
    """`z takes it back` would be said of the wrong thing."""
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await stores(seen, fishbowl, "c", InterventionLogged("clarify"))
        await seen.sees("z takes it back")
        await stores(seen, fishbowl, "n", CardDrawn("binding/now"))
        assert "z takes it back" not in seen.text


async def test_after_the_end_d_and_end_say_that_it_is_over(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do(MODERATOR, EndSession())
    async with console(fishbowl) as seen:
        for key in ("d", "E", "t", "plus"):
            await stores(seen, fishbowl, key)
            await seen.sees("The session has ended.")
            assert seen.pilot.app.screen is seen.screen
            seen.screen.tell("")


async def test_a_moment_is_marked_back_from_when_the_key_fell(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.pass_time(100)
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("m")
        await seen.until(lambda: bool(fishbowl.state.moments.by_id), "the moment")
        (moment,) = fishbowl.state.moments.in_order
        assert moment.at_s == seen.screen.room.now_s - 10
        await seen.sees("10 s back")


async def test_a_step_is_ticked_and_the_cursor_goes_on(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    async with console(fishbowl) as seen:
        await stores(seen, fishbowl, "space", StepTicked("welcome", "introduce"))
        await stores(seen, fishbowl, "space", StepTicked("welcome", "purpose"))
        await seen.press("up")
        await stores(seen, fishbowl, "space", StepTicked("welcome", "purpose", done=False))


async def test_the_guide_is_walked_with_one_hand(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    async with console(professional) as seen:
        await stores(seen, professional, "n", QuestionMarked("binding_done", "asked"))
        await stores(seen, professional, "n", QuestionMarked("binding_why", "asked"))
        await stores(seen, professional, "k", QuestionMarked("binding_why", "parked"))
        await stores(seen, professional, "e", QuestionMarked("binding_why", "answered_earlier"))
        await stores(seen, professional, "x", QuestionMarked("binding_impact", "skipped"))
        await stores(seen, professional, "u", QuestionMarked("wellbeing_effect", "open"))


async def test_topics_are_ticked_as_heard_and_asked_for_before_the_stage_is_left(professional: House) -> None:
    professional.do(MODERATOR, OpenStage("introduction"))
    professional.do(MODERATOR, ConfirmRecording("video", "en"))
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    async with console(professional) as seen:
        await seen.press("up")
        await stores(seen, professional, "space", TopicCovered("ties", "peers", "heard"))
        await seen.press("d")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, CoverageDialog), "the check")
        assert professional.state.current_stage == professional.state.stage("binding_wellbeing")


async def test_pausing_stops_the_clock_and_asks_for_the_recorder(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await stores(seen, fishbowl, "p", SessionPaused())
        await seen.until(lambda: isinstance(seen.pilot.app.screen, RecorderDialog), "the question")
        await seen.press("escape")
        assert fishbowl.state.recording.status == "running"
        await stores(seen, fishbowl, "p", SessionResumed())


async def test_an_open_cue_is_asked_about_before_its_stage_is_left(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("d")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, ConfirmDialog), "the question")
        await stores(seen, fishbowl, "enter", StageOpened("binding"))


async def test_the_recording_key_fits_the_cue(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    async with console(fishbowl) as seen:
        await seen.press("r")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, RecordingDialog), "start")
        await seen.press("escape")
        fishbowl.do(ASSISTANT, ConfirmRecording("audio", "en"))
        fishbowl.do(ASSISTANT, ConfirmRecorder("pause"))
        await seen.until(lambda: seen.screen.room.state.recording.status == "paused", "the tail")
        await seen.press("r")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, RecorderDialog), "resume")


async def test_where_tablecloths_stay_closed_nothing_is_asked_but_told_why(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("w")
        await seen.sees("stay closed while participants talk")
        assert seen.pilot.app.screen is seen.screen


async def test_tablecloths_open_once_and_are_then_read(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do("O2", WriteNote("n1", "O2", "question"), text="What about the \x1b[31mdoor?")
    fishbowl.do(MODERATOR, OpenStage("break"))
    async with console(fishbowl) as seen:
        assert "door" not in seen.text
        await seen.press("w")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, ConfirmDialog), "the question")
        await stores(seen, fishbowl, "enter", TableclothsOpened())
        await seen.press("w")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, ReadingScreen), "the notes")
        await seen.sees("What about the ␛[31mdoor?")
        fishbowl.do(MODERATOR, WithdrawConsent("O2"))
        await seen.sees("[erased]")
        assert "door" not in seen.text


async def test_when_it_runs_over_it_is_said_and_nothing_opens_or_goes_on(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        fishbowl.pass_time(46 * 60)
        await seen.sees("has run over")
        assert seen.pilot.app.screen is seen.screen
        assert fishbowl.state.current_stage == fishbowl.state.stage("binding")


async def test_a_crash_without_a_pause_is_offered_one(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.pass_time(300)
    async with console(fishbowl) as seen:
        await seen.sees("Nothing was recorded for 5:00")
        opened = fishbowl.state.stages.current
        assert opened is not None
        assert seen.screen.gap == (opened.from_s, opened.from_s + 300)


async def test_no_two_keys_of_one_stage_are_the_same_and_every_act_has_its_words(
    fishbowl: House, professional: House
) -> None:
    for house in (fishbowl, professional):
        async with console(house, WIDE) as seen:
            await seen.until(lambda: bool(seen.screen.state.session.console_id), "the seat")
            for stage in house.state.protocol.stages:
                house.do(MODERATOR, OpenStage(stage.id))
                offered = [act for act in ACTIONS if act.when(house.state)]
                keys = [key for act in offered if act.key for key in act.key.split(",")]
                assert sorted(keys) == sorted(set(keys)), stage.id
                assert all(seen.screen.told(act) for act in offered)
                assert all(act.short for act in offered if act.hint)


async def test_once_it_is_over_the_console_says_what_is_left_to_do(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do(MODERATOR, EndSession())
    async with console(fishbowl) as seen:
        await seen.sees("The session has ended")
        await seen.press("n")
        await seen.sees("ended")


async def test_a_card_drawn_by_students_lies_on_the_console_too(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        fishbowl.do("T", DrawCard())
        await seen.sees("card 1 of 5")


async def test_any_stage_can_be_gone_to(fishbowl: House) -> None:
    recorded(fishbowl)
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("t")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, StageDialog), "the list")
        await seen.sees("↑ ↓ choose Enter go there Esc back")
        await seen.press("down")
        await stores(seen, fishbowl, "enter", StageOpened("online"), InterventionLogged("next_deck"))


async def test_the_session_is_ended_by_a_confirmed_act_of_its_own(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do(MODERATOR, ConfirmRecorder("stop"))
    fishbowl.do(MODERATOR, OpenStage("closing"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("E")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, ConfirmDialog), "the question")
        await stores(seen, fishbowl, "enter", SessionEnded())


async def test_closed_tablecloths_with_notes_are_offered_first_when_it_ends(fishbowl: House) -> None:
    recorded(fishbowl)
    fishbowl.do("O2", WriteNote("n1", "O2", "question"), text="why?")
    fishbowl.do(MODERATOR, ConfirmRecorder("stop"))
    fishbowl.do(MODERATOR, OpenStage("break"))
    fishbowl.do(MODERATOR, OpenStage("closing"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("E")
        await seen.sees("Open the tablecloths?")
        await stores(seen, fishbowl, "enter", TableclothsOpened())
        await seen.sees("End the session?")


async def test_questions_that_nobody_asked_are_told_before_their_stage_is_left(fishbowl: House) -> None:
    recorded(fishbowl)
    for number, author in enumerate(("O1", "O1", "O2"), start=1):
        fishbowl.do(author, WriteNote(f"q{number}", author, "question"), text="why?")
    fishbowl.do(MODERATOR, OpenStage("break"))
    fishbowl.do(MODERATOR, OpenTablecloths())
    fishbowl.do(MODERATOR, OpenStage("observer_questions"))
    fishbowl.do(MODERATOR, PutQuestion("q1"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("d")
        await seen.sees("2 questions of the observers have not been asked yet; o lists them.")
        await seen.press("escape")
        assert fishbowl.state.current_stage == fishbowl.state.stage("observer_questions")
        fishbowl.do(MODERATOR, SettleLeft("q2", "time"))
        await seen.until(lambda: seen.screen.room.state.seq == fishbowl.state.seq, "the tail")
        await seen.press("d")
        await seen.sees("1 question of the observers has not been asked yet; o lists it.")
        await stores(seen, fishbowl, "enter", StageOpened("closing"))
