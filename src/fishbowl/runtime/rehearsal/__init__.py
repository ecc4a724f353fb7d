"""Rehearsals: simulated people who run a session through the same commands as real ones.

A `Booking` says what is rehearsed and deals out who is who, `moderator` and `others` make the people,
`Playing` lets them act. Everything they do follows from the seed and from what they see; the record says
that it is a rehearsal, and so does each of their notes.
"""

from fishbowl.runtime.rehearsal.acting import Scene
from fishbowl.runtime.rehearsal.booking import AT_ONCE, ORIGIN_AT, Booking
from fishbowl.runtime.rehearsal.casting import Cast, cast
from fishbowl.runtime.rehearsal.company import moderator, others
from fishbowl.runtime.rehearsal.playing import Playing, Tally
from fishbowl.runtime.rehearsal.practice import Practice

__all__ = [
    "AT_ONCE",
    "ORIGIN_AT",
    "Booking",
    "Cast",
    "Playing",
    "Practice",
    "Scene",
    "Tally",
    "cast",
    "moderator",
    "others",
]
