"""Where a newer file says again what was taken out of the version on record.

What that was is stored nowhere, so a file in which nobody is called Vera would bring her name back in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from fishbowl.runtime.transcripts.rematching import Text, rematched

MOST_WORDS = 4
"""`Jan van der Berg`; more than that is a sentence that was said otherwise. Ours."""

_WORD = re.compile(r"\S+")
_WITHIN = re.compile(r"\w(?:.*\w)?", re.DOTALL)

Span = tuple[int, int]


def said_again(old: Sequence[Text], new: Sequence[Text], stands_in: str) -> dict[int, tuple[Span, ...]]:
    """By the place in `new`: from which letter to which stands what `stands_in` stands in for in `old`."""
    found: dict[int, tuple[Span, ...]] = {}
    for at, known in rematched(old, new).items():
        if stands_in in old[known].text and (
            spans := tuple(_spans(old[known].text, new[at].text, stands_in))
        ):
            found[at] = spans
    return found


def _spans(old: str, new: str, stands_in: str) -> Iterator[Span]:
    before, after = old.split(), list(_WORD.finditer(new))
    matcher = SequenceMatcher(
        None, [_plain(word) for word in before], [_plain(word[0]) for word in after], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "replace":
            continue
        gone = [stands_in in word for word in before[a:b]]
        if all(gone) and d - c <= MOST_WORDS:
            yield _words(new, after[c:d])
        elif b - a == d - c:
            yield from (
                _words(new, [word]) for word, is_gone in zip(after[c:d], gone, strict=True) if is_gone
            )


def _words(text: str, words: Sequence[re.Match[str]]) -> Span:
    """From the first to the last of these, without the signs around them."""
    start, end = words[0].start(), words[-1].end()
    within = _WITHIN.search(text[start:end])
    return (start + within.start(), start + within.end()) if within else (start, end)


def _plain(word: str) -> str:
    return word.lower().strip(".,;:?!…\"'“”‘’()")
