"""How the session went beside its plan: facts, agenda, cards, questions, the recorder, who was there."""

from __future__ import annotations

from fishbowl.core.protocol import Lang
from fishbowl.runtime.record.agenda import PlanChangeRow, StageRow
from fishbowl.runtime.record.guide import CardRow, QuestionRow
from fishbowl.runtime.record.persons import PersonRow
from fishbowl.runtime.record.review.blocks import (
    Facts,
    Grid,
    Items,
    Paragraph,
    Section,
    Told,
    hour,
    joined,
    signed,
    some,
)
from fishbowl.text import minutes_range, mmss, say_in, say_n_in


def session(told: Told) -> Section:
    lang, (row,) = told.lang, told.record.session
    pairs = [
        ("record.protocol", joined(row.protocol_title, row.protocol, row.protocol_version)),
        ("record.language", say_in(lang, f"common.lang.{row.language}")),
        ("record.institution", row.institution),
        ("record.programme", row.programme),
        ("record.place", row.place),
        ("record.date", row.date),
        ("record.form", say_in(lang, f"record.form.{row.form}")),
        ("record.level", row.level),
        ("record.status", say_in(lang, f"record.status.{row.status}")),
        ("record.participants", str(row.participants)),
        ("record.observers", str(row.observers)),
        ("record.began", row.started.local if row.started else ""),
        ("record.ended", row.ended.local if row.ended else ""),
        (
            "record.ran_so_far" if row.started and not row.ended else "record.ran",
            say_in(lang, "record.ran_of", ran=mmss(row.ran_s), planned=mmss(row.planned_s)),
        ),
        ("record.behind", "" if row.behind_s is None else signed(row.behind_s)),
        ("record.opened", row.opened.local if row.opened else say_in(lang, "record.closed")),
        ("record.uncertain", say_n_in(lang, "record.events", row.uncertain) if row.uncertain else ""),
    ]
    facts = tuple((say_in(lang, label), value) for label, value in pairs if value)
    return Section("session", say_in(lang, "record.session"), (Facts(facts),))


def agenda(told: Told) -> Section:
    lang, rows = told.lang, told.record.stages
    heads = ("stage", "planned", "added", "actual", "difference", "from", "until")
    stages = sorted({row.stage: row for row in rows}.values(), key=lambda row: row.position)
    visited = [row.stage for row in rows if row.visit]
    in_plan = sorted(dict.fromkeys(visited), key=[row.stage for row in stages].index)
    by_themselves = sum(row.moved_by == "participants" for row in rows)
    changes = Items(
        tuple(_change(told, row) for row in told.record.plan_changes), say_in(lang, "record.changes")
    )
    return Section(
        "agenda",
        say_in(lang, "record.agenda"),
        some(
            Grid(
                tuple(say_in(lang, f"record.head.{head}") for head in heads),
                tuple(_stage(told, stage.stage) for stage in stages),
            ),
            Paragraph(
                ""
                if visited == in_plan
                else say_in(lang, "record.order", order=" → ".join(told.stage(s) for s in visited))
            ),
            Paragraph(say_n_in(lang, "record.moved_on", by_themselves) if by_themselves else ""),
            changes,
            _pauses(told),
            _unticked(told, set(visited)),
        ),
    )


def _stage(told: Told, stage_id: str) -> tuple[str, ...]:
    visits = [row for row in told.record.stages if row.stage == stage_id]
    first, last = visits[0], visits[-1]
    title = first.title if len(visits) == 1 else f"{first.title} ({len(visits)}×)"
    planned = minutes_range(first.shortest_s or first.planned_s, first.longest_s)
    added = signed(first.added_s) if first.added_s else ""
    if not first.visit:
        return (title, planned, added, say_in(told.lang, "record.not_reached"), "", "", "")
    ends = hour(last.to) if last.to else ""
    return (title, planned, added, mmss(first.stage_ran_s), _difference(first), hour(first.from_), ends)


def _difference(row: StageRow) -> str:
    """How far the stage ran outside what was planned for it; nothing while it is still open.

    Of the whole seconds that stand beside it: else the two would not add up.
    """
    longest, shortest = row.longest_s or row.planned_s, row.shortest_s or row.planned_s
    ran_s = int(row.stage_ran_s)
    outside = max(0.0, ran_s - longest) or min(0.0, ran_s - shortest)
    return signed(outside) if row.to else ""


def _change(told: Told, row: PlanChangeRow) -> str:
    what = (
        signed(row.seconds) if row.seconds is not None else say_in(told.lang, f"record.outcome.{row.outcome}")
    )
    return joined(hour(row.at), told.stage(row.stage), what, row.by, told.typed(row.text, row.text_is))


