"""Words of the review screen; what it says of the session is in `record`."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Terugblik", "Review"),
    "tab.session": ("Sessie", "Session"),
    "tab.agenda": ("Agenda", "Agenda"),
    "tab.timeline": ("Verloop", "Timeline"),
    "tab.cards": ("Kaarten", "Cards"),
    "tab.questions": ("Vragen", "Questions"),
    "tab.interventions": ("Interventies", "Interventions"),
    "tab.balance": ("Balans", "Balance"),
    "tab.notes": ("Notities", "Notes"),
    "tab.parked": ("Obs. vragen", "Obs. questions"),
    "tab.moments": ("Momenten", "Moments"),
    "tab.debrief": ("Nabespreking", "Debrief"),
    "tab.recording": ("Opname", "Recording"),
    "tab.people": ("Mensen", "People"),
    "opened": ("De tafellakens zijn open.", "The tablecloths are open."),
    "ask.open": (
        "De tafellakens openen? De sessie is voorbij; gespreksleider en assistenten lezen dan wat "
        "observatoren schreven, en exports bevatten het. Dat blijft zo.",
        "Open the tablecloths? The session is over; moderator and assistants then read what observers wrote, "
        "and exports hold it. That can't be turned back.",
    ),
    "ask.open_yes": ("openen", "open"),
    "ask.open_no": ("dicht laten", "leave closed"),
    "export": (
        'Exporteren doe je op de opdrachtregel: fishbowl export "{session}" --to md (of jsonl, csv, sqlite, '
        "xlsx, docx, txt, qdpx, archive).",
        'Export on the command line: fishbowl export "{session}" --to md (or jsonl, csv, sqlite, xlsx, docx, '
        "txt, qdpx, archive).",
    ),
    "key.next": ("volgende", "next"),
    "key.before": ("vorige", "before"),
    "key.page": ("bladzijde 1; 2–9, 0, - en = de andere", "page 1; 2–9, 0, - and = the others"),
    "key.up": ("omhoog", "up"),
    "key.down": ("omlaag", "down"),
    "key.page_up": ("scherm omhoog", "screen up"),
    "key.page_down": ("scherm omlaag", "screen down"),
    "key.open": ("tafellakens openen", "open tablecloths"),
    "key.transcript": ("transcript", "transcript"),
    "key.export": ("exporteren", "export"),
    "key.help": ("hulp", "help"),
    "key.leave": ("terug", "back"),
}
