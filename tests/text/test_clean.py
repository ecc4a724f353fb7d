from __future__ import annotations

import unicodedata

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.text import MAX_CHARS, clean, clean_line, for_record
from tests.text.hostile import HARMLESS, HOSTILE

ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=()),  # lone surrogates too
        st.sampled_from("aé\n\r\t\x1b\x9b\0\u200d\ufe0f\u0301\u0903\u20dd\u202e\u2028👩"),
    )
)
LONG = st.builds(lambda text, times: text * times, ANY, st.integers(0, 900))


def acts(char: str) -> bool:
    """Whether a terminal or a reader may act on the character, or has no glyph for it."""
    if char in "\n\t\u200d":
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def highest_stack(text: str) -> int:
    stack = highest = 0
    for char in text:
        stack = stack + 1 if char == "\u200d" or unicodedata.category(char) in {"Mn", "Mc", "Me"} else 0
        highest = max(highest, stack)
    return highest


def test_of_all_characters_only_the_harmless_pass_and_they_pass_unchanged() -> None:
    for first in range(0, 0x110000, 256):
        chars = [chr(point) for point in range(first, first + 256)]
        shown = clean("".join(f"a{char}" for char in chars))
        assert not any(map(acts, shown))
        harmless = "".join(f"a{char}" for char in chars if not acts(char))
        assert clean(harmless) == harmless


@given(st.one_of(ANY, LONG))
def test_what_is_shown_is_inert_bounded_and_stays_as_it_is(text: str) -> None:
    shown = clean(text)
    assert [char for char in shown if acts(char)] == []
    assert highest_stack(shown) <= 4
    assert len(shown) <= MAX_CHARS + 1
    assert clean(shown) == shown


@given(st.one_of(ANY, LONG))
def test_a_line_is_clean_text_on_one_line(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert clean(line) == line == clean_line(line)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_passes_unchanged(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==�"),
        ("\x9b2J", "�2J"),
        ("a\0b", "a�b"),
        ("safe\u202etxt", "safe‹U+202E›txt"),
        ("\U000e0041", "‹U+E0041›"),
        ("a\u2028b\ud800\ue000\uffff", "a�b���"),
        ("one\r\ntwo\rover", "one\ntwo�over"),
        ("e" + "\u0301" * 6 + "f", "e" + "\u0301" * 4 + "f"),
        ("e" + "\u0301\u200d" * 6, "e" + "\u0301\u200d" * 2),
        ("a" * 4001, "a" * 4000 + "…"),
        ("\u202e" * 4000, "‹U+202E›" * 500 + "…"),
    ],
)
def test_what_hostile_text_looks_like(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_line_shows_where_it_was_broken() -> None:
    assert clean_line("one\r\ntwo\tthree\n") == "one⏎two three⏎"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_terminal_only_writes_letters(text: str) -> None:
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed("the clock\r\n" + clean_line(text)[:400])
    assert screen.display[0].rstrip() == "the clock"
    assert (screen.title, screen.icon_name) == ("", "")
    assert screen.mode == pyte.Screen(80, 24).mode
    assert {(char.fg, char.bg, char.reverse) for row in screen.buffer.values() for char in row.values()} == {
        ("default", "default", False)
    }


@given(ANY)
def test_what_is_stored_is_valid_composed_and_stays_as_it_is(text: str) -> None:
    stored = for_record(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert "\0" not in stored
    assert for_record(stored) == stored


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_what_is_stored_is_what_was_typed(text: str) -> None:
    assert for_record(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("cafe\u0301", "café"),
        ("\ud83d\ude00", "😀"),
        ("\ud800a\udfff", "�a�"),
        ("caf\udce9", "caf�"),
        ("a\0b", "a�b"),
        ("\x1b[2J\u202e", "\x1b[2J\u202e"),
        ("a" * 5000, "a" * 5000),
    ],
)
def test_what_is_mended_before_storing(typed: str, stored: str) -> None:
    assert for_record(typed) == stored
