"""What fishbowl adds to a project for coding programs: names of sources, folders, codes and variables."""

from __future__ import annotations

_SOURCES: dict[str, tuple[str, str]] = {
    "simulated": ("gesimuleerd", "simulated"),
    "project": ("fishbowl: {count} sessies", "fishbowl: {count} sessions"),
    "about": (
        "Gemaakt door fishbowl. Wat de gebruiker fishbowl (automatisch) codeerde, komt uit het logboek van "
        "de sessie: laat het bij overeenstemming van codeurs buiten beschouwing. Codeer onder eigen naam.",
        "Made by fishbowl. What the user fishbowl (automatisch) coded comes from the session's log: leave "
        "it out of figures on agreement between coders. Code under a name of your own.",
    ),
    "coder": ("codeur", "coder"),
    "transcript": ("Transcript {group}", "Transcript {group}"),
    "transcript_of": ("Transcript {group}, opname {recording}", "Transcript {group}, recording {recording}"),
    "transcript.about": (
        "Tijden zijn uren, minuten en seconden in opname {recording}.",
        "Times are hours, minutes and seconds in recording {recording}.",
    ),
    "report": ("Sessieverslag {group}", "Session record {group}"),
    "report.about": (
        "Wat er gebeurde, met tijden op de klok van de sessie, zonder pauzes.",
        "What happened, with times on the session's clock, without pauses.",
    ),
    "tablecloths": ("Waarnemingen {group}", "Observations {group}"),
    "tablecloths.about": (
        "Notities van observatoren en team. Tijden staan op de klok van de sessie en zeggen wanneer het "
        "schrijven begon; tussen haakjes wat er toen op tafel lag.",
        "Notes of observers and team. Times are on the session's clock and say when writing began; in "
        "brackets what lay on the table then.",
    ),
    "kind.transcript": ("transcript", "transcript"),
    "kind.report": ("sessieverslag", "session record"),
    "kind.tablecloths": ("waarnemingen", "observations"),
    "unknown_speaker": ("onbekend", "unknown"),
    "quote_of": ("{kind} van {person}", "{kind} of {person}"),
    "words_of": ("{kind}, woorden van {person}", "{kind}, words of {person}"),
    "names_someone": ("naam genoemd: nog weghalen", "a name mentioned: to be redacted"),
    "marked": ("gemarkeerd moment", "marked moment"),
    "moment": ("Moment {number} {group}", "Moment {number} {group}"),
    "debrief": ("Nabespreking {group}", "Debrief {group}"),
    "procedure": ("Werkwijze {title}", "Procedure {title}"),
    "pause": ("sessie gepauzeerd ({time})", "session paused ({time})"),
    "time_added": ("tijd bij dit onderdeel: {seconds} s", "time for this stage: {seconds} s"),
    "tablecloths_opened": ("tafellakens geopend", "tablecloths opened"),
    "parked.asked": ("vraag van {person}", "question of {person}"),
    "parked.answered": (
        "vraag van {person} beantwoord door {people}",
        "question of {person} answered by {people}",
    ),
    "parked.left": ("vraag van {person} blijft liggen: {why}", "question of {person} left over: {why}"),
    "everyone": ("de groep", "the group"),
    "answer": ("beantwoord in", "answered in"),
    "case": ("{person} ({group})", "{person} ({group})"),
}

