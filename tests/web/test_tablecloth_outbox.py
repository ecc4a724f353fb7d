"""No note is lost or doubled: without Wi-Fi, without a door, with a clock that is off, in two tabs."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Route, expect

from fishbowl.core.notes import FlagName, OpenTablecloths
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.redactions import RedactWords
from fishbowl.core.stages import OpenStage
from tests.support.house import wait_until
from tests.web.doorway import Evening
from tests.web.observer import AN_HOUR_LATE, LEFT_HERE, Observer, Stored

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNSURE_S = 1.0
"""A page measures the clock again until it is no further off than this."""

KEEPS_NOTHING = """
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});
    }
"""


def write_timed(anna: Observer, texts: list[str]) -> list[tuple[float, float]]:
    """Write these, and give from when until when that was on the session's timeline, for each."""
    written = []
    for text in texts:
        began_s = anna.evening.room.now_s
        anna.write(text)
        written.append((began_s, anna.evening.room.now_s))
    return written


def assert_timed(stored: list[Stored], written: list[tuple[float, float]]) -> None:
    """The record has each first key and each Enter within what writing it took."""
    for each, (began_s, ended_s) in zip(stored, written, strict=True):
        typed_s, sent_s = each.event.typed_s, each.event.sent_s
        assert typed_s is not None
        assert sent_s is not None
        assert began_s - UNSURE_S <= typed_s <= sent_s <= ended_s + UNSURE_S


def wait_empty(page: Page) -> None:
    """Nothing is left in this browser to be sent."""
    expect(page.locator(LEFT_HERE)).to_have_count(0, timeout=60_000)
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('/out/'))")
    assert kept == []


