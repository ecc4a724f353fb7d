"""A session in which everyone typed what would do harm if a terminal took it for orders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Words
from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import Topic, WriteDebrief
from fishbowl.core.decide import AnyCommand
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import PutQuestion, SettleLeft
from fishbowl.core.people import AddPerson, MarkAttendance, RecordConsent
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import Setup
from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.newcomers import Newcomer, NewSession
from fishbowl.runtime.ports import Issued
from tests.text.hostile import HARMLESS, HOSTILE

MARK = "7777"
"""In every order below: no program sends it by itself."""

ORDER = f"\x1b[{MARK}m\x9b{MARK}m\x1b]{MARK};\x07[red]Z[/]\u202e"
SHOWN = rf"␛\[{MARK}m"
"""How ORDER looks once it can do nothing, as far as it must be seen on a screen."""


def typed(what: str) -> str:
    return f"{ORDER}{what}"


class HostileRoom:
    """In the round of questions, with the tablecloths open; what is typed afterwards is up to the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._study = LocalStudy(folder)
        protocol = self._study.protocol("fishbowl", "en")
        setup = Setup(typed("Hanze"), typed("SW"), typed("A1.01"), "2026-03-12")
        people = [Newcomer(f"S{n}", n, {"gender": typed("?"), "living": typed("home")}) for n in (1, 2, 3)]
        people += [Newcomer(f"O{n}", n, {"institution": typed("HvA"), "role": typed("dean")}) for n in (1, 2)]
        self.path = self._study.create(NewSession(protocol, setup, tuple(people), typed("group")))
        self._runner = self._study.runner(self.path, writable=True)
        self._talk()
        self._write()
        self._ask()

    def do(self, actor: str, command: AnyCommand, **words: str) -> None:
        self._runner.catch_up()
        seat = self._runner.state.session.console_id if actor == "M" else ""
        self._runner.perform(Issued(self._study.ids(), actor, command, Words.of(**words), seat))

    def close(self) -> None:
        self._runner.close()

    def note(self, actor: str, text: str, kind: str = "observation") -> str:
        note_id = self._study.ids()
        self.do(actor, WriteNote(note_id, actor, kind), text=text)  # type: ignore[arg-type]
        return note_id

    def _talk(self) -> None:
        for person in ("S1", "S2", "S3", "O1", "O2"):
            self.do("M", MarkAttendance(person, "present"))
            self.do("M", RecordConsent(person, "1", "paper"))
        self.do("M", AddPerson("S9", 9), gender=typed("?"))
        self.do("M", OpenStage("welcome"))
        self.do(
            "M", ConfirmRecording("audio", "en", second=True), device=typed("H2n"), second_device=typed("x")
        )
        self.do("M", OpenStage("binding"))
        self.do("T", DrawCard())
        self.do("A", MarkSpeaker("S1"))
        self.do("M", Intervene("deviation"), text=typed("why"))
        self.do("M", AddTime("binding", 60), reason=typed("because"))
        self.do("M", MarkMoment("m1", 10), text=typed("look"))

    def _write(self) -> None:
        for text in (*HOSTILE.values(), *HARMLESS):
            if text.strip():
                self.note("O1", text[:4000])
        self.note("M", typed("mine"))

    def _ask(self) -> None:
        first, second = (self.note(who, typed("ask"), "question") for who in ("O1", "O2"))
        self.do("M", OpenStage("break"))
        self.do("M", OpenTablecloths())
        self.do("M", OpenStage("observer_questions"))
        self.do("M", SettleLeft(first, "time"), reason=typed("late"))
        self.do("M", PutQuestion(second, ("S1",)))
        for topic in get_args(Topic):
            self.do("M", WriteDebrief(self._study.ids(), topic), text=typed(topic))


# What Textual and the terminal are known to say to each other. Anything else that begins with an escape came
# from what people typed. Of the looks (`m`) only numbers that name a colour or a style: 8 would hide text.
_COLOUR = r"(?:[345]8;5;\d{1,3}|[345]8;2;\d{1,3};\d{1,3};\d{1,3})"
_STYLE = rf"(?:{_COLOUR}|0?[0-79]|2[1-9]|[34]\d|5[0-5]|9[0-7]|10[0-7])"
_KNOWN = re.compile(
    rf"\x1b\[(?:(?:{_STYLE}(?:;{_STYLE})*)?m|\d{{1,4}};\d{{1,4}}H|H|J|2J|K|\d{{0,3}}[ABCD]"
    r"|\?(?:1049|1000|1003|1015|1016|1006|25|1004|2004|7|2026|2048)[hl]|\?(?:2026|2048)\$p"
    r"|>\d{1,2}u|<u|\?u|c|\?996n)|\x1b\]22;[a-z-]*\x1b\\|\x1b\]22;[a-z-]*\x07|\x1bP\+q[0-9a-fA-F]*\x1b\\"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[<>=?]?[0-9;]*)?\Z")
_HARMFUL = re.compile(r"[\x00-\x07\x0b-\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def what_acts(sent: bytes) -> set[str]:
    """What the program sent to the terminal that would act there, and is not its own.

    A sequence that is still on its way at the end is left out.
    """
    rest = _KNOWN.sub("", _UNFINISHED.sub("", sent.decode("utf-8", "replace")))
    return {rest[max(0, found.start() - 10) : found.end() + 20] for found in _HARMFUL.finditer(rest)}
