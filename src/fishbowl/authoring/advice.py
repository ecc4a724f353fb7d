"""What a colleague who has run such sessions would say of a plan that can be used as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.authoring.report import Finding
from fishbowl.authoring.tree import Tree, Where
from fishbowl.core.protocol import Protocol, Stage, all_questions

LONG_TEXT = 400
"""Characters; what is longer is hard to follow when read out. A rule of thumb of ours."""


def protocol_advice(protocol: Protocol, tree: Tree) -> Iterator[Finding]:
    yield from _consent(protocol, tree)
    yield from _closing(protocol, tree)
    yield from _recording(protocol, tree)
    yield from _tablecloths(protocol, tree)
    for index, stage in enumerate(protocol.stages):
        where: Where = ("stages", index)
        minutes = (stage.max_s or stage.planned_s) // 60
        n = "one" if minutes == 1 else "many"
        if len(stage.cards) > minutes:
            yield tree.finding((*where, "cards"), f"more_cards.{n}", cards=len(stage.cards), n=minutes)
        if len(stage.questions) > minutes:
            asked = len(stage.questions)
            yield tree.finding((*where, "questions"), f"more_questions.{n}", questions=asked, n=minutes)
        if stage.questions and all(question.additional for question in stage.questions):
            yield tree.finding((*where, "questions"), "all_additional")
        if any(len(text) > LONG_TEXT for text in _read_out(stage)):
            yield tree.finding(where, "long_text", most=LONG_TEXT)


def _read_out(stage: Stage) -> Iterator[str]:
    yield from (question.text for question in all_questions(stage))
    for card in stage.cards:
        yield from (card.intro, *card.questions, *card.sub_questions)


def _consent(protocol: Protocol, tree: Tree) -> Iterator[Finding]:
    form = protocol.consent
    if not form.text:
        yield tree.finding((), "no_consent_text")
    elif protocol.observers.high and not form.observers:
        yield tree.finding(("consent",), "observers_consent")


def _closing(protocol: Protocol, tree: Tree) -> Iterator[Finding]:
    closings = [index for index, stage in enumerate(protocol.stages) if stage.kind == "closing"]
    if not closings:
        yield tree.finding(("stages",), "no_closing")
    elif closings[-1] != len(protocol.stages) - 1:
        yield tree.finding(("stages", closings[-1]), "closing_not_last")


def _recording(protocol: Protocol, tree: Tree) -> Iterator[Finding]:
    cues = {step.cue for stage in protocol.stages for step in stage.steps} | {
        step.cue for step in protocol.preparation
    }
    if "start" not in cues:
        yield tree.finding(("stages",), "no_start_cue")
        return
    if "stop" not in cues:
        yield tree.finding(("stages",), "no_stop_cue")
    if "pause" in cues and "resume" not in cues:
        yield tree.finding(("stages",), "no_resume_cue")
    for index, stage in enumerate(protocol.stages):
        if stage.kind == "break" and not any(step.cue == "pause" for step in stage.steps):
            yield tree.finding(("stages", index), "no_pause_cue")


def _tablecloths(protocol: Protocol, tree: Tree) -> Iterator[Finding]:
    if protocol.observers.high and not any(stage.opens_tablecloths for stage in protocol.stages):
        yield tree.finding(("observers",), "never_open")
