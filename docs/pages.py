"""Draw the pictures of docs/door.md from the real pages: `PYTHONPATH=. python docs/pages.py`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.web.chromium import PHONE, TABLET, Device, chromium
from tests.web.doorway import Door, Evening
from tests.web.observer import Observer, state_of

from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.parked import PutQuestion
from fishbowl.core.stages import OpenStage

LOW = (390, 720)
HERE = Path(__file__).parent


def draw(page: Page, name: str) -> None:
    page.screenshot(path=HERE / f"{name}.png")


def table(browser: Browser, evening: Evening, door: Door) -> None:
    page = Device(browser, TABLET).page
    page.goto(door.opened["table_url"])
    expect(page.get_by_role("heading", name="One moment")).to_be_visible()
    evening.admit(evening.doorway.waiting[0].id)
    evening.do(OpenStage("binding"))
    for number in (1, 2, 3):
        page.get_by_role("button", name="Draw a card").click()
        expect(page.get_by_role("article", name=f"card {number}")).to_be_visible()
        page.wait_for_timeout(500)  # a second tap at once would count as the same
    page.mouse.move(0, 0)
    draw(page, "table")


def tablecloth(browser: Browser, evening: Evening, door: Door) -> None:
    anna = Observer(browser, evening)
    anna.device.resize(LOW)
    anna.join(door)
    question = "Who did you turn to when you got stuck?"
    for line in (
        "S1 shifts on the chair when the group falls silent",
        ">3 We had a group chat, and that was all of it",
        f"?{question}",
        "(They look at the card, not at each other",
    ):
        anna.write(line)
    anna.wait_delivered()
    anna.page.fill("#text", "> I never turned my camera on")
    anna.page.locator("#speakers label", has_text="S2").click()
    draw(anna.page, "tablecloth")
    anna.page.fill("#text", "")
    evening.do(OpenStage("break"))
    evening.do(OpenTablecloths())
    evening.do(OpenStage("observer_questions"))
    asked = next(note for note in state_of(evening).notes.in_order if note.kind == "question")
    evening.do(PutQuestion(asked.id))
    expect(anna.page.locator("#turn-text")).to_have_text(question)
    draw(anna.page, "tablecloth-question")


def entrance(browser: Browser, door: Door) -> None:
    page = Device(browser, PHONE).page
    page.goto(door.opened["entrance_url"])
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.locator("#consent").scroll_into_view_if_needed()
    draw(page, "entrance-consent")
    page.get_by_role("button", name="I give my consent").click()
    page.fill("#fact-age", "21")
    page.fill("#fact-programme", "Social Work, year 3")
    page.evaluate("document.activeElement.blur()")
    draw(page, "entrance-form")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", name="You are S3")).to_be_visible()
    draw(page, "entrance-end")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Evening(Path(folder)) as evening, chromium() as browser:
        evening.people_arrive("S1", "S2", "S4", "O1", "O2")
        door = evening.serve()
        entrance(browser, door)
        table(browser, evening, door)
        tablecloth(browser, evening, door)


if __name__ == "__main__":
    main()
