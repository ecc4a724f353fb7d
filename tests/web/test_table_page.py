"""The page on the students' table in a real browser: their card, their piles, and no connection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fishbowl.core.base import TABLE
from fishbowl.core.cards import CardDrawn, CardPutBack, DrawCard
from fishbowl.core.errors import Refused
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.session import EndSession, PauseSession, ResumeSession, Retracted
from fishbowl.core.stages import OpenStage, StageOpened
from fishbowl.core.state import SessionState
from fishbowl.text import explain
from tests.support.house import wait_until
from tests.web.chromium import NARROW, PHONE, PROJECTOR, TABLET, TABLET_UPRIGHT, Device
from tests.web.doorway import Door, Evening

A_HAND_ASIDE_MS = 500
"""Longer than two taps that count as one."""


@dataclass(frozen=True, slots=True)
class Table:
    """A tablet that was let in, in the welcome."""

    evening: Evening
    door: Door
    device: Device

    @property
    def page(self) -> Page:
        return self.device.page

    @property
    def state(self) -> SessionState:
        return self.evening.room.state

    def tap(self, name: str) -> None:
        self.page.wait_for_timeout(A_HAND_ASIDE_MS)
        self.page.get_by_role("button", name=name, exact=True).click()

    def goes(self, *names: str) -> bool:
        """Whether of the four buttons exactly these can be pressed."""
        buttons = self.page.locator("#acts button")
        return [b.inner_text() for b in buttons.all() if b.is_enabled()] == list(names)

    def wait_can(self, *names: str) -> None:
        wait_until(lambda: self.goes(*names), f"{names} can be pressed")

    def did(self) -> list[object]:
        """What the table did, as the record has it."""
        runner = self.evening.study.runner(self.evening.path)
        runner.close()
        return [rec.event for rec in runner.records if rec.actor == TABLE]


@pytest.fixture
def table(browser: Browser, evening: Evening) -> Iterator[Table]:
    door, device = evening.serve(), Device(browser, TABLET)
    evening.do(OpenStage("welcome"))
    device.page.goto(door.opened["table_url"])
    expect(device.page.get_by_role("heading", name="One moment")).to_be_visible()
    [guest] = evening.doorway.waiting
    evening.admit(guest.id)
    expect(device.page.locator("#table")).to_be_visible()
    yield Table(evening, door, device)
    device.close()
    assert device.errors == []


def questions(evening: Evening, card: str) -> str:
    found = evening.room.state.card(card)
    return "\n".join(evening.room.state.filled(each) for each in found.questions)


def shown(page: Page) -> str:
    return "\n".join(page.locator("#questions p").all_inner_texts())


def test_the_rules_lie_there_until_the_first_pile_is_opened(table: Table) -> None:
    rules = table.state.protocol.rules.participants
    expect(table.page.locator("#rules-first .typed")).to_have_text(rules)
    expect(table.page.get_by_role("heading", level=1)).to_have_count(1)
    assert table.goes()
    table.evening.do(OpenStage("binding"))
    expect(table.page.locator("#large")).to_have_text("Connection")
    expect(table.page.get_by_role("heading", level=1)).to_have_text("Pile 1 Connection")
    expect(table.page.locator("#rules-first")).to_be_hidden()
    table.tap("Rules")
    expect(table.page.get_by_role("dialog", name="Rules").locator(".typed")).to_have_text(rules)
    table.page.keyboard.press("Escape")
    expect(table.page.get_by_role("dialog")).to_have_count(0)


def test_without_cards_it_says_that_it_is_not_needed(browser: Browser, tmp_path: Path) -> None:
    with Evening(tmp_path, protocol="professional") as evening:
        door, device = evening.serve(), Device(browser, TABLET)
        device.page.goto(door.opened["table_url"])
        expect(device.page.get_by_role("heading", name="One moment")).to_be_visible()
        evening.admit(evening.doorway.waiting[0].id)
        expect(device.page.locator("#message")).to_contain_text("No cards")
        expect(device.page.locator("#rules-first")).not_to_be_visible()
        assert device.errors == []
        device.close()


def test_draw_put_back_take_back_and_go_on(table: Table) -> None:
    page, evening = table.page, table.evening
    evening.do(OpenStage("binding"))
    table.wait_can("Draw a card", "Next pile")
    table.tap("Draw a card")
    card = page.get_by_role("article", name="card 1")
    expect(card).to_be_visible()
    assert shown(page) == questions(evening, "binding/now")
    expect(page.locator("#piles li").first).to_have_text("1 Connection4 left")
    table.tap("Put back")
    expect(page.locator("#piles li").first).to_have_text("1 Connection5 left")
    table.wait_can("Draw a card", "Next pile", "Undo")
    table.tap("Undo")
    expect(card).to_be_visible()
    table.tap("Draw a card")
    expect(page.get_by_role("article", name="card 2")).to_be_visible()
    table.tap("Next pile")
    asked = page.get_by_role("dialog", name="On to pile 2, Wellbeing?")
    asked.get_by_role("button", name="Not yet").click()
    expect(asked).to_be_hidden()
    assert table.state.current_stage is not None
    assert table.state.current_stage.id == "binding"
    table.tap("Next pile")
    asked.get_by_role("button", name="Yes, go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pile 2 Wellbeing")
    done = table.did()
    assert [type(event) for event in done] == [CardDrawn, CardPutBack, Retracted, CardDrawn, StageOpened]
    assert [done[0], done[3]] == [CardDrawn("binding/now"), CardDrawn("binding/influences")]
    assert done[4] == StageOpened("wellbeing", "participants")


def test_what_somebody_built_upon_is_not_offered_to_be_undone(table: Table) -> None:
    table.evening.do(OpenStage("binding"))
    table.tap("Draw a card")
    table.wait_can("Draw a card", "Put back", "Next pile", "Undo")
    table.evening.do(DrawCard("binding/activities"))
    table.wait_can("Draw a card", "Put back", "Next pile")


def test_a_refusal_is_said_and_goes_by_itself(table: Table) -> None:
    """The moderator moves on while a hand is on its way to the card."""
    table.evening.do(OpenStage("binding"))
    table.wait_can("Draw a card", "Next pile")
    said = Refused("errors.no_deck_open")

    def late(route: Route) -> None:
        table.evening.do(OpenStage("break"))
        route.continue_()

    table.page.route("**/api/table/do", late)
    table.tap("Draw a card")
    expect(table.page.locator("#told")).to_have_text(explain(said, "en"))
    expect(table.page.locator("#large")).to_have_text("Break")
    expect(table.page.locator("#told")).to_have_text("")
    assert table.did() == []


def test_a_double_tap_is_one(table: Table) -> None:
    table.evening.do(OpenStage("binding"))
    table.wait_can("Draw a card", "Next pile")
    table.page.get_by_role("button", name="Draw a card").dblclick()
    expect(table.page.get_by_role("article", name="card 1")).to_be_visible()
    table.page.wait_for_timeout(A_HAND_ASIDE_MS)
    assert table.did() == [CardDrawn("binding/now")]


def test_an_empty_pile_says_where_to_go(table: Table) -> None:
    table.evening.do(OpenStage("online"))
    for number in (1, 2):
        table.tap("Draw a card")
        expect(table.page.get_by_role("article", name=f"card {number}")).to_be_visible()
    table.wait_can("Put back", "Next pile", "Undo")
    table.evening.do(OpenStage("closing"))
    table.evening.do(OpenStage("online"))
    expect(table.page.locator("#small")).to_have_text("This pile is empty. Go to the next one.")


def test_pause_break_and_the_end_are_said_in_a_word(table: Table) -> None:
    page, evening = table.page, table.evening
    evening.do(OpenStage("binding"))
    evening.do(DrawCard())
    expect(page.locator("#card")).to_be_visible()
    evening.do(PauseSession())
    expect(page.locator("#large")).to_have_text("One moment")
    expect(page.locator("#small")).to_have_text("The moderator will go on soon.")
    assert table.goes()
    evening.do(ResumeSession())
    expect(page.locator("#card")).to_be_visible()
    evening.do(OpenStage("break"))
    expect(page.locator("#large")).to_have_text("Break")
    assert table.goes()
    evening.do(OpenTablecloths())
    asking = next(s for s in table.state.protocol.stages if s.kind == "observer_questions")
    evening.do(OpenStage(asking.id))
    expect(page.locator("#large")).to_have_text(asking.title)
    evening.do(EndSession())
    expect(page.locator("#large")).to_have_text("The end")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("#acts")).to_be_hidden()


def test_without_a_connection_the_card_stays_and_nothing_is_drawn(table: Table) -> None:
    page, evening = table.page, table.evening
    evening.do(OpenStage("binding"))
    evening.do(DrawCard())
    card = page.get_by_role("article", name="card 1")
    expect(card).to_be_visible()
    table.device.context.set_offline(True)
    expect(page.locator("#link")).to_contain_text("Not connected.")
    assert table.goes()
    expect(card).to_be_visible()
    evening.do(DrawCard("binding/activities"))
    table.device.context.set_offline(False)
    expect(page.get_by_role("article", name="card 3")).to_be_visible(timeout=20_000)
    expect(page.locator("#link")).to_have_text("")
    assert table.did() == []
    table.tap("Draw a card")
    expect(page.get_by_role("article", name="card 2")).to_be_visible()


def test_a_door_that_dies_is_noticed_and_one_that_comes_back_is_found(table: Table) -> None:
    page, evening = table.page, table.evening
    evening.do(OpenStage("binding"))
    evening.do(DrawCard())
    expect(page.locator("#card")).to_be_visible()
    table.door.kill()
    expect(page.locator("#link")).to_contain_text("Not connected.")
    assert table.goes()
    evening.serve(port=table.door.port)
    expect(page.locator("#link")).to_have_text("")
    table.tap("Draw a card")
    expect(page.get_by_role("article", name="card 2")).to_be_visible()


def test_by_keyboard_alone_and_by_name(table: Table) -> None:
    page = table.page
    table.evening.do(OpenStage("binding"))
    table.wait_can("Draw a card", "Next pile")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "open-rules"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="card 1")).to_be_visible()
    # The button keeps the focus, so that the next card is one key away.
    assert page.evaluate("document.activeElement.id") == "draw"
    assert page.get_by_role("list", name="The piles").get_by_role("listitem").count() == 3
    assert page.locator("#piles [aria-current]").all_inner_texts() == ["1 Connection\n4 left"]
    assert page.locator("#lies[aria-live=polite]").count() == 1
    small = [
        box
        for button in page.get_by_role("button").all()
        if (box := button.bounding_box()) and min(box["width"], box["height"]) < 44
    ]
    assert small == []


@pytest.mark.parametrize("size", [NARROW, PHONE, TABLET, TABLET_UPRIGHT, PROJECTOR])
def test_every_card_is_whole_and_large_on_every_screen(table: Table, size: tuple[int, int]) -> None:
    table.device.resize(size)
    page, small = table.page, []
    for deck in table.state.protocol.decks:
        for card in deck.cards:
            table.evening.do(DrawCard(f"{deck.id}/{card.id}"))
            expect(page.get_by_role("article", name=f"card {card.number}")).to_be_visible()
            expect(page.locator("#questions p").first).to_have_text(table.state.filled(card.questions[0]))
            assert not table.device.is_too_wide
            cut = page.evaluate("""() => {
              const box = document.getElementById("lies");
              return box.scrollHeight > box.clientHeight + 1;
            }""")
            assert not cut, f"{card.id} is cut off at {size}"
            px = page.evaluate("parseFloat(getComputedStyle(document.getElementById('card')).fontSize)")
            if size in (TABLET, TABLET_UPRIGHT, PROJECTOR) and px < 32:
                small.append((card.id, px))
    assert small == []
