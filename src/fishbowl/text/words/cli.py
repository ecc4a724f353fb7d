"""What the command line says of records."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "no_terminal": (
        "Een scherm heeft een terminal nodig, en hier is de invoer of uitvoer omgeleid. Start dit "
        "rechtstreeks in een terminalvenster; voor pijpen en scripts is er `fishbowl observe --plain`, "
        "`show` en `log`.",
        "A screen needs a terminal, and here its input or output is redirected. Run this directly in a "
        "terminal window; for pipes and scripts there are `fishbowl observe --plain`, `show` and `log`.",
    ),
    "dumb_terminal": (
        "Deze terminal (TERM=dumb) kan geen schermen tonen. Gebruik een gewoon terminalvenster, of "
        "`fishbowl observe --plain`, `show` en `log`.",
        "This terminal (TERM=dumb) can't show screens. Use an ordinary terminal window, or "
        "`fishbowl observe --plain`, `show` and `log`.",
    ),
    "system": (
        "Dit weigerde de computer: {what}. Kijk waar de uitvoer heen gaat; wat was opgeslagen, is er nog.",
        "The computer refused this: {what}. Check where the output goes; what was saved is still there.",
    ),
    "no_sessions": (
        "In {folder} staan nog geen sessies. Maak er een met `fishbowl new`, of kies een andere map met "
        "--study.",
        "There are no sessions in {folder} yet. Make one with `fishbowl new`, or choose another folder with "
        "--study.",
    ),
    "unreadable": ("niet te lezen", "can't be read"),
    "sound": (
        "{path} is gaaf: {events} regels, waarvan {erased} gewist. Laatste hash: {head}",
        "{path} is sound: {events} events, {erased} of them erased. Last hash: {head}",
    ),
    "not_sound": (
        "{path} is niet gaaf (fouten: {count}). Maak een kopie, schrijf er niet meer in en zet een eerdere "
        "kopie terug.",
        "{path} is not sound (faults: {count}). Copy it, write no more to it, and put an earlier copy back.",
    ),
    "withdraw_ask": (
        "Alles wat {person} zei en schreef, wordt gewist; dat kan niet ongedaan worden gemaakt. Typ {person} "
        "om door te gaan",
        "All that {person} said and wrote is erased; that can't be undone. Type {person} to go on",
    ),
    "withdraw_crew": (
        "{person} hoort bij het team, dat niet om toestemming wordt gevraagd: er valt niets in te trekken. "
        "Haal met fishbowl redact weg wat niet op het verslag mag staan.",
        "{person} is of the team, who are not asked for consent: there is none to withdraw. Take out with "
        "fishbowl redact what may not stay on the record.",
    ),
    "named_still": (
        "Anderen noemen {person} nog in wat zij typten of zeiden; dat blijft op het verslag, tot "
        "fishbowl redact het weghaalt (nummer, van wie, wat):{where}",
        "Others still name {person} in what they typed or said; that stays on the record until "
        "fishbowl redact takes it out (number, whose, what):{where}",
    ),
    "named_unread": (
        "Wat observatoren schreven is nog dicht en niet doorzocht. Toon met fishbowl redact {session} "
        "{person} waar zij {person} noemen, als de tafellakens open zijn.",
        "What observers wrote is still closed, and was not searched. Once the tablecloths are open, see with "
        "fishbowl redact {session} {person} where they name {person}.",
    ),
    "for_doors": (
        "{option} hoort bij de link van een deur.",
        "{option} goes with the link of a door.",
    ),
    "aborted": ("Afgebroken.", "Aborted."),
    "answer.yes": ("j", "y"),
    "answer.no": ("n", "n"),
    "answer.all": ("alles", "all"),
    "answer.none": ("geen", "none"),
    "answer_again": ("Antwoord met een van {answers}.", "Answer with one of {answers}."),
    "withdraw_not": ("Er is niets gewist.", "Nothing was erased."),
    "withdrawn": (
        "De toestemming van {person} is ingetrokken en de woorden zijn gewist. Wis ook kopieën en eerdere "
        "exports, en wat er op de opname staat.",
        "The consent of {person} is withdrawn and the words are erased. Erase copies and earlier exports "
        "too, and what is on the recording.",
    ),
}
