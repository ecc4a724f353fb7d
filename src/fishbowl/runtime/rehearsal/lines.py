"""What simulated people write: plain examples, marked so that no note can be taken for data.

Each entry is (nl, en). Themes are those of the shipped protocols; another protocol gets the general ones.
"""

from __future__ import annotations

from random import Random

from fishbowl.core.base import Words
from fishbowl.core.notes import NoteKind
from fishbowl.core.protocol import Lang

Line = tuple[str, str]

MARK: Line = ("[gesimuleerd] ", "[simulated] ")

_THEMES = {
    "binding": "binding",
    "binding_wellbeing": "binding",
    "wellbeing": "wellbeing",
    "online": "online",
    "best_practices": "practice",
}

_QUOTES: dict[str, tuple[Line, ...]] = {
    "binding": (
        (
            "Pas bij de introductieweek wist ik wie er in mijn groep zat.",
            "Only in the first week did I know my group.",
        ),
        (
            "De koffie na de les doet meer dan de les zelf.",
            "The coffee after class does more than class itself.",
        ),
        ("Mijn mentor onthield waar ik mee bezig was.", "My mentor remembered what I was working on."),
    ),
    "wellbeing": (
        (
            "Het gaat nu wel, maar de toetsweken blijven zwaar.",
            "I am fine now, but exam weeks are still heavy.",
        ),
        (
            "Sporten met de groep hielp mij meer dan praten.",
            "Sports with the group helped me more than talking.",
        ),
        ("Ik wist niet dat er iemand was om naartoe te gaan.", "I did not know there was someone to go to."),
    ),
    "online": (
        ("Met de camera uit was ik er eigenlijk niet.", "With my camera off I was not really there."),
        ("De kleine groepjes online waren wel fijn.", "The small groups online were nice, though."),
        ("Thuis studeren gaf mij rust.", "Studying at home gave me peace."),
    ),
    "practice": (
        (
            "Klein beginnen, en studenten laten meebeslissen.",
            "Start small, and let students decide with you.",
        ),
        ("Zonder tijd in het rooster gebeurt het niet.", "Without time in the timetable it does not happen."),
        ("Vraag eerst wat er al goed gaat.", "First ask what goes well already."),
    ),
    "": (
        ("Dat herken ik wel.", "I recognise that."),
        ("Bij ons ging dat anders.", "With us that went differently."),
    ),
}

_QUESTIONS: dict[str, tuple[Line, ...]] = {
    "binding": (
        ("Wie nam het initiatief voor die activiteit?", "Who took the initiative for that activity?"),
        ("Wat hadden jullie in het eerste jaar gemist?", "What did you miss in the first year?"),
    ),
    "wellbeing": (
        ("Wanneer merkte je dat het beter ging?", "When did you notice that it went better?"),
        ("Wat zou een docent als eerste moeten zien?", "What should a teacher notice first?"),
    ),
    "online": (
        ("Wat zou je online willen houden?", "What would you keep online?"),
        ("Hoe groot waren die groepjes?", "How large were those groups?"),
    ),
    "practice": (("Hoe kregen jullie collega's mee?", "How did you get colleagues to join?"),),
    "": (("Kun je daar een voorbeeld van geven?", "Can you give an example of that?"),),
}

_OWN_VIEWS: dict[str, tuple[Line, ...]] = {
    "binding": (
        ("Volgens mij doen wij dit te laat in het jaar.", "I think we do this too late in the year."),
    ),
    "wellbeing": (("Ik denk dat wij stress onderschatten.", "I think we underestimate stress."),),
    "online": (("Ik zou online juist vaker gebruiken.", "I would rather use online more often."),),
    "practice": (("Dit zouden wij ook kunnen proberen.", "We could try this as well."),),
    "": (("Dit verrast mij.", "This surprises me."),),
}

_OBSERVATIONS: tuple[Line, ...] = (
    ("Twee knikken, één kijkt weg.", "Two nod, one looks away."),
    ("Er wordt gelachen.", "Laughter."),
    ("Lange stilte na de kaart.", "A long silence after the card."),
    ("Ze buigen naar elkaar toe.", "They lean towards each other."),
    ("Iemand wil iets zeggen en slikt het in.", "Someone wants to speak and holds back."),
    ("Het gesprek gaat vanzelf door.", "The talk goes on by itself."),
)

