"""A participant's own phone at the entrance, in a real browser: what they see, and what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from fishbowl.core.people import (
    AttendanceMarked,
    ConsentRecorded,
    DescribePerson,
    MarkAttendance,
    PersonDescribed,
    RecordConsent,
    WithdrawConsent,
)
from fishbowl.core.protocol import Tick
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from tests.web.chromium import NARROW, PHONE, PROJECTOR, TABLET, Device
from tests.web.doorway import Door, Evening

BOTH: tuple[Tick, ...] = ("taking_part", "processing")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody with a phone, before the door."""

    evening: Evening
    door: Door
    device: Device

    @property
    def page(self) -> Page:
        return self.device.page

    def scan(self, code: str = "") -> None:
        """Open the link of the QR code, say a code where one was told, and go in."""
        self.page.goto(self.door.opened["entrance_url"])
        if code:
            self.page.fill("#code", code)
        self.page.locator("#knock button").click()

    def step(self, name: str) -> Locator:
        """That part of the page, once it is shown."""
        part = self.page.locator(f"[data-step={name}]")
        expect(part).to_be_visible()
        return part

    def consent(self) -> None:
        self.step("consent")
        for tick in BOTH:
            self.page.check(f"#{tick}")
        self.page.locator("#consent button").click()

    def done(self) -> None:
        self.page.locator("#form button").click()

    def recorded(self, actor: str = "S1") -> list[tuple[object, dict[str, str]]]:
        """What they put on record, each with its words."""
        runner = self.evening.study.runner(self.evening.path)
        try:
            events = {rec.seq: rec.event for rec in runner.records if rec.actor == actor}
            words = runner.read(tuple(events), actor)
        finally:
            runner.close()
        told: list[tuple[object, dict[str, str]]] = []
        for seq, event in events.items():
            body = words.get(seq, {})
            assert not isinstance(body, str)
            told.append((event, dict(body)))
        return told


def consent_of(person: str) -> tuple[object, dict[str, str]]:
    return ConsentRecorded(person, "1", "online", BOTH), {}


def here(person: str) -> tuple[object, dict[str, str]]:
    return AttendanceMarked(person, "present"), {}


def arriving(browser: Browser, evening: Evening) -> Iterator[Arrival]:
    with evening:
        arrival = Arrival(evening, evening.serve(), Device(browser))
        yield arrival
        arrival.device.close()
        assert arrival.device.errors == []


@pytest.fixture
def anna(browser: Browser, tmp_path: Path) -> Iterator[Arrival]:
    """At a fishbowl in Dutch, to which nobody has come yet."""
    yield from arriving(browser, Evening(tmp_path, lang="nl", participants=2))


@pytest.fixture
def ben(browser: Browser, tmp_path: Path) -> Iterator[Arrival]:
    """At a professional focus group in English."""
    yield from arriving(browser, Evening(tmp_path, protocol="professional", participants=2))


def test_a_student_reads_consents_and_is_told_where_to_sit(anna: Arrival) -> None:
    anna.scan()
    reading = anna.step("consent")
    form = anna.evening.room.state.protocol.consent
    paragraphs = [each for each in form.text.split("\n") if each.strip()]
    assert reading.locator("#consent-text p").all_inner_texts() == paragraphs
    assert anna.page.locator("label.tick").all_inner_texts() == [form.taking_part, form.processing]
    assert not any(anna.page.is_checked(f"#{tick}") for tick in BOTH)
    expect(reading).to_contain_text("Stap 1 van 2 · Je code: S1")
    expect(reading).to_contain_text("De verbinding is niet versleuteld")
    anna.consent()
    asked = anna.step("form")
    assert asked.locator("label").all_inner_texts() == [
        "Hoe oud ben je?",
        "Wat is je gender?",
        "Welke opleiding volg je?",
        "Hoe woon je?",
    ]
    anna.page.fill("#fact-age", "21")
    anna.page.fill("#fact-gender", " vrouw ")
    anna.done()
    end = anna.step("end")
    expect(end.get_by_role("heading")).to_have_text("Je bent S1")
    expect(end).to_contain_text("Ga zitten waar S1 staat.")
    expect(end).to_contain_text("stemcheck")
    assert anna.recorded() == [
        consent_of("S1"),
        (PersonDescribed("S1"), {"age": "21", "gender": "vrouw"}),
        here("S1"),
    ]
    assert anna.page.evaluate("JSON.stringify([localStorage, sessionStorage])").count("vrouw") == 0


def test_a_professional_also_says_what_they_worked_with(ben: Arrival) -> None:
    ben.scan()
    ben.consent()
    asked = ben.step("form")
    assert len(asked.locator("label").all()) == 6
    typed = {
        "institution": "Hanze",
        "role": "lecturer",
        "years_in_job": "0,5",
        "age": "44",
        "gender": "man",
        "approaches": "buddy groups\nand walks",
    }
    for name, text in typed.items():
        ben.page.fill(f"#fact-{name}", text)
    ben.done()
    expect(ben.step("end").get_by_role("heading")).to_have_text("You are P1")
    assert ben.recorded("P1") == [
        consent_of("P1"),
        (PersonDescribed("P1"), {**typed, "approaches": "buddy groups and walks"}),
        here("P1"),
    ]


