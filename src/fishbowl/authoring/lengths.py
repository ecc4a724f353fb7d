"""How long each stage is planned for, where the guide gives ranges and clock marks."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.authoring.fields import Minutes


def planned_lengths(stages: Sequence[tuple[Minutes, int | None]]) -> list[int]:
    """Seconds for each stage of (its minutes, its clock mark in minutes from the start).

    A range is taken in its middle. Where a clock mark follows, the ranges before it are all taken to the same
    part, so that the plan meets the mark; no stage leaves its range for one.
    """
    lengths: list[int] = []
    since: list[Minutes] = []
    for minutes, mark in stages:
        since.append(minutes)
        if mark is not None:
            lengths += _within(since, mark * 60 - sum(lengths))
            since = []
    return lengths + _within(since, None)


def _within(ranges: Sequence[Minutes], wanted_s: int | None) -> list[int]:
    """Lengths within the ranges that come to what is wanted; their middles where nothing is."""
    low_s = sum(minutes.low for minutes in ranges) * 60
    room_s = sum(minutes.high for minutes in ranges) * 60 - low_s
    part = 0.5 if wanted_s is None or not room_s else min(1.0, max(0.0, (wanted_s - low_s) / room_s))
    return [round((low + part * (high - low)) * 60) for low, high in ranges]
