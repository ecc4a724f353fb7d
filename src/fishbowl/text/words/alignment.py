"""Words of the screen on which a transcript is lined up with its session."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Transcript", "Transcript"),
    "head": (
        "Transcript {number} van {of} · opname {recording} · {format}",
        "Transcript {number} of {of} · recording {recording} · {format}",
    ),
    "ask.anchor": ("IJkpunt op {media} in de opname", "Anchor at {media} in the recording"),
    "ask.anchor_how": (
        "Wat was er toen in de sessie? De klok aan de wand (14:31:12), een kaart die toen getrokken werd "
        "(binding/1), of seconden op de tijdlijn.",
        "What was it then in the session? The clock on the wall (14:31:12), a card that was drawn then "
        "(binding/1), or seconds on the timeline.",
    ),
    "ask.gap": ("Niet gelogde pauze op {media} in de opname", "Unlogged pause at {media} in the recording"),
    "ask.gap_how": ("Hoeveel seconden (of minuten:seconden)?", "How many seconds (or minutes:seconds)?"),
    "ask.remove": ("Weghalen: {what}?", "Remove: {what}?"),
    "ask.remove_yes": ("weghalen", "remove"),
    "ask.remove_no": ("laten staan", "leave it"),
    "no_time": (
        "Deze uiting heeft geen tijd. Kies er een met een tijd.",
        "This utterance has no time. Choose one that has.",
    ),
    "no_anchor": (
        "Hier staat geen ijkpunt. Ga er met n naartoe.",
        "There is no anchor here. Go to one with n.",
    ),
    "no_more": ("Die is er niet.", "There is none."),
    "key.up": ("omhoog", "up"),
    "key.down": ("omlaag", "down"),
    "key.page_up": ("scherm omhoog", "screen up"),
    "key.page_down": ("scherm omlaag", "screen down"),
    "key.first": ("naar het begin", "to the beginning"),
    "key.last": ("naar het eind", "to the end"),
    "key.anchor": ("ijkpunt", "anchor"),
    "key.gap": ("pauze", "pause"),
    "key.remove": ("weghalen", "remove"),
    "key.next_anchor": ("ijkpunten", "anchors"),
    "key.next_uncertain": ("onzekere", "uncertain"),
    "key.other": ("ander transcript", "other transcript"),
    "parked": ("vraag van {person}", "question of {person}"),
    "key.help": ("hulp", "help"),
    "key.leave": ("terug", "back"),
}
