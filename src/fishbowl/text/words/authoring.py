"""What is said about protocol and codebook files: faults with their mend, and advice."""

from __future__ import annotations

_ERRORS: dict[str, tuple[str, str]] = {
    "invalid": (
        "{file} kan niet worden gebruikt. Te herstellen ({count}):\n{faults}",
        "{file} can't be used. To mend ({count}):\n{faults}",
    ),
    "unknown_protocol": (
        "Er is geen protocol {name}. Wel: {known}.",
        "There is no protocol {name}. There are: {known}.",
    ),
    "not_in_language": (
        "Protocol {name} is er niet in de taal {lang}, wel in: {others}. Kies die, of maak "
        "{name}.{lang}.yaml.",
        "Protocol {name} is not there in language {lang}, but in: {others}. Choose that, or write "
        "{name}.{lang}.yaml.",
    ),
    "unknown_codebook": (
        "Er is geen codeboek {name}. Wel: {known}.",
        "There is no codebook {name}. There are: {known}.",
    ),
    "no_such_file": (
        "{file} bestaat niet. Kijk de naam en de map na.",
        "{file} does not exist. Check its name and folder.",
    ),
}

_SHAPE: dict[str, tuple[str, str]] = {
    "missing": (
        "hier ontbreekt {name}; voeg een regel {name}: … toe",
        "{name} is missing here; add a line {name}: …",
    ),
    "unknown_key": (
        "{name} betekent hier niets; haal de regel weg",
        "{name} means nothing here; remove the line",
    ),
    "unknown_key_near": (
        "{name} betekent hier niets; bedoel je {near}?",
        "{name} means nothing here; do you mean {near}?",
    ),
    "empty": (
        "hier staat niets achter; vul het in of haal de regel weg",
        "nothing is filled in here; fill it in or remove the line",
    ),
    "want_text": (
        "hier hoort tekst te staan, geen lijst of blok; zet de tekst achter de dubbele punt",
        "text should stand here, no list or block; put the text after the colon",
    ),
    "want_list": (
        "hier hoort een lijst te staan; zet elk deel op een eigen regel met een streepje en een "
        "spatie ervoor",
        "a list should stand here; put each part on a line of its own, after a dash and a space",
    ),
    "want_some": (
        "deze lijst is leeg; zet er minstens één deel in",
        "this list is empty; put at least one part in it",
    ),
    "want_fewer": (
        "deze lijst is te lang; houd er hoogstens {max_length} over",
        "this list is too long; keep at most {max_length}",
    ),
    "want_keys": (
        "hier horen regels met sleutelwoorden te staan, ingesprongen (bijvoorbeeld id: …)",
        "lines with keys should stand here, indented (for instance id: …)",
    ),
    "want_one_of": (
        "{typed} kan hier niet; kies uit {expected}",
        "{typed} can't stand here; choose from {expected}",
    ),
    "want_true_false": (
        "{typed} kan hier niet; schrijf true (ja) of false (nee)",
        "{typed} can't stand here; write true (yes) or false (no)",
    ),
    "want_number": (
        "{typed} is hier geen bruikbaar getal; schrijf een getal in cijfers",
        "{typed} is no number that can be used here; write a number in digits",
    ),
    "want_at_least": (
        "{typed} is te klein; schrijf {ge} of meer",
        "{typed} is too small; write {ge} or more",
    ),
    "want_at_most": (
        "{typed} is te groot; schrijf {le} of minder",
        "{typed} is too large; write {le} or less",
    ),
    "bad_id": (
        "{typed} kan geen id zijn; gebruik kleine letters, cijfers en _, te beginnen met een "
        "letter, hoogstens 40",
        "{typed} can't be an id; use small letters, digits and _, starting with a letter, 40 at most",
    ),
    "bad_minutes": (
        "{typed} zijn geen minuten; schrijf een geheel getal zoals 25, of een bereik zoals 20-30",
        "{typed} is no number of minutes; write a whole number such as 25, or a range such as 20-30",
    ),
    "bad_clock_mark": (
        'dit is geen tijd vanaf het begin: {typed}; schrijf uren en minuten, zoals "00:30"',
        'this is no time from the start: {typed}; write hours and minutes, such as "00:30"',
    ),
    "text_too_long": (
        "deze tekst is langer dan {most} tekens; kort hem in",
        "this text is longer than {most} characters; shorten it",
    ),
    "hidden_character": (
        "hier staat een onzichtbaar teken ({code}); typ de tekst opnieuw zonder dat teken",
        "there is an invisible character here ({code}); type the text again without it",
    ),
    "unknown_blank": (
        "{blank} kan niet worden ingevuld; alleen {known} kan",
        "{blank} can't be filled in; only {known} can",
    ),
    "no_blank": (
        "{blank}: hier wordt niets ingevuld; haal de accolades weg",
        "{blank}: nothing is filled in here; remove the braces",
    ),
    "topic_blank": (
        "deze tekst noemt het onderwerp niet; zet {blank} waar het onderwerp moet komen",
        "this text does not name the topic; put {blank} where the topic should come",
    ),
    "from_above_to": (
        "van {low} tot {high} kan niet; verwissel de twee",
        "from {low} to {high} can't be; swap the two",
    ),
}

