"""A page whose parts do not all come mends itself, and says in words what goes on until it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, Route, expect

from fishbowl.runtime.door import PLACES
from fishbowl.web import pages
from tests.web.doorway import Evening
from tests.web.observer import Observer

WORDS = "The page has not come in whole."


@pytest.fixture
def anna(browser: Browser, tmp_path: Path) -> Iterator[Observer]:
    with Evening(tmp_path) as evening:
        evening.people_arrive()
        observer = Observer(browser, evening)
        yield observer
        observer.close()


class Lossy:
    """Loses each file of that name the first time it is asked for."""

    def __init__(self, observer: Observer, name: str, how: str) -> None:
        self._how = how
        self.lost = 0
        observer.page.route(f"**/{name}", self._lose)

    def _lose(self, route: Route) -> None:
        self.lost += 1
        if self.lost > 1:
            route.continue_()
        elif self._how == "refused":
            route.fulfill(status=503)
        elif self._how == "cut off":
            route.abort("connectionreset")


@pytest.mark.parametrize("how", ["refused", "cut off"])
@pytest.mark.parametrize("name", ["door.js", "marks.js", "tablecloth.js"])
def test_a_module_that_was_lost_is_asked_for_again(anna: Observer, name: str, how: str) -> None:
    """Browsers never do so by themselves: the page would stay without its words for ever."""
    lossy = Lossy(anna, name, how)
    door = anna.evening.serve()
    anna.join(door)
    anna.write("written all the same")
    anna.wait_shown("written all the same")
    assert lossy.lost >= 2


def test_a_stylesheet_that_was_lost_is_asked_for_again_and_nothing_else(anna: Observer) -> None:
    lossy = Lossy(anna, "base.css", "refused")
    anna.scan(anna.evening.serve())
    anna.page.fill("#name", "typed meanwhile")
    expect(anna.page.locator("body")).to_have_css("background-color", "rgb(18, 23, 29)")
    assert lossy.lost == 2
    expect(anna.page.locator("#name")).to_have_value("typed meanwhile")


def test_until_then_it_says_what_goes_on(anna: Observer) -> None:
    """Also where the script that asks again was lost itself."""
    for name in ("begin.js", "words.js"):
        anna.page.route(f"**/static/{name}", lambda route: route.abort("connectionreset"))
    anna.page.goto(anna.evening.serve().url)
    expect(anna.page.get_by_text(WORDS)).to_be_visible(timeout=30_000)


def test_a_page_that_comes_in_says_nothing_of_it(anna: Observer) -> None:
    anna.scan(anna.evening.serve())
    expect(anna.page.get_by_text(WORDS)).to_be_hidden()
    assert anna.page.evaluate("history.state") is None


def test_every_module_is_asked_for_at_once() -> None:
    """What only an import names is asked for later, and the page waits for it alone."""
    for place in PLACES:
        html = pages.html(place, "en")
        named = set(re.findall(r"/static/(\w+\.js)", html))
        imported: set[str] = set()
        todo = [f"{place}.js"]
        while todo:
            source = pages.assets()[todo.pop()][0].decode()
            fresh = set(re.findall(r'from "\./(\w+\.js)"', source)) - imported
            imported |= fresh
            todo += fresh
        assert imported <= named, (place, imported - named)


def asked_in_vain(anna: Observer) -> list[str]:
    """How often the page no longer waited for how it stands. It is to say something long before that."""
    given_up: list[str] = []

    def failed(request: Request) -> None:
        if request.url.endswith("/me"):
            given_up.append(request.url)

    anna.page.on("requestfailed", failed)
    return given_up


def test_a_door_that_hangs_keeps_nobody_from_their_tablecloth(anna: Observer) -> None:
    door = anna.evening.serve()
    anna.join(door)
    anna.write("seen before")
    anna.wait_shown("seen before")
    anna.page.route("**/api/tablecloth/me", lambda route: None)
    anna.page.goto("about:blank")
    given_up = asked_in_vain(anna)
    anna.page.goto(door.url)
    anna.wait_in()
    assert given_up == []


def test_a_door_that_hangs_is_told_of(anna: Observer) -> None:
    anna.page.route("**/api/tablecloth/me", lambda route: None)
    given_up = asked_in_vain(anna)
    anna.page.goto(anna.evening.serve().url)
    anna.page.get_by_role("heading", name="No connection").wait_for()
    assert given_up == []
