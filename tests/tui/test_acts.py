"""A screen's table of acts: every key has its words in the catalogue and its place on the page of keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hint_line
from fishbowl.tui.alignment.screen import AlignmentScreen
from fishbowl.tui.assist.screen import AssistScreen
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.harvest.screen import HarvestScreen
from fishbowl.tui.home.screen import HomeScreen
from fishbowl.tui.keys import Acting
from fishbowl.tui.pieces import text_of
from fishbowl.tui.questions.screen import QuestionsScreen
from fishbowl.tui.review.screen import ReviewScreen
from fishbowl.tui.setup.screen import SetupScreen
from fishbowl.tui.table.screen import TableScreen
from fishbowl.tui.tablecloth.screen import TableclothScreen

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"
SCREENS: dict[type[Acting], str] = {
    AssistScreen: "Assistant",
    HarvestScreen: "Harvest",
    QuestionsScreen: "Questions",
    DebriefScreen: "Debrief",
    TableclothScreen: "Tablecloth",
    TableScreen: "Table",
    HomeScreen: "Home",
    SetupScreen: "Set-up",
    ReviewScreen: "Review",
    AlignmentScreen: "Transcript",
}


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None, f"no section {title}"
    return found[1]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_act_says_what_it_does_and_no_two_have_a_name(screen: type[Acting]) -> None:
    names = [act.name for act in screen.ACTS]
    assert len(names) == len(set(names))
    for act in screen.ACTS:
        if not act.name.startswith("speaker_"):
            assert say(f"{screen.SURFACE}.key.{act.name}")
    assert say(f"{screen.SURFACE}.title")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_is_on_the_page_of_keys(screen: type[Acting]) -> None:
    page = section(SCREENS[screen])
    keys = {act.shown_key for act in screen.ACTS if not act.name.startswith("speaker_")}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []


def test_a_key_is_bound_once_and_told_as_it_is_printed() -> None:
    acts: tuple[Act[ActingScreen], ...] = (
        Act("one", "space,enter", lambda _: None),
        Act("two", "enter", lambda _: None),
        Act("three", "ctrl+r", lambda _: None),
        Act("palette only", "", lambda _: None),
    )
    assert [getattr(each, "key", "") for each in bindings(acts)] == ["space", "enter", "ctrl+r"]
    assert [act.shown_key for act in acts] == ["Space", "Enter", "Ctrl+r", ""]


def test_where_hints_do_not_fit_the_last_ranks_go_and_the_order_stays() -> None:
    hints = [(2, "a", "ask"), (9, "z", "undo"), (1, "?", "help"), (3, "l", "left over")]
    assert text_of(hint_line(hints, 80)) == " a ask  z undo  ? help  l left over "
    assert text_of(hint_line(hints, 30)) == " a ask  ? help  l left over "
    assert text_of(hint_line(hints, 20)) == " a ask  ? help "
    assert text_of(hint_line(hints, 3)) == ""
