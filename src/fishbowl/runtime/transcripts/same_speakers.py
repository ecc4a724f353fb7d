"""Whose code each name in a newer file of a recording had in the version on record.

Names are stored nowhere: it is worked out anew from the utterances that are in both, for a person to confirm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from fishbowl.core.base import PersonId
from fishbowl.runtime.transcripts.rematching import Overlaps, Text, rematched

_Votes = dict[str, Counter[PersonId | None]]


def codes_before(
    old: Sequence[Text], codes: Sequence[PersonId | None], new: Sequence[Text], names: Sequence[str]
) -> dict[str, PersonId]:
    """For each of the `names` (the speakers of `new`) the code that most of its utterances have in `old`, by
    `codes` (None: unknown); without the names for which that is not clear.

    Clear is more than half of those that are found again, and at least two or all. A code goes to one name,
    that with most of it: what a corrected file gives to somebody new was another's in the version before.
    """
    votes = _votes(old, codes, new, names)
    claims: dict[PersonId, Counter[str]] = {}
    for name, found in votes.items():
        (code, n), *_ = found.most_common(1)
        if code is not None and 2 * n > found.total() and (n > 1 or n == found.total()):
            claims.setdefault(code, Counter())[name] = n
    return {name: code for code, claimed in claims.items() for name in _only_most(claimed)}


def _only_most(claimed: Counter[str]) -> Iterator[str]:
    (name, n), *others = claimed.most_common(2)
    if all(n > other for _, other in others):
        yield name


def _votes(
    old: Sequence[Text], codes: Sequence[PersonId | None], new: Sequence[Text], names: Sequence[str]
) -> _Votes:
    pairs, overlaps = rematched(old, new), Overlaps(old)
    votes: _Votes = {}
    for at, name in enumerate(names):
        if at not in pairs:
            found = _who_spoke_then(old, codes, new[at], overlaps)
        else:
            found = [codes[pairs[at]]] if _tells(old[pairs[at]], new[at]) else []
        if name and found:
            votes.setdefault(name, Counter()).update(found)
    return votes


def _tells(old: Text, new: Text) -> bool:
    """Whether the two do more than begin at once: in a file that begins elsewhere some do so by chance."""
    before, after = _words(old.text), _words(new.text)
    return bool(before & after) or not before or not set(old.cues).isdisjoint(new.cues)


def _who_spoke_then(
    old: Sequence[Text], codes: Sequence[PersonId | None], text: Text, overlaps: Overlaps
) -> list[PersonId | None]:
    """Who, for most of the time, said half of these words then; [] for nobody.

    Another program cuts what people say elsewhere. Time alone would not do: its file may begin elsewhere too.
    """
    spoke_s: dict[PersonId | None, float] = {}
    said: dict[PersonId | None, set[str]] = {}
    for at, seconds in overlaps.of(text):
        spoke_s[codes[at]] = spoke_s.get(codes[at], 0.0) + seconds
        said.setdefault(codes[at], set()).update(_words(old[at].text))
    words = _words(text.text)
    return [
        code
        for code, seconds in spoke_s.items()
        if 2 * seconds > sum(spoke_s.values()) and 2 * len(words & said[code]) >= len(words) > 0
    ]


def _words(text: str) -> set[str]:
    return {word.strip(".,;:?!…\"'“”‘’()") for word in text.lower().split()}
