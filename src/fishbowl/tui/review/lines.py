"""The pages of a review as lines for a terminal; the words are the record's own."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.runtime.record.review import Block, Facts, Grid, Items, Paragraph, Review, Section
from fishbowl.text import UNCUT, cells, clean_line, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, ends, hanging, left, line, rule, text_of, toned

KEYS = "1234567890-="
"""The key of each page, from the first on; further pages are reached with the arrows."""
LABEL = 24
"""Cells that the labels of facts take at most."""
WIDEST = 110
"""Lines longer than this are hard to read back."""


def head_line(review: Review, width: int) -> Line:
    """Which session, and that it was a rehearsal where it was."""
    sign = line(Piece(f"{say('clock.rehearsal')} ", "alarm")) if review.notice else ()
    return ends(line(Piece(f" {clean_line(review.title)}", "strong")), sign, width)


def tab_lines(review: Review, page: int, width: int) -> list[Line]:
    """The pages by key and name, on as many lines as they take."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for n, section in enumerate(review.sections):
        key = KEYS[n] if n < len(KEYS) else " "
        text = f" {key} {say(f'review.tab.{section.name}')} "
        if used + cells(text) > width and rows[-1]:
            rows.append([])
            used = 0
        rows[-1].append(Piece(text, "cursor" if n == page else "faint"))
        used += cells(text)
    return [line(*row) for row in rows]


def inert(text: str) -> str:
    """The text as it may be shown, whole: a line of the record joins several, of which each may be long."""
    return clean_line(text, UNCUT)


def page_lines(section: Section, width: int) -> list[Line]:
    """A section from its title to its last block."""
    shown = [rule(inert(section.title), width)]
    room = min(width, WIDEST) - 1
    for n, block in enumerate(section.blocks):
        if n:
            shown.append(line())
        shown += _block(block, room)
    if not section.blocks:
        shown.append(toned(f" {say('common.none_yet')}", "faint"))
    return shown


def _block(block: Block, width: int) -> list[Line]:
    match block:
        case Paragraph(text):
            return hanging(" ", inert(text), width)
        case Facts(pairs):
            return _facts(pairs, width)
        case Grid(heads, rows):
            return _grid((heads, *rows), width)
        case Items(lines, title):
            over = hanging(" ", inert(title), width, "strong") if title else []
            return [*over, *(row for each in lines for row in hanging(f" {G.dot} ", inert(each), width))]


def _facts(pairs: Sequence[tuple[str, str]], width: int) -> list[Line]:
    label_width = min(LABEL, width // 2, max(cells(label) for label, _ in pairs)) + 2
    shown: list[Line] = []
    for label, value in pairs:
        first, *rest = hanging(" " * label_width, inert(value), width - 1)
        said = text_of(first)[label_width:]
        shown += [
            line(" ", Piece(left(inert(label), label_width), "faint"), said),
            *(line(" ", *row) for row in rest),
        ]
    return shown


def _grid(rows: Sequence[Sequence[str]], width: int) -> list[Line]:
    """In columns as wide as their widest cell; where that is too much, the widest gives way."""
    shown = [[inert(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    while sum(widths) + 2 * len(widths) > width and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    lines = [
        " " + "  ".join(left(cell, size) for cell, size in zip(row, widths, strict=True)) for row in shown
    ]
    return [toned(lines[0], "faint"), *(line(row) for row in lines[1:])]
