"""Draw the pictures of the docs from the real screens: `python docs/pictures.py`.

The session in them is a rehearsal by a clock that is moved by hand, so that they come out the same each time.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import time
from pathlib import Path

from textual.app import App

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Words
from fishbowl.core.cards import DrawCard
from fishbowl.core.decide import AnyCommand
from fishbowl.core.notes import NoteKind, WriteNote
from fishbowl.core.people import MarkAttendance, RecordConsent
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import Rehearsal, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.ports import Issued
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.console.screen import ConsoleScreen

HERE = Path(__file__).parent
BEGAN_AT = 1773320400.0
STUDENTS = ("S1", "S2", "S3", "S4")
OBSERVERS = ("O1", "O2", "O3")
TURNS = (("S1", 70), ("S2", 45), ("S1", 95), ("S3", 50), ("S2", 40), ("S1", 60), ("S3", 30), ("S2", 25))
NOTES: tuple[tuple[str, NoteKind, int], ...] = (
    ("O1", "quote", 4),
    ("O1", "question", 2),
    ("O2", "observation", 3),
)


class Picture:
    """A session under the hands of the one who draws it."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(BEGAN_AT, "virtual")
        self.study = LocalStudy(folder, self.clock, CountedIds())
        setup = Setup(institution="Hanze", programme="Social Work")
        guide = self.study.protocol("fishbowl", "en")
        new = NewSession(
            guide,
            setup,
            group(guide, len(STUDENTS), len(OBSERVERS)),
            "Hanze fishbowl 2",
            Rehearsal(seed=1, speed=0, origin_at=BEGAN_AT, made_at=BEGAN_AT),
        )
        self.path = self.study.create(new)
        self.runner = self.study.runner(self.path, writable=True)

    def do(self, actor: str, command: AnyCommand, after_s: float = 0, **words: str) -> None:
        self.clock.advance(after_s)
        self.runner.perform(Issued(self.study.ids(), actor, command, Words.of(**words)))

    def reach_the_third_card(self) -> None:
        for person in (*STUDENTS, *OBSERVERS):
            self.do("M", MarkAttendance(person, "present"))
            self.do("M", RecordConsent(person, "1", "paper"))
        self.do("M", OpenStage("welcome"))
        recording = ConfirmRecording("video", "en", second=True)
        self.do("M", recording, 290, device="camera", second_device="H2n")
        self.do("M", OpenStage("binding"), 80)
        for number, (speaker, spoke_s) in enumerate(TURNS):
            if number in (0, 3, 6):
                self.do("T", DrawCard())
            self.do("A", MarkSpeaker(speaker))
            self.clock.advance(spoke_s)
        for author, kind, count in NOTES:
            for _ in range(count):
                self.do(author, WriteNote(self.study.ids(), author, kind), text="[simulated]")
        self.do("A", MarkSpeaker("S2"), 12)
        self.clock.advance(48)


async def draw(app: App[None], size: tuple[int, int], name: str) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        drawn = app.export_screenshot()
    # Fonts of the reader's own machine: a page of ours fetches nothing from anywhere.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(
        r"font-family: Fira Code[^;]*;", "font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace;", drawn
    )
    (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


def main() -> None:
    os.environ["TZ"] = "Europe/Amsterdam"
    time.tzset()
    set_lang("en")
    with tempfile.TemporaryDirectory() as folder:
        picture = Picture(Path(folder))
        picture.reach_the_third_card()
        picture.runner.close()
        room = picture.study.enter(picture.path, "M")
        asyncio.run(draw(FishbowlApp(lambda: ConsoleScreen(room)), (110, 32), "console"))
        room.close()


if __name__ == "__main__":
    main()
