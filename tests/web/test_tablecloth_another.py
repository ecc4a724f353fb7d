"""A phone that is let in under another code: nothing of the one before is sent or shown as the other's."""

from __future__ import annotations

from playwright.sync_api import Browser, Route, expect

from tests.support.house import wait_until
from tests.web.doorway import Evening
from tests.web.observer import LEFT_HERE, Observer

HOLDS_MESSAGES = """
    window.held = null;
    const held = (source, heard) => (event) => {
      if (window.held === null) heard(event);
      else window.held.push(() => source.readyState === EventSource.CLOSED || heard(event));
    };
    const listen = EventSource.prototype.addEventListener;
    EventSource.prototype.addEventListener = function (name, heard) {
      listen.call(this, name, held(this, heard));
    };
    const { set } = Object.getOwnPropertyDescriptor(EventSource.prototype, "onerror");
    Object.defineProperty(EventSource.prototype, "onerror", {
      set(heard) { set.call(this, held(this, heard)); },
    });
    window.release = () => {
      const told = window.held;
      window.held = null;
      for (const tell of told) tell();
    };
"""
"""What the door tells waits while `held` is a list: a slow network. Closed, a source tells nothing."""


def test_what_was_written_as_another_is_not_sent_as_oneself(anna: Observer, evening: Evening) -> None:
    door = evening.serve()
    guest = anna.join(door)
    anna.page.route("**/do", lambda route: route.abort())
    anna.write("written as O1")
    expect(anna.page.locator(LEFT_HERE)).to_have_count(1)
    evening.turn_away(guest.id)
    expect(anna.page.get_by_role("heading", name="You are no longer inside")).to_be_visible()
    anna.page.unroute("**/do")
    evening.admit(guest.id, "O2")
    expect(anna.page.locator("#whose")).to_have_text("O2")
    expect(anna.page.locator("#elsewhere")).to_contain_text("This device still holds 1 note of O1.")
    anna.write("written as O2")
    anna.wait_shown("written as O2")
    assert anna.stored("O1") == []
    assert [each.text for each in anna.stored("O2")] == ["written as O2"]


def test_what_is_on_its_way_is_not_taken_from_who_is_somebody_else_by_then(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    guest = anna.join(door)
    on_its_way: list[Route] = []
    anna.page.route("**/do", lambda route: on_its_way.append(route))
    anna.write("written as O1")
    expect(anna.page.locator(LEFT_HERE)).to_have_count(1)
    evening.turn_away(guest.id)
    evening.admit(guest.id, "O2")
    expect(anna.page.locator("#whose")).to_have_text("O2")
    with anna.page.expect_response("**/do") as answered:
        on_its_way[0].continue_()
    assert answered.value.status == 403
    anna.page.unroute("**/do")
    anna.write("written as O2")
    anna.wait_shown("written as O2")
    expect(anna.page.locator("#elsewhere")).to_contain_text("This device still holds 1 note of O1.")
    assert (anna.stored("O1"), [each.text for each in anna.stored("O2")]) == ([], ["written as O2"])


def test_what_the_door_told_of_somebody_else_is_not_shown_to_who_comes_after(
    browser: Browser, evening: Evening
) -> None:
    """A message that was on its way when this browser was let in as another."""
    anna = Observer(browser, evening, script=HOLDS_MESSAGES)
    door = evening.serve()
    guest = anna.join(door)
    anna.page.evaluate("window.held = []")
    anna.write("written as O1")
    anna.wait_stored(["written as O1"])
    wait_until(lambda: anna.page.evaluate("window.held.length") > 0, "held")
    expect(anna.page.locator("#notes p.typed")).to_have_count(1)
    evening.admit(guest.id, "O2")
    anna.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(anna.page.locator("#notes p.typed")).to_have_count(0)
    anna.page.evaluate("window.release()")
    anna.write("written as O2")
    anna.wait_shown("written as O2")
    assert anna.texts == ["written as O2"]
    assert anna.errors == []
    anna.close()
