"""Which utterance of an old version of a transcript is which of a corrected one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LIKE = 0.6
"""From which part of their words in common two texts are one that was corrected. Ours."""
REACH = 10
"""How far from its own place an utterance is looked for among many that changed."""

_COUNTED = re.compile(r"\d*")
"""Ids that only count are given out anew when a file is corrected: they say nothing."""


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    from_s: float | None
    cues: tuple[str, ...]


def rematched(old: Sequence[Text], new: Sequence[Text]) -> dict[int, int]:
    """For each place in `new` the place in `old` of the same utterance, where it was there.

    By the file's own ids; then by when they begin; then, between those that are found, by their words.
    """
    pairs = _by_cues(old, new)
    _by_time(old, new, pairs)
    _by_words(old, new, pairs)
    return pairs


def _by_cues(old: Sequence[Text], new: Sequence[Text]) -> dict[int, int]:
    held = {cue: at for at, each in enumerate(old) for cue in each.cues if not _COUNTED.fullmatch(cue)}
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for at, each in enumerate(new):
        shared = Counter(held[cue] for cue in each.cues if cue in held)
        best = next((known for known, _ in shared.most_common() if known not in taken), None)
        if best is not None:
            pairs[at] = best
            taken.add(best)
    return pairs


def _by_time(old: Sequence[Text], new: Sequence[Text], pairs: dict[int, int]) -> None:
    """To the millisecond, as programs write them: who moves a beginning by hand is found by the words."""
    taken = set(pairs.values())
    begins: dict[int, list[int]] = {}
    for at, each in enumerate(old):
        if at not in taken and each.from_s is not None:
            begins.setdefault(round(each.from_s * 1000), []).append(at)
    for at, each in enumerate(new):
        free = [] if at in pairs or each.from_s is None else begins.get(round(each.from_s * 1000), [])
        if free:
            pairs[at] = max(free, key=lambda known: _likeness(old[known].text, each.text))
            free.remove(pairs[at])


def _by_words(old: Sequence[Text], new: Sequence[Text], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    left_old = [at for at in range(len(old)) if at not in taken]
    left_new = [at for at in range(len(new)) if at not in pairs]
    matcher = SequenceMatcher(
        None, [old[at].text for at in left_old], [new[at].text for at in left_new], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs.update(zip(left_new[c:d], left_old[a:b], strict=True))
        elif kind == "replace":
            _by_likeness(old, new, left_old[a:b], left_new[c:d], pairs)


def _by_likeness(
    old: Sequence[Text], new: Sequence[Text], left_old: list[int], left_new: list[int], pairs: dict[int, int]
) -> None:
    """In order: none is matched to one before what an earlier one was matched to."""
    first = 0
    for place, at in enumerate(left_new):
        expected = place * len(left_old) // len(left_new)
        reach = range(max(first, expected - REACH), min(len(left_old), expected + REACH + 1))
        scores = [(_likeness(old[left_old[i]].text, new[at].text), -i) for i in reach]
        score, negative = max(scores, default=(0.0, 0))
        if score >= LIKE:
            pairs[at] = left_old[-negative]
            first = -negative + 1


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE else 0.0
