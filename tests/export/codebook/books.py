"""Codebooks to export: those that fishbowl brings, and one that does its worst."""

from __future__ import annotations

from functools import cache

from fishbowl.authoring.library import shipped_folder
from fishbowl.authoring.load import load_codebook
from fishbowl.core.codebook import Bilingual, Code, Codebook, CodeGroup

NAMES = ("fishbowl", "professional")


@cache
def shipped(name: str) -> Codebook:
    return load_codebook(shipped_folder() / "codebooks" / f"{name}.yaml")


def same(text: str) -> Bilingual:
    return Bilingual(text, text)


HOSTILE = Codebook(
    id="hostile",
    version="1",
    title=same("<b>Boek</b> & co"),
    source="=1+1",
    procedure=same("# Geen kop\n\n<script>alert(1)</script>"),
    groups=(
        CodeGroup(
            "twice",
            same("Rust"),
            (
                Code("quiet", "Rust", "Quiet", same("Cafe\u0301 \x00\x1b[2J\ufffe\r\nJaneé 😀"), "Rust"),
                Code("sum", "=1+1", "Sum", same("@SUM(A1)"), "", (same("a > b"),)),
                Code("path", "a > b\\c", "Path", same("-1"), "https://example.org"),
            ),
            same("]]> <!-- &amp; -->"),
            secondary=True,
        ),
    ),
)
"""Names twice, formulas, markup, control characters, decomposed letters, and what no XML may hold."""