_RULES: dict[str, tuple[str, str]] = {
    "used_twice": (
        "{value} is al gebruikt op regel {first}; geef een van de twee een andere naam",
        "{value} is used already on line {first}; give one of the two another name",
    ),
    "no_such_code": (
        "er is geen code met id {name}; kies een id uit de lijst hieronder",
        "there is no code with id {name}; choose an id from the list below",
    ),
    "no_such_element": (
        "er is geen werkzaam element {name}; kies een nummer, naam of id uit een codeboek",
        "there is no effective element {name}; choose a number, name or id from a codebook",
    ),
    "cut_off": (
        "wat hier achter # staat, wordt niet gelezen; zet de hele tekst tussen dubbele aanhalingstekens",
        "what stands behind # here is not read; put the whole text in double quotes",
    ),
    "unanswered": (
        "nog niet beantwoord: {question}",
        "not answered yet: {question}",
    ),
    "mark_contradicts": (
        "de kloktijd is {mark}, maar de minuten tot en met dit onderdeel komen uit op {sum}; "
        "verander een van beide",
        "the clock mark is {mark}, but the minutes up to and with this stage add up to {sum}; "
        "change one of them",
    ),
    "sum_differs": (
        "hier staat {wanted}, maar de minuten van de onderdelen zijn samen {sum}; verander een van beide",
        "this says {wanted}, but the minutes of the stages add up to {sum}; change one of them",
    ),
    "wrong_kind": (
        "{name} horen niet in een onderdeel van soort {kind}; zet ze in een onderdeel met kind: {wanted}",
        "{name} do not belong in a stage of kind {kind}; put them in a stage with kind: {wanted}",
    ),
    "kind_without": (
        "een onderdeel van soort {kind} heeft {name} nodig; voeg ze toe of kies een andere soort",
        "a stage of kind {kind} needs {name}; add them or choose another kind",
    ),
    "file_name": (
        "het bestand heet {name}, maar id en taal vragen om {wanted}; hernoem het of verander id of taal",
        "the file is named {name}, but id and language ask for {wanted}; rename it or change id or language",
    ),
    "codebook_name": (
        "het bestand heet {name}, maar de id vraagt om {wanted}; hernoem het of verander de id",
        "the file is named {name}, but its id asks for {wanted}; rename it or change the id",
    ),
    "no_twin": (
        "de andere taal ontbreekt; maak ernaast {other}, met dezelfde opbouw en id's",
        "the other language is missing; write {other} beside it, with the same structure and ids",
    ),
    "twin_broken": (
        "de andere taal, {other}, kan niet worden gelezen; controleer eerst dat bestand",
        "the other language, {other}, can't be read; check that file first",
    ),
    "twin_lacks": (
        "{name} staat hier, maar niet in {other} (bij regel {line}); voeg het daar toe of haal het hier weg",
        "{name} is here, but not in {other} (near line {line}); add it there or remove it here",
    ),
    "twin_has": (
        "{name} ontbreekt hier, maar staat in {other} op regel {line}; voeg het hier toe of haal "
        "het daar weg",
        "{name} is missing here, but is in {other} on line {line}; add it here or remove it there",
    ),
    "twin_kind": (
        "dit is anders opgebouwd dan in {other} op regel {line}; maak ze gelijk",
        "this is built differently from {other} on line {line}; make them alike",
    ),
    "twin_value": (
        "hier staat {here}, in {other} op regel {line} staat {there}; maak ze gelijk",
        "this says {here}, {other} says {there} on line {line}; make them alike",
    ),
    "twin_length": (
        "deze lijst heeft hier {here} delen en in {other} bij regel {line} {there}; maak ze even lang",
        "this list has {here} parts here and {there} in {other} near line {line}; make them equally long",
    ),
}

