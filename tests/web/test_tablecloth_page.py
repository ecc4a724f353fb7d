"""The observer's page in a real browser: coming in, writing, correcting, asking."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from fishbowl.core.cards import DrawCard
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.parked import PutQuestion
from fishbowl.core.people import Consent, WithdrawConsent
from fishbowl.core.redactions import RedactWords
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.door import admit
from tests.support.house import wait_until
from tests.web.chromium import NARROW
from tests.web.doorway import Evening
from tests.web.observer import Observer, state_of


def open_stage(evening: Evening, kind: str) -> None:
    evening.do(OpenStage(next(s.id for s in evening.room.state.protocol.stages if s.kind == kind)))


# --- coming in --------------------------------------------------------------------------------------------


def test_who_scans_the_code_says_a_name_waits_and_is_let_in(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.scan(door)
    assert anna.page.url == door.url, "the token stays in the address"
    expect(anna.page.locator("#name")).to_be_focused()
    expect(anna.page.locator("#pin")).to_be_hidden()
    anna.page.reload()
    anna.page.fill("#name", "Anna")
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("heading", name="One moment")).to_be_visible()
    [guest] = evening.doorway.waiting
    assert guest.name == "Anna"
    evening.admit(guest.id)
    expect(anna.page.locator("#whose")).to_have_text("O1")
    expect(anna.page.locator("#text")).to_be_focused()
    anna.page.reload()
    expect(anna.page.locator("#whose")).to_have_text("O1")
    assert len(evening.doorway.guests) == 1


def test_the_pin_lets_in_as_well_and_a_wrong_one_says_so(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.page.goto(door.url)
    anna.page.fill("#name", "Anna")
    anna.page.fill("#pin", "wrong")
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("alert")).to_have_text(
        "This PIN is not right. Look at the moderator's screen once more."
    )
    anna.page.fill("#pin", f"{door.pin[:3]} {door.pin[3:].lower()}")
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("heading", name="One moment")).to_be_visible()


def test_an_old_link_asks_for_the_pin(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.page.goto(f"{door.url}#an-old-token")
    anna.page.fill("#name", "Anna")
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("alert")).to_contain_text("This link is of an earlier time.")
    expect(anna.page.locator("#pin")).to_be_visible()


def test_who_is_turned_away_may_ask_again(anna: Observer, evening: Evening) -> None:
    guest = anna.join(evening.serve())
    evening.turn_away(guest.id)
    anna.page.get_by_role("button", name="Ask to come in again").click()
    expect(anna.page.locator("#pin")).to_be_visible()


def test_who_is_turned_away_by_mistake_comes_back_with_what_was_not_delivered(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    guest = anna.join(door)
    anna.page.route("**/do", lambda route: route.abort())
    anna.write("still here")
    evening.turn_away(guest.id)
    expect(anna.page.get_by_role("heading", name="You are no longer inside")).to_be_visible()
    expect(anna.page.locator("#page")).to_be_hidden()
    anna.page.unroute("**/do")
    evening.admit(guest.id)
    anna.wait_stored(["still here"])


def test_who_is_let_in_as_somebody_else_sees_their_notes_alone(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    guest = anna.join(door)
    anna.write("written as O1")
    anna.wait_stored(["written as O1"])
    evening.room.change_door(admit(guest.id, "O2")).result()
    expect(anna.page.locator("#whose")).to_have_text("O2")
    anna.write("written as O2")
    anna.wait_shown("written as O2")
    anna.wait_delivered()
    assert anna.texts == ["written as O2"]
    assert [each.text for each in anna.stored("O2")] == ["written as O2"]


# --- writing ----------------------------------------------------------------------------------------------


def test_every_kind_by_its_mark_and_by_a_tap(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    lines = ["plain", ">3 with a number", '"S2 in quotes"', "? a question", "( own view", "! S1 check"]
    for line in lines:
        anna.write(line)
    for kind in ("observation", "quote", "question", "own_view", "check"):
        anna.tap(kind)
        if kind in ("quote", "check"):
            anna.page.locator("#speakers label", has_text="S4").click()
        anna.write(f"? tapped {kind}")
    expect(anna.page.locator("#text")).to_be_focused()
    anna.wait_delivered()
    assert [(each.event.kind, each.event.speaker, each.text) for each in anna.stored()] == [
        ("observation", None, "plain"),
        ("quote", "S3", "with a number"),
        ("quote", "S2", "in quotes"),
        ("question", None, "a question"),
        ("own_view", None, "own view"),
        ("check", "S1", "check"),
        ("observation", None, "? tapped observation"),
        ("quote", "S4", "? tapped quote"),
        ("question", None, "? tapped question"),
        ("own_view", None, "? tapped own_view"),
        ("check", "S4", "? tapped check"),
    ]


def test_a_mark_shows_its_kind_at_once_and_a_tap_says_who(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.page.locator("#text").press_sequentially("> I never")
    expect(anna.page.get_by_role("radio", name="quote")).to_be_checked()
    anna.page.locator("#speakers label", has_text="S2").click()
    expect(anna.page.locator("#text")).to_be_focused()
    anna.page.keyboard.type(" did")
    anna.page.keyboard.press("Enter")
    anna.wait_delivered()
    [stored] = anna.stored()
    assert (stored.event.kind, stored.event.speaker, stored.text) == ("quote", "S2", "I never did")


def test_a_note_of_two_lines(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.page.keyboard.type("one")
    anna.page.keyboard.press("Shift+Enter")
    anna.page.keyboard.type("two")
    anna.page.keyboard.press("Enter")
    anna.wait_stored(["one\ntwo"])
    assert anna.texts == ["one\ntwo"]


def test_correct_flag_and_retract(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.write(">S2 what Peter sayd")
    anna.wait_shown("what Peter sayd")
    anna.page.fill("#text", "half of another")
    anna.act("what Peter sayd", "Correct")
    assert anna.page.input_value("#text") == "what Peter sayd"
    anna.write("what Peter said")
    assert anna.page.input_value("#text") == "half of another", "what was being typed is back"
    anna.wait_shown("what Peter said")
    anna.act("what Peter said", "Name mentioned")
    expect(anna.row("what Peter said").locator(".name")).to_have_text("name mentioned")
    anna.write("a slip")
    anna.wait_shown("a slip")
    anna.act("a slip", "Retract")
    anna.row("a slip").get_by_role("button", name="Yes, retract").click()
    expect(anna.row("a slip")).to_have_count(0)
    anna.wait_delivered()
    wait_until(lambda: len(state_of(evening).notes.in_order) == 1, "retracted")
    [note] = state_of(evening).notes.in_order
    assert (note.kind, note.speaker, note.names_someone, note.versions) == ("quote", "S2", True, 2)
    assert anna.corrected() == ["what Peter said"]


def test_what_is_refused_says_why_and_can_be_mended(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Evening(tmp_path_factory.mktemp("evening")) as evening:
        evening.people_arrive("O1", "S1")
        anna = Observer(browser, evening)
        anna.join(evening.serve())
        anna.write(">S2 something private")
        refused = anna.page.locator("#notes li.refused")
        expect(refused.locator(".problem")).to_contain_text("S2")
        expect(refused.locator(".status")).to_have_text("not accepted")
        anna.write("this goes on")
        anna.wait_stored(["this goes on"])
        anna.page.reload()
        refused.get_by_role("button", name="Mend").click()
        assert anna.page.input_value("#text") == ">S2 something private"
        anna.write("S2 says something private")
        anna.wait_stored(["this goes on", "S2 says something private"])
        expect(refused).to_have_count(0)
        anna.close()


def test_a_draft_survives_a_reload(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.page.fill("#text", "half a sen")
    anna.page.reload()
    expect(anna.page.locator("#text")).to_have_value("half a sen")


def test_by_keyboard_alone(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    keys = anna.page.keyboard
    keys.type("first")
    keys.press("Enter")
    anna.wait_shown("first")
    keys.press("ArrowUp")
    keys.press("End")
    keys.type(" corrected")
    keys.press("Enter")
    anna.wait_shown("first corrected")
    keys.press("ArrowUp")
    keys.press("Escape")
    keys.press("Shift+Tab")
    expect(anna.page.get_by_role("radio", name="observation")).to_be_focused()
    keys.press("ArrowRight")
    expect(anna.page.get_by_role("radio", name="quote")).to_be_checked()
    keys.press("Shift+Tab")
    keys.press("ArrowRight")
    expect(anna.page.locator("#speakers").get_by_role("radio", name="S1")).to_be_checked()
    keys.press("Tab")
    keys.press("Tab")
    keys.type("second")
    keys.press("Enter")
    anna.wait_shown("second")
    anna.page.get_by_role("button", name="Note of").last.focus()
    keys.press("Enter")
    for _ in range(4):
        keys.press("Tab")
    keys.press("Enter")
    keys.press("Enter")
    expect(anna.row("second")).to_have_count(0)
    expect(anna.page.locator("#text")).to_be_focused()
    anna.page.get_by_role("button", name="Help").focus()
    keys.press("Enter")
    expect(anna.page.get_by_role("dialog", name="How your tablecloth works")).to_be_visible()
    keys.press("Escape")
    expect(anna.page.get_by_role("button", name="Help")).to_be_focused()


# --- what comes by itself ---------------------------------------------------------------------------------


def test_from_the_break_on_ones_own_questions_and_large_the_one_to_ask(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    open_stage(evening, "deck")
    evening.do(DrawCard())
    anna.join(door)
    expect(anna.page.locator("#left")).to_have_text("20 min left")
    expect(anna.page.locator("#card-name")).to_have_text("Card 1")
    anna.write("?what helped you most")
    anna.wait_shown("what helped you most")
    expect(anna.page.locator("#questions")).to_be_hidden()
    expect(anna.page.locator("#readers")).to_have_text("Only you read this, until the tablecloths open.")
    other = evening.guest(door)
    other.note("?a question of somebody else")
    open_stage(evening, "break")
    evening.do(OpenTablecloths())
    expect(anna.page.locator("#readers")).to_contain_text("Open to the moderator and assistants since")
    expect(anna.page.locator("#fates li")).to_have_text(["what helped you mostwaiting"])
    open_stage(evening, "observer_questions")
    ids = {note.author: note.id for note in state_of(evening).notes.in_order}
    evening.do(PutQuestion(ids["O2"]))
    expect(anna.page.locator("#turn-what")).to_have_text("Another observer is asking.")
    evening.do(PutQuestion(ids["O1"]))
    expect(anna.page.locator("#turn-what")).to_have_text("Your question now: ask it")
    expect(anna.page.locator("#turn-text")).to_have_text("what helped you most")
    assert "somebody else" not in anna.page.content()


def test_consent_is_read_and_given_with_two_ticks(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Evening(tmp_path_factory.mktemp("evening")) as evening:
        anna = Observer(browser, evening)
        anna.join(evening.serve())
        dialog = anna.page.get_by_role("dialog", name="Your consent")
        expect(dialog).to_be_visible()
        dialog.get_by_role("checkbox").first.check()
        dialog.get_by_role("button", name="I give my consent").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Tick both sentences")
        dialog.get_by_role("button", name="Later").click()
        anna.write("written before")
        anna.wait_stored(["written before"])
        anna.page.get_by_role("button", name="Read and sign").click()
        dialog.get_by_role("checkbox").last.check()
        dialog.get_by_role("button", name="I give my consent").click()
        expect(dialog).to_be_hidden()
        expect(anna.page.locator("#consent-asked")).to_be_hidden()
        wait_until(lambda: evening.room.state.people.by_id["O1"].consent is not None, "consent")
        given = evening.room.state.people.by_id["O1"].consent
        assert given == Consent("1", "online", given.from_s if given else 0, ("taking_part", "processing"))
        assert anna.errors == []
        anna.close()


def test_what_is_erased_goes_from_the_page_and_from_the_device(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.write(">S2 said in confidence")
    anna.write("my own words")
    anna.wait_delivered()
    evening.do(WithdrawConsent("S2"))
    expect(anna.page.locator("#notes .erased .kind")).to_have_text(["quote · S2"])
    assert anna.texts == ["", "my own words"]
    anna.page.fill("#text", "half a note")
    anna.page.route("**/do", lambda route: route.abort())
    anna.write("not delivered")
    anna.page.fill("#text", "half a note")
    evening.do(WithdrawConsent("O1"))
    expect(anna.page.locator("#withdrawn")).to_be_visible()
    expect(anna.page.locator("#composer")).to_be_hidden()
    expect(anna.page.locator("#notes .erased")).to_have_count(2)
    assert anna.texts == ["", ""]
    kept = anna.page.evaluate("JSON.stringify(localStorage)")
    assert "not delivered" not in kept
    assert "half a note" not in kept


def test_a_name_that_was_taken_out_goes_from_the_page_and_from_the_device(
    anna: Observer, evening: Evening
) -> None:
    anna.join(evening.serve())
    anna.write("Vera laughs")
    anna.write("my own words")
    anna.wait_delivered()
    evening.do(OpenStage("break"))
    evening.do(OpenTablecloths())
    wait_until(lambda: len(evening.room.state.notes.by_id) == 2, "opened")
    seq = min(note.seq for note in evening.room.state.notes.by_id.values())
    evening.do(RedactWords(seq), text="[name] laughs")
    expect(anna.page.get_by_text("[name] laughs")).to_be_visible()
    assert anna.texts == ["[name] laughs", "my own words"]
    anna.page.fill("#text", "half of another")
    anna.act("my own words", "Correct")
    seq = max(note.seq for note in evening.room.state.notes.by_id.values())
    evening.do(RedactWords(seq), text="[name]'s words")
    expect(anna.page.locator("#said")).to_have_text("Something was taken out of that note: correct it anew.")
    assert anna.page.input_value("#text") == "half of another", "what was being corrected is not put back"
    assert anna.texts == ["[name] laughs", "[name]'s words"]
    assert "Vera" not in anna.page.evaluate("JSON.stringify(localStorage)")


def test_nothing_moves_sounds_or_scrolls_to_the_side_on_a_narrow_screen(
    browser: Browser, evening: Evening
) -> None:
    anna = Observer(browser, evening, NARROW)
    anna.join(evening.serve())
    open_stage(evening, "observer_questions")
    anna.tap("quote")
    anna.write("a" * 200)
    anna.write(">2 and some words that go on for a while")
    anna.wait_delivered()
    anna.page.locator(".more").last.click()
    assert not anna.device.is_too_wide
    assert anna.page.evaluate("document.getAnimations().length") == 0
    anna.page.get_by_role("button", name="Help").click()
    assert not anna.device.is_too_wide
    anna.close()
