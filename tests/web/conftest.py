"""An evening for every test of the door, and a browser for those of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import chromium
from tests.web.doorway import Evening

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.observer import Observer


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """A fishbowl of four with two observers; everyone is here, with consent. No door yet."""
    with Evening(tmp_path) as evening:
        evening.people_arrive()
        yield evening


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real one, for the tests of a file; they are skipped where there is none."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def anna(browser: Browser, evening: Evening) -> Iterator[Observer]:
    """An observer's telephone, outside the door yet. Nothing may go wrong on its page unheard."""
    from tests.web.observer import Observer  # with a browser's driver, which tests without pages do not need

    observer = Observer(browser, evening)
    yield observer
    observer.close()
    assert observer.errors == []
