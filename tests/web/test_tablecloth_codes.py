"""Candidate codes on an observer's own telephone: chosen, taken back, and not lost without a network."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from fishbowl.core.candidates import Candidates
from tests.support.house import wait_until
from tests.web.doorway import Evening
from tests.web.observer import Observer, state_of


def asked(anna: Observer, text: str) -> Locator:
    """The dialog about that note."""
    anna.act(text, "Candidate codes")
    dialog = anna.page.get_by_role("dialog", name="Candidate codes: what may this be a case of?")
    expect(dialog.locator("#codes-note")).to_have_text(text)
    return dialog


def marked(dialog: Locator) -> list[str]:
    return dialog.locator("label:has(input:checked)").all_inner_texts()


def shown(anna: Observer, text: str) -> Locator:
    """What is said under that note of its codes."""
    return anna.row(text).locator("p.quiet")


def tagged(evening: Evening) -> dict[str, tuple[str, ...]]:
    """All candidates in the record, by whose they are."""
    given = [each for note in state_of(evening).notes.in_order for each in note.candidates]
    assert given == [Candidates(each.by, each.codes, "fishbowl", "1") for each in given]
    return {each.by: each.codes for each in given}


def test_codes_are_chosen_and_taken_back(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.write("the coach came by")
    anna.wait_shown("the coach came by")
    dialog = asked(anna, "the coach came by")
    codebook = evening.room.state.session.codebook
    assert codebook is not None
    expect(dialog.get_by_role("group")).to_have_count(len(codebook.groups))
    expect(dialog.get_by_role("checkbox")).to_have_count(len(codebook.codes))
    assert marked(dialog) == []
    valence = dialog.get_by_role("group", name="Valence (secondary)")
    valence.get_by_label("positive").check()
    dialog.get_by_label("Connection with teachers and staff").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    both = "candidate: Connection with teachers and staff, positive"
    expect(shown(anna, "the coach came by")).to_have_text(both)
    wait_until(lambda: tagged(evening) != {}, "given")
    anna.wait_delivered()
    expect(anna.row("the coach came by").locator(".more")).to_be_focused()
    assert tagged(evening) == {"O1": ("binding_staff", "positive")}

    anna.page.reload()
    expect(shown(anna, "the coach came by")).to_have_text(both)
    dialog = asked(anna, "the coach came by")
    assert marked(dialog) == ["Connection with teachers and staff", "positive"]
    dialog.get_by_label("positive").uncheck()
    anna.page.keyboard.press("Escape")
    expect(shown(anna, "the coach came by")).to_have_text(both)

    dialog = asked(anna, "the coach came by")
    for code in ("positive", "Connection with teachers and staff"):
        dialog.get_by_label(code).uncheck()
    anna.page.keyboard.press("Enter")
    expect(shown(anna, "the coach came by")).to_have_count(0)
    anna.wait_delivered()
    wait_until(lambda: tagged(evening) == {}, "taken back")


def test_codes_that_are_given_without_a_network_arrive_after_their_note(
    anna: Observer, evening: Evening
) -> None:
    door = evening.serve()
    anna.join(door)
    anna.device.context.set_offline(True)
    anna.write("a pub quiz")
    for code in ("Connection among students", "positive"):
        dialog = asked(anna, "a pub quiz")
        dialog.get_by_label(code).check()
        dialog.get_by_role("button", name="Save").click()
    said = "candidate: Connection among students, positive"
    expect(shown(anna, "a pub quiz")).to_have_text(said)
    anna.wait_shown("a pub quiz", "here")
    anna.page.close()
    anna.device.context.set_offline(False)
    anna.come_back(door)
    anna.wait_stored(["a pub quiz"])
    anna.wait_delivered()
    expect(shown(anna, "a pub quiz")).to_have_text(said)
    assert tagged(evening) == {"O1": ("binding_students", "positive")}


def test_a_note_that_was_not_taken_in_has_no_codes_to_give(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.page.route("**/do", lambda route: route.fulfill(status=409, json={"sentence": "Not that."}))
    anna.write("refused")
    anna.wait_shown("refused", "refused")
    anna.page.unroute("**/do")
    anna.row("refused").locator(".more").click()
    expect(anna.row("refused").get_by_role("button", name="Correct")).to_be_visible()
    expect(anna.row("refused").get_by_role("button", name="Candidate codes")).to_have_count(0)


def test_codes_that_were_refused_leave_the_note_to_be_corrected(anna: Observer, evening: Evening) -> None:
    anna.join(evening.serve())
    anna.write("as it was")
    anna.wait_shown("as it was")
    anna.page.route("**/do", lambda route: route.fulfill(status=409, json={"sentence": "Not that."}))
    dialog = asked(anna, "as it was")
    dialog.get_by_label("positive").check()
    dialog.get_by_role("button", name="Save").click()
    expect(anna.row("as it was").locator(".problem")).to_have_text("Not that.")
    expect(shown(anna, "as it was")).to_have_count(0)
    anna.page.unroute("**/do")
    anna.act("as it was", "Correct")
    anna.write("as it is")
    wait_until(lambda: anna.corrected() == ["as it is"], "corrected")
    anna.act("as it is", "Discard")
    anna.wait_shown("as it is")
