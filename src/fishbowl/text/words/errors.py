"""What the rules of the room refuse: one sentence each, that says what happened, where, and what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "arrival_only": (
        "Zelf kun je één keer melden dat je er bent. Vraag de gespreksleider om iets anders vast te leggen.",
        "You can say once, for yourself, that you are here. Ask the moderator to record anything else.",
    ),
    "both_boxes": (
        "Je toestemming is niet vastgelegd: vink beide zinnen aan, meedoen en gebruik van je "
        "gegevens. Wil je "
        "dat niet, zeg het dan tegen de gespreksleider.",
        "Your consent was not recorded: tick both boxes, taking part and use of your data. If you would "
        "rather not, tell the moderator.",
    ),
    "bring_in_whom": (
        "Je wilt iemand erbij halen, maar wie? Kies een deelnemer.",
        "You want to bring someone in, but whom? Choose a participant.",
    ),
    "card_lies_already": (
        "Deze kaart ligt al op tafel: praat erover door, of trek een andere.",
        "This card lies on the table already: talk on about it, or draw another.",
    ),
    "consent_was_withdrawn": (
        "{person} heeft de toestemming ingetrokken, dus van {person} komt er niets meer bij. Wil diegene "
        "toch weer meedoen, voeg dan een nieuwe code toe.",
        "{person} has withdrawn consent, so nothing of {person} can be added any more. Should they want to "
        "take part after all, add them under a new code.",
    ),
    "command_of_another": (
        "Dit is niet opgeslagen: iemand anders heeft deze opdracht al onder hetzelfde nummer gestuurd. Doe "
        "het opnieuw.",
        "This was not saved: somebody else sent a command under the same number already. Do it once more.",
    ),
    "console_taken_meanwhile": (
        "Een ander scherm nam net de leiding over van deze sessie: kijk mee, of neem opnieuw over.",
        "Another screen has just taken over this session: watch along, or take over again.",
    ),
    "debrief_exists": (
        "Deze regel van de nabespreking is al opgeslagen. Schrijf je nieuwe tekst op een nieuwe regel.",
        "This line of the debrief was saved already. Write your new text as a new line.",
    ),
    "debrief_too_early": (
        "De nabespreking begint als de tafellakens open zijn of de sessie is afgelopen. Schrijf het tot dan "
        "in een notitie.",
        "The debrief begins when the tablecloths are open or the session has ended. Until then, write it in "
        "a note.",
    ),
    "deck_empty": (
        "De stapel ‘{deck}’ is op: ga naar de volgende stapel, of leg een kaart terug.",
        "The pile “{deck}” has no cards left: go to the next pile, or put a card back.",
    ),
    "for_yourself_only": (
        "Jij bent niet {person}: dit kun je alleen voor jezelf doen. Vraag het de gespreksleider.",
        "You are not {person}: this you can do for yourself only. Ask the moderator.",
    ),
    "institution_missing": (
        "In het protocol {protocol} wordt de instelling genoemd, maar die is niet ingevuld. Vul de "
        "instelling in bij de gegevens van de sessie; op de opdrachtregel met --institution.",
        "The protocol {protocol} names the institution, but none is filled in. Fill in the institution in "
        "the session's set-up; on the command line with --institution.",
    ),
    "merge_in_circle": (
        "Deze twee vragen kun je niet samenvoegen: het is dezelfde vraag, of een van beide is al "
        "samengevoegd. Haal die eerst uit elkaar.",
        "These two questions can't be merged: they are the same one, or one of them is merged already. Take "
        "that apart first.",
    ),
    "moment_exists": (
        "Dit moment is al gemarkeerd. Markeer een nieuw moment, of verzet dit.",
        "This moment is marked already. Mark a new one, or move this one.",
    ),
    "no_card_on_table": (
        "Er ligt geen kaart op tafel om terug te leggen. Trek er eerst een.",
        "There is no card on the table to put back. Draw one first.",
    ),
    "no_consent_text": (
        "In het protocol van deze sessie staat geen toestemmingstekst om hier aan te vinken. Vraag de "
        "gespreksleider om een formulier op papier.",
        "The protocol of this session has no consent text to tick here. Ask the moderator for a form on "
        "paper.",
    ),
    "no_deck_open": (
        "Er is nu geen stapel aan de beurt. De gespreksleider opent eerst een stapel; trek daarna een kaart.",
        "No pile is open now. The moderator opens one first; then draw a card.",
    ),
    "no_session_yet": (
        "In dit bestand is nog geen sessie gemaakt. Begin er een met ‘fishbowl new’.",
        "No session has been made in this file yet. Start one with “fishbowl new”.",
    ),
    "no_such_card": (
        "De kaart {card} staat niet in het protocol van deze sessie. Kies een kaart van een van de stapels.",
        "The card {card} is not in this session's protocol. Choose a card of one of the piles.",
    ),
    "no_such_debrief": (
        "Deze regel van de nabespreking is van iemand anders of al weggehaald. Kies een regel van jezelf.",
        "This line of the debrief is someone else's or gone already. Choose a line of your own.",
    ),
    "no_such_moment": (
        "Dit moment staat niet (meer) in de sessie. Kies een moment uit de lijst.",
        "This moment is not in the session (any more). Choose one from the list.",
    ),
    "no_such_note": (
        "Deze notitie is van iemand anders, al ingetrokken of nooit opgeslagen. Kies een notitie van jezelf.",
        "This note is someone else's, retracted already or was never saved. Choose a note of your own.",
    ),
    "no_codebook": (
        "Deze sessie heeft geen codeboek, dus er zijn geen codes om te geven. Zet een codeboek met "
        "de naam van "
        "het protocol in protocols/codebooks.",
        "This session has no codebook, so there are no codes to give. Put a codebook with the name of the "
        "protocol in protocols/codebooks.",
    ),
    "no_such_code": (
        "{code} is geen code van codeboek {codebook}. fishbowl codebook show {codebook} laat ze zien.",
        "{code} is no code of codebook {codebook}. fishbowl codebook show {codebook} shows them.",
    ),
    "other_codebook": (
        "Deze sessie gebruikt codeboek {codebook}, versie {version}. Kies codes daaruit.",
        "This session uses codebook {codebook}, version {version}. Choose codes of that one.",
    ),
    "no_such_person": (
        "{person} doet niet mee aan deze sessie. Kijk de code na, of voeg {person} eerst toe.",
        "{person} is not in this session. Check the code, or add {person} first.",
    ),
    "no_such_probe": (
        "De doorvraag {probe} hoort niet bij de vraag {question}. Kies er een die onder de vraag staat.",
        "The probe {probe} does not belong to the question {question}. Choose one that stands under it.",
    ),
    "no_such_question": (
        "Deze vraag staat niet (meer) op een tafellaken. Kies een vraag uit de lijst.",
        "This question is not on a tablecloth (any more). Choose one from the list.",
    ),
    "no_such_question_in_guide": (
        "De vraag {question} staat niet in het protocol van deze sessie. Kies een vraag uit de agenda.",
        "The question {question} is not in this session's protocol. Choose one from the agenda.",
    ),
    "no_such_seat": (
        "Zitplaats {seat} is er niet. Kies een getal van 1 tot en met 99.",
        "There is no seat {seat}. Choose one from 1 to 99.",
    ),
    "no_such_stage": (
        "Het onderdeel {stage} staat niet in het protocol van deze sessie. Kies een onderdeel uit de agenda.",
        "The stage {stage} is not in this session's protocol. Choose one from the agenda.",
    ),
    "no_such_step": (
        "De stap {step} staat niet op de lijst van het onderdeel {stage}. Kies een stap die daar staat.",
        "The step {step} is not on the checklist of the stage {stage}. Choose one that is.",
    ),
    "no_such_topic": (
        "Het onderwerp {topic} hoort niet bij deze check. Kies een onderwerp dat erbij staat.",
        "The topic {topic} is not part of this coverage check. Choose one that is listed there.",
    ),
    "not_asked_yet": (
        "Deze vraag is nog niet gesteld. Markeer eerst dat de vraag wordt gesteld, en daarna het antwoord.",
        "This question has not been asked yet. Mark first that it is asked, then that it was answered.",
    ),
    "not_for_this_role": (
        "Dit kan niet als {role:common.role}. Vraag het de gespreksleider.",
        "This is not for the {role:common.role} to do. Ask the moderator.",
    ),
    "not_paused": (
        "De sessie staat niet op pauze, dus er valt niets te hervatten. Ga gewoon verder.",
        "The session is not paused, so there is nothing to resume. Just go on.",
    ),
    "not_running": (
        "De klok van de sessie loopt niet. Open eerst een onderdeel, of hervat na de pauze.",
        "The session's clock is not running. Open a stage first, or resume after the pause.",
    ),
    "not_started": (
        "De sessie is nog niet begonnen. Open eerst een onderdeel van de agenda.",
        "The session has not started yet. Open a stage of the agenda first.",
    ),
    "not_your_console": (
        "Een ander scherm heeft nu de leiding van deze sessie: kijk mee, of neem over.",
        "Another screen holds the console of this session now: watch along, or take over.",
    ),
    "note_exists": (
        "Deze notitie is al opgeslagen. Verbeter die, of schrijf je nieuwe tekst als nieuwe notitie.",
        "This note was saved already. Correct it, or write your new text as a new note.",
    ),
    "nothing_to_undo": (
        "Van wat je in deze sessie deed, is er niets om ongedaan te maken. Verbeter het met een nieuwe "
        "actie.",
        "Nothing that you did in this session is left to undo. Mend it with a new action.",
    ),
    "other_consent_text": (
        "Je toestemming is niet vastgelegd: bij deze sessie hoort versie {version} van de tekst, en jij las "
        "een andere. Open de pagina opnieuw en lees de tekst die er dan staat.",
        "Your consent was not recorded: this session has version {version} of the text, and you "
        "read another. "
        "Open the page again and read the text that it shows then.",
    ),
    "own_tablecloth_only": (
        "Je kunt alleen op je eigen tafellaken schrijven. Het papier van een observator typt de assistent "
        "over, als papieren notitie.",
        "You can only write on your own tablecloth. An observer's paper is typed in by an assistant, as a "
        "paper note.",
    ),
    "pause_out_of_range": (
        "Zo’n pauze past niet in deze sessie. Geef een begin na de start, en een eind daarna en vóór nu.",
        "Such a pause does not fit this session. Give a beginning after the start, and an end after that "
        "and before now.",
    ),
    "paused_first_resume": (
        "De sessie staat op pauze. Hervat die eerst, en ga dan verder.",
        "The session is paused. Resume it first, then go on.",
    ),
    "person_exists": (
        "{person} doet al mee aan deze sessie. Neem voor iemand anders de volgende code.",
        "{person} is in this session already. Take the next code for someone else.",
    ),
    "person_took_part": (
        "{person} staat al in het verslag van deze sessie en kan niet meer worden weggehaald. Markeer "
        "{person} als afwezig of vertrokken, of leg vast dat de toestemming is ingetrokken.",
        "{person} is on this session's record already and can't be removed. Mark {person} as absent or "
        "left, or record that consent was withdrawn.",
    ),
    "programme_missing": (
        "In het protocol {protocol} wordt de opleiding genoemd, maar die is niet ingevuld. Vul de opleiding "
        "in bij de gegevens van de sessie; op de opdrachtregel met --programme.",
        "The protocol {protocol} names the programme, but none is filled in. Fill in the programme in the "
        "session's set-up; on the command line with --programme.",
    ),
    "quote_without_consent": (
        "Van {person} is er geen toestemming, dus een citaat van {person} kan niet. Laat de spreker weg, of "
        "leg eerst de toestemming vast.",
        "There is no consent from {person}, so they can't be quoted by their code. Leave the speaker out, "
        "or record consent first.",
    ),
    "recorder_is": (
        "De opname {status:common.recorder}, dus dit past niet. Kijk op het apparaat en bevestig wat je "
        "ziet.",
        "The recording {status:common.recorder}, so this does not fit. Look at the device and confirm what "
        "you see.",
    ),
    "seat_taken": (
        "Op plek {seat} zit {person} al. Kies een andere plek, of laat hen later ruilen.",
        "Seat {seat} is {person}'s already. Choose another seat, or have them change places later.",
    ),
    "session_exists": (
        "In dit bestand staat de sessie ‘{name}’ al. Maak een nieuwe sessie in een nieuw bestand.",
        "This file holds the session “{name}” already. Make a new session in a new file.",
    ),
    "setup_stands": (
        "De sessie is afgelopen. Wat op de kaarten stond blijft zo: verbeter alleen plaats, datum en niveau.",
        "The session has ended. What stood on the cards stays so: correct place, date and level only.",
    ),
    "session_over": (
        "De sessie is afgelopen. Wat je nu nog kwijt wilt, hoort in een notitie of in de nabespreking.",
        "The session has ended. What you still want to keep goes into a note or the debrief.",
    ),
    "stage_open_already": (
        "Het onderdeel ‘{stage}’ is al open. Kies een ander onderdeel van de agenda.",
        "The stage “{stage}” is open already. Choose another stage of the agenda.",
    ),
    "table_decks_only": (
        "Aan tafel ga je alleen van stapel naar stapel. Voor iets anders: vraag het de gespreksleider.",
        "At the table you only go from pile to pile. For anything else, ask the moderator.",
    ),
    "tablecloths_closed": (
        "De tafellakens zijn nog dicht, dus de vragen liggen er nog niet. Open eerst de tafellakens.",
        "The tablecloths are still closed, so there are no questions to see yet. Open the tablecloths first.",
    ),
    "tablecloths_open_already": (
        "De tafellakens zijn al open, en dat blijven ze. Lees de notities.",
        "The tablecloths are open already, and stay so. Read the notes.",
    ),
    "tablecloths_too_early": (
        "De tafellakens blijven dicht zolang de deelnemers praten. Open ze vanaf het onderdeel dat het "
        "protocol daarvoor noemt, of na afloop.",
        "The tablecloths stay closed while participants talk. Open them from the stage that the protocol "
        "names for it, or after the end.",
    ),
    "text_too_long": (
        "Deze tekst telt {length} tekens; er passen er {limit} in. Kort de tekst in, of splits hem in "
        "tweeën.",
        "This text has {length} characters, and {limit} fit. Shorten it, or split it in two.",
    ),
    "time_below_zero": (
        "Voor ‘{stage}’ blijft er dan minder dan nul minuten over. Haal er minder minuten af.",
        "That would leave less than no time for “{stage}”. Take fewer minutes off.",
    ),
    "undo_built_upon": (
        "‘{what:events}’ kan niet meer ongedaan worden gemaakt, want daarna kwam ‘{later:events}’, en dat "
        "bouwt erop voort. Maak dat eerst ongedaan, of verbeter het met een nieuwe actie.",
        "“{what:events}” can't be undone any more, since “{later:events}” came after it and rests on it. "
        "Undo that first, or mend it with a new action.",
    ),
}
