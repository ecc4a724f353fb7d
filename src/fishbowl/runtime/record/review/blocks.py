"""What a review is made of, and how its small things are written.

Texts in it are as they were typed: whoever shows them makes them inert (`text.clean`, escapes).
"""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import TABLE
from fishbowl.runtime.record.build import Record
from fishbowl.runtime.record.source import When
from fishbowl.text import Lang, mmss, say_in


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what it is for this session."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as `heads`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with a line over it where it has a `title`."""

    lines: tuple[str, ...]
    title: str = ""


Block = Paragraph | Facts | Grid | Items


@dataclass(frozen=True, slots=True)
class Section:
    """`name` is the same in every language."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """`notice` is empty but for a rehearsal: then it says so, and comes first wherever this is shown."""

    title: str
    notice: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A record and the language it is told in, with the names of what is in it."""

    record: Record
    lang: Lang

    def stage(self, stage_id: str | None) -> str:
        """The title of a stage; the bare id where the plan has none of it."""
        titles = (row.title for row in self.record.stages if row.stage == stage_id)
        return next(titles, stage_id or "")

    def card(self, address: str | None) -> str:
        """A card as its deck and number, such as "Binding 2"."""
        found = next((row for row in self.record.cards if row.card == address), None)
        return f"{self.stage(found.deck)} {found.number}" if found else ""

    def place(self, stage_id: str | None, card: str | None) -> str:
        """The card that lay on the table, else the stage that was open."""
        return self.card(card) or self.stage(stage_id)

    def who(self, actor: str) -> str:
        """A pseudonym as it is; the students' own table in words."""
        return say_in(self.lang, "common.role.table") if actor == TABLE else actor

    def typed(self, text: str, text_is: str) -> str:
        """What was typed, or in words why it is not there."""
        if text_is == "withheld":
            return say_in(self.lang, "record.withheld")
        return say_in(self.lang, "common.erased") if text_is == "erased" else text


def hour(when: When | None) -> str:
    """The wall clock of that minute, "14:31"; a dash where there is none."""
    return when.local[11:16] if when else "–"


def signed(seconds: float) -> str:
    """Minutes and seconds more or less: "+1:10", "-0:30", "0:00"."""
    return f"+{mmss(seconds)}" if seconds >= 1 else mmss(seconds)


def joined(*parts: str) -> str:
    """The parts that are there, with dots between."""
    return " · ".join(part for part in parts if part)


def some(*blocks: Block | None) -> tuple[Block, ...]:
    """The blocks that have something in them."""
    return tuple(block for block in blocks if block is not None and _holds(block))


def _holds(block: Block) -> bool:
    match block:
        case Paragraph(text):
            return bool(text)
        case Facts(pairs):
            return bool(pairs)
        case Grid(_, rows):
            return bool(rows)
        case Items(lines):
            return bool(lines)