_CODES: dict[str, tuple[str, str]] = {
    "inductive": ("Het werkzame element is …", "The effective element is …"),
    "inductive.about": (
        "Voor inductieve codes in eigen woorden, die deze zin afmaken.",
        "For inductive codes in your own words, which complete this sentence.",
    ),
    "folder.course": ("Verloop", "Course"),
    "folder.speakers": ("Sprekers", "Speakers"),
    "folder.observations": ("Waarnemingen", "Observations"),
    "folder.about": (
        "Door fishbowl gecodeerd, uit het logboek van de sessie. De hele map kan weg.",
        "Coded by fishbowl, from the session's log. The whole folder can go.",
    ),
    "code.stage": ("fase: {title}", "stage: {title}"),
    "code.card": ("kaart op tafel: {title} {number}", "card on the table: {title} {number}"),
    "code.card.about": (
        "Dit lag toen voor de groep; het gesprek kan afgedwaald zijn.",
        "This lay before the group then; talk may have wandered.",
    ),
    "code.question": ("vraag aan de orde: {title} {number}", "question put: {title} {number}"),
    "code.boundary": ("grens: plaats onzeker", "boundary: place uncertain"),
    "code.boundary.about": (
        "Zo dicht bij een wisseling dat iemand moet nagaan waar het bij hoort.",
        "So near to a change that a person should look where it belongs.",
    ),
    "boundary": ("Kan horen bij: {places}", "May belong to: {places}"),
    "code.role.participant": ("deelnemers (S, P)", "participants (S, P)"),
    "code.role.observer": ("observatoren (O)", "observers (O)"),
    "code.role.moderator": ("gespreksleider (M)", "moderator (M)"),
    "code.role.assistant": ("assistent (A)", "assistant (A)"),
    "code.speaker": ("spreker: {person} ({group})", "speaker: {person} ({group})"),
    "code.tablecloth": ("tafellaken {person} ({group})", "tablecloth {person} ({group})"),
    "code.crew": ("notitie van het team", "note of the team"),
    "code.parked": ("vraag na de pauze", "question after the break"),
    "code.parked.about": (
        "Een vraag van een observator, en het gesprek waarin die werd gesteld.",
        "An observer's question, and the talk in which it was put.",
    ),
    "code.intervention": ("interventie gespreksleider: {kind}", "intervention by the moderator: {kind}"),
    "intervention.clarify": ("verduidelijken", "clarify"),
    "intervention.bring_in": ("ruimte geven", "bring in"),
    "intervention.next_deck": ("naar de volgende stapel", "to the next deck"),
    "intervention.care": ("zorg en veiligheid", "care and safety"),
    "intervention.deviation": ("afwijking", "deviation"),
    "code.candidates": ("kandidaatcodes", "candidate codes"),
    "code.candidate": ("kandidaat: {code}", "candidate: {code}"),
    "code.candidate.about": (
        "Tijdens de sessie aan een notitie gegeven: een voorstel aan codeurs, nog geen codering.",
        "Given to a note during the session: a suggestion to coders, no coding yet.",
    ),
}

_VARIABLES: dict[str, tuple[str, str]] = {
    "variable.group": ("Groep", "Group"),
    "variable.role": ("Rol", "Role"),
    "variable.institution": ("Instelling", "Institution"),
    "variable.programme": ("Opleiding", "Programme"),
    "variable.age": ("Leeftijd", "Age"),
    "variable.gender": ("Gender", "Gender"),
    "variable.job": ("Functie", "Job"),
    "variable.years_in_job": ("Jaren in functie", "Years in job"),
    "variable.living": ("Woonsituatie", "Living"),
    "variable.teaches_here": ("Geeft deelnemers les", "Teaches participants"),
    "variable.simulated": ("Gesimuleerd", "Simulated"),
    "variable.source_kind": ("Bron soort", "Source kind"),
    "variable.source_group": ("Bron groep", "Source group"),
    "variable.source_protocol": ("Bron protocol", "Source protocol"),
    "variable.source_form": ("Bron vorm", "Source form"),
    "variable.source_level": ("Bron onderwijsniveau", "Source level"),
    "variable.source_institution": ("Bron instelling", "Source institution"),
    "variable.source_programme": ("Bron opleiding", "Source programme"),
    "variable.source_language": ("Bron taal", "Source language"),
    "variable.source_date": ("Bron datum", "Source date"),
    "variable.source_simulated": ("Bron gesimuleerd", "Source simulated"),
}

WORDS = _SOURCES | _CODES | _VARIABLES
