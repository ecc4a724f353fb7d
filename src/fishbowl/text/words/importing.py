"""What is said of transcript files: why one can't be read, what to look at in one that was, and redactions.

A warning's `{unit:importing.unit} {line}` is where it is first met, `{n}` how often.
"""

from __future__ import annotations

_UNREADABLE: dict[str, tuple[str, str]] = {
    "too_big": (
        "{file} is groter dan {most} MB en is niet geopend. Kies het transcript zelf, niet de opname.",
        "{file} is larger than {most} MB and was not opened. Choose the transcript itself, not the "
        "recording.",
    ),
    "no_text": (
        "{file} is geen tekst. Kies het transcript zelf, niet de opname; is het een transcript in UTF-16, "
        "zeg dan --encoding utf-16-le.",
        "{file} is no text. Choose the transcript itself, not the recording; if it is a transcript in "
        "UTF-16, say --encoding utf-16-le.",
    ),
    "not_utf8": (
        "{file} is geen UTF-8 (regel {line}). Zeg welke codering het is, bijvoorbeeld --encoding cp1252 "
        "voor een bestand uit ouder Windows.",
        "{file} is not UTF-8 (line {line}). Say which encoding it has, such as --encoding cp1252 for a file"
        " from an older Windows.",
    ),
    "not_in_encoding": (
        "{file} is geen {encoding} (regel {line}). Probeer een andere --encoding, of exporteer het opnieuw.",
        "{file} is not {encoding} (line {line}). Try another --encoding, or export it again.",
    ),
    "unknown_encoding": (
        "{encoding} is geen codering die hier gelezen wordt. Kies bij --encoding uit: {known}.",
        "{encoding} is no encoding that is read here. Choose for --encoding from: {known}.",
    ),
    "too_many_lines": (
        "{file} heeft meer dan {most} regels; dit is geen transcript van één opname. Splits het bestand.",
        "{file} has more than {most} lines; this is no transcript of one recording. Split the file.",
    ),
    "too_many_parts": (
        "{file} bevat meer dan {most} onderdelen; dit is geen transcript van één opname. Exporteer het "
        "zonder de tijden per letter.",
        "{file} holds more than {most} parts; this is no transcript of one recording. Export it without the"
        " times of each letter.",
    ),
    "too_many_utterances": (
        "{file} bevat meer dan {most} uitingen; dit is geen transcript van één opname. Splits het bestand.",
        "{file} holds more than {most} utterances; this is no transcript of one recording. Split the file.",
    ),
    "too_deep": (
        "{file} ligt te diep genest om een transcript te zijn. Exporteer het opnieuw.",
        "{file} is nested too deep to be a transcript. Export it again.",
    ),
    "broken_json": (
        "{file} is geen geldige JSON ({why}). Exporteer het opnieuw.",
        "{file} is no valid JSON ({why}). Export it again.",
    ),
    "other_json": (
        "{file} is JSON, maar niet van Amberscript, Whisper of WhisperX ({why}). Exporteer het als VTT.",
        "{file} is JSON, but not of Amberscript, Whisper or WhisperX ({why}). Export it as VTT.",
    ),
    "broken_docx": (
        "{file} is geen Word-document dat veilig te lezen is. Open het in Word, bewaar het opnieuw als "
        ".docx, of neem de VTT-export.",
        "{file} is no Word document that is safe to read. Open it in Word and save it as .docx again, or "
        "take the VTT export.",
    ),
    "docx_too_big": (
        "{file} pakt uit tot meer dan een transcript kan zijn, en is niet gelezen. Neem de VTT-export.",
        "{file} unpacks to more than a transcript can be, and was not read. Take the VTT export.",
    ),
    "old_word": (
        "{file} is een document van ouder Word (.doc). Open het en bewaar het als .docx.",
        "{file} is a document of an older Word (.doc). Open it and save it as .docx.",
    ),
    "pdf": (
        "{file} is een pdf: daarin staat niet meer wat bij elkaar hoort. Exporteer het transcript als VTT "
        "of .docx.",
        "{file} is a PDF, which no longer says what belongs together. Export the transcript as VTT or .docx.",
    ),
    "rtf": (
        "{file} is rtf. Open het in Word en bewaar het als .docx.",
        "{file} is RTF. Open it in Word and save it as .docx.",
    ),
    "own_without_transcript": (
        "{file} is een export van vóór er een transcript was: het sessieverslag, en niet wat er gezegd is. "
        "Voeg eerst een transcript van de opname toe, en exporteer dan opnieuw om het te verbeteren.",
        "{file} is an export from before there was a transcript: the session's record, and not what was "
        "said. Add a transcript of the recording first, then export again to correct it.",
    ),
    "which_part": (
        "In {file} staan de transcripten van opnamen {recordings}. Zeg met --recording welke je verbeterd "
        "hebt; de rest van het bestand wordt dan niet gelezen.",
        "{file} holds the transcripts of recordings {recordings}. Say with --recording which one you "
        "corrected; the rest of the file is not read then.",
    ),
    "no_such_part": (
        "In {file} staat geen transcript van opname {recording}, wel van {recordings}. Kies een andere met "
        "--recording.",
        "{file} holds no transcript of recording {recording}, but of {recordings}. Choose another with "
        "--recording.",
    ),
    "no_utterances": (
        "In {file} is geen uiting gevonden (niet gelezen: {unread}). Een transcript heeft tijden, of namen "
        "met een dubbele punt voor wat er gezegd wordt. docs/transcripts.md zegt welke export te kiezen.",
        "No utterance was found in {file} (not read: {unread}). A transcript has times, or names with a "
        "colon before what is said. docs/transcripts.md says which export to choose.",
    ),
}

