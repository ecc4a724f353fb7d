"""Which utterance of an old version of a transcript is which of a corrected one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

LIKE = 0.6
"""From which part of their words in common two texts are one that was corrected. Ours."""
REACH = 10
"""How far from its own place an utterance is looked for among many that changed."""
TELLING = 3
"""From how many words on two texts that are alike at the same time are no coincidence: `Ja.` is. Ours."""

EXACT_S = 0.001
"""Programs write times to the millisecond; who corrects by hand may have whole seconds."""

_COUNTED = re.compile(r"\d*")
"""Ids that only count are given out anew when a file is corrected: they say nothing."""


@dataclass(frozen=True, slots=True)
class Text:
    """An utterance as it is compared; seconds of the recording."""

    text: str
    from_s: float | None
    cues: tuple[str, ...]
    to_s: float | None = None


class Overlaps:
    """Which of these texts lie where another does: asked for one after another."""

    def __init__(self, texts: Sequence[Text]) -> None:
        timed = ((each.from_s, each.to_s, at) for at, each in enumerate(texts))
        self._spans = sorted((a, b, at) for a, b, at in timed if a is not None and b is not None)
        self._starts = [start for start, _, _ in self._spans]
        self._reached: list[float] = []
        """The furthest that any goes which starts there or before: how far back to look."""
        for _, end, _ in self._spans:
            self._reached.append(max(end, self._reached[-1]) if self._reached else end)

    def of(self, text: Text) -> Iterator[tuple[int, float]]:
        """Each place that overlaps with the text, and the seconds for which it does."""
        if text.from_s is None or text.to_s is None:
            return
        i = bisect_left(self._starts, text.to_s) - 1
        while i >= 0 and self._reached[i] > text.from_s:
            start, end, at = self._spans[i]
            if end > text.from_s:
                yield at, min(end, text.to_s) - max(start, text.from_s)
            i -= 1


def rematched(old: Sequence[Text], new: Sequence[Text], grain_s: float = EXACT_S) -> dict[int, int]:
    """For each place in `new` the place in `old` of the same utterance, where it was there.

    By the file's own ids; then by when they begin, as finely as `grain_s` has it; then by when they are said
    and the words, as another program has them; then, between those that are found, by their words.
    """
    pairs = _by_cues(old, new)
    if grain_s > EXACT_S:
        _by_coarse_time(old, new, pairs, grain_s)
    else:
        _by_time(old, new, pairs)
    _by_overlap(old, new, pairs)
    for left_old, left_new in between(len(old), len(new), pairs):
        _by_words(old, new, left_old, left_new, pairs)
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


def _by_coarse_time(old: Sequence[Text], new: Sequence[Text], pairs: dict[int, int], grain_s: float) -> None:
    """Several may begin in one second: first those with words in common, then whoever is left, in order."""
    begins = sorted((each.from_s, at) for at, each in enumerate(old) if each.from_s is not None)
    taken = set(pairs.values())
    for least in (LIKE, 0.0):
        for at, each in enumerate(new):
            if at in pairs or each.from_s is None:
                continue
            first = bisect_left(begins, (each.from_s - grain_s, len(old)))
            last = bisect_left(begins, (each.from_s + grain_s, -1))
            free = [known for _, known in begins[first:last] if known not in taken]
            scores = [(_likeness(old[known].text, each.text), -known) for known in free]
            score, negative = max(scores, default=(-1.0, 0))
            if score >= least:
                pairs[at] = -negative
                taken.add(-negative)


def _by_overlap(old: Sequence[Text], new: Sequence[Text], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    overlaps = Overlaps(old)
    for at, each in enumerate(new):
        if at in pairs or len(each.text.split()) < TELLING:
            continue
        free = (known for known, _ in overlaps.of(each) if known not in taken)
        score, negative = max(((_likeness(old[i].text, each.text), -i) for i in free), default=(0.0, 0))
        if score >= LIKE:
            pairs[at] = -negative
            taken.add(-negative)


def between(n_old: int, n_new: int, pairs: dict[int, int]) -> list[tuple[list[int], list[int]]]:
    """The places that are left on both sides between one pair and the next.

    Who was moved past others is no boundary: only pairs between which nothing is in another order.
    """
    taken = set(pairs.values())
    edges = [(-1, -1), *in_order(pairs), (n_new, n_old)]
    return [
        (
            [at for at in range(before[1] + 1, after[1]) if at not in taken],
            [at for at in range(before[0] + 1, after[0]) if at not in pairs],
        )
        for before, after in pairwise(edges)
    ]


def in_order(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that no other one crosses."""
    found = sorted(pairs.items())
    highest = list(accumulate((known for _, known in found), max))
    lowest = list(accumulate((known for _, known in reversed(found)), min))[::-1]
    return [pair for pair, most, least in zip(found, highest, lowest, strict=True) if most == least]


def _by_words(
    old: Sequence[Text], new: Sequence[Text], left_old: list[int], left_new: list[int], pairs: dict[int, int]
) -> None:
    if not (left_old and left_new):
        return
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
