"""Words of the table page; what it says as the terminal does is in `table`."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "rehearsal": ("Oefensessie", "Rehearsal"),
    "draw": ("Pak een kaart", "Draw a card"),
    "put_back": ("Leg terug", "Put back"),
    "next": ("Volgende stapel", "Next pile"),
    "undo": ("Maak ongedaan", "Undo"),
    "draw_first": ("Pak een kaart van deze stapel.", "Draw a card from this pile."),
    "pile_is_empty": (
        "Deze stapel is op. Ga naar de volgende.",
        "This pile is empty. Go to the next one.",
    ),
    "piles": ("De stapels", "The piles"),
    "pile_now": ("deze stapel ligt voor", "the open pile"),
    "ask": ("Naar stapel {n}, {title}?", "On to pile {n}, {title}?"),
    "ask.yes": ("Ja, verder", "Yes, go on"),
    "ask.no": ("Nog niet", "Not yet"),
    "rules.close": ("Terug naar de kaarten", "Back to the cards"),
    "not_connected": (
        "Niet verbonden. De kaart blijft liggen; pakken kan zodra de verbinding er weer is.",
        "Not connected. The card stays; drawing works again as soon as the connection is back.",
    ),
    "not_sure": (
        "Geen antwoord gekregen. Kijk wat er ligt als de verbinding er weer is.",
        "No answer came. See what lies here when the connection is back.",
    ),
    "not_done": ("Dat lukte niet. Probeer het zo nog eens.", "That did not work. Try again in a moment."),
}
