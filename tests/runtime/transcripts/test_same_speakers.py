"""Names of a newer file: the codes that their utterances have on record, where that is clear."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.runtime.transcripts.rematching import Text, rematched
from fishbowl.runtime.transcripts.same_speakers import codes_before

Spoken = tuple[float, float, str, str]
"""From, to, name or code, words."""

OLD: tuple[Spoken, ...] = (
    (0.0, 4.0, "M", "Welcome, what ties you to this place?"),
    (5.0, 12.0, "S1", "I think my own classmates, and the work in the ward."),
    (12.5, 13.0, "S2", "Yes."),
    (13.0, 20.0, "S2", "And the teachers who know you by your own name, really."),
    (21.0, 24.0, "S1", "Nothing really, I go home by train at four."),
    (25.0, 29.0, "S2", "Same here, but I stay for the sports."),
)
NAMES = {"M": "Karin", "S1": "Anouk", "S2": "Mehmet"}


def texts(spoken: Sequence[Spoken], ids: bool = False) -> list[Text]:
    return [
        Text(text, begin, (f"g/{n}-0",) if ids else (), end) for n, (begin, end, _, text) in enumerate(spoken)
    ]


def found(new: Sequence[Spoken], old: Sequence[Spoken] = OLD) -> dict[str, str]:
    codes = [code or None for _, _, code, _ in old]
    return codes_before(texts(old), codes, texts(new), [name for _, _, name, _ in new])


def named(spoken: Sequence[Spoken] = OLD) -> list[Spoken]:
    return [(begin, end, NAMES[code], text) for begin, end, code, text in spoken]


def test_each_name_has_the_code_of_its_utterances() -> None:
    assert found(named()) == {"Karin": "M", "Anouk": "S1", "Mehmet": "S2"}


def test_names_that_a_program_gave_out_anew_go_with_what_was_said() -> None:
    swapped = {"Karin": "Karin", "Anouk": "Mehmet", "Mehmet": "Anouk"}
    new = [(begin, end, swapped[name], text) for begin, end, name, text in named()]
    assert found(new) == {"Karin": "M", "Mehmet": "S1", "Anouk": "S2"}


def test_a_name_stays_open_that_is_new_or_was_part_of_another_before() -> None:
    new = [*named(), (30.0, 33.0, "Guest", "Someone whom nobody had heard.")]
    new[5] = (*new[5][:2], "Cem", new[5][3])
    assert found(new) == {"Karin": "M", "Anouk": "S1", "Mehmet": "S2"}


def test_two_names_with_as_much_of_one_code_stay_open_both() -> None:
    new = [*named()]
    new[4] = (*new[4][:2], "Cem", new[4][3])
    assert found(new) == {"Karin": "M", "Mehmet": "S2"}


def test_half_is_not_most_and_unknown_is_no_code() -> None:
    new = [*named()]
    new[2], new[3] = (*new[2][:2], "Anouk", new[2][3]), (*new[3][:2], "Anouk", new[3][3])
    assert found(new) == {"Karin": "M", "Mehmet": "S2"}
    nobody = [(begin, end, "", text) for begin, end, _, text in OLD]
    assert found(named(), nobody) == {}


def test_another_program_cuts_elsewhere_and_spells_otherwise() -> None:
    other: list[Spoken] = [
        (0.31, 4.2, "SPEAKER_02", "welcome what ties you to this place"),
        (5.22, 8.1, "SPEAKER_00", "i think my own classmates"),
        (8.4, 12.2, "SPEAKER_00", "and the work in the Ward"),
        (12.6, 20.3, "SPEAKER_01", "yes and the teachers who know you by your own name really"),
        (21.3, 24.2, "SPEAKER_00", "nothing really i go home by train at four"),
        (25.2, 29.1, "SPEAKER_01", "same here but i stay for the sports"),
    ]
    assert found(other) == {"SPEAKER_02": "M", "SPEAKER_00": "S1", "SPEAKER_01": "S2"}


def test_a_file_that_begins_elsewhere_is_known_by_its_words_and_not_by_its_times() -> None:
    later = [(begin + 7.5, end + 7.5, name, text) for begin, end, name, text in named()]
    assert found(later) == {"Karin": "M", "Anouk": "S1", "Mehmet": "S2"}
    strange = [(begin, end, name, "Quite other talk, of another day.") for begin, end, name, _ in later]
    assert found(strange) == {}


def test_what_is_said_often_is_not_taken_for_what_was_said_elsewhere() -> None:
    """A program heard a `yes` early that the other missed: the late ones are still each other."""
    old = [(float(10 * n), 10 * n + 5.0, "S1", f"{word} it was a long day") for n, word in enumerate("abcd")]
    yes: Spoken = (36.0, 37.0, "S2", "Yes.")
    new = [(1.5, 2.0, "Mehmet", "Yes."), *[(b + 0.2, e, "Anouk", t) for b, e, _, t in old]]
    pairs = rematched(texts([*old, yes]), texts([*new, (36.2, 37.1, "Mehmet", "Yes.")]))
    assert pairs == {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}
