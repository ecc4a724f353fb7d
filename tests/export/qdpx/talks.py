"""Sessions with a transcript, all of it simulated, and the projects made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fishbowl.core.candidates import TagNote
from fishbowl.core.cards import DrawCard
from fishbowl.core.codebook import Bilingual, Code, Codebook, CodeGroup
from fishbowl.core.debrief import WriteDebrief
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import MergeQuestion, PutQuestion, SettleAnswered, SettleLeft
from fishbowl.core.people import DescribePerson
from fishbowl.core.protocol import Protocol
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import EndSession, Rehearsal
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance
from fishbowl.export import Options, Session, export_together
from fishbowl.runtime.record import Record
from tests.support.held import Held
from tests.support.tiny import FISHBOWL

RECORDED_FROM_S = 5.0
"""When the recorder starts: what is at 0 in the recording is then on the timeline."""

SAID: tuple[tuple[str | None, float, float, str], ...] = (
    ("M", 2, 10, "Welkom allemaal."),
    ("S1", 25, 35, "Eén groot raadsel, zó voelde het – café 👍🏽 inclusief."),
    ("S2", 40, 50, "De introductie was goed."),
    ("S1", 60, 70, "Eerder: mijn mentor."),
    (None, 72, 80, "Ja."),
    ("S2", 120, 128, "Gaat wel."),
    ("O1", 157, 160, "Wat hielp?"),
    ("S1", 165, 170, "De mentor dus."),
    ("S3", 172, 176, "Ik weet het niet."),
    ("S2", 178, 182, "En de buddy's."),
)
"""Who, from and to in the recording, and what; the ids are u1, u2, ..."""

BOOK = Codebook(
    id="fishbowl",
    version="1",
    title=Bilingual("Codeboek", "Codebook"),
    source="the tests",
    procedure=Bilingual("Zoveel codes als passen.", "As many codes as fit."),
    groups=(
        CodeGroup(
            "binding",
            Bilingual("Binding", "Connection"),
            (
                Code(
                    "binding_students",
                    "Binding studenten",
                    "Among students",
                    Bilingual("Met elkaar.", "Each other."),
                ),
                Code(
                    "binding_staff", "Binding docenten", "With staff", Bilingual("Met docenten.", "Teachers.")
                ),
            ),
        ),
        CodeGroup(
            "mode",
            Bilingual("Vorm", "Mode"),
            (Code("online", "Online", "Online", Bilingual("Online.", "Online.")),),
            secondary=True,
        ),
    ),
)


def talk(
    folder: Path,
    name: str = "Groep é",
    protocol: Protocol = FISHBOWL,
    rehearsal: Rehearsal | None = None,
    transcript: bool = True,
) -> Held:
    """A fishbowl of two decks, with notes, two questions after the break, and a transcript."""
    held = Held(folder, protocol, rehearsal, name)
    held.at(2, "M", DescribePerson("S1"), age="21", gender="vrouw", living="thuis")
    held.at(2, "M", DescribePerson("S2"), age="19")
    held.at(3, "M", DescribePerson("O1"), role="studiecoach", institution="Zuyd")
    held.at(4, "M", OpenStage("welcome"))
    held.at(RECORDED_FROM_S, "M", ConfirmRecording("video", "nl"))
    held.at(20, "M", OpenStage("binding"))
    held.at(21, "T", DrawCard())
    held.at(31, "O1", WriteNote("quote", "O1", "quote", "S1"), text='"Eén groot raadsel"\r\n\r\nstil 😶')
    held.at(32, "O1", TagNote("quote", ("binding_students",), "fishbowl", "1"))
    held.at(40, "O1", WriteNote("asks", "O1", "question"), text="Wat hielp?")
    held.at(41, "O2", WriteNote("same", "O2", "question"), text="Wie hielp?")
    held.at(42, "O2", WriteNote("late", "O2", "question"), text="En later?")
    held.at(50, "M", MarkMoment("m1", 0), text="Lange stilte")
    held.at(58, "T", DrawCard())
    held.at(68, "M", Intervene("clarify"), text="de vraag")
    held.at(100, "M", OpenStage("wellbeing"))
    held.at(101, "T", DrawCard())
    held.at(140, "M", OpenStage("break"))
    held.at(141, "M", OpenTablecloths())
    held.at(145, "A", MergeQuestion("same", "asks"))
    held.at(150, "M", OpenStage("observer_questions"))
    held.at(158, "M", PutQuestion("asks", ("S1",)))
    held.at(190, "M", SettleAnswered("asks", ("S1", "S2")))
    held.at(195, "M", PutQuestion("late"))
    held.at(200, "M", SettleLeft("late", "time"))
    held.at(210, "M", OpenStage("closing"))
    held.at(220, "M", EndSession())
    held.at(230, "M", WriteDebrief("d1", "surprises"), text="Zo open.\nVanaf het begin.")
    if transcript:
        add(held, SAID)
    return held


def add(held: Held, said: Sequence[tuple[str | None, float, float, str]], at_s: float = 300.0) -> None:
    held.at(at_s, "A", AddTranscript("t1", 1, "vtt", "sum-1", "kept", "nl"))
    for n, (speaker, from_s, to_s, text) in enumerate(said, start=1):
        held.do("A", AddUtterance("t1", f"u{n}", n, speaker, from_s, to_s), text=text)


def own(record: Record, path: Path) -> Record:
    """The record under an id of its own: sessions of the tests all have the same."""
    return replace(record, session_id=path.parent.parent.name)


def packed(
    folder: Path, *sessions: Held, options: Options | None = None, book: Codebook | None = BOOK
) -> Path:
    """The project of these sessions, each coded with that codebook."""
    given = (Session(own(held.record(), held.path), book) for held in sessions)
    return written(folder, given, options)


def written(folder: Path, sessions: Iterable[Session], options: Options | None = None) -> Path:
    target = folder / "x.qdpx"
    export_together(sessions, "qdpx", target, options or Options("nl"), force=True)
    return target
