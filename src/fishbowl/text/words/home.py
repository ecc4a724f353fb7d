"""Words of the home screen."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Sessies", "Sessions"),
    "sessions.one": ("{n} sessie", "{n} session"),
    "sessions.many": ("{n} sessies", "{n} sessions"),
    "unreadable": ("niet te lezen", "can't be read"),
    "file": ("bestand: {file}", "file: {file}"),
    "rehearsed_alone": (
        "Ga je hier verder, dan zonder de gesimuleerde mensen. Met r begin je een nieuwe oefensessie.",
        "If you go on here, it is without the simulated people. r begins a new rehearsal.",
    ),
    "welcome": (
        "Hier zijn nog geen sessies. Zo begin je:",
        "There are no sessions here yet. This is how to begin:",
    ),
    "welcome.r": (
        "Oefen eerst: gesimuleerde mensen praten en schrijven, jij leidt. Er kan niets misgaan.",
        "Rehearse first: simulated people talk and write, you moderate. Nothing can go wrong.",
    ),
    "welcome.n": (
        "Maak een sessie: protocol, taal, groep en toestemming. Mensen krijgen codes, geen namen.",
        "Make a session: protocol, language, group and consent. People get codes, no names.",
    ),
    "welcome.enter": (
        "Leid de sessie. Stop je halverwege, dan ga je hier verder waar je was.",
        "Moderate it. If you stop halfway, you go on here from where you were.",
    ),
    "none_chosen": (
        "Er is nog geen sessie: n maakt er een, r oefent.",
        "There is no session yet: n makes one, r rehearses.",
    ),
    "started": (
        "Deze sessie is al begonnen. Mensen, zitplaatsen en toestemming wijzig je tijdens de sessie, met g.",
        "This session has started. Change people, seats and consent in the session itself, with g.",
    ),
    "no_observers": (
        "In deze sessie zijn geen observatoren. Voeg ze toe: e voor het begin, g tijdens de sessie.",
        "There are no observers in this session. Add them: e before the start, g during the session.",
    ),
    "observe": ("Als welke observator?", "As which observer?"),
    "rehearse": ("Oefenen", "Rehearse"),
    "rehearse.about": (
        "Gesimuleerde mensen praten, vallen stil en schrijven; jij leidt. In het verslag staat "
        "overal dat het een oefensessie is.",
        "Simulated people talk, fall silent and write; you moderate. The record says everywhere that it is a "
        "rehearsal.",
    ),
    "rehearse.protocol": ("Protocol", "Protocol"),
    "rehearse.lang": ("Taal", "Language"),
    "rehearse.speed": ("Tempo", "Speed"),
    "rehearse.start": ("beginnen", "start"),
    "rehearse.choose": ("kiezen", "choose"),
    "rehearse.field": ("andere regel", "other line"),
    "speed": ("{n} × de echte tijd", "{n} × real time"),
    "key.go_on": ("openen", "open"),
    "key.new": ("nieuw", "new"),
    "key.rehearse": ("oefenen", "rehearse"),
    "key.edit": ("gegevens", "set-up"),
    "key.assist": ("assistent", "assist"),
    "key.observe": ("observator", "observe"),
    "key.table": ("tafel", "table"),
    "key.review": ("terugblik", "review"),
    "key.help": ("hulp", "help"),
    "key.leave": ("stoppen", "quit"),
    "key.up": ("omhoog", "up"),
    "key.down": ("omlaag", "down"),
    "key.page_up": ("bladzijde omhoog", "page up"),
    "key.page_down": ("bladzijde omlaag", "page down"),
    "key.first": ("eerste", "first"),
    "key.last": ("laatste", "last"),
    "help.go_on": ("openen: de console, na afloop de terugblik", "open: the console; when over, the review"),
    "help.new": ("een nieuwe sessie maken", "make a new session"),
    "help.rehearse": ("oefenen met gesimuleerde mensen", "rehearse with simulated people"),
    "help.edit": ("de gegevens, tot de sessie begint", "the set-up, until the session starts"),
    "help.assist": ("meedoen als assistent", "take part as an assistant"),
    "help.observe": ("meedoen als observator", "take part as an observer"),
    "help.table": ("de tafel van de studenten", "the students' own table"),
    "does_not_open": (
        "Dit bestand gaat niet open; hierboven staat waarom.",
        "This file can't be opened; why stands above.",
    ),
}