def test_one_tick_is_not_enough_and_stores_nothing(anna: Arrival) -> None:
    anna.scan()
    anna.step("consent")
    for tick in BOTH:
        anna.page.check(f"#{tick}")
        anna.page.locator("#consent button").click()
        said = anna.page.locator("#consent [role=alert]")
        expect(said).to_contain_text("allebei nodig")
        expect(said).to_contain_text("gespreksleider")
        assert anna.page.evaluate("document.activeElement.type") == "checkbox"
        anna.page.uncheck(f"#{tick}")
    assert anna.recorded() == []


def test_nothing_has_to_be_told(anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.done()
    anna.step("end")
    assert anna.recorded() == [consent_of("S1"), here("S1")]
    anna.page.reload()
    anna.step("end")


def test_what_can_not_be_an_age_is_said_before_it_is_sent(anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.page.fill("#fact-age", "oud")
    anna.done()
    expect(anna.page.locator("#form [role=alert]")).to_contain_text("leeftijd in cijfers")
    expect(anna.page.locator("#fact-age")).to_be_focused()
    expect(anna.page.locator("#fact-age")).to_have_attribute("aria-invalid", "true")
    anna.page.fill("#fact-age", "")
    anna.page.fill("#fact-programme", "anna@hanze.nl")
    anna.done()
    expect(anna.page.locator("#form [role=alert]")).to_have_text("Schrijf hier geen e-mailadres.")
    assert anna.recorded() == [consent_of("S1")]


def test_a_page_that_is_opened_again_goes_on_where_it_was(anna: Arrival) -> None:
    anna.scan()
    anna.step("consent")
    anna.page.check("#taking_part")
    anna.page.reload()
    anna.step("consent")
    assert not anna.page.is_checked("#taking_part"), "consent is never given by a page"
    anna.consent()
    anna.step("form")
    anna.page.fill("#fact-living", "op kamers")
    anna.page.reload()
    anna.step("form")
    expect(anna.page.locator("#fact-living")).to_have_value("op kamers")
    anna.done()
    anna.step("end")
    assert anna.recorded() == [consent_of("S1"), (PersonDescribed("S1"), {"living": "op kamers"}), here("S1")]


def test_what_was_stored_but_not_acknowledged_is_stored_once(anna: Arrival) -> None:
    """The answer is lost, and the page is opened again before it asks anew."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    anna.scan()
    anna.step("consent")
    anna.page.route("**/api/entrance/do", lose)
    anna.consent()
    expect(anna.page.locator("#consent .sending")).to_contain_text("Nog niet verstuurd")
    anna.page.unroute("**/api/entrance/do")
    anna.page.reload()
    anna.step("form")
    assert anna.recorded() == [consent_of("S1")]


def test_without_a_connection_it_waits_and_then_arrives(anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.page.fill("#fact-age", "19")
    anna.device.context.set_offline(True)
    anna.done()
    expect(anna.page.locator("#form .sending")).to_contain_text("Nog niet verstuurd")
    anna.device.context.set_offline(False)
    expect(anna.page.locator("[data-step=end]")).to_be_visible(timeout=20_000)
    assert anna.recorded() == [consent_of("S1"), (PersonDescribed("S1"), {"age": "19"}), here("S1")]


def test_what_waits_of_one_is_not_sent_as_another(anna: Arrival) -> None:
    anna.scan()
    anna.step("consent")
    anna.page.route("**/api/entrance/do", lambda route: route.abort())
    anna.consent()
    expect(anna.page.locator("#consent .sending")).to_contain_text("Nog niet verstuurd")
    [guest] = anna.evening.doorway.admitted
    anna.evening.turn_away(guest.id)
    anna.evening.admit(guest.id, "S2")
    expect(anna.step("consent")).to_contain_text("S2")
    anna.page.unroute("**/api/entrance/do")
    anna.consent()
    anna.step("form")
    assert (anna.recorded("S1"), anna.recorded("S2")) == ([], [consent_of("S2")])
    kept = "Object.keys(localStorage).filter((key) => key.endsWith('/entrance'))"
    assert [key.split("/")[2] for key in anna.page.evaluate(kept)] == ["S1"]


def test_the_same_phone_is_the_same_person_and_the_next_one_the_next(browser: Browser, anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.done()
    anna.step("end")
    anna.page.goto("about:blank")
    anna.page.goto(anna.door.opened["entrance_url"])
    expect(anna.step("end")).to_contain_text("S1")
    other = Arrival(anna.evening, anna.door, Device(browser))
    other.scan()
    expect(other.step("consent")).to_contain_text("S2")
    third = Arrival(anna.evening, anna.door, Device(browser))
    third.scan()
    expect(third.page.get_by_role("heading", name="Er is nu geen plaats vrij")).to_be_visible()
    assert (len(anna.evening.doorway.admitted), len(anna.evening.doorway.waiting)) == (2, 1)
    anna.evening.turn_away(anna.evening.doorway.admitted[1].id)
    expect(other.page.get_by_role("heading", name="Je bent niet meer binnen")).to_be_visible()
    anna.evening.admit(anna.evening.doorway.waiting[0].id)
    expect(third.step("consent")).to_contain_text("S2")
    other.device.close()
    third.device.close()


def test_a_code_that_one_was_told_and_consent_on_paper(anna: Arrival) -> None:
    anna.evening.do(RecordConsent("S2", "1", "paper"))
    anna.scan("s2")
    expect(anna.step("form")).to_contain_text("S2")
    anna.page.fill("#fact-age", "23")
    anna.done()
    expect(anna.step("end")).to_contain_text("S2")
    assert anna.recorded("S2") == [(PersonDescribed("S2"), {"age": "23"}), here("S2")]


def test_consent_on_paper_while_the_page_is_open_and_a_withdrawal(anna: Arrival) -> None:
    anna.scan()
    anna.step("consent")
    anna.evening.do(RecordConsent("S1", "1", "paper"))
    anna.step("form")
    anna.evening.do(DescribePerson("S1"), age="20")
    expect(anna.page.locator("#known")).to_be_visible()
    anna.evening.do(MarkAttendance("S1", "late"))
    anna.step("end")
    anna.evening.do(WithdrawConsent("S1"))
    expect(anna.step("withdrawn")).to_contain_text("ingetrokken")
    assert anna.recorded() == []


def test_what_was_half_filled_in_goes_from_the_device_with_a_withdrawal(anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.page.fill("#fact-age", "23")
    anna.page.fill("#fact-programme", "Said in confidence")
    anna.evening.do(WithdrawConsent("S1"))
    anna.step("withdrawn")
    kept = anna.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "confidence" not in kept
    expect(anna.page.locator("#fields input")).to_have_count(0)


def test_once_the_talk_is_over_nobody_is_told_where_to_sit(anna: Arrival) -> None:
    anna.scan()
    anna.consent()
    anna.step("form")
    anna.done()
    anna.step("end")
    anna.evening.do(OpenStage("welcome"))
    anna.evening.do(EndSession())
    over = anna.step("over")
    expect(over).to_contain_text("Het gesprek is afgelopen")
    expect(over).to_contain_text("Dank je wel.")
    expect(over).to_contain_text("Je code: S1")
    expect(anna.page.get_by_text("Ga zitten")).not_to_be_visible()
    anna.page.reload()
    anna.step("over")


def test_by_keyboard_alone(ben: Arrival) -> None:
    page = ben.page
    page.goto(ben.door.opened["entrance_url"])
    expect(page.locator("#knock")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Your code, if you have one already")).to_be_focused()
    page.keyboard.press("Enter")
    ben.step("consent")
    for tick in BOTH:
        page.keyboard.press("Tab")
        expect(page.locator(f"#{tick}")).to_be_focused()
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    ben.step("form")
    expect(page.get_by_role("heading", name="About you")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Hanze")
    page.keyboard.press("Enter")
    ben.step("end")
    expect(page.get_by_role("heading", name="You are P1")).to_be_focused()
    assert ben.recorded("P1")[1] == (PersonDescribed("P1"), {"institution": "Hanze"})


def test_what_is_asked_has_a_name_for_who_can_not_see_it(ben: Arrival) -> None:
    ben.scan()
    ben.step("consent")
    group = ben.page.get_by_role("group", name="Two things. Tick each of them by itself.")
    form = ben.evening.room.state.protocol.consent
    for statement in (form.taking_part, form.processing):
        expect(group.get_by_role("checkbox", name=statement)).to_have_count(1)
    ben.consent()
    for field in ben.step("form").get_by_role("textbox").all():
        named, help_id = field.get_attribute("id"), field.get_attribute("aria-describedby")
        expect(ben.page.locator(f"label[for={named}]")).to_be_visible()
        expect(ben.page.locator(f"#{help_id}")).not_to_have_text("")


@pytest.mark.parametrize("size", [NARROW, PHONE, TABLET, PROJECTOR])
def test_nothing_scrolls_to_the_side(ben: Arrival, size: tuple[int, int]) -> None:
    ben.device.resize(size)
    ben.scan()
    ben.step("consent")
    assert not ben.device.is_too_wide
    boxes = [ben.page.locator("label.tick").nth(n).bounding_box() for n in (0, 1)]
    assert all(box is not None and box["height"] >= 44 for box in boxes)
    ben.consent()
    ben.step("form")
    assert not ben.device.is_too_wide
    ben.done()
    ben.step("end")
    assert not ben.device.is_too_wide
