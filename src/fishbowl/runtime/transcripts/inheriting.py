"""What a corrected file leaves out, from the version on record: times, ends and ids of the file before.

Who corrects by hand has a text without ends, often without times. What was split or joined there is found by
its words, between what is found again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from fishbowl.runtime.transcripts.rematching import EXACT_S, Text, between, in_order

MOST_WORDS = 5000
"""Words of a stretch in which splits and joins are looked for: in a larger one nearly all was rewritten."""

Span = tuple[float | None, float | None, bool]
"""Start and end in seconds of the recording, and whether the end is inferred."""


@dataclass(frozen=True, slots=True)
class Grain:
    """How a file was written: to how many seconds its starts are, and whether it is an export of ours.

    In that one everything stands where it stood, so one between its neighbours is the same, whatever it says.
    """

    seconds: float = EXACT_S
    own: bool = False


EXACT = Grain()


@dataclass(frozen=True, slots=True)
class Known(Text):
    """An utterance of the version on record."""

    to_inferred: bool = False


class Drawn:
    """Which utterances of the record each new one was made of, and how much of them: by letters.

    `pairs` are those that are the same; whoever holds most of an utterance that is nobody's yet becomes it.
    """

    def __init__(self, old: Sequence[Text], new: Sequence[Text], pairs: dict[int, int], *, own: bool) -> None:
        self.sources: dict[int, dict[int, int]] = {at: {known: 1} for at, known in pairs.items()}
        for olds, news in _stretches(len(old), len(new), pairs):
            self._draw(old, new, olds, news, pairs)
        self._claim(pairs)
        if own:
            self._place(len(old), len(new), pairs)
        self.parts: dict[int, list[int]] = {}
        for at in sorted(self.sources):
            for known in self.sources[at]:
                self.parts.setdefault(known, []).append(at)

    def _draw(
        self, old: Sequence[Text], new: Sequence[Text], olds: range, news: range, pairs: Mapping[int, int]
    ) -> None:
        before = {known: _words(old[known].text) for known in olds}
        after = {at: _words(new[at].text) for at in news}
        if sum(map(len, before.values())) + sum(map(len, after.values())) > MOST_WORDS:
            return
        shared: Counter[tuple[int, int]] = Counter()
        letters_old, letters_new = _letters(before), _letters(after)
        # First what the pairs explain: else a line that was left out looks joined to one much like it.
        for at in news:
            if at in pairs and pairs[at] in before:
                known = pairs[at]
                _match({known: before[known]}, {at: after[at]}, shared)
        _match(before, after, shared)
        for at in news:
            enough = {
                known: n
                for known in olds
                if (n := shared[at, known]) and 2 * n >= min(letters_new[at], letters_old[known])
            }
            if at in pairs:
                enough.setdefault(pairs[at], 1)
            if enough:
                self.sources[at] = dict(sorted(enough.items()))

    def _claim(self, pairs: dict[int, int]) -> None:
        taken = set(pairs.values())
        claims = sorted(
            (-letters, at, known)
            for at, drawn in self.sources.items()
            for known, letters in drawn.items()
            if at not in pairs and known not in taken
        )
        for _, at, known in claims:
            if at not in pairs and known not in taken:
                pairs[at] = known
                taken.add(known)

    def _place(self, n_old: int, n_new: int, pairs: dict[int, int]) -> None:
        """Those corrected beyond recognition: as many as are left on record between the same two."""
        for left_old, left_new in between(n_old, n_new, pairs):
            if len(left_old) == len(left_new) and not any(at in self.sources for at in left_new):
                for at, known in zip(left_new, left_old, strict=True):
                    pairs[at] = known
                    self.sources[at] = {known: 1}


def _stretches(n_old: int, n_new: int, pairs: Mapping[int, int]) -> Iterator[tuple[range, range]]:
    """Where something is left on either side, with the pair before and the one behind."""
    edges = [(-1, -1), *in_order(dict(pairs)), (n_new, n_old)]
    begin: tuple[int, int] | None = None
    for before, after in pairwise(edges):
        left = after[0] - before[0] > 1 or after[1] - before[1] > 1
        if left and begin is None:
            begin = before
        if begin is not None and (not left or after == edges[-1]):
            last = after if left else before
            yield (
                range(max(0, begin[1]), min(last[1] + 1, n_old)),
                range(max(0, begin[0]), min(last[0] + 1, n_new)),
            )
            begin = None


def _words(text: str) -> list[str]:
    return [word.strip(".,;:?!…") for word in text.lower().split()]


def _letters(texts: Mapping[int, Sequence[str]]) -> dict[int, int]:
    return {at: sum(map(len, words)) for at, words in texts.items()}


def _match(
    old: Mapping[int, list[str]], new: Mapping[int, list[str]], shared: Counter[tuple[int, int]]
) -> None:
    """Take out of both what they share, in its order, and count its letters."""
    before = [(known, n) for known, words in old.items() for n in range(len(words))]
    after = [(at, n) for at, words in new.items() for n in range(len(words))]
    matcher = SequenceMatcher(
        None, [old[known][n] for known, n in before], [new[at][n] for at, n in after], autojunk=False
    )
    blocks = matcher.get_matching_blocks()
    for a, b, size in reversed(blocks):
        for (known, m), (at, n) in zip(before[a : a + size][::-1], after[b : b + size][::-1], strict=True):
            shared[at, known] += len(old[known].pop(m))
            new[at].pop(n)


# --- times ------------------------------------------------------------------------------------------------


def inherited(old: Sequence[Known], new: Sequence[Text], pairs: dict[int, int], grain: Grain) -> list[Span]:
    """When each new one begins and ends, in a file without ends. `pairs` may gain some.

    A start that the file has stands, unless it is that on record as finely as the file says. What is part of
    an utterance has its share, by letters; what is new begins where the one before it ended.
    """
    drawn = Drawn(old, new, pairs, own=grain.own)
    spans: list[Span | None] = [_drawn_span(at, old, new, drawn, grain) for at in range(len(new))]
    return list(_filled(new, spans))


def _drawn_span(
    at: int, old: Sequence[Known], new: Sequence[Text], drawn: Drawn, grain: Grain
) -> Span | None:
    sources = list(drawn.sources.get(at, ()))
    if not sources or old[sources[0]].from_s is None:
        return None
    (from_s, _), (_, to_s) = (
        _share(at, known, old, new, drawn, grain) for known in (sources[0], sources[-1])
    )
    last = old[sources[-1]]
    told = new[at].from_s
    first_of_it = drawn.parts[sources[0]][0] == at
    if told is not None and first_of_it and from_s is not None and abs(told - from_s) >= grain.seconds:
        from_s = told
    if from_s is None or to_s is None:
        return from_s, to_s, True
    whole = drawn.parts[sources[-1]][-1] == at
    if whole and last.to_inferred and grain.seconds <= EXACT_S and new[at].to_s is not None:
        to_s = new[at].to_s
    return from_s, max(from_s, to_s or from_s), last.to_inferred or not whole


def _share(
    at: int, known: int, old: Sequence[Known], new: Sequence[Text], drawn: Drawn, grain: Grain
) -> tuple[float | None, float | None]:
    """Where that part of an utterance begins and ends: a start that was typed goes before letters."""
    from_s, to_s = old[known].from_s, old[known].to_s
    if from_s is None or to_s is None:
        return from_s, to_s
    parts = drawn.parts[known]
    letters = [drawn.sources[part][known] for part in parts]
    place = parts.index(at)

    def begins(part: int) -> float:
        if part in (0, len(parts)):
            return from_s if part == 0 else to_s
        told = new[parts[part]].from_s
        if told is not None and from_s + grain.seconds < told < to_s:
            return told
        return round(from_s + (to_s - from_s) * sum(letters[:part]) / sum(letters), 3)

    return begins(place), begins(place + 1)


def _filled(new: Sequence[Text], spans: Sequence[Span | None]) -> Iterator[Span]:
    """What was drawn from nothing has its own times, or lies between its neighbours."""
    told = [span or (each.from_s, each.to_s, True) for each, span in zip(new, spans, strict=True)]
    ahead = list(accumulate((span[0] for span in reversed(told)), _nearest))[::-1]
    reached: float | None = None
    for (from_s, to_s, inferred), later in zip(told, ahead, strict=True):
        if from_s is None:
            from_s = min((edge for edge in (reached, later) if edge is not None), default=None)
            inferred = from_s is not None
            to_s = later if from_s is None or later is None else max(from_s, later)
            to_s = from_s if to_s is None else to_s
        reached = to_s if to_s is not None else reached
        yield from_s, to_s, inferred


def _nearest(behind: float | None, own: float | None) -> float | None:
    return behind if own is None else own
