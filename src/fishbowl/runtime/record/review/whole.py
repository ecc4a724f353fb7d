"""The review: all sections that have something to say, in their order."""

from __future__ import annotations

from fishbowl.runtime.record.build import Record
from fishbowl.runtime.record.review import course, words
from fishbowl.runtime.record.review.blocks import Review, Told
from fishbowl.runtime.record.review.timeline import timeline
from fishbowl.text import Lang, say_in


def review(record: Record, lang: Lang) -> Review:
    """What is said about the session, in that language; cards and questions stay in the session's own."""
    told = Told(record, lang)
    sections = (
        course.session(told),
        course.agenda(told),
        timeline(told),
        course.cards(told),
        course.questions(told),
        words.interventions(told),
        words.balance(told),
        words.notes(told),
        words.parked(told),
        words.moments(told),
        words.debrief(told),
        course.recording(told),
        course.people(told),
    )
    notice = say_in(lang, "record.rehearsal") if record.rehearsal else ""
    return Review(record.session[0].name, notice, tuple(s for s in sections if s is not None))