def test_twenty_notes_without_wifi_and_with_the_tab_closed_arrive_once_each(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    anna.join(door)
    anna.device.context.set_offline(True)
    texts = [f"note {n}" for n in range(20)]
    written = write_timed(anna, texts)
    expect(anna.page.locator(LEFT_HERE)).to_have_count(20)
    expect(anna.page.locator("#trouble")).to_contain_text("20 wait to be sent.")
    anna.act("note 3", "Correct")
    anna.write("note 3, corrected")
    anna.act("note 4", "Name mentioned")
    anna.page.fill("#text", "half a note")
    anna.page.close()
    anna.device.context.set_offline(False)
    anna.come_back(door)
    stored = anna.wait_stored(texts)
    assert_timed(stored, written)
    for each in stored:
        assert each.event.source == "phone"
        assert each.event.clock_off_s == pytest.approx(0, abs=UNSURE_S)
    wait_empty(anna.page)
    assert anna.corrected() == ["note 3, corrected"]
    assert anna.page.input_value("#text") == "half a note"
    expect(anna.page.locator("#notes .name")).to_have_count(1)
    assert anna.texts == [*texts[:3], "note 3, corrected", *texts[4:]]


def test_whoever_loses_the_network_while_coming_in_sees_what_they_write(
    anna: Observer, evening: Evening
) -> None:
    """Let in, but before the first scene: there is a line to write in, and what it took is to be seen."""
    door = evening.serve()
    anna.page.route("**/api/tablecloth/stream*", lambda route: route.abort())
    anna.page.route("**/do", lambda route: route.abort())
    anna.come_in(door)
    anna.write("before the first scene")
    anna.wait_shown("before the first scene", "here")
    expect(anna.page.locator("#whose")).to_be_empty()
    anna.act("before the first scene", "Correct")
    anna.write("corrected before it")
    anna.page.unroute_all()
    anna.wait_stored(["before the first scene"])
    wait_empty(anna.page)
    expect(anna.page.locator("#whose")).to_have_text("O1")
    assert anna.corrected() == ["corrected before it"]
    assert anna.texts == ["corrected before it"]


def test_two_tabs_of_one_observer_share_what_is_to_be_sent(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.join(door)
    first = anna.page
    anna.come_back(door)
    second = anna.page
    anna.device.context.set_offline(True)
    for n in range(3):
        for tab, page in (("first", first), ("second", second)):
            anna.page = page
            anna.write(f"{tab} {n}")
    texts = [f"{tab} {n}" for n in range(3) for tab in ("first", "second")]

    def assert_whole(page: Page) -> None:
        # Each tab measured the clock for itself: what was written in the same moment may stand either way.
        shown = page.locator("#notes p.typed").all_inner_texts()
        assert sorted(shown, key=lambda text: text.split()[0]) == sorted(texts)

    for page in (first, second):
        expect(page.locator("#notes p.typed")).to_have_count(6)
        assert_whole(page)
    first.fill("#text", "in both")
    expect(second.locator("#text")).to_have_value("in both")
    anna.device.context.set_offline(False)
    anna.wait_stored(texts)
    for page in (first, second):
        wait_empty(page)
        expect(page.locator("#notes .delivered p.typed")).to_have_count(6)
        assert_whole(page)


def test_a_tab_sends_what_another_left_when_it_was_closed(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.join(door)
    first = anna.page
    anna.come_back(door)
    first.route("**/do", lambda route: route.abort())
    first.fill("#text", "from the other")
    first.press("#text", "Enter")
    first.close()
    anna.wait_stored(["from the other"])
    wait_empty(anna.page)


def test_times_are_right_on_a_clock_that_is_an_hour_off(browser: Browser, evening: Evening) -> None:
    """Also of a note that is typed before the clock could be measured even once."""
    door = evening.serve()
    anna = Observer(browser, evening, script=AN_HOUR_LATE)
    anna.join(door)
    written = write_timed(anna, ["measured before"])
    anna.wait_stored(["measured before"])
    wait_empty(anna.page)
    anna.page.route("**/api/**", lambda route: route.abort())
    anna.page.reload()
    anna.wait_in()
    written += write_timed(anna, ["typed first", "measured later"])
    expect(anna.page.locator(LEFT_HERE)).to_have_count(2)
    expect(anna.page.locator("#trouble")).to_contain_text("No connection.")
    anna.page.unroute("**/api/**")
    stored = anna.wait_stored(["measured before", "typed first", "measured later"])
    assert_timed(stored, written)
    assert [each.event.clock_off_s for each in stored] == pytest.approx([3600] * 3, abs=UNSURE_S)
    shown = anna.page.locator("#notes time").first.inner_text()
    assert shown == anna.page.evaluate(
        "new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})"
        f".format({evening.room.wall_at(stored[0].event.typed_s or 0)} * 1000)"
    )
    anna.close()


def test_a_door_that_is_killed_and_opened_again_while_someone_writes(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    anna.join(door)
    texts = [f"note {n}" for n in range(30)]
    for n, text in enumerate(texts):
        if n == 10:
            door.kill()
        if n == 20:
            door = evening.serve(port=door.port)
        anna.write(text)
    anna.wait_stored(texts)
    wait_empty(anna.page)
    assert anna.texts == texts


def test_a_laptop_that_sleeps_while_someone_writes(anna: Observer, evening: Evening) -> None:
    """Its connections stand, and nothing answers: what was sent meanwhile is in once it wakes, each once."""
    door = evening.serve()
    anna.join(door)
    anna.write("before")
    anna.wait_stored(["before"])
    door.process.send_signal(signal.SIGSTOP)
    written = write_timed(anna, [f"asleep {n}" for n in range(5)])
    anna.page.wait_for_timeout(12_000)  # past the deadline by which the page gives up on an answer
    assert anna.page.locator(LEFT_HERE).count() > 0
    door.process.send_signal(signal.SIGCONT)
    anna.write("awake")
    stored = anna.wait_stored(["before", *(f"asleep {n}" for n in range(5)), "awake"])
    wait_empty(anna.page)
    assert_timed(stored[1:6], written)


def test_an_answer_that_was_lost_stores_nothing_twice(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.join(door)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    anna.page.route("**/do", lose)
    anna.write("once")
    wait_empty(anna.page)
    assert lost == [200, 200]
    assert [each.text for each in anna.stored()] == ["once"]


@pytest.mark.parametrize(("status", "headers"), [(503, {}), (429, {"Retry-After": "1"})])
def test_a_door_that_can_not_take_it_now_gets_it_later(
    anna: Observer, evening: Evening, status: int, headers: dict[str, str]
) -> None:
    door = evening.serve()
    anna.join(door)
    left = [status, status]

    def refuse(route: Route) -> None:
        if left:
            route.fulfill(status=left.pop(), headers=headers)
        else:
            route.continue_()

    anna.page.route("**/do", refuse)
    anna.write("patience")
    anna.write("and order")
    expect(anna.page.locator(LEFT_HERE)).to_have_count(2)
    anna.wait_stored(["patience", "and order"])


def test_a_browser_that_keeps_nothing_delivers_as_well(browser: Browser, evening: Evening) -> None:
    anna = Observer(browser, evening, script=KEEPS_NOTHING)
    door = evening.serve()
    anna.join(door)
    anna.write("at once")
    anna.wait_stored(["at once"])
    door.kill()
    anna.write("later")
    expect(anna.page.locator("#trouble")).to_contain_text("leave this tab open")
    evening.serve(port=door.port)
    anna.wait_stored(["at once", "later"])
    assert anna.errors == []
    anna.close()


def test_a_page_that_was_hidden_catches_up_when_it_is_seen(anna: Observer, evening: Evening) -> None:
    """A telephone in a pocket keeps no connection, and knows all as soon as it is out."""
    door = evening.serve()
    anna.join(door)
    wait_until(lambda: len(evening.doorway.connected) == 1, "connected")
    seen = "(is) => { Object.defineProperty(document, 'hidden', {value: !is, configurable: true});"
    seen += "document.dispatchEvent(new Event('visibilitychange')); }"
    anna.page.evaluate(seen, False)
    stages = {stage.kind: stage.id for stage in evening.room.state.protocol.stages}
    evening.do(OpenStage(stages["break"]))
    evening.do(OpenTablecloths())
    evening.guest(door).note("somebody else went on meanwhile")
    expect(anna.page.locator("#readers")).to_have_text("Only you read this, until the tablecloths open.")
    anna.page.evaluate(seen, True)
    expect(anna.page.locator("#readers")).to_contain_text("Open to the moderator")


def test_what_waits_here_is_shown_as_the_door_will_read_it(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    anna.join(door)
    anna.device.context.set_offline(True)
    for line in (
        ">S2: with a code",
        ">3 with a number",
        "> 3 weeks",
        "!s1 to check",
        ">9 nobody",
        "> S9 nobody",
    ):
        anna.write(line)
    rows = anna.page.locator("#notes li")
    shown = [
        ("quote · S2", "with a code"),
        ("quote · S3", "with a number"),
        ("quote", "3 weeks"),
        ("check · S1", "to check"),
        ("quote", "9 nobody"),
        ("quote", "S9 nobody"),
    ]
    for status in ("here", "delivered"):
        expect(anna.page.locator(f"#notes .{status}")).to_have_count(len(shown))
        kinds = rows.locator(".kind").all_inner_texts()
        assert list(zip(kinds, anna.texts, strict=True)) == shown
        anna.device.context.set_offline(False)


# --- what was taken out meanwhile -------------------------------------------------------------------------


def test_a_correction_that_waited_puts_nothing_back_that_was_taken_out(
    anna: Observer, evening: Evening
) -> None:
    anna.join(evening.serve())
    anna.write("Vera laughs")
    anna.wait_delivered()
    anna.device.context.set_offline(True)
    anna.act("Vera laughs", "Correct")
    anna.write("Vera laughs loudly")
    expect(anna.page.locator(LEFT_HERE)).to_have_count(1)
    evening.do(OpenStage("break"))
    evening.do(OpenTablecloths())
    wait_until(lambda: len(evening.room.state.notes.by_id) == 1, "opened")
    [note] = evening.room.state.notes.by_id.values()
    evening.do(RedactWords(note.seq), text="[name] laughs")
    evening.do(FlagName(note.id))
    anna.device.context.set_offline(False)
    expect(anna.page.locator("#notes .refused .problem")).to_have_text(
        "Not saved: something was taken out of this note meanwhile. Correct it anew, without that.",
        timeout=60_000,
    )
    assert anna.corrected() == []
    expect(anna.page.locator("#notes .name")).to_have_count(1)  # this browser has heard of it all
    anna.page.get_by_role("button", name="Mend").click()
    anna.write("[name] laughs loudly")
    anna.wait_shown("[name] laughs loudly")
    assert anna.corrected() == ["[name] laughs loudly"]
    assert "Vera" not in anna.page.evaluate("JSON.stringify(localStorage)")


def test_what_waited_about_a_note_that_is_erased_goes_from_the_device(
    anna: Observer, evening: Evening
) -> None:
    anna.join(evening.serve())
    anna.write(">S2 said in confidence")
    anna.wait_delivered()
    anna.device.context.set_offline(True)
    anna.act("said in confidence", "Correct")
    anna.write("somebody said in confidence")
    expect(anna.page.locator(LEFT_HERE)).to_have_count(1)
    evening.do(WithdrawConsent("S2"))
    anna.device.context.set_offline(False)
    expect(anna.page.locator("#notes .erased")).to_have_count(1, timeout=60_000)
    wait_empty(anna.page)
    assert anna.corrected() == []
    assert "confidence" not in anna.page.evaluate("JSON.stringify(localStorage)")
