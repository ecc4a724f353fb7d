"""The differences as a table: one row a unit, several codes or memos in a cell parted by `; `."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.agreement.report import Report

HEAD = (
    *("document", "line", "start", "end", "speakers", "both"),
    *("coder_a", "only_a", "memos_a", "coder_b", "only_b", "memos_b", "text"),
)


def rows(report: Report) -> Iterator[tuple[str | int | None, ...]]:
    """Below a head, a row for each unit on which the two differ."""
    yield HEAD
    for each in report.differences:
        yield (
            each.document,
            each.line,
            each.start,
            each.end,
            "; ".join(each.speakers),
            "; ".join(each.both),
            report.a.coder,
            "; ".join(each.only_a),
            "; ".join(each.memos_a),
            report.b.coder,
            "; ".join(each.only_b),
            "; ".join(each.memos_b),
            each.text or "",
        )