_ADVICE: dict[str, tuple[str, str]] = {
    "no_closing": (
        "er is geen onderdeel van soort closing; deelnemers verdienen een afsluiting: voeg die toe",
        "there is no stage of kind closing; participants deserve an ending: add one",
    ),
    "closing_not_last": (
        "na dit slot komen nog onderdelen; zet het slot achteraan",
        "stages come after this closing; put the closing last",
    ),
    "no_consent_text": (
        "er is geen toestemmingstekst: niemand kan op een telefoon toestemming geven, alleen op papier of "
        "mondeling; voeg consent: toe",
        "there is no consent text: nobody can give consent on a phone, on paper or spoken only; add consent:",
    ),
    "observers_consent": (
        "observatoren lezen nu de toestemmingstekst van de deelnemers; schrijf er een voor hen bij "
        "observers:",
        "observers now read the participants' consent text; write one for them at observers:",
    ),
    "no_start_cue": (
        "geen enkele stap start de opname; zet cue: start bij de stap waarin dat gebeurt",
        "no step starts the recording; put cue: start with the step where that happens",
    ),
    "no_stop_cue": (
        "geen enkele stap stopt de opname; zet cue: stop bij een stap aan het eind",
        "no step stops the recording; put cue: stop with a step at the end",
    ),
    "no_pause_cue": (
        "deze pauze pauzeert de opname niet; overweeg een stap met cue: pause, en daarna een met cue: resume",
        "this break does not pause the recording; consider a step with cue: pause, and later one "
        "with cue: resume",
    ),
    "no_resume_cue": (
        "de opname wordt gepauzeerd maar nergens hervat; voeg na de pauze een stap met cue: resume toe",
        "the recording is paused but never resumed; add a step with cue: resume after the break",
    ),
    "never_open": (
        "er zijn observatoren, maar hun tafellakens gaan nooit open; zet tablecloths_may_open: "
        "true bij een onderdeel",
        "there are observers, but their tablecloths never open; put tablecloths_may_open: true with a stage",
    ),
    "more_cards.one": (
        "{cards} kaarten in {n} minuut; neem minder kaarten of meer tijd",
        "{cards} cards in {n} minute; take fewer cards or more time",
    ),
    "more_cards.many": (
        "{cards} kaarten in {n} minuten; neem minder kaarten of meer tijd",
        "{cards} cards in {n} minutes; take fewer cards or more time",
    ),
    "more_questions.one": (
        "{questions} vragen in {n} minuut; stel er minder, maak er additional van of neem meer tijd",
        "{questions} questions in {n} minute; ask fewer, make some additional or take more time",
    ),
    "more_questions.many": (
        "{questions} vragen in {n} minuten; stel er minder, maak er additional van of neem meer tijd",
        "{questions} questions in {n} minutes; ask fewer, make some additional or take more time",
    ),
    "all_additional": (
        "alle vragen van dit onderdeel zijn aanvullend; wat moet zeker worden gevraagd?",
        "all questions of this stage are additional; which must be asked in any case?",
    ),
    "long_text": (
        "een tekst om voor te lezen is langer dan {most} tekens; wie luistert raakt de draad "
        "kwijt: kort hem in",
        "a text to be read out is longer than {most} characters; listeners lose the thread: shorten it",
    ),
}

_CHECK: dict[str, tuple[str, str]] = {
    "faults": ("Te herstellen:", "To mend:"),
    "advice": ("Om te overwegen:", "To consider:"),
    "fine": ("{file}: in orde", "{file}: fine"),
    "not_fine": (
        "{file} kan zo niet worden gebruikt; herstel wat hierboven staat en controleer opnieuw.",
        "{file} can't be used like this; mend what is named above and check again.",
    ),
}

WORDS: dict[str, tuple[str, str]] = _ERRORS | _SHAPE | _RULES | _ADVICE | _CHECK
