"""Words of the students' own table."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Tafel", "Table"),
    "pile": ("Stapel {n} {title}", "Pile {n} {title}"),
    "card": ("kaart {n}", "card {n}"),
    "left": ("nog {n}", "{n} left"),
    "rules": ("Afspraken", "Rules"),
    "no_rules": (
        "In dit protocol staan geen afspraken voor aan tafel.",
        "This protocol has no rules for the table.",
    ),
    "no_cards": ("Geen kaarten", "No cards"),
    "no_cards_help": (
        "Dit protocol werkt zonder kaarten: dit scherm is hier niet nodig.",
        "This protocol works without cards: this screen is not needed here.",
    ),
    "draw_first": ("Pak een kaart met de spatiebalk.", "Draw a card with the space bar."),
    "pile_is_empty": (
        "Deze stapel is op. Ga met n naar de volgende.",
        "This pile is empty. Go to the next one with n.",
    ),
    "break": ("Pauze", "Break"),
    "paused": ("Even wachten", "One moment"),
    "wait": ("De gespreksleider gaat zo verder.", "The moderator will go on soon."),
    "over": ("Afgelopen", "The end"),
    "thanks": ("Dank jullie wel.", "Thank you all."),
    "ask_next": (
        "Naar stapel {n}, {title}? Nog eens n is ja, Esc is nee.",
        "On to pile {n}, {title}? n once more is yes, Esc is no.",
    ),
    "no_next": ("Alle andere stapels zijn op.", "All other piles are empty."),
    "ask_leave": (
        "De tafel sluiten? Nog eens q is ja, Esc is nee.",
        "Close the table? q once more is yes, Esc is no.",
    ),
    "key.leave": ("sluiten", "close"),
    "key.draw": ("pak kaart", "draw a card"),
    "key.put_back": ("terugleggen", "put back"),
    "key.next": ("volgende stapel", "next pile"),
    "key.undo": ("ongedaan", "undo"),
    "key.rules": ("afspraken", "rules"),
    "key.stay": ("blijven", "stay"),
}
