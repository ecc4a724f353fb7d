"""A review as plain text: for a terminal, a pipe, a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.runtime.record.review.blocks import Block, Facts, Grid, Items, Paragraph, Review
from fishbowl.text import UNCUT, cells, clean_line


def plain(review: Review) -> str:
    """The whole review, its texts made harmless. Lines are not wrapped: that is the terminal's to do."""
    lines = [_line(review.title)]
    if review.notice:
        lines.insert(0, _line(review.notice))
    for section in review.sections:
        lines += ["", _line(section.title).upper()]
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield _line(text)
        case Facts(pairs):
            yield from _aligned([(f"{label}:", value) for label, value in pairs])
        case Grid(heads, rows):
            yield from _aligned([heads, *rows])
        case Items(lines, title):
            if title:
                yield f"{_line(title)}:"
            for line in lines:
                yield f"  - {_line(line)}"


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The rows in columns, as wide as their widest cell in a terminal."""
    shown = [[_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _line(text: str) -> str:
    return clean_line(text, UNCUT)
