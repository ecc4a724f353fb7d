"""How the session went, as a source: one line for each thing that happened, on the session's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from fishbowl.export.qdpx import places
from fishbowl.export.qdpx.model import Memo, Passage, Sheet, Source
from fishbowl.export.qdpx.transcript import Incident
from fishbowl.text import hms

if TYPE_CHECKING:
    from fishbowl.export.qdpx.group import Group
    from fishbowl.runtime.record.source import When
    from fishbowl.runtime.record.talk import InterventionRow, MomentRow
    from fishbowl.runtime.record.written import ParkedRow


@dataclass(frozen=True, slots=True)
class _Line:
    """`key`: of its passage, where it has a code or memo. `stage`: the one that it opens."""

    when: When
    text: str
    key: str = ""
    code: UUID | None = None
    memo: UUID | None = None
    stage: str = ""


def reported(group: Group, name: str) -> Source:
    sheet = Sheet()
    for label, value in _facts(group):
        sheet.put(f"{label}: {group.plain.turn(value)}\n")
    sheet.put("\n")
    return Source(
        guid=group.guid("report"),
        name=name,
        passages=tuple(_passages(group, sheet)),
        about=group.about(group.say("qdpx.report.about")),
        text=sheet.text,
        made=group.made,
        values=group.values("report", group.session.language),
    )


def incidents(group: Group) -> Iterator[Incident]:
    """What belongs on the turn of then: interventions, and moments with what was typed at them."""
    for done in group.record.interventions:
        yield Incident(done.at.s, code=_intervention_code(group, done))
    for moment in group.record.moments:
        if moment.text_is == "given":
            yield Incident(moment.at.s, memo=_moment_guid(group, moment))


def memos(group: Group) -> Iterator[Memo]:
    """What the team wrote about the session: at marked moments, and in the debrief."""
    for number, moment in enumerate(group.record.moments, start=1):
        if moment.text_is == "given":
            yield Memo(
                guid=_moment_guid(group, moment),
                name=group.named("qdpx.moment", number=number),
                text=f"{group.clock(moment.at)}{moment.by}\n{group.plain.block(moment.text)}\n",
                made=moment.at.utc,
            )
    sheet = Sheet()
    for row in group.record.debrief:
        if row.text_is == "given":
            sheet.put(f"{group.say(f'record.debrief.{row.topic}')} ({row.author})\n")
            sheet.put(f"{group.plain.block(row.text)}\n\n")
    if sheet.length:
        guid, name = group.guid("debrief"), group.named("qdpx.debrief")
        yield Memo(guid=guid, name=name, text=sheet.text, made=group.made)


def _facts(group: Group) -> Iterator[tuple[str, str]]:
    row = group.session
    if group.record.rehearsal:
        yield group.say("record.session"), group.say("record.rehearsal")
    for key, value in (
        ("session", group.label),
        ("protocol", row.protocol_title),
        ("institution", row.institution),
        ("programme", row.programme),
        ("date", row.date),
        ("form", group.say(f"record.form.{row.form}")),
        ("level", row.level),
        ("ran", hms(row.ran_s)),
    ):
        if value:
            yield group.say(f"record.{key}"), value


def _passages(group: Group, sheet: Sheet) -> Iterator[Passage]:
    """Those of lines, and of each stage from its line to the next one's."""
    opened: tuple[_Line, int] | None = None
    end = 0
    for line in sorted(_lines(group), key=lambda line: line.when.s):
        if line.stage and opened is not None:
            yield _stage(group, *opened, end)
        start, end = sheet.put(f"{group.clock(line.when)}{line.text}")
        sheet.put("\n")
        if line.stage:
            opened = (line, start)
        if line.code or line.memo:
            codes, memo = (line.code,) if line.code else (), (line.memo,) if line.memo else ()
            yield Passage(group.guid(line.key), start, end, codes, memos=memo)
    if opened is not None:
        yield _stage(group, *opened, end)


