"""What a codebook says around its codes where it goes to coders."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "full_name": ("Voluit: {name}", "In full, in Dutch: {name}"),
    "label": ("Engels: {label}", "English: {label}"),
    "such_as": ("Bijvoorbeeld: {examples}", "Such as: {examples}"),
    "secondary": (
        "Secundaire code: geef deze altijd samen met een andere code.",
        "Secondary code: always give it beside another code.",
    ),
    "candidates": ("kandidaat: {codes}", "candidate: {codes}"),
    "given": ("Kandidaat-codes bewaard.", "Candidate codes saved."),
    "group": ("groep", "group"),
    "id": ("Naam", "Name"),
    "element": ("Werkzaam element", "Effective element"),
    "number": ("Nummer", "Number"),
}
