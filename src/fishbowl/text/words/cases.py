"""The questionnaire on an approach, and what is said about case files."""

from __future__ import annotations

_ASK: dict[str, tuple[str, str]] = {
    "name": ("Hoe heet de aanpak?", "What is the approach called?"),
    "description": ("Wat houdt de aanpak in?", "What does it consist of?"),
    "target_group": ("Voor wie is de aanpak?", "Whom is it for?"),
    "aim": ("Wat moet de aanpak bereiken?", "What should it achieve?"),
    "student_time": (
        "Hoeveel tijd vraagt de aanpak van een student?",
        "How much time does it ask of a student?",
    ),
    "curriculum": (
        "Is het onderdeel van het curriculum, of staat het ernaast?",
        "Is it part of the curriculum, or beside it?",
    ),
    "wellbeing": ("Hoe draagt het bij aan welzijn?", "How does it add to wellbeing?"),
    "binding": ("Hoe draagt het bij aan binding?", "How does it add to connection?"),
    "documents": (
        "Welke documenten mag het onderzoek gebruiken? Dit antwoord wordt niet doorgegeven.",
        "Which documents may the study use? This answer is not passed on.",
    ),
    "reach": (
        "Tips voor andere instellingen: hoe bereik je meer studenten?",
        "Tips for other institutions: how are more students reached?",
    ),
    "evaluation": (
        "Is het met studenten geëvalueerd, en wat kwam eruit?",
        "Has it been evaluated with students, and with what outcome?",
    ),
    "testimonials": (
        "Wat zeggen studenten erover? Geen namen.",
        "What do students say of it? No names.",
    ),
    "tips_professionals": ("Tips voor professionals", "Tips for professionals"),
    "tips_students": ("Tips voor studenten", "Tips for students"),
    "pictures": (
        "Welke beelden zijn er, waar, en wie gaf toestemming?",
        "Which pictures are there, where, and who gave consent?",
    ),
    "elements": (
        "Werkzame elementen: nummers of namen uit het codeboek, zoals [1, peer support]",
        "Effective elements: numbers or names from the codebook, such as [1, peer support]",
    ),
}

_SAID: dict[str, tuple[str, str]] = {
    "about": (
        "Een aanpak, uitgewerkt na een groep met professionals. Schrijf geen namen van studenten op.",
        "An approach, worked out after a group with professionals. Write down no names of students.",
    ),
    "how": (
        "Antwoord achter de dubbele punt. Voor meer regels, of met een : of # erin: zet daar | en spring de "
        "regels eronder twee in.",
        "Answer after the colon. For several lines, or with a : or # in them: put | there and indent the "
        "lines below it by two.",
    ),
    "title": ("Aanpakken", "Approaches"),
    "table": (
        "Aanpakken die werken, één per rij: de antwoorden op een vragenlijst, zoals getypt.",
        "Approaches that work, a row for each: the answers to a questionnaire, as typed.",
    ),
    "file": ("Naam van het bestand van de aanpak, zonder .yaml.", "Name of the case's file, without .yaml."),
    "ids": (
        "Ids van de werkzame elementen, gescheiden door een puntkomma.",
        "Ids of the effective elements, parted by semicolons.",
    ),
    "works": ("Werkzame elementen", "Effective elements"),
    "no_answer": ("nog niet beantwoord", "not answered yet"),
    "bad_name": (
        "{name} kan niet de naam van een bestand zijn. Gebruik hoogstens 40 kleine letters, cijfers, - en _.",
        "{name} can't be the name of a file. Use at most 40 small letters, digits, - and _.",
    ),
    "exists": (
        "{path} is er al, en is niet aangeraakt. Vul dat in, of kies een andere naam.",
        "{path} is there already and was not touched. Fill that in, or choose another name.",
    ),
    "none": (
        "In {folder} staan nog geen aanpakken. Maak er een met `fishbowl case new NAAM`.",
        "There are no approaches in {folder} yet. Make one with `fishbowl case new NAME`.",
    ),
}

WORDS: dict[str, tuple[str, str]] = {f"ask.{key}": pair for key, pair in _ASK.items()} | _SAID
