"""The shipped fishbowl told and read in minutes: it starts at 0 and is planned for 90."""

from __future__ import annotations

from fishbowl.core.stages import OpenStage, Outcome
from fishbowl.core.timing import project
from tests.support.shipped import shipped
from tests.support.story import Step, Story, given

MIN = 60.0


def fishbowl(*steps: Step) -> Story:
    """The shipped one: 5 minutes welcome, 20 + 15 + 10 decks, 10 break, 25 (20–30) questions, 5 closing."""
    return given(*steps, protocol=shipped("fishbowl"))


def opened(*minutes: tuple[str, float]) -> Story:
    story = fishbowl()
    for stage_id, minute in minutes:
        story.tell(minute * MIN, OpenStage(stage_id))
    return story


def rows(story: Story, minute: float, outcome: Outcome | None = None) -> dict[str, tuple[str, float | None]]:
    """stage -> (its state, the minute of its end)."""
    plan = project(story.state, minute * MIN, outcome)
    return {
        row.stage.id: (row.state, None if row.until_s is None else round(row.until_s / MIN, 6))
        for row in plan.rows
    }


def ends(story: Story, minute: float, outcome: Outcome | None = None) -> list[float | None]:
    return [until for _, until in rows(story, minute, outcome).values()]


def behind(story: Story, minute: float) -> float:
    return project(story.state, minute * MIN).behind_s / MIN
