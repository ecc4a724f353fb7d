"""Words that were taken out of the record, and why some can't be."""

WORDS: dict[str, tuple[str, str]] = {
    "no_such_event": (
        "Op dit verslag staat geen gebeurtenis {seq}. Bekijk met fishbowl log welke er zijn.",
        "There is no event {seq} on this record. See with fishbowl log which there are.",
    ),
    "no_words": (
        "Bij gebeurtenis {seq} staan geen woorden die je nu kunt lezen; er is niets weggehaald.",
        "Event {seq} holds no words that you can read now; nothing was taken out.",
    ),
    "not_whole": (
        "Er is niets weggehaald: van de woorden bij gebeurtenis {seq} moet elk veld blijven staan.",
        "Nothing was taken out: of the words of event {seq} each field must stay.",
    ),
    "taken_out_since": (
        "Niet bewaard: uit deze notitie is ondertussen iets weggehaald. Verbeter opnieuw, zonder dat.",
        "Not saved: something was taken out of this note meanwhile. Correct it anew, without that.",
    ),
    "erased": (
        "Niet bewaard: deze notitie is gewist, omdat iemand toestemming introk. Schrijf een nieuwe, zonder "
        "de woorden van diegene.",
        "Not saved: this note was erased, since someone withdrew consent. Write a new one, without that "
        "person's words.",
    ),
    "closed.one": (
        "Niet doorzocht: {n} tekst op een tafellaken dat nog dicht is. Doe dit opnieuw als het open is.",
        "Not searched: {n} text on a tablecloth that is still closed. Do this again once it is open.",
    ),
    "closed.many": (
        "Niet doorzocht: {n} teksten op tafellakens die nog dicht zijn. Doe dit opnieuw als ze open zijn.",
        "Not searched: {n} texts on tablecloths that are still closed. Do this again once they are open.",
    ),
    "nothing": (
        "In wat is getypt of gezegd is niets gevonden, dus niets weggehaald.",
        "Nothing was found in what was typed or said, so nothing was taken out.",
    ),
    "empty": ("WHAT en --with kunnen niet leeg zijn.", "WHAT and --with can't be empty."),
    "found.one": ("Eén plek gevonden. Weghalen?", "One place found. Take it out?"),
    "found.many": (
        "{n} plekken gevonden. Weghalen? alles en geen gelden voor de rest.",
        "{n} places found. Take them out? all and none hold for the rest.",
    ),
    "unsent": (
        "Niet doorzocht: wat {people} aan het typen was. Dat staat nog niet op het verslag: doe dit "
        "opnieuw als het is verstuurd.",
        "Not searched: what {people} was typing. It is not on the record yet: do this again once it is sent.",
    ),
    "what": ("Wat moet eruit (gescheiden door komma's)", "What is to go (parted by commas)"),
    "beside.fact": (
        "Ook gevonden in gegevens van de sessie. Die blijven in dit bestand en in exports: haal het daar "
        "weg voor je ze doorgeeft. Een plaats boven exports verbeter je met fishbowl facts. Noem in naam "
        "of plaats van een sessie nooit een mens:",
        "Found in facts of the session too. They stay in this file and in exports: take it out there "
        "before you pass them on. A place that heads exports is corrected with fishbowl facts. Never name "
        "a person in the name or place of a session:",
    ),
    "beside.file": (
        "Ook gevonden in de naam van het bestand. Hernoem het als niemand de sessie open heeft:",
        "Found in the name of the file too. Rename it once nobody has the session open:",
    ),
    "beside.case": (
        "Ook gevonden in aanpakken van dit onderzoek. Haal het daar met een editor weg:",
        "Found in cases of this study too. Take it out there with an editor:",
    ),
    "beside.door": (
        "Ook gevonden in hoe iemand zich aan de deur noemt. Dat gaat weg als de sessie voorbij is en de deur "
        "dicht:",
        "Found in what someone calls themselves at the door too. That goes once the session is over and the "
        "door closed:",
    ),
    "left": ("Er is niets weggehaald.", "Nothing was taken out."),
    "not_asked": (
        "Er is niets weggehaald, want hier is niemand te vragen. Plekken: {n}. Doe dit in een terminal, of "
        "haal met --yes alles weg.",
        "Nothing was taken out, for there is nobody to ask here. Places: {n}. Do this in a terminal, or take "
        "all of it out with --yes.",
    ),
    "done.one": (
        "Op één plek weggehaald en uit het sessiebestand gewist. Wis ook kopieën en eerdere exports.",
        "Taken out in one place and erased from the session file. Erase copies and earlier exports too.",
    ),
    "done.many": (
        "Op {n} plekken weggehaald en uit het sessiebestand gewist. Wis ook kopieën en eerdere exports.",
        "Taken out in {n} places and erased from the session file. Erase copies and earlier exports too.",
    ),
}
