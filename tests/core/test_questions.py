from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.questions import (
    Asking,
    CoverTopic,
    Mark,
    MarkQuestion,
    ProbeUsed,
    QuestionCommand,
    QuestionMarked,
    QuestionStatus,
    TopicCovered,
    UseProbe,
)
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from tests.support.story import Story, given
from tests.support.tiny import PROFESSIONAL


@pytest.fixture
def works() -> Story:
    return given(OpenStage("works"), protocol=PROFESSIONAL)


def test_a_question_asked_stands_before_the_group_until_the_next(works: Story) -> None:
    assert works.at(10).do(MarkQuestion("done", "asked")) == (QuestionMarked("done", "asked"),)
    assert works.state.questions.current == Asking("done", 10)
    works.at(60).do(MarkQuestion("effect", "asked"), "A")
    assert works.state.questions.spans == (Asking("done", 10, 60), Asking("effect", 60))
    assert works.state.questions.marks == Map({"done": Mark("asked", 10), "effect": Mark("asked", 60)})


def test_the_question_before_the_group_is_not_asked_twice(works: Story) -> None:
    works.do(MarkQuestion("done", "asked"))
    assert works.at(5).do(MarkQuestion("done", "asked")) == ()


@pytest.mark.parametrize("status", ["skipped", "answered_earlier", "parked", "open"])
def test_any_other_mark_ends_it(works: Story, status: QuestionStatus) -> None:
    works.tell(MarkQuestion("done", "asked"), 30)
    assert works.do(MarkQuestion("done", status)) == (QuestionMarked("done", status),)
    assert works.state.questions.spans == (Asking("done", 0, 30),)
    assert works.state.questions.marks == Map({"done": Mark(status, 30)})


def test_a_mark_on_another_question_leaves_it_standing(works: Story) -> None:
    works.tell(MarkQuestion("done", "asked"), 30, MarkQuestion("reach", "skipped"))
    assert works.state.questions.current == Asking("done", 0)


@pytest.mark.parametrize("end", [OpenStage("closing"), EndSession()])
def test_the_stages_end_ends_it(works: Story, end: OpenStage | EndSession) -> None:
    assert works.tell(MarkQuestion("done", "asked"), 30, end).state.questions.current is None


@pytest.mark.parametrize("probe", ["for_whom", "measured"])
def test_prompts_and_follow_ups_are_probes(works: Story, probe: str) -> None:
    assert works.at(7).do(UseProbe("done", probe)) == (ProbeUsed("done", probe),)
    assert works.state.questions.probes == Map({f"done/{probe}": 7})


def test_a_topic_is_heard_asked_after_or_open_again(works: Story) -> None:
    assert works.do(CoverTopic("ties", "staff")) == (TopicCovered("ties", "staff", "heard"),)
    works.tell(CoverTopic("ties", "peers", "asked"), 9, CoverTopic("ties", "staff", "open"))
    assert works.state.questions.topics == Map({"ties/staff": ("open", 9), "ties/peers": ("asked", 0)})


@pytest.mark.parametrize(
    ("command", "key", "params"),
    [
        (MarkQuestion("why", "asked"), "errors.no_such_question_in_guide", {"question": "why"}),
        (UseProbe("why", "measured"), "errors.no_such_question_in_guide", {"question": "why"}),
        (UseProbe("reach", "measured"), "errors.no_such_probe", {"probe": "measured", "question": "reach"}),
        (CoverTopic("ties", "moon"), "errors.no_such_topic", {"topic": "moon"}),
        (CoverTopic("tides", "staff"), "errors.no_such_topic", {"topic": "staff"}),
    ],
)
def test_what_is_not_in_the_guide_is_refused(
    works: Story, command: QuestionCommand, key: str, params: dict[str, str]
) -> None:
    refused = works.refusal(command)
    assert (refused.key, refused.params) == (key, params)


def test_nothing_is_asked_before_the_start() -> None:
    assert Story(PROFESSIONAL).refusal(MarkQuestion("done", "asked")).key == "errors.not_started"
