"""The whole company: every simulated person with everything they do."""

from __future__ import annotations

from fishbowl.core.base import ASSISTANT, MODERATOR
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import Setup
from fishbowl.runtime.rehearsal import assistant, questions_round
from fishbowl.runtime.rehearsal.acting import Duty, Scene
from fishbowl.runtime.rehearsal.agenda import Checklist, Timekeeper
from fishbowl.runtime.rehearsal.debriefing import Debriefing
from fishbowl.runtime.rehearsal.desk import LostConnection, desk
from fishbowl.runtime.rehearsal.guide import Guide
from fishbowl.runtime.rehearsal.leading import Foresight, Marks, OwnNotes, Silence
from fishbowl.runtime.rehearsal.observers import Tablecloth
from fishbowl.runtime.rehearsal.table import Piles


def moderator(scene: Scene, protocol: Protocol, setup: Setup) -> list[Duty]:
    """Who leads a rehearsal that runs by itself."""
    return [
        desk(scene, setup),
        Checklist(scene),
        Timekeeper(scene),
        Guide(scene, protocol),
        Silence(scene),
        Foresight(scene),
        Marks(MODERATOR, scene),
        OwnNotes(scene),
        questions_round.Opening(scene),
        questions_round.Round(scene),
        LostConnection(scene),
        Debriefing(MODERATOR, scene),
    ]


def others(scene: Scene, protocol: Protocol) -> list[Duty]:
    """All but the moderator: those against whom a moderator practises."""
    duties: list[Duty] = [
        assistant.door(scene, protocol),
        assistant.SpeakerTaps(scene),
        assistant.Gifts(scene),
        questions_round.Harvest(scene),
        questions_round.Sorting(scene),
        Marks(ASSISTANT, scene),
        Debriefing(ASSISTANT, scene),
    ]
    if protocol.decks:
        duties.append(Piles(scene))
    for observer in scene.cast.observers:
        duties += [Tablecloth(observer, scene), Debriefing(observer, scene)]
    return duties
