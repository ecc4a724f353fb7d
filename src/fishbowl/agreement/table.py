"""The differences as a table: one row a unit, several codes or memos in a cell parted by `; `."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.agreement.report import Report

HEAD = ("document", "line", "start", "end", "both", "only_a", "only_b", "memos_a", "memos_b", "text")


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    for each in report.differences:
        lists = (each.both, each.only_a, each.only_b, each.memos_a, each.memos_b)
        yield (
            each.document,
            "" if each.line is None else str(each.line),
            str(each.start),
            str(each.end),
            *("; ".join(codes) for codes in lists),
            each.text or "",
        )
