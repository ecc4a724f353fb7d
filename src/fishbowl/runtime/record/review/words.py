"""What was said, done and written: interventions, balance, notes, parked questions, moments, debrief."""

from __future__ import annotations

from typing import get_args

from fishbowl.core.debrief import Topic
from fishbowl.core.turns import NOBODY, UNATTRIBUTED
from fishbowl.runtime.record.review.blocks import (
    Block,
    Grid,
    Items,
    Paragraph,
    Section,
    Told,
    hour,
    joined,
    some,
)
from fishbowl.runtime.record.talk import InterventionRow
from fishbowl.runtime.record.written import DebriefRow, NoteRow, ParkedRow
from fishbowl.text import mmss, percent, say_in, say_n_in


def interventions(told: Told) -> Section | None:
    """Apart: what is permitted while participants talk; care and safety; what departs from the protocol."""
    rows = told.record.interventions
    if not rows:
        return None
    permitted = tuple(_intervention(told, row) for row in rows if row.permitted)
    care = tuple(_intervention(told, row) for row in rows if row.kind == "care")
    deviations = tuple(_intervention(told, row) for row in rows if row.kind == "deviation")
    return Section(
        "interventions",
        say_in(told.lang, "record.interventions"),
        some(
            Items(permitted, say_in(told.lang, "record.permitted")),
            Items(care, say_in(told.lang, "record.care")),
            Items(deviations, say_in(told.lang, "record.deviations")),
        ),
    )


def _intervention(told: Told, row: InterventionRow) -> str:
    care = say_in(told.lang, f"record.care.{row.care}") if row.care else ""
    kind = care or say_in(told.lang, f"record.intervention.{row.kind}")
    where = told.place(row.where.stage, row.where.card)
    return joined(hour(row.at), where, kind, row.person or "", told.typed(row.text, row.text_is))


def balance(told: Told) -> Section:
    lang, rows = told.lang, told.record.balance
    heads = tuple(
        say_in(lang, f"record.head.{head}") for head in ("stage", "person", "turns", "time", "share")
    )
    shares = tuple(
        (told.stage(row.stage), row.person, str(row.turns), mmss(row.seconds), percent(row.share))
        for row in rows
    )
    other = (_of_nobody(told, UNATTRIBUTED), _of_nobody(told, NOBODY))
    caution = say_in(lang, "record.balance_ours" if told.record.turns else "record.not_tracked")
    return Section(
        "balance",
        say_in(lang, "record.balance"),
        some(Grid(heads, shares), Items(tuple(line for line in other if line)), Paragraph(caution)),
    )


def _of_nobody(told: Told, speaker: str) -> str:
    seconds = [row.seconds for row in told.record.turns if row.speaker == speaker]
    if not seconds:
        return ""
    turns = say_n_in(told.lang, "record.turns", len(seconds))
    return joined(say_in(told.lang, f"record.speaker.{speaker}"), turns, mmss(sum(seconds)))


def notes(told: Told) -> Section | None:
    """Per author, as placed on the timeline."""
    rows = told.record.notes
    if not rows:
        return None
    authors = sorted({row.author for row in rows}, key=lambda who: (who[0] != "O", who[0], len(who), who))
    return Section(
        "notes",
        say_in(told.lang, "record.notes"),
        tuple(
            Items(tuple(_note(told, row) for row in rows if row.author == author), author)
            for author in authors
        ),
    )


def _note(told: Told, row: NoteRow) -> str:
    kind = say_in(told.lang, f"common.note.{row.kind}")
    flag = say_in(told.lang, "record.names_someone") if row.names_someone else ""
    paper = say_in(told.lang, "record.paper") if row.source == "paper" else ""
    return joined(
        hour(row.at),
        told.place(row.where.stage, row.where.card),
        f"{kind} {row.speaker}" if row.speaker else kind,
        paper,
        flag,
        told.typed(row.text, row.text_is),
        _candidates(told, row),
    )


def _candidates(told: Told, row: NoteRow) -> str:
    """By their names, each with who gave it."""
    given = [each for each in told.record.candidates if each.note == row.note]
    codes = ", ".join(f"{each.name or each.code} ({each.by})" for each in given)
    return f"{say_in(told.lang, 'record.candidates')}: {codes}" if codes else ""


def parked(told: Told) -> Section | None:
    lines = tuple(_parked(told, row) for row in told.record.parked)
    return Section("parked", say_in(told.lang, "record.parked"), (Items(lines),)) if lines else None


def _parked(told: Told, row: ParkedRow) -> str:
    lang = told.lang
    return joined(
        f"{row.place}." if row.place is not None else "",
        row.author,
        say_in(lang, f"record.tag.{row.tag}") if row.tag else "",
        told.typed(row.text, row.text_is),
        joined(hour(row.asked), " ".join(row.to)) if row.asked else "",
        _fate(told, row),
        say_in(lang, "record.answered_by", who=" ".join(row.answered_by)) if row.answered_by else "",
        row.reason,
    )


def _fate(told: Told, row: ParkedRow) -> str:
    if row.merged_into is not None:
        first = next(each for each in told.record.parked if each.note == row.merged_into)
        return say_in(told.lang, "record.merged_with", place=first.place, author=first.author)
    fate = say_in(told.lang, f"record.fate.{row.fate}")
    return f"{fate}: {say_in(told.lang, f'record.left.{row.left_reason}')}" if row.left_reason else fate


def moments(told: Told) -> Section | None:
    lines = tuple(
        joined(
            row.at.local[11:],
            told.place(row.where.stage, row.where.card),
            row.by,
            say_in(told.lang, "record.names_someone") if row.names_someone else "",
            told.typed(row.text, row.text_is),
        )
        for row in told.record.moments
    )
    return Section("moments", say_in(told.lang, "record.moments"), (Items(lines),)) if lines else None


def debrief(told: Told) -> Section | None:
    """By topic, in the order in which the team goes through them."""
    rows = told.record.debrief
    lists: list[Block] = [
        Items(
            tuple(
                joined(row.author, _hangs_on(told, row), told.typed(row.text, row.text_is))
                for row in rows
                if row.topic == topic
            ),
            say_in(told.lang, f"record.debrief.{topic}"),
        )
        for topic in get_args(Topic)
    ]
    return Section("debrief", say_in(told.lang, "record.debrief"), some(*lists)) if rows else None


def _hangs_on(told: Told, line: DebriefRow) -> str:
    """The marked moment that a line of the debrief is about, if it is about one."""
    for moment in told.record.moments:
        if moment.moment == line.moment:
            return joined(hour(moment.at), told.place(moment.where.stage, moment.where.card))
    return ""
