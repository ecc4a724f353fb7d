"""The observer's page in a real browser: how soon something stands there, and how much was sent for it."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.door import Door, open_door
from bench.figures import Figure

FOUND = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def figures(*, short: bool) -> Iterator[Figure]:
    if FOUND is None:
        yield Figure(
            "first paint of the tablecloth page", "no chromium here", "<= 300 ms, 60 kB", within=True
        )
        return
    with tempfile.TemporaryDirectory() as folder, open_door(Path(folder), 1) as door:
        paints, sent = _visits(door, 3 if short else 9)
    paint_ms, kb = statistics.median(paints), max(sent) / 1000
    value = f"{paint_ms:.0f} ms, {kb:.0f} kB sent"
    within = 0 < paint_ms <= 300 and kb <= 60
    yield Figure("first paint of the tablecloth page", value, "<= 300 ms, <= 60 kB in all", within)


def _visits(door: Door, times: int) -> tuple[list[float], list[float]]:
    """First paint in ms and bytes over the network of each visit, by a browser that was never there."""
    from playwright.sync_api import sync_playwright

    paints: list[float] = []
    sent: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox"])
        for _ in range(times):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            received: list[float] = []
            network = context.new_cdp_session(page)
            network.send("Network.enable")
            network.on(
                "Network.loadingFinished", lambda done, into=received: into.append(done["encodedDataLength"])
            )
            page.goto(door.url, wait_until="load")
            page.wait_for_function(f"({FIRST_PAINT}) > 0")
            paints.append(page.evaluate(FIRST_PAINT))
            sent.append(sum(received))
            context.close()
        browser.close()
    return paints, sent
