"""Words of the workbook that no other export says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "case": ("Case", "Case"),
}