_CHECKS: tuple[Line, ...] = (
    ("Zei dit 'nooit' of 'nog nooit'? Terugluisteren.", "Was this 'never' or 'never yet'? Listen again."),
    ("Welk jaar werd hier genoemd?", "Which year was mentioned here?"),
)

_MOMENTS: tuple[Line, ...] = (
    ("Sterk voorbeeld", "A strong example"),
    ("Iedereen valt stil", "Everyone falls silent"),
    ("Tegenspraak", "They disagree"),
)

_DEBRIEF: dict[str, Line] = {
    "moments": ("Dit moment nog eens terugkijken.", "Look at this moment again."),
    "surprises": ("Men vroeg elkaar veel.", "They asked each other a lot."),
    "expected": ("Online kwam later op dan gedacht.", "Online came up later than expected."),
    "earlier_groups": ("Rustiger dan de vorige groep.", "Quieter than the group before."),
    "non_verbal": ("Veel knikken, weinig oogcontact.", "Much nodding, little eye contact."),
    "check": ("Het citaat bij de tweede kaart.", "The quote at the second card."),
    "changes": ("Eerder doorgaan naar de volgende stapel.", "Go on to the next pile earlier."),
    "tell": ("Laten weten wat er met de uitkomsten gebeurt.", "Let them know what happens with the results."),
}

_REASONS: dict[str, Line] = {
    "time": ("De laatste vraag mag nog.", "The last question may still be asked."),
    "left": ("De tijd was om.", "Time was up."),
    "deviation": ("Het ging te lang over het rooster.", "It went on about the timetable for too long."),
    "own_note": ("Volgende keer de stoelen dichter bij elkaar.", "Chairs closer together next time."),
}

_INSTITUTION: Line = ("de Oefenhogeschool", "Practice College")
_PROGRAMMES: tuple[Line, ...] = (
    ("opleiding A", "programme A"),
    ("opleiding B", "programme B"),
    ("opleiding C", "programme C"),
)
_ROLES: tuple[Line, ...] = (("docent", "teacher"), ("studentbegeleider", "student counsellor"))
_GENDERS: tuple[Line, ...] = (("vrouw", "woman"), ("man", "man"), ("non-binair", "non-binary"), ("", ""))
_LIVING: tuple[Line, ...] = (("thuis", "at home"), ("op kamers", "in a student room"))


def _pick(chance: Random, lines: tuple[Line, ...], lang: Lang) -> str:
    return _in(lang, chance.choice(lines))


def _in(lang: Lang, line: Line) -> str:
    return line[0] if lang == "nl" else line[1]


def simulated(lang: Lang, line: Line) -> str:
    """The line with the mark that says what it is."""
    return _in(lang, MARK) + _in(lang, line)


def note(chance: Random, lang: Lang, kind: NoteKind, stage_id: str) -> str:
    """Something an observer may write in that stage."""
    theme = _THEMES.get(stage_id, "")
    themed = {"quote": _QUOTES, "question": _QUESTIONS, "own_view": _OWN_VIEWS}
    general = _CHECKS if kind == "check" else _OBSERVATIONS
    return simulated(lang, chance.choice(themed[kind][theme] if kind in themed else general))


def institution(lang: Lang) -> str:
    """A school that does not exist, as the cards name it."""
    return _in(lang, _INSTITUTION)


def programme(lang: Lang) -> str:
    return _in(lang, _PROGRAMMES[0])


def moment(chance: Random, lang: Lang) -> str:
    return simulated(lang, chance.choice(_MOMENTS))


def debrief(lang: Lang, topic: str) -> str:
    return simulated(lang, _DEBRIEF[topic])


def reason(lang: Lang, what: str) -> str:
    return simulated(lang, _REASONS[what])


def attributes(chance: Random, lang: Lang, *, is_student: bool, institution: str) -> Words:
    """Made-up personal attributes, as they come with a form."""
    if is_student:
        return Words.of(
            age=str(chance.randint(17, 27)),
            gender=_pick(chance, _GENDERS, lang),
            programme=_pick(chance, _PROGRAMMES, lang),
            living=_pick(chance, _LIVING, lang),
            institution=institution,
        )
    return Words.of(
        age=str(chance.randint(25, 62)),
        gender=_pick(chance, _GENDERS, lang),
        role=_pick(chance, _ROLES, lang),
        years_in_job=str(chance.randint(1, 25)),
        institution=institution,
    )
