"""Sessions to measure on: real files, filled through the real commands."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Words
from fishbowl.core.cards import DrawCard
from fishbowl.core.decide import AnyCommand
from fishbowl.core.notes import NoteKind, WriteNote
from fishbowl.core.people import MarkAttendance, RecordConsent
from fishbowl.core.session import Setup
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.runner import Runner

KINDS: tuple[NoteKind, ...] = ("observation", "quote", "own_view", "question", "check")


def in_talk(folder: Path, observers: int = 5) -> tuple[LocalStudy, Path]:
    """A fishbowl by the real clock, in its first deck, with a card on the table."""
    study = LocalStudy(folder)
    setup = Setup(institution="de Hanze", programme="Social Work")
    guide = study.protocol("fishbowl", "nl")
    path = study.create(NewSession(guide, setup, group(guide, 5, observers), "bench"))
    runner = study.runner(path, writable=True)
    people = [*(f"S{n}" for n in range(1, 6)), *(f"O{n}" for n in range(1, observers + 1))]
    for person in people:
        give(study, runner, "M", MarkAttendance(person, "present"))
        give(study, runner, "M", RecordConsent(person, "1", "paper"))
    give(study, runner, "M", OpenStage("welcome"))
    give(study, runner, "M", OpenStage("binding"))
    give(study, runner, "T", DrawCard())
    runner.close()
    return study, path


def give(study: LocalStudy, runner: Runner, actor: str, command: AnyCommand, **words: str) -> None:
    runner.perform(Issued(study.ids(), actor, command, Words.of(**words)))


def fill(study: LocalStudy, path: Path, events: int, *, turns: bool) -> None:
    """Add that many events: notes of all kinds and, with `turns`, as many turns."""
    runner = study.runner(path, writable=True)
    kinds, speakers, observers = cycle(KINDS), cycle("12345"), cycle("12345")
    for number in range(events):
        if turns and number % 2:
            give(study, runner, "A", MarkSpeaker(f"S{next(speakers)}"))
        else:
            observer = f"O{next(observers)}"
            note = WriteNote(study.ids(), observer, next(kinds))
            give(
                study,
                runner,
                observer,
                note,
                text=f"simulated note {number} about what was said at the table",
            )
    runner.close()
