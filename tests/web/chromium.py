"""A real Chromium for tests of the pages: Debian's own, driven by playwright, on loopback alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FOUND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

WAIT_MS = 30_000
"""How long a page has, on a machine that is busy."""
PHONE = (390, 844)
NARROW = (320, 640)
TABLET = (1024, 768)
TABLET_UPRIGHT = (768, 1024)
PROJECTOR = (1920, 1080)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser. Skips the test where there is none on this machine."""
    if FOUND is None:
        pytest.skip("no chromium on this machine: the pages are not tested")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Device:
    """One telephone or tablet: cookies and storage of its own, and a page whose errors are kept."""

    def __init__(self, browser: Browser, size: tuple[int, int] = PHONE) -> None:
        width, height = size
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        self.errors: list[str] = []
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(WAIT_MS)
        return page

    def resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    @property
    def is_too_wide(self) -> bool:
        """Whether anything can be scrolled to the side."""
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        return wide

    def close(self) -> None:
        self.context.close()
