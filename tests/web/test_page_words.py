"""What a researcher wrote in a protocol, and what a participant typed, is text on every page."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import expect

from fishbowl.core.cards import DrawCard
from fishbowl.core.stages import OpenStage
from tests.support.house import wait_until
from tests.web.chromium import TABLET, Device, chromium
from tests.web.doorway import Evening

SHIPPED = Path(__file__).parents[2] / "protocols" / "fishbowl.en.yaml"
ORDER = (
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    "<svg onload=\"document.title='owned'\">&lt;b&gt; </script><!--"
)


def hostile_protocol(folder: Path) -> None:
    guide = yaml.safe_load(SHIPPED.read_text("utf-8"))
    guide["consent"] |= {"text": f"{ORDER}\n\n{ORDER}", "taking_part": ORDER, "processing": ORDER}
    guide["rules"]["participants"] = ORDER
    deck = next(stage for stage in guide["stages"] if stage["id"] == "binding")
    deck["title"] = ORDER
    deck["cards"][0] |= {"intro": ORDER, "questions": [ORDER], "sub_questions": [ORDER]}
    (folder / "protocols").mkdir()
    (folder / "protocols" / SHIPPED.name).write_text(yaml.safe_dump(guide), "utf-8")


def test_what_a_protocol_says_is_text(tmp_path: Path) -> None:
    hostile_protocol(tmp_path)
    with Evening(tmp_path) as evening, chromium() as browser:
        evening.people_arrive("S2", "S3", "S4")
        door, device = evening.serve(), Device(browser, TABLET)
        page = device.page
        page.goto(door.opened["table_url"])
        expect(page.get_by_role("heading", name="One moment")).to_be_visible()
        evening.admit(evening.doorway.waiting[0].id)
        expect(page.locator("#rules-first .typed")).to_have_text(ORDER)
        evening.do(OpenStage("binding"))
        expect(page.locator("#large")).to_have_text(ORDER)
        evening.do(DrawCard())
        for part in ("#intro", "#questions p", "#sub-questions span"):
            expect(page.locator(part)).to_have_text(ORDER)
        page.goto(door.opened["entrance_url"])
        page.locator("#knock button").click()
        expect(page.locator("#consent-text p")).to_have_text([ORDER, ORDER])
        expect(page.locator("label.tick span")).to_have_text([ORDER, ORDER])
        assert page.locator("#page img, #page svg, #page script, #page b").count() == 0
        assert page.title() == "fishbowl"
        assert device.errors == []
        device.close()


def test_what_a_participant_types_is_stored_as_typed(tmp_path: Path) -> None:
    with Evening(tmp_path) as evening, chromium() as browser:
        door, device = evening.serve(), Device(browser)
        page = device.page
        page.goto(door.opened["entrance_url"])
        page.locator("#knock button").click()
        page.check("#taking_part")
        page.check("#processing")
        page.locator("#consent button").click()
        page.fill("#fact-gender", ORDER)
        page.reload()
        expect(page.locator("#fact-gender")).to_have_value(ORDER)
        page.locator("#form button").click()
        expect(page.locator("[data-step=end]")).to_be_visible()
        wait_until(lambda: evening.room.state.people.by_id["S1"].described > 0, "heard")
        described = evening.room.state.people.by_id["S1"].described
        assert evening.room.read(described).result(10) == {described: {"gender": ORDER}}
        assert page.title() == "fishbowl"
        assert device.errors == []
        device.close()
