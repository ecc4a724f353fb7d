from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.cards import (
    CardAnsweredEarlier,
    CardDrawn,
    CardPutBack,
    CardsPart,
    DrawCard,
    Lying,
    MarkAnsweredEarlier,
    PutBackCard,
)
from fishbowl.core.interventions import InterventionLogged
from fishbowl.core.session import EndSession, PauseSession
from fishbowl.core.stages import OpenStage, StageOpened
from tests.support.story import Story, given


@pytest.fixture
def binding() -> Story:
    return given(OpenStage("binding"))


def test_cards_are_drawn_in_order_by_table_and_crew(binding: Story) -> None:
    assert binding.at(10).do(DrawCard(), "T") == (CardDrawn("binding/now"),)
    assert binding.state.cards == CardsPart(
        current=Lying("binding/now", 10, "T"), drawn=Map({"binding/now": 10})
    )
    assert binding.at(70).do(DrawCard(), "A") == (CardDrawn("binding/past"),)
    assert binding.state.cards.spans == (Lying("binding/now", 10, "T", 70), Lying("binding/past", 70, "A"))


def test_an_empty_pile_says_so(binding: Story) -> None:
    binding.tell(10, DrawCard(), 20, DrawCard(), 30)
    refused = binding.refusal(DrawCard())
    assert (refused.key, refused.params) == ("errors.deck_empty", {"deck": "Connection"})


def test_a_double_press_on_two_screens_draws_one_card(binding: Story) -> None:
    binding.do(DrawCard(), "T")
    assert binding.at(0.299).do(DrawCard(), "M") == ()
    assert binding.at(0.3).do(DrawCard(), "M") == (CardDrawn("binding/past"),)


def test_a_card_named_is_no_double_press(binding: Story) -> None:
    binding.do(DrawCard(), "T")
    assert binding.at(0.1).do(DrawCard("binding/past")) == (CardDrawn("binding/past"),)


def test_a_paper_card_is_drawn_by_its_address_and_again_if_it_comes_up_again(binding: Story) -> None:
    assert binding.do(DrawCard("binding/past")) == (CardDrawn("binding/past"),)
    assert binding.refusal(DrawCard("binding/past")).key == "errors.card_lies_already"
    binding.tell(10, DrawCard("binding/now"))
    assert binding.at(20).do(DrawCard("binding/past")) == (CardDrawn("binding/past"),)


@pytest.mark.parametrize("card", ["binding/never", "binding", "welcome/explain", "now", "/", ""])
def test_a_card_must_be_in_a_deck(binding: Story, card: str) -> None:
    refused = binding.refusal(DrawCard(card))
    assert (refused.key, refused.params) == ("errors.no_such_card", {"card": card})


def test_a_card_of_another_deck_takes_the_talk_there(binding: Story) -> None:
    opened = StageOpened("wellbeing", "participants")
    assert binding.do(DrawCard("wellbeing/you"), "T") == (opened, CardDrawn("wellbeing/you"))
    assert binding.state.stages.current is not None
    assert binding.state.stages.current.stage_id == "wellbeing"


def test_and_is_an_intervention_if_the_moderator_took_it_there(binding: Story) -> None:
    assert binding.do(DrawCard("wellbeing/you", "moderator")) == (
        StageOpened("wellbeing"),
        InterventionLogged("next_deck"),
        CardDrawn("wellbeing/you"),
    )


def test_the_crew_goes_straight_to_a_card_and_the_table_waits_for_a_deck() -> None:
    story = given(OpenStage("welcome"))
    assert story.refusal(DrawCard("binding/now"), "T").key == "errors.no_deck_open"
    assert story.refusal(DrawCard()).key == "errors.no_deck_open"
    assert story.do(DrawCard("binding/now")) == (
        StageOpened("binding", "participants"),
        CardDrawn("binding/now"),
    )


def test_no_card_before_the_start_and_none_in_a_pause(binding: Story) -> None:
    assert Story().refusal(DrawCard("binding/now")).key == "errors.no_deck_open"
    binding.do(PauseSession())
    assert binding.refusal(DrawCard(), "T").key == "errors.paused_first_resume"


def test_a_card_put_back_is_on_its_pile_again(binding: Story) -> None:
    assert binding.refusal(PutBackCard(), "T").key == "errors.no_card_on_table"
    binding.tell(("T", DrawCard()), 40)
    assert binding.do(PutBackCard(), "T") == (CardPutBack("binding/now"),)
    assert binding.state.cards == CardsPart(past=binding.state.cards.past)
    assert tuple(binding.state.cards.past) == (Lying("binding/now", 0, "T", 40),)
    assert binding.do(DrawCard(), "T") == (CardDrawn("binding/now"),)


def test_a_card_answered_earlier_is_passed_over(binding: Story) -> None:
    assert binding.at(5).do(MarkAnsweredEarlier("binding/now")) == (CardAnsweredEarlier("binding/now"),)
    assert binding.state.cards.answered == Map({"binding/now": 5})
    assert binding.do(DrawCard()) == (CardDrawn("binding/past"),)
    assert binding.refusal(MarkAnsweredEarlier("binding/x")).key == "errors.no_such_card"


@pytest.mark.parametrize("end", [OpenStage("wellbeing"), OpenStage("break"), EndSession()])
def test_the_stages_end_takes_the_card_off_the_table(binding: Story, end: OpenStage | EndSession) -> None:
    cards = binding.tell(10, DrawCard(), 90, end).state.cards
    assert cards.spans == (Lying("binding/now", 10, "M", 90),)


def test_a_pause_leaves_the_card_on_the_table(binding: Story) -> None:
    lying = Lying("binding/now", 0, "M")
    assert binding.tell(DrawCard(), 90, PauseSession()).state.cards.current == lying
