"""Anchors as they are typed: `12:04=14:31:12`, `12:04=binding/now`, and a gap as `31:00=95`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing

from fishbowl.bootstrap import LocalStudy
from fishbowl.cli.reporting import tell_alignment
from fishbowl.core.anchors import AddGap, PlaceAnchor, RemoveAnchor
from fishbowl.core.base import MODERATOR
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.core.recording import length_s
from fishbowl.core.state import SessionState
from fishbowl.runtime.instants import seconds, session_instant
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.runner import Runner
from fishbowl.text import hms


def align_transcript(
    study: LocalStudy,
    session: str,
    number: int | None,
    anchors: Sequence[str],
    gaps: Sequence[str],
    removed: Sequence[str],
) -> None:
    """Change what ties the transcript to the timeline, if anything is to be changed, and tell how it lies."""
    changing = bool(anchors or gaps or removed)
    with closing(study.runner(study.find(session), writable=changing)) as runner:
        transcript_id = numbered(runner, number)
        commands: list[AnyCommand] = [RemoveAnchor(anchor_id) for anchor_id in removed]
        commands += [_anchor(typed, study.ids(), transcript_id, runner) for typed in anchors]
        commands += [_gap(typed, study.ids(), transcript_id, runner.state) for typed in gaps]
        give(study, runner, commands)
        tell_alignment(runner, transcript_id)


def give(study: LocalStudy, runner: Runner, commands: Iterable[AnyCommand]) -> bool:
    """Store all of them or none, from the seat that is held, whoever sits there: the talk is over.

    Whether remains linger in the file of what they erased.
    """
    seat = runner.state.session.console_id
    issued = [Issued(study.ids(), MODERATOR, command, console_id=seat) for command in commands]
    answers = runner.perform_all(issued) if issued else ()
    runner.catch_up()
    return any(answer.lingers for answer in answers)


def numbered(runner: Runner, number: int | None) -> str:
    """The id of the transcript of that number in the list, or of the only one. Raises Refused."""
    current = tuple(runner.state.transcripts.current)
    if number is None and len(current) > 1:
        raise Refused("transcripts.which", n=len(current))
    if not 1 <= (number or 1) <= len(current):
        raise Refused("transcripts.no_such_transcript")
    return current[(number or 1) - 1]


def _anchor(typed: str, anchor_id: str, transcript_id: str, runner: Runner) -> PlaceAnchor:
    media, session = _pair(typed, "12:04=14:31:12")
    now = runner.snapshot
    at_s, kind = session_instant(session, now.state, now.wall_at, now.timebase.session_s)
    return PlaceAnchor(anchor_id, transcript_id, _media_s(media, now.state, transcript_id), at_s, kind)


def _gap(typed: str, anchor_id: str, transcript_id: str, state: SessionState) -> AddGap:
    media, length = _pair(typed, "31:00=95")
    return AddGap(anchor_id, transcript_id, _media_s(media, state, transcript_id), seconds(length))


def _pair(typed: str, example: str) -> tuple[str, str]:
    media, sign, there = typed.partition("=")
    if not sign:
        raise Refused("anchors.no_pair", typed=typed, example=example)
    return media, there


def _media_s(typed: str, state: SessionState, transcript_id: str) -> float:
    """An instant of the recording. Raises Refused for one at which it was over."""
    media_s, end_s = seconds(typed), _end_s(state, transcript_id)
    if end_s is not None and media_s > end_s:
        raise Refused("anchors.after_end", typed=typed, end=hms(end_s))
    return media_s


def _end_s(state: SessionState, transcript_id: str) -> float | None:
    """When all was said and recorded, in the recording's own time; None where nothing tells."""
    transcript = state.transcripts.by_id[transcript_id]
    said = state.transcripts.utterances_of(transcript_id)
    ran_s = length_s(state.recording, transcript.recording, paused=transcript.pauses == "kept")
    instants = [ran_s, *(each.from_s for each in said), *(each.to_s for each in said)]
    return max((instant for instant in instants if instant is not None), default=None)
