"""Spans on the session's timeline, and what lay on it at an instant. Seconds throughout."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol as Port
from typing import TypeVar

from msgspec import Struct


class Span(Struct, frozen=True):
    """From `from_s` up to `to_s`, which it does not hold."""

    from_s: float
    to_s: float

    @property
    def length_s(self) -> float:
        return self.to_s - self.from_s


class Spanned(Port):
    """Anything that lasts: `to_s` is None while it goes on."""

    @property
    def from_s(self) -> float: ...
    @property
    def to_s(self) -> float | None: ...


S = TypeVar("S", bound=Spanned)


def at(spans: Iterable[S], instant_s: float) -> S | None:
    """The latest of the spans that holds the instant, or None."""
    found: S | None = None
    for span in spans:
        if span.from_s <= instant_s and (span.to_s is None or instant_s < span.to_s):
            found = span
    return found


def merged(spans: Iterable[Span], new: Span) -> tuple[Span, ...]:
    """The spans with `new` among them, in order and without overlap."""
    kept: list[Span] = []
    for span in sorted([*spans, new], key=lambda s: s.from_s):
        if kept and span.from_s <= kept[-1].to_s:
            kept[-1] = Span(kept[-1].from_s, max(kept[-1].to_s, span.to_s))
        else:
            kept.append(span)
    return tuple(kept)


def overlap_s(spans: Iterable[Span], from_s: float, to_s: float) -> float:
    """How much of from..to the (non-overlapping) spans cover."""
    return sum(max(0.0, min(span.to_s, to_s) - max(span.from_s, from_s)) for span in spans)
