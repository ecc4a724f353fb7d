"""How the page looks, by measure: small, quick, large enough to touch, and readable to a screen reader."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from fishbowl.core.cards import DrawCard
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.parked import PutQuestion
from fishbowl.core.stages import OpenStage
from tests.web.chromium import NARROW, PHONE
from tests.web.doorway import Evening
from tests.web.observer import Observer, state_of

TOUCH_PX = 44
MOST_BYTES = 60_000
FIRST_PAINT_MS = 300
AXE = Path(os.environ.get("FISHBOWL_AXE", Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"))
"""axe-core, where this machine has it: it is fetched by whoever runs the tests, and never by a test."""


def walk(anna: Observer) -> Iterator[str]:
    """Every state of the page, one after the other; gives its name."""
    evening, page = anna.evening, anna.page
    stages = {stage.kind: stage.id for stage in evening.room.state.protocol.stages}
    door = evening.serve()
    page.goto(door.url)
    page.wait_for_selector("#knock", state="visible")
    yield "asking"
    page.fill("#name", "Anna")
    page.fill("#pin", "WRONG")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("PIN")
    yield "wrong PIN"
    anna.join(door)
    page.wait_for_selector("#consent", state="visible")
    yield "consent"
    page.keyboard.press("Escape")
    yield "nothing written"
    evening.people_arrive("S2")
    evening.do(OpenStage(stages["deck"]))
    evening.do(DrawCard())
    for line in ("an observation", ">2 a quote", "?a question", ">4 refused"):
        anna.write(line)
    page.wait_for_selector("#notes .refused")
    anna.tap("quote")
    page.locator(".more").first.click()
    page.locator("summary").first.click()
    yield "written"
    page.get_by_role("button", name="Candidate codes").click()
    yield "codes"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Help").click()
    yield "help"
    page.keyboard.press("Escape")
    evening.do(OpenStage(stages["break"]))
    evening.do(OpenTablecloths())
    question = next(note for note in state_of(evening).notes.in_order if note.kind == "question")
    evening.do(PutQuestion(question.id))
    expect(page.locator("#turn.mine")).to_be_visible()
    yield "asked"
    door.kill()
    anna.write("kept here")
    expect(page.locator("#trouble")).to_contain_text("No connection")
    yield "no connection"


@pytest.fixture
def anna(browser: Browser, tmp_path: Path) -> Iterator[Observer]:
    with Evening(tmp_path) as evening:
        observer = Observer(browser, evening)
        yield observer
        observer.close()


def test_it_is_small_and_paints_at_once(anna: Observer) -> None:
    sent: list[Request] = []
    anna.page.on("requestfinished", lambda request: sent.append(request))
    anna.scan(anna.evening.serve())
    anna.page.wait_for_load_state("networkidle")
    assert len(sent) == 22, [request.url for request in sent]
    assert 0 < sum(request.sizes()["responseBodySize"] for request in sent) <= MOST_BYTES
    painted_ms = []
    for _ in range(3):
        anna.page.reload()
        anna.page.wait_for_selector("#knock", state="visible")
        painted_ms += anna.page.evaluate(
            "performance.getEntriesByName('first-contentful-paint').map((paint) => paint.startTime)"
        )
    assert len(painted_ms) == 3
    assert min(painted_ms) < FIRST_PAINT_MS, painted_ms


def test_everything_that_is_touched_is_large_enough_and_named(anna: Observer) -> None:
    for state in walk(anna):
        assert (state, too_small(anna.page)) == (state, [])
        assert (state, nameless(anna.page)) == (state, [])


def test_nothing_is_wider_than_a_narrow_telephone(anna: Observer) -> None:
    for state in walk(anna):
        for size in (NARROW, PHONE):
            anna.device.resize(size)
            assert (state, size, anna.device.is_too_wide) == (state, size, False)


@pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core here (npm install axe-core, or FISHBOWL_AXE=…/axe.min.js)"
)
def test_axe_finds_nothing(anna: Observer) -> None:
    for state in walk(anna):
        assert (state, axe(anna.page)) == (state, [])


def axe(page: Page) -> list[str]:
    """What axe-core finds fault with, by the rules of WCAG 2.2 AA and its own best practices."""
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{violation['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def too_small(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """least => [...document.querySelectorAll(`
                button, summary, textarea, .chip, .tick, input:not(.chip input, .tick input)`)]
            .filter((each) => each.checkVisibility())
            .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < least || box.height < least)
            .map(([html, box]) => `${html} ${box.width} x ${box.height}`)""",
        TOUCH_PX,
    )
    return found


def nameless(page: Page) -> list[str]:
    """Controls that a screen reader has no words for."""
    tree = page.locator("body").aria_snapshot()
    controls = ("button", "textbox", "radio", "checkbox", "dialog", "group", "link")
    bare = [line.strip() for line in tree.splitlines() if line.strip(" -").rstrip(":") in controls]
    # <details> is a group, and takes its name from its summary.
    return [line for line in bare if not line.startswith("- group")]


def test_the_newest_note_stays_in_sight_when_a_telephone_is_turned(anna: Observer) -> None:
    anna.join(anna.evening.serve())
    anna.page.keyboard.press("Escape")
    for n in range(12):
        anna.write(f"note {n} of some words that take more than a line where there is little room for them")
    anna.wait_delivered()
    newest = anna.page.locator("#notes li").last
    width, height = PHONE
    for size in (PHONE, (height, width), PHONE, NARROW, (1024, 768), PHONE):
        anna.device.resize(size)
        expect(newest.locator(".status")).to_be_in_viewport(timeout=20_000)


def test_the_line_stays_in_sight_in_a_low_window(anna: Observer) -> None:
    """A laptop at 200 %, or a telephone on its side: what stands above the line gives way to it."""
    for _ in walk(anna):
        if anna.page.locator("#page").is_hidden() or anna.page.locator("dialog[open]").count():
            continue
        for size in ((640, 400), (844, 390), (640, 320)):
            anna.device.resize(size)
            expect(anna.page.locator("#keep-it")).to_be_in_viewport(ratio=1)
        anna.device.resize(PHONE)


def test_what_is_chosen_is_told_in_the_readers_own_colours_too(anna: Observer) -> None:
    anna.join(anna.evening.serve())
    anna.page.keyboard.press("Escape")
    anna.page.emulate_media(forced_colors="active")
    colours = anna.page.locator(".chip span:not(.sign)").evaluate_all(
        """chips => chips.filter((each) => each.checkVisibility())
            .map((each) => getComputedStyle(each).backgroundColor)"""
    )
    assert len(colours) == 5
    assert colours.count(colours[0]) == 1
