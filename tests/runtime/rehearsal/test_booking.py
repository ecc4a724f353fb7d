"""What a rehearsal is booked as."""

from __future__ import annotations

from itertools import product

from fishbowl.core.protocol import Lang
from fishbowl.runtime.rehearsal.booking import AT_ONCE, Booking
from tests.support.shipped import shipped

LANGS: tuple[Lang, ...] = ("nl", "en")


def booked(protocol: str, lang: Lang, seed: int, observers: int = 3) -> Booking:
    return Booking.of(shipped(protocol, lang), 4, observers, seed, AT_ONCE)


def test_a_booking_has_a_mark_of_its_own_and_the_same_one_always() -> None:
    asked = list(product(("fishbowl", "professional"), LANGS, range(20), (3, 4)))
    marks = {booked(*each).mark for each in asked}
    assert len(marks) == len(asked)
    assert all(len(mark) == 8 and int(mark, 16) >= 0 for mark in marks)
    assert booked("fishbowl", "nl", 1).mark == booked("fishbowl", "nl", 1).mark
