"""Anchors as they are typed: `12:04=14:31:12`, `12:04=binding/now`, and a gap as `31:00=95`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime, time, timedelta

from fishbowl.bootstrap import LocalStudy
from fishbowl.cli.reporting import tell_alignment
from fishbowl.core.base import MODERATOR
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.core.transcripts import AddGap, PlaceAnchor, RemoveAnchor
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.runner import Runner, Snapshot

_MEDIA = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)")
_WALL = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?")


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
        commands += [_gap(typed, study.ids(), transcript_id) for typed in gaps]
        give(study, runner, commands)
        tell_alignment(runner, transcript_id)


def give(study: LocalStudy, runner: Runner, commands: Iterable[AnyCommand]) -> None:
    """Store all of them or none, from the seat that is held, whoever sits there: the talk is over."""
    seat = runner.state.session.console_id
    issued = [Issued(study.ids(), MODERATOR, command, console_id=seat) for command in commands]
    if issued:
        runner.perform_all(issued)
        runner.catch_up()


def numbered(runner: Runner, number: int | None) -> str:
    """The id of the transcript of that number in the list, or of the only one. Raises Refused."""
    current = tuple(runner.state.transcripts.current)
    if number is None and len(current) > 1:
        raise Refused("transcripts.which", n=len(current))
    if not 1 <= (number or 1) <= len(current):
        raise Refused("transcripts.no_such_transcript")
    return current[(number or 1) - 1]


def _anchor(typed: str, anchor_id: str, transcript_id: str, runner: Runner) -> PlaceAnchor:
    media, _, session = typed.partition("=")
    media_s = seconds(media)
    if "/" in session:
        lay = next((span for span in runner.state.cards.spans if span.card == session.strip()), None)
        if lay is None:
            raise Refused("transcripts.card_not_drawn", card=session)
        return PlaceAnchor(anchor_id, transcript_id, media_s, lay.from_s, "card")
    wall = _WALL.fullmatch(session.strip())
    at_s = seconds(session) if wall is None else timeline_s(runner.snapshot, _time(wall, session))
    return PlaceAnchor(anchor_id, transcript_id, media_s, at_s)


def _gap(typed: str, anchor_id: str, transcript_id: str) -> AddGap:
    media, _, length = typed.partition("=")
    return AddGap(anchor_id, transcript_id, seconds(media), seconds(length))


def seconds(typed: str) -> float:
    """`754.5`, `12:34` or `1:02:34` in seconds. Raises Refused."""
    found = _MEDIA.fullmatch(typed.strip())
    if found is None:
        raise Refused("transcripts.no_time", typed=typed)
    hours, minutes, rest = found[1] or "0", found[2] or "0", found[3].replace(",", ".")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def _time(wall: re.Match[str], typed: str) -> time:
    try:
        micros = int(f"{wall[4] or 0:0<6}"[:6])
        return time(int(wall[1]), int(wall[2]), int(wall[3]), micros)
    except ValueError:
        raise Refused("transcripts.no_time", typed=typed) from None


def timeline_s(snapshot: Snapshot, wall: time) -> float:
    """Where that time of the wall clock is on the timeline: on the session's day, or past its midnight."""
    began_s = snapshot.state.stages.started_s or 0.0
    began = datetime.fromtimestamp(snapshot.wall_at(began_s)).astimezone()
    at = datetime.combine(began.date(), wall).astimezone()
    if at < began - timedelta(hours=12):
        at += timedelta(days=1)
    found = snapshot.timebase.session_s(at.timestamp())
    return max(0.0, round(found, 3))
