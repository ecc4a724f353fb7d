"""What the moderator walks through in a stage that has no cards: steps, questions, probes, topics."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from fishbowl.core.elapsed import running_s
from fishbowl.core.protocol import CoverageCheck, Probe, Question, Stage, Step, all_questions
from fishbowl.core.questions import Mark
from fishbowl.core.state import PREPARATION
from fishbowl.text import clock, mmss, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Tone
from fishbowl.tui.view import View

SIGN_OF = {"asked": G.done, "answered_earlier": G.done, "skipped": G.none, "parked": "P", "open": " "}


class Item(Struct, frozen=True):
    """One thing to do or to ask. `key` names it: `step:welcome/thank`, `question:advice`, `probe:…/…`.

    `is_open`: still to be done. `is_now`: before the group at this moment; it and what hangs under it is
    never cut. `beside`: may stand on one line with its neighbours.
    """

    key: str
    sign: str
    text: str
    end: str = ""
    notes: tuple[str, ...] = ()
    indent: int = 0
    tone: Tone = "plain"
    is_open: bool = False
    is_now: bool = False
    beside: bool = False


def items(view: View) -> tuple[Item, ...]:
    """Everything of the open stage (before the first: of the preparation), in the order of the guide."""
    stage = view.state.current_stage
    if stage is None:
        return () if view.state.is_over else tuple(_steps(view, PREPARATION))
    own = (*_steps(view, stage.id), *_questions(view, stage), *_topics(view, stage))
    return (*own, *_kept_for_later(view, stage))


def aimed(found: tuple[Item, ...], cursor: str) -> Item | None:
    """Where the cursor stands: on the item chosen by hand, else on what is asked now or next to be done."""
    chosen = next((item for item in found if item.key == cursor), None)
    now = next((item for item in found if item.is_now), None)
    return chosen or now or next((item for item in found if item.is_open), None)


def next_question(found: tuple[Item, ...]) -> Item | None:
    """The first question still open after the one being asked, else the first open one at all."""
    asking = next((n for n, item in enumerate(found) if item.is_now), -1)
    waiting = [n for n, item in enumerate(found) if item.is_open and item.key.startswith("question:")]
    after = [n for n in waiting if n > asking]
    return found[(after or waiting)[0]] if waiting else None


def _steps(view: View, stage_id: str) -> Iterator[Item]:
    for step in view.state.steps(stage_id):
        done_s = view.state.stages.steps_done.get(f"{stage_id}/{step.id}", _cue_done_s(view, step))
        yield Item(
            f"step:{stage_id}/{step.id}",
            G.open if done_s is None else G.done,
            view.shown(step.text),
            end="r" if step.cue and done_s is None else "" if done_s is None else _clock(view, done_s),
            tone="plain" if done_s is None else "faint",
            is_open=done_s is None,
        )


def _cue_done_s(view: View, step: Step) -> float | None:
    """A cue is done by what the recorder did since the stage was opened, without a tick."""
    visit = view.state.stages.current
    if step.cue is None or visit is None:
        return None
    early = step.cue == "start"
    at = (
        a.at_s
        for a in view.state.recording.anchors
        if a.action == step.cue and (early or a.at_s >= visit.from_s)
    )
    return next(at, None)


def _kept_for_later(view: View, here: Stage) -> Iterator[Item]:
    """Questions of other stages that were parked, until they are asked or skipped after all."""
    asking = view.state.questions.current
    for stage in view.state.protocol.stages:
        for question in all_questions(stage) if stage is not here else ():
            mark = view.state.questions.marks.get(question.id)
            is_now = asking is not None and asking.question_id == question.id
            if is_now or (mark is not None and mark.status == "parked"):
                yield from _question(view, question, "", 0)


def _questions(view: View, stage: Stage) -> Iterator[Item]:
    for number, question in enumerate(stage.questions, start=1):
        yield from _question(view, question, f"{number} ", 0)
        folded = question.if_relevant
        if folded and question.id not in view.desk.unfolded and not _wanted(view, folded):
            yield Item(
                f"fold:{question.id}",
                "+",
                say_n("console.if_relevant", len(folded)),
                "i",
                indent=2,
                tone="faint",
            )
        else:
            for letter, under in zip("abcdefgh", folded, strict=False):
                yield from _question(view, under, f"{number}{letter} ", 2)


def _wanted(view: View, folded: tuple[Question, ...]) -> bool:
    return any(question.id in view.state.questions.marks for question in folded)


def _question(view: View, question: Question, label: str, indent: int) -> Iterator[Item]:
    mark = view.state.questions.marks.get(question.id)
    asking = view.state.questions.current
    is_now = asking is not None and asking.question_id == question.id
    open_yet = mark is None or mark.status in ("open", "parked")
    key = f"question:{question.id}"
    yield Item(
        key,
        G.now if is_now else SIGN_OF[mark.status] if mark else " ",
        label + ("+ " if question.additional else "") + view.shown(question.text),
        end=mmss(running_s(view.state, asking.from_s, view.now_s))
        if is_now and asking
        else _marked(view, mark),
        notes=(view.shown(question.note),) if question.note and (is_now or view.desk.cursor == key) else (),
        indent=indent,
        tone="strong" if is_now else "plain" if open_yet else "faint",
        is_open=open_yet,
        is_now=is_now,
    )
    if is_now or view.desk.cursor == key or view.desk.cursor.startswith(f"probe:{question.id}/"):
        for probe in (*question.prompts, *question.follow_ups):
            yield _probe(view, question, probe, indent + 4, is_now)


def _probe(view: View, question: Question, probe: Probe, indent: int, is_now: bool) -> Item:
    used_s = view.state.questions.probes.get(f"{question.id}/{probe.id}")
    label = f"{probe.letter} " if probe.letter else ""
    return Item(
        f"probe:{question.id}/{probe.id}",
        G.dot if used_s is None else G.done,
        label + view.shown(probe.text),
        "" if used_s is None else _clock(view, used_s),
        indent=indent,
        tone="plain" if used_s is None else "faint",
        is_now=False,
    )


def _topics(view: View, stage: Stage) -> Iterator[Item]:
    for check in stage.coverage:
        yield from _check(view, check)


def _check(view: View, check: CoverageCheck) -> Iterator[Item]:
    for topic in check.topics:
        heard = view.state.questions.topics.get(f"{check.id}/{topic.id}", ("open", 0.0))[0]
        yield Item(
            f"topic:{check.id}/{topic.id}",
            G.open if heard == "open" else G.done,
            view.shown(topic.label),
            tone="plain" if heard == "open" else "faint",
            is_open=heard == "open",
            beside=True,
        )


def _marked(view: View, mark: Mark | None) -> str:
    if mark is None or mark.status == "open":
        return ""
    return f"{say(f'console.mark.{mark.status}')} {_clock(view, mark.at_s)}"


def _clock(view: View, at_s: float) -> str:
    return clock(view.look.wall_at(at_s))
