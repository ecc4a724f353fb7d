"""What fishbowl adds to a transcript for coding programs. No colons: they would look like speakers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "nowhere": ("plaats in de sessie onbekend", "place in the session unknown"),
    "no_transcript": (
        "Van deze sessie is nog geen transcript. Dit is het sessieverslag, met de tafellakens.",
        "There is no transcript of this session yet. This is its record, with the tablecloths.",
    ),
}
