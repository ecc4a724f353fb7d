"""The form of eight topics: what stands under each, and where an instant lay."""

from __future__ import annotations

from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import RetractDebrief, WriteDebrief
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import MarkAttendance
from fishbowl.core.session import EndSession, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.roles import view
from fishbowl.tui.debrief.form import (
    TOPICS,
    Form,
    Place,
    chosen,
    has_begun,
    hung_on,
    place,
    rows,
    thanked,
    walked,
)
from tests.support.story import Story, seated


def after(story: Story) -> Story:
    """Two marks, a quote to check, and the end at 900 s."""
    story.tell(100, OpenStage("binding"), 110, DrawCard(), 200, ("A", MarkMoment("late", 10)))
    story.tell(205, MarkMoment("early", 50, True))
    story.do(WriteNote("quote", "O1", "check", "S2"), "O1", {"text": "word for word"})
    story.do(WriteNote("other", "O1", "question"), "O1", {"text": "why"})
    return story.tell(800, OpenStage("break"), OpenTablecloths(), 900, EndSession())


def keys(story: Story, topic: str) -> list[str]:
    found = next(each for each in TOPICS if each == topic)
    return [row.key for row in rows(story.state, found)]


def test_moments_stand_as_they_fell_each_with_the_lines_that_hang_on_it_then_the_others() -> None:
    story = after(seated())
    story.tell(
        WriteDebrief("free", "moments"),
        ("A", WriteDebrief("hung", "moments", "early")),
        WriteDebrief("elsewhere", "surprises"),
    )
    assert keys(story, "moments") == ["moment:early", "line:hung", "moment:late", "line:free"]
    assert [row.hangs for row in rows(story.state, "moments")] == [False, True, False, False]
    assert [row.names_someone for row in rows(story.state, "moments")] == [True, False, False, False]


def test_a_line_whose_moment_is_not_for_these_eyes_still_stands() -> None:
    story = after(seated())
    story.do(WriteDebrief("hung", "moments", "early"), "O1")
    assert [row.key for row in rows(view(story.state, "O1"), "moments")] == ["line:hung"]


def test_quotes_to_check_stand_under_their_topic_only_with_whose_they_are() -> None:
    story = after(seated()).tell(WriteDebrief("line", "check"))
    assert keys(story, "check") == ["check:quote", "line:line"]
    assert [row.by for row in rows(story.state, "check")] == ["S2", "M"]
    assert keys(story, "surprises") == []


def test_a_retracted_line_is_gone_and_the_cursor_with_it() -> None:
    story = after(seated()).tell(WriteDebrief("line", "tell"))
    form = Form("tell", "line:line")
    assert chosen(story.state, form) == rows(story.state, "tell")[0]
    story.do(RetractDebrief("line"))
    assert keys(story, "tell") == []
    assert chosen(story.state, form) is None


def test_only_on_a_moment_a_line_hangs() -> None:
    story = after(seated()).tell(WriteDebrief("line", "moments"))
    assert hung_on(story.state, Form("moments", "moment:late")) == "late"
    assert hung_on(story.state, Form("moments", "line:line")) is None
    assert hung_on(story.state, Form("check", "check:quote")) is None
    assert hung_on(story.state, Form("moments")) is None


def test_the_cursor_goes_up_into_the_list_and_comes_back_to_the_line() -> None:
    story = after(seated())
    up = walked(story.state, Form(), -1)
    assert up == Form("moments", "moment:late")
    assert walked(story.state, up, -1) == Form("moments", "moment:early")
    assert walked(story.state, up, 1) == Form("moments")
    assert walked(story.state, Form("tell"), 1) == Form("tell")


def test_topics_go_round_and_leave_the_cursor_behind() -> None:
    assert Form("tell", "line:x").turned(1) == Form("moments")
    assert Form("moments").turned(-1) == Form("tell")


def test_where_an_instant_lay_is_looked_up_without_its_pauses() -> None:
    story = seated().tell(
        100, OpenStage("binding"), 110, DrawCard(), 130, PauseSession(), 190, ResumeSession()
    )
    story.tell(300, OpenStage("break"), 320)
    assert place(story.state, 50.0) == Place("", "", None)
    assert place(story.state, 105.0) == Place("binding", "", 5.0)
    assert place(story.state, 200.0) == Place("binding", "binding/now", 40.0)
    assert place(story.state, 310.0) == Place("break", "", 150.0)


def test_it_begins_with_the_opening_or_the_end() -> None:
    story = seated().tell(OpenStage("binding"))
    assert not has_begun(story.state)
    assert has_begun(story.tell(EndSession()).state)
    assert has_begun(seated().tell(OpenStage("break"), OpenTablecloths()).state)


def test_who_was_absent_is_thanked_by_nobody() -> None:
    story = seated(3).tell(MarkAttendance("S2", "absent"), MarkAttendance("S3", "left"))
    assert [person.id for person in thanked(story.state)] == ["S1", "S3"]