_WARNINGS: dict[str, tuple[str, str]] = {
    "warning.no_times": (
        "Dit bestand heeft geen tijden: niets ervan kan aan een onderdeel of kaart worden gekoppeld. Kies "
        "zo mogelijk een export met tijden.",
        "This file has no times: nothing of it can be tied to a stage or card. Choose an export with times "
        "where there is one.",
    ),
    "warning.no_speakers": (
        "Dit bestand noemt geen sprekers: wie wat zei, blijft leeg. Kies zo mogelijk een export met "
        "sprekers.",
        "This file names no speakers: who said what stays empty. Choose an export with speakers where there"
        " is one.",
    ),
    "warning.unnamed": (
        "Uitingen zonder spreker: {n}, eerst bij {unit:importing.unit} {line}. Kijk ze na.",
        "Utterances without a speaker: {n}, first at {unit:importing.unit} {line}. Check them.",
    ),
    "warning.times_missing": (
        "Uitingen zonder tijd tussen andere: {n}, eerst bij {unit:importing.unit} {line}. Ze staan op de "
        "tijd van de uiting ervoor.",
        "Utterances without a time among others: {n}, first at {unit:importing.unit} {line}. They have the "
        "time of the one before.",
    ),
    "warning.unusual_times": (
        "Tijden die anders geschreven zijn dan hoort (0:0:1.60): {n}, eerst bij {unit:importing.unit} "
        "{line}. Ze kunnen tot een seconde verkeerd gelezen zijn.",
        "Times that are written otherwise than they should be (0:0:1.60): {n}, first at "
        "{unit:importing.unit} {line}. They may be read up to a second wrong.",
    ),
    "warning.broken_times": (
        "Tijden die niet te lezen zijn: {n}, eerst bij {unit:importing.unit} {line}. Wat eronder staat, is "
        "niet gelezen; herstel de tijd in het bestand.",
        "Times that can't be read: {n}, first at {unit:importing.unit} {line}. What is under them was not "
        "read; mend the time in the file.",
    ),
    "warning.out_of_order": (
        "Uitingen die eerder beginnen dan die ervoor: {n}, eerst bij {unit:importing.unit} {line}. Ze zijn "
        "op tijd gezet.",
        "Utterances that start before the one above them: {n}, first at {unit:importing.unit} {line}. They "
        "were put in order of time.",
    ),
    "warning.end_before_start": (
        "Uitingen die eindigen voor ze beginnen: {n}, eerst bij {unit:importing.unit} {line}. Hun einde is "
        "geschat.",
        "Utterances that end before they start: {n}, first at {unit:importing.unit} {line}. Their ends are "
        "inferred.",
    ),
    "warning.no_length": (
        "Uitingen die nul seconden duren: {n}, eerst bij {unit:importing.unit} {line}. Ze zijn zo "
        "overgenomen.",
        "Utterances that last no time: {n}, first at {unit:importing.unit} {line}. They were taken as they "
        "are.",
    ),
    "warning.two_voices": (
        "Ondertitels met meer dan één spreker: {n}, eerst bij {unit:importing.unit} {line}. Elk heeft de "
        "tijd van het geheel.",
        "Captions with more than one speaker: {n}, first at {unit:importing.unit} {line}. Each has the time"
        " of the whole.",
    ),
    "warning.words_of_others": (
        "Stukken waarvan woorden aan een ander zijn toegeschreven: {n}, eerst bij {unit:importing.unit} "
        "{line}. Luister ze na.",
        "Segments with words that are given to someone else: {n}, first at {unit:importing.unit} {line}. "
        "Check them by ear.",
    ),
    "warning.doubtful_speaker": (
        "Tekst met een dubbele punt die een spreker kan zijn, maar als tekst gelezen is: {n}, eerst bij "
        "{unit:importing.unit} {line}. Kijk het na.",
        "Text with a colon that may be a speaker but was read as text: {n}, first at {unit:importing.unit} "
        "{line}. Check it.",
    ),
    "warning.joined": (
        "Stukken zonder code, gelezen bij de beurt erboven: {n}, eerst bij {unit:importing.unit} {line}. Is "
        "het een kopje of van een ander, haal het dan weg of zet er een code voor.",
        "Pieces without a code, read as part of the turn above: {n}, first at {unit:importing.unit} {line}. "
        "If one is a heading or someone else's, take it out or put a code in front.",
    ),
    "warning.doubtful_head": (
        "Tekst die eindigt op een tijd en een spreker kan zijn, maar als tekst gelezen is: {n}, eerst bij "
        "{unit:importing.unit} {line}. Kijk het na.",
        "Text that ends in a time and may be a speaker but was read as text: {n}, first at "
        "{unit:importing.unit} {line}. Check it.",
    ),
    "warning.maybe_id": (
        "Regels vlak boven een tijd die als tekst gelezen zijn, maar een kopje kunnen zijn: {n}, eerst bij "
        "{unit:importing.unit} {line}. Kijk het na.",
        "Lines right above a time that were read as text but may be a heading: {n}, first at "
        "{unit:importing.unit} {line}. Check it.",
    ),
    "warning.no_head": (
        "De kop WEBVTT ontbreekt; gelezen alsof die er stond. Kijk na of het bestand heel is.",
        "The head WEBVTT is missing; read as if it were there. Check that the file is whole.",
    ),
    "warning.start_offset": (
        "Het bestand geeft een verschuiving van de begintijd; die is bij elke tijd opgeteld. Vergelijk een "
        "tijd met de opname.",
        "The file gives an offset of its start, which was added to every time. Compare a time with the "
        "recording.",
    ),
    "warning.lost_letters": (
        "Uitingen waarin tekens verloren gegaan zijn (�): {n}, eerst bij {unit:importing.unit} {line}. "
        "Exporteer het opnieuw als UTF-8.",
        "Utterances in which characters were lost (�): {n}, first at {unit:importing.unit} {line}. Export "
        "it again as UTF-8.",
    ),
    "unit.line": ("regel", "line"),
    "unit.paragraph": ("alinea", "paragraph"),
    "unit.segment": ("segment", "segment"),
}

_REDACTION: dict[str, tuple[str, str]] = {
    "redact.name": ("[naam]", "[name]"),
    "redact.email": ("[e-mailadres]", "[e-mail address]"),
    "redact.phone": ("[telefoonnummer]", "[phone number]"),
    "redact.student_number": ("[studentnummer]", "[student number]"),
}

WORDS: dict[str, tuple[str, str]] = {**_UNREADABLE, **_WARNINGS, **_REDACTION}
