"""Words of the harvest: paper tablecloths typed in."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Papieren tafellakens overtypen", "Typing in paper tablecloths"),
    "whose": ("Van wie ", "Whose   "),
    "which": ("Waarover", "About   "),
    "not_open": ("(niet geweest)", "(not opened)"),
    "no_pile": ("nog geen stapel", "no pile yet"),
    "nobody": ("nog niemand", "nobody yet"),
    "typed": ("Overgetypt", "Typed in"),
    "saved_count.one": ("{n} bewaard", "{n} saved"),
    "saved_count.many": ("{n} bewaard", "{n} saved"),
    "kept.going": ("bewaren…", "saving…"),
    "kept.saved": ("bewaard", "saved"),
    "kept.not_saved": ("NIET BEWAARD", "NOT SAVED"),
    "correcting": ("verbeteren: {note}", "correcting: {note}"),
    "how": (
        "Typ een notitie en druk op Enter. Begin met 3: voor het papier van O3, met b: voor stapel b, met "
        "3b: voor allebei; ze blijven staan. Daarna het teken: > citaat, ? vraag, ( eigen mening, "
        "! nakijken; zonder teken een observatie. De tijd is, bij benadering, het einde van de stapel. "
        "Wat eerder is overgetypt, staat hier zodra de tafellakens open zijn.",
        "Type a note and press Enter. Begin with 3: for the paper of O3, with b: for pile b, with 3b: for "
        "both; they stay as they are. Then the mark: > quote, ? question, ( own view, ! check; without "
        "one it is an observation. Its time is, roughly, the end of that pile. What was typed in before "
        "stands here once the tablecloths are open.",
    ),
    "empty": (
        "Er staat nog geen notitie in de regel. Typ wat er op het papier staat.",
        "There is no note in the line yet. Type what the paper says.",
    ),
    "no_observer": (
        "{person} is geen observator van deze sessie. Kies een van de nummers bovenaan.",
        "{person} is no observer of this session. Choose one of the numbers at the top.",
    ),
    "no_such_pile": (
        "Er is geen stapel {letter}. Kies een van de letters bovenaan.",
        "There is no pile {letter}. Choose one of the letters at the top.",
    ),
    "never_opened": (
        "‘{pile}’ is deze sessie niet aan de beurt geweest. Kies een stapel die wel open was.",
        "“{pile}” was never opened in this session. Choose a pile that was.",
    ),
    "no_observers": (
        "Er zijn geen observatoren in deze sessie. Voeg ze eerst toe bij de mensen.",
        "There are no observers in this session. Add them first, at the people.",
    ),
    "choose_first": (
        "Kies eerst met ↑ welke notitie je wilt intrekken.",
        "Choose with ↑ first which note you want to retract.",
    ),
    "retracted": ("De notitie is ingetrokken.", "The note is retracted."),
    "ask.retract": ("Deze notitie van {person} intrekken? {text}", "Retract this note of {person}? {text}"),
    "ask.retract_yes": ("intrekken", "retract"),
    "ask.retract_no": ("laten staan", "keep it"),
    "ask.leave": (
        "De regel is nog niet bewaard. Toch weggaan?",
        "The line is not saved yet. Leave all the same?",
    ),
    "ask.leave_yes": ("weggaan, regel kwijt", "leave, and lose the line"),
    "ask.leave_no": ("verder typen", "go on typing"),
    "key.save": ("bewaren", "save"),
    "key.kind": ("soort", "kind"),
    "key.next_observer": ("volgende papier", "next paper"),
    "key.observer_before": ("vorige papier", "paper before"),
    "key.correct": ("verbeteren", "correct"),
    "key.newer": ("nieuwere notitie", "newer note"),
    "name_sign": ("naam! ", "name! "),
    "names_someone": ("er staat een naam in", "a name is in it"),
    "key.name": ("naam genoemd", "name mentioned"),
    "key.retract": ("intrekken", "retract"),
    "key.help": ("hulp", "help"),
    "key.leave": ("terug", "back"),
}
