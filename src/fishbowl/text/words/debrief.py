"""Words of the debrief and of the thank-you gifts."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Nabespreking", "Debrief"),
    "since_end": ("{time} sinds het einde (15–20 min)", "{time} since the end (15–20 min)"),
    "gifts": ("bedankjes {n} van {of}", "thank-yous {n} of {of}"),
    "topic.moments": ("Belangrijkste momenten", "Top moments"),
    "topic.surprises": ("Verrassingen", "Surprises"),
    "topic.expected": ("Anders dan verwacht", "Other than expected"),
    "topic.earlier_groups": ("Anders dan eerdere groepen", "Other than earlier groups"),
    "topic.non_verbal": ("Non-verbaal", "Non-verbal"),
    "topic.check": ("Citaten om na te kijken", "Quotes to check"),
    "topic.changes": ("Volgende keer anders", "Changes for next time"),
    "topic.tell": ("Terug te vertellen", "To tell participants"),
    "about.moments": (
        "Wat waren de belangrijkste momenten? Schrijf ze op, als het kan met de tijd erbij.",
        "What were the top moments? Write them down, with the time if you know it.",
    ),
    "about.surprises": ("Wat verraste jullie?", "What surprised you?"),
    "about.expected": (
        "Wat was anders dan jullie hadden verwacht?",
        "What was different from what you expected?",
    ),
    "about.earlier_groups": (
        "Wat was anders dan in eerdere groepen?",
        "What was different from earlier groups?",
    ),
    "about.non_verbal": (
        "Wat zag je dat niet op de opname staat: houding, blikken, stiltes?",
        "What did you see that no recording holds: posture, looks, silences?",
    ),
    "about.check": (
        "Welke citaten moeten nog worden nageluisterd op de opname?",
        "Which quotes are still to be checked against the recording?",
    ),
    "about.changes": ("Wat doen jullie de volgende keer anders?", "What will you do differently next time?"),
    "about.tell": (
        "Wat vertellen jullie de deelnemers later terug?",
        "What will you tell the participants afterwards?",
    ),
    "too_early": (
        "De nabespreking begint als de tafellakens open zijn of de sessie is afgelopen.",
        "The debrief begins when the tablecloths are open or the session has ended.",
    ),
    "on_moment": ("{topic} bij {when}", "{topic} on {when}"),
    "name_sign": ("naam! ", "name! "),
    "empty": (
        "Er staat nog niets in de regel. Typ iets, of ga met Tab naar het volgende onderwerp.",
        "There is nothing in the line yet. Type something, or go to the next topic with Tab.",
    ),
    "choose_first": (
        "Kies eerst met ↑ welke eigen regel je wilt intrekken.",
        "Choose with ↑ first which line of your own you want to retract.",
    ),
    "retracted": (
        "De regel is ingetrokken en staat weer klaar.",
        "The line is retracted, and ready to be typed on.",
    ),
    "gifts_title": ("Wie kreeg een bedankje?", "Who was given a thank-you?"),
    "gifts_turn": ("wel of niet", "given or not"),
    "gifts_done": ("klaar", "done"),
    "gifts_nobody": ("Er zijn geen deelnemers.", "There are no participants."),
    "gift_given": ("gegeven om {clock}", "given at {clock}"),
    "ask.leave": (
        "De regel is nog niet bewaard. Toch weggaan?",
        "The line is not saved yet. Leave all the same?",
    ),
    "ask.leave_yes": ("weggaan, regel kwijt", "leave, and lose the line"),
    "ask.leave_no": ("verder typen", "go on typing"),
    "key.save": ("bewaren", "save"),
    "key.next_topic": ("volgend onderwerp", "next topic"),
    "key.topic_before": ("vorig onderwerp", "topic before"),
    "key.up": ("kiezen", "choose"),
    "key.down": ("omlaag", "down"),
    "key.retract": ("intrekken", "retract"),
    "key.gifts": ("bedankjes", "thank-yous"),
    "key.help": ("hulp", "help"),
    "key.leave": ("terug", "back"),
    "help.up": ("een moment of regel kiezen", "choose a moment or line"),
    "help.down": ("terug naar beneden", "down again"),
    "help.retract": ("de gekozen eigen regel intrekken", "retract the chosen line of yours"),
    "help.gifts": ("wie een bedankje kreeg", "who got a thank-you"),
}
