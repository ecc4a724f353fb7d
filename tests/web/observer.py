"""An observer with a telephone: a real Chromium on the tablecloth page of a real door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from playwright.sync_api import expect

from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.state import SessionState
from fishbowl.runtime.door import Guest
from tests.web.chromium import PHONE, Device
from tests.web.doorway import Door, Evening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

T = TypeVar("T")

LEFT_HERE = "#notes .here"
AN_HOUR_LATE = """
    const true_now = Date.now.bind(Date);
    const off_ms = 3_600_000;
    globalThis.Date = class extends Date {
      constructor(...given) { if (given.length) super(...given); else super(true_now() + off_ms); }
      static now() { return true_now() + off_ms; }
    };
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A note as it went into the record."""

    text: str
    event: NoteWritten


class Observer:
    """One device, and the tab that its observer looks at."""

    def __init__(
        self, browser: Browser, evening: Evening, size: tuple[int, int] = PHONE, script: str = ""
    ) -> None:
        self.evening = evening
        self.device = Device(browser, size)
        if script:
            self.device.context.add_init_script(script)
        self.page = self.device.page

    def scan(self, door: Door) -> None:
        """Open the link of the QR code."""
        self.page.goto(door.opened["join_url"])
        self.page.wait_for_selector("#knock", state="visible")

    def join(self, door: Door, name: str = "Anna") -> Guest:
        """Scan, say who one is, be let in, and have the first scene."""
        guest = self.come_in(door, name)
        expect(self.page.locator("#whose")).not_to_be_empty()
        return guest

    def come_in(self, door: Door, name: str = "Anna") -> Guest:
        """As `join`, up to the line in which one writes: the scene may be on its way."""
        self.scan(door)
        self.page.fill("#name", name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("[data-screen=waiting]", state="visible")
        [guest] = self.evening.doorway.waiting
        self.evening.admit(guest.id)
        self.wait_in()
        return guest

    def wait_in(self, page: Page | None = None) -> None:
        (page or self.page).wait_for_selector("#text", state="visible")

    def come_back(self, door: Door) -> None:
        """A new tab, after the last one was closed."""
        self.page = self.device.new_page()
        self.page.goto(door.url)
        self.wait_in()

    # --- writing ----------------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Type a note and press Enter."""
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")

    def tap(self, kind: str) -> None:
        self.page.locator(f"label:has(input[value={kind}])").click()

    def row(self, text: str) -> Locator:
        return self.page.locator("#notes li").filter(
            has=self.page.locator("p.typed", has_text=re.compile(f"^{re.escape(text)}$"))
        )

    def act(self, text: str, act: str) -> None:
        """Do something with a note: the words on the button."""
        self.row(text).locator(".more").click()
        self.row(text).get_by_role("button", name=act, exact=True).click()

    def wait_shown(self, text: str, status: str = "delivered") -> None:
        self.row(text).locator(f"xpath=self::*[contains(@class, '{status}')]").wait_for()

    def wait_delivered(self) -> None:
        """Nothing is left here."""
        expect(self.page.locator(LEFT_HERE)).to_have_count(0, timeout=60_000)

    @property
    def texts(self) -> list[str]:
        """The notes that this tab shows, in its order."""
        return self.page.locator("#notes li p.typed").all_inner_texts()

    @property
    def errors(self) -> list[str]:
        return self.device.errors

    # --- the record -------------------------------------------------------------------------------------

    def stored(self, actor: str = "O1") -> list[Stored]:
        """The notes in the record, in the order in which they arrived: their first versions."""
        return [Stored(text, event) for text, event in _told(self.evening, actor, NoteWritten)]

    def corrected(self, actor: str = "O1") -> list[str]:
        return [text for text, _ in _told(self.evening, actor, NoteCorrected)]

    def wait_stored(self, texts: list[str]) -> list[Stored]:
        """The record once it has these, in this order; fails where it never does."""
        deadline = monotonic() + 30
        while len(stored := self.stored()) < len(texts) and monotonic() < deadline:
            self.page.wait_for_timeout(50)  # lets playwright answer the requests that a test has routed
        assert [each.text for each in stored] == texts
        return stored

    def close(self) -> None:
        self.device.close()


def state_of(evening: Evening) -> SessionState:
    """The whole state, closed tablecloths too."""
    runner = evening.study.runner(evening.path)
    runner.close()
    return runner.state


def _told(evening: Evening, actor: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    runner = evening.study.runner(evening.path)
    try:
        found = [
            (rec.seq, rec.event)
            for rec in runner.records
            if rec.actor == actor and isinstance(rec.event, kind)
        ]
        words = runner.read(tuple(seq for seq, _ in found), actor)
    finally:
        runner.close()
    for seq, event in found:
        body = words[seq]
        assert not isinstance(body, str)
        yield body["text"], event
