"""What is typed on the page is text, whatever it says: in the notes, on the way back, and as a name."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, expect

from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.parked import PutQuestion
from fishbowl.core.stages import OpenStage
from fishbowl.text import clean_line
from tests.web.doorway import Evening
from tests.web.observer import Observer, state_of
from tests.web.payloads import PAYLOADS

AT_ONCE = 5
"""Payloads to a note, each on a line of its own: a guest may send only so many notes."""
WATCHED = """
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""


class Watched(Observer):
    """An observer whose browser is watched for everything that a text might set off."""

    def __init__(self, browser: Browser, evening: Evening) -> None:
        super().__init__(browser, evening, script=WATCHED)
        self.dialogs: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("dialog", self._dismiss)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_inert(self, netloc: str) -> None:
        assert self.page.evaluate("violations") == []
        assert (self.dialogs, self.hosts, self.errors) == ([], {netloc}, [])
        made = (
            "script:not([src], [type='application/json']), #page :is(img, svg, iframe, object, embed, style)"
        )
        assert self.page.locator(made).count() == 0


def test_there_are_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_notes_are_text_when_typed_when_stored_and_when_they_come_back(
    browser: Browser, evening: Evening
) -> None:
    door = evening.serve()
    anna = Watched(browser, evening)
    anna.join(door)
    texts = ["\n".join(PAYLOADS[n : n + AT_ONCE]) for n in range(0, len(PAYLOADS), AT_ONCE)]
    for text in texts:
        anna.tap("question")
        anna.write(text)
    anna.wait_stored(texts)
    typed = anna.page.locator("#notes p.typed")
    assert typed.evaluate_all("all => all.map((each) => each.textContent)") == texts
    anna.page.reload()
    expect(typed).to_have_count(len(texts))
    assert typed.evaluate_all("all => all.map((each) => each.textContent)") == texts
    anna.page.press("#text", "ArrowUp")
    assert anna.page.input_value("#text") == texts[-1]
    stages = {stage.kind: stage.id for stage in evening.room.state.protocol.stages}
    evening.do(OpenStage(stages["break"]))
    evening.do(OpenTablecloths())
    evening.do(PutQuestion(state_of(evening).notes.in_order[0].id))
    expect(anna.page.locator("#turn")).to_be_visible()
    assert anna.page.locator("#turn-text").text_content() == texts[0]
    assert anna.page.locator("#fates p").evaluate_all("all => all.map((each) => each.textContent)") == texts
    anna.assert_inert(door.netloc)
    anna.close()


def test_names_are_text_for_the_moderator(browser: Browser, evening: Evening) -> None:
    door = evening.serve()
    names = [payload for payload in PAYLOADS if len(payload) <= 40][:12]
    for name in names:
        anna = Watched(browser, evening)
        anna.scan(door)
        anna.page.fill("#name", name)
        anna.page.keyboard.press("Enter")
        anna.page.wait_for_selector("[data-screen=waiting]", state="visible")
        anna.assert_inert(door.netloc)
        anna.close()
    assert [guest.name for guest in evening.doorway.waiting] == [clean_line(name).strip() for name in names]


def test_a_link_can_not_make_the_page_do_anything(browser: Browser, evening: Evening) -> None:
    door = evening.serve()
    for tail in (
        "#<img src=x onerror=alert(1)>",
        "?lang=<script>alert(1)</script>",
        "?lang=en#javascript:alert(1)",
    ):
        anna = Watched(browser, evening)
        anna.page.goto(f"{door.url}{tail}")
        anna.page.wait_for_selector("#knock", state="visible")
        anna.assert_inert(door.netloc)
        anna.close()
