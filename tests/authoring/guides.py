"""A small sound protocol in both languages, to be broken in one place at a time."""

from __future__ import annotations

from pathlib import Path

SMALL = """\
id: talk
version: "1"
language: nl
title: Gesprek
purpose: Luisteren.
source: Wijzelf.
total_minutes: 45-50
deck_minutes: 20
participants:
  code: P
  from: 2
  to: 4
observers:
  from: 0
  to: 3
rules:
  participants: Praat over {institution}.
settings:
  quiet_share: 0.5
  warn_seconds_left: [60, 300]
preparation:
  - id: names
    text: Codes klaar.
stages:
  - id: start
    kind: opening
    title: Begin
    minutes: 5
    clock_mark: "00:05"
    steps:
      - id: record
        cue: start
        text: Neem op.
  - id: ask
    kind: questions
    title: Vragen
    minutes: 15-20
    clock_mark: "00:20"
    questions:
      - id: first
        text: Wat?
        prompts:
          - id: who
            text: Wie?
        follow_ups:
          - id: why
            text: Waarom?
        if_relevant:
          - id: folded
            text: En anders?
    coverage_checks:
      - id: ties
        text: "Weinig over {topic}."
        topics:
          - id: staff
            label: docenten
  - id: pile
    kind: deck
    title: Stapel
    minutes: 20
    cards:
      - id: now
        nudges: false
        questions:
          - Hoe gaat het?
      - id: later
        questions: ["En later?"]
        sub_questions: ["Met wie?"]
  - id: end
    kind: closing
    title: Slot
    minutes: 5
    tablecloths_may_open: true
    steps:
      - id: stop
        cue: stop
        text: Stop de opname.
"""

CONSENT = """\
consent:
  version: "2"
  text: Lees dit over {institution}.
  observers: Lees dit, observator.
  taking_part: Ik doe mee.
  processing: Het mag verwerkt.
"""


def with_consent(text: str) -> str:
    """The protocol with a sound consent section under it."""
    return text + CONSENT


def write_pair(folder: Path, dutch: str = SMALL, english: str | None = None) -> Path:
    """Both files in the folder; the path of the Dutch one. The English one is sound unless given."""
    other = SMALL.replace("language: nl", "language: en") if english is None else english
    (folder / "talk.en.yaml").write_text(other, "utf-8")
    path = folder / "talk.nl.yaml"
    path.write_text(dutch, "utf-8")
    return path


def broken(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, f"{old!r} is there {SMALL.count(old)} times"
    return SMALL.replace(old, new)