def _pauses(told: Told) -> Items:
    lines = (
        joined(f"{hour(row.from_)}–{hour(row.to)}", mmss(row.seconds), told.stage(row.stage))
        for row in told.record.pauses
    )
    return Items(tuple(lines), say_in(told.lang, "record.pauses"))


def _unticked(told: Told, visited: set[str]) -> Items:
    """What the checklists of the stages that were held say was not done; all of them, or it was not used."""
    lines = tuple(
        joined(told.stage(row.stage), row.text)
        for row in told.record.steps
        if row.stage in visited and row.ticked is None
    )
    return Items(lines, say_in(told.lang, "record.unticked"))


def cards(told: Told) -> Section | None:
    rows = told.record.cards
    if not rows:
        return None
    drawn = tuple(_drawn(told, row) for row in rows if row.order is not None)
    earlier = tuple(
        joined(hour(row.answered), told.card(row.card), row.text) for row in rows if _earlier(row)
    )
    missed = tuple(joined(told.card(row.card), row.text) for row in rows if row.status == "not_reached")
    return Section(
        "cards",
        say_in(told.lang, "record.cards"),
        some(
            Items(drawn, say_in(told.lang, "record.reached")),
            Items(earlier, say_in(told.lang, "record.answered_earlier")),
            Items(missed, say_in(told.lang, "record.missed")),
        ),
    )


def _earlier(row: CardRow) -> bool:
    return row.status == "answered_earlier"


def _drawn(told: Told, row: CardRow) -> str:
    back = say_in(told.lang, "record.put_back") if row.status == "put_back" else ""
    by = say_in(told.lang, "record.drawn_by", who=told.who(row.by or ""))
    known = say_in(told.lang, "record.card_answered") if _answered_there(row) else ""
    return joined(hour(row.from_), mmss(row.seconds or 0), told.card(row.card), by, back, known, row.text)


def _answered_there(row: CardRow) -> bool:
    """Whether it was marked as answered earlier while it lay on the table."""
    if row.answered is None or row.from_ is None:
        return False
    return row.from_.s <= row.answered.s and (row.to is None or row.answered.s <= row.to.s)


def questions(told: Told) -> Section | None:
    rows = told.record.questions
    if not rows:
        return None
    groups = (("asked",), ("answered_earlier",), ("parked",), ("skipped",), ("not_reached",))
    lists = (
        Items(
            tuple(_question(told, row) for row in rows if row.status in statuses),
            say_in(told.lang, f"record.question.{statuses[0]}"),
        )
        for statuses in groups
    )
    topics = tuple(
        joined(say_in(told.lang, f"record.heard.{row.heard}"), row.label, hour(row.at) if row.at else "")
        for row in told.record.topics
    )
    return Section(
        "questions",
        say_in(told.lang, "record.questions"),
        some(*lists, Items(topics, say_in(told.lang, "record.topics"))),
    )


def _question(told: Told, row: QuestionRow) -> str:
    asked = mmss(row.seconds) if row.times else ""
    probes = say_n_in(told.lang, "record.probes", len(row.probes)) if row.probes else ""
    return joined(hour(row.marked) if row.marked else "", asked, told.stage(row.stage), row.text, probes)


def recording(told: Told) -> Section | None:
    lines = tuple(
        joined(
            row.at.local[11:],
            f"{say_in(told.lang, f'record.recorder.{row.action}')} {row.recording}",
            say_in(told.lang, f"record.medium.{row.medium}") if row.medium else "",
            row.language or "",
            row.device,
            row.second_device,
        )
        for row in told.record.recording
    )
    return Section("recording", say_in(told.lang, "record.recording"), (Items(lines),)) if lines else None


def people(told: Told) -> Section | None:
    lang = told.lang
    heads = ("person", "role", "attendance", "consent")
    rows = tuple(
        (
            row.person,
            say_in(lang, f"common.role.{row.role}"),
            joined(
                say_in(lang, f"common.attendance.{row.attendance}"),
                hour(row.attended) if row.attended else "",
            ),
            _consent(lang, row),
        )
        for row in told.record.people
    )
    if not rows:
        return None
    grid = Grid(tuple(say_in(lang, f"record.head.{head}") for head in heads), rows)
    return Section("people", say_in(lang, "record.people"), (grid,))


def _consent(lang: Lang, row: PersonRow) -> str:
    """How it was given, or that it was not; the team is not asked for any."""
    if row.withdrawn:
        return say_in(lang, "record.withdrawn")
    if row.consent:
        ticked = " + ".join(say_in(lang, f"record.tick.{tick}") for tick in row.consent_ticks)
        return joined(row.consent_version or "", say_in(lang, f"record.means.{row.consent_means}"), ticked)
    return "" if row.role in ("moderator", "assistant") else say_in(lang, "record.no_consent")