def _stage(group: Group, line: _Line, start: int, end: int) -> Passage:
    guid = group.guid(f"visit/{line.stage}/{line.when.s}")
    return Passage(guid, start, end, (places.stage_code(group, line.stage),))


def _lines(group: Group) -> Iterator[_Line]:
    """In an order that decides between what happened in the same instant: going on, then where to."""
    for number, done in enumerate(group.record.interventions):
        whom = f" ({done.person})" if done.person else ""
        text = f"{_intervention_name(group, done)}{whom}{_typed(group, done.text, done.text_is)}"
        yield _Line(done.at, text, f"intervention/{number}", _intervention_code(group, done))
    for stage in group.record.stages:
        if stage.from_:
            yield _Line(stage.from_, places.stage_name(group, stage.stage), stage=stage.stage)
    yield from _recorder(group)
    for card in group.record.cards:
        if card.from_:
            yield _Line(card.from_, f"{places.card_name(group, card.card)}: {group.plain.turn(card.text)}")
    for asked in group.record.questions:
        if asked.from_:
            text = group.plain.turn(asked.text)
            yield _Line(asked.from_, f"{places.question_name(group, asked.question)}: {text}")
    yield from _plan(group)
    for moment in group.record.moments:
        memo = _moment_guid(group, moment) if moment.text_is == "given" else None
        text = f"{group.say('qdpx.marked')}{_typed(group, moment.text, moment.text_is)}"
        yield _Line(moment.at, text, f"moment-line/{moment.moment}", memo=memo)
    for parked in group.record.parked:
        yield from _parked(group, parked)


def _recorder(group: Group) -> Iterator[_Line]:
    for cue in group.record.recording:
        if cue.action in ("start", "pause", "resume", "stop"):
            yield _Line(cue.at, group.say(f"guide.cue_{cue.action}"))


def _plan(group: Group) -> Iterator[_Line]:
    for pause in group.record.pauses:
        yield _Line(pause.from_, group.say("qdpx.pause", time=hms(pause.seconds)))
    for change in group.record.plan_changes:
        if change.seconds is not None:
            told = group.say("qdpx.time_added", seconds=f"{change.seconds:+.0f}")
            yield _Line(change.at, f"{told}{_typed(group, change.text, change.text_is)}")
        elif change.outcome is not None:
            yield _Line(change.at, group.say(f"record.outcome.{change.outcome}"))
    opened = group.session.opened
    if opened:
        yield _Line(opened, group.say("qdpx.tablecloths_opened"))


def _parked(group: Group, row: ParkedRow) -> Iterator[_Line]:
    if row.asked:
        text = group.say("qdpx.parked.asked", person=row.author)
        yield _Line(row.asked, f"{text}{_typed(group, row.text, row.text_is)}")
    if row.settled and row.fate == "answered":
        people = ", ".join(row.answered_by) or group.say("qdpx.everyone")
        yield _Line(row.settled, group.say("qdpx.parked.answered", person=row.author, people=people))
    elif row.settled and row.left_reason:
        why = group.say(f"record.left.{row.left_reason}")
        yield _Line(row.settled, group.say("qdpx.parked.left", person=row.author, why=why))


def _typed(group: Group, text: str, text_is: str) -> str:
    if text_is == "none":
        return ""
    return f": {group.plain.turn(text)}" if text_is == "given" else f": {group.missing(text_is)}"


def _intervention_name(group: Group, done: InterventionRow) -> str:
    return group.say("qdpx.code.intervention", kind=group.say(f"qdpx.intervention.{done.kind}"))


def _intervention_code(group: Group, done: InterventionRow) -> UUID:
    key = f"intervention/{done.kind}"
    return group.codes.code("observations", key, _intervention_name(group, done))


def _moment_guid(group: Group, moment: MomentRow) -> UUID:
    return group.guid(f"moment/{moment.moment}")
