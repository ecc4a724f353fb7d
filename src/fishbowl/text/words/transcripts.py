"""Transcripts on the record: what is refused, and what the command line says of them."""

from __future__ import annotations

_REFUSED: dict[str, tuple[str, str]] = {
    "no_such_recording": (
        "Opname {recording} is er niet: deze sessie heeft er {recordings}. Kies een andere met --recording.",
        "There is no recording {recording}: this session has {recordings}. Choose another with --recording.",
    ),
    "transcript_exists": (
        "Dit transcript is er al. Bekijk het met fishbowl transcript list.",
        "This transcript is there already. See it with fishbowl transcript list.",
    ),
    "no_such_transcript": (
        "Dat transcript is er niet. Bekijk welke er zijn met fishbowl transcript list.",
        "There is no such transcript. See which there are with fishbowl transcript list.",
    ),
    "transcript_of_another": (
        "Een verbeterd transcript hoort bij dezelfde opname als het oude; dit is van opname {recording}.",
        "A corrected transcript belongs to the recording of the old one; this is of recording {recording}.",
    ),
    "no_such_utterance": (
        "Die uiting is er niet meer. Bekijk het transcript met fishbowl transcript list.",
        "That utterance is not there any more. See the transcript with fishbowl transcript list.",
    ),
    "utterance_exists": (
        "Die uiting is er al. Bekijk het transcript met fishbowl transcript list.",
        "That utterance is there already. See the transcript with fishbowl transcript list.",
    ),
    "utterance_without_consent": (
        "Van {person} is er geen toestemming, dus diens woorden kunnen niet in het transcript. Leg eerst de "
        "toestemming vast, of laat ze weg.",
        "There is no consent from {person}, so their words can't be in the transcript. Record consent "
        "first, or leave them out.",
    ),
}

_DOUBTED: dict[str, tuple[str, str]] = {
    "file_of_another_recording": (
        "Dit bestand staat al vast als het transcript van opname {recording}. Is het van opname {wanted}, "
        "haal het daar dan eerst weg met fishbowl transcript remove.",
        "This file is on record already as the transcript of recording {recording}. If it is of recording "
        "{wanted}, remove it there first with fishbowl transcript remove.",
    ),
    "file_of_another_session": (
        "Ditzelfde bestand is ook toegevoegd aan {sessions}. Is het van deze sessie?",
        "This same file was added to {sessions} too. Is it of this session?",
    ),
}

_ASKED: dict[str, tuple[str, str]] = {
    "map_needed": (
        "Namen waarvan niet bevestigd is wie het zijn: {n}. Kijk de lijst hierboven na, vul die aan (- voor "
        "onbekend), bewaar die als bestand, en geef dat mee met --map.",
        "Names of which nobody confirmed who they are: {n}. Check the list above, complete it (- for "
        "unknown), save it as a file, and pass that with --map.",
    ),
    "map_nobody": (
        "In {file} staan codes die in deze sessie van niemand zijn: {strange}. Kies uit {codes}, of - voor "
        "onbekend. Wie van het team er niet bij staat, is M of A.",
        "{file} has codes that are nobody's in this session: {strange}. Choose from {codes}, or - for "
        "unknown. Who of the team is not among them is M or A.",
    ),
    "map_unreadable": (
        "{file} is niet te lezen als lijst van namen en codes. Geef per regel naam,code (CSV), of één "
        "JSON-object.",
        "{file} can't be read as a list of names and codes. Give name,code on each line (CSV), or one JSON "
        "object.",
    ),
    "ask_who": (
        "Wie is wie? Typ een code ({codes}) of - voor onbekend. De namen blijven in het bestand.",
        "Who is who? Type a code ({codes}) or - for unknown. The names stay in the file.",
    ),
    "who": ("{name} ({n}×)", "{name} ({n}×)"),
    "who_again": (
        "Die code is hier van niemand. Kies uit {codes}, of - voor onbekend. Wie van het team er niet bij "
        "staat, is M of A.",
        "Nobody has that code here. Choose from {codes}, or - for unknown. Who of the team is not among them "
        "is M or A.",
    ),
    "redact_needed": (
        "Plekken in de woorden die op een naam, adres of nummer lijken: {n}. Kies met --redact all (alles "
        "weghalen) of none (laten staan), of doe dit in een terminal om er per stuk over te beslissen.",
        "Places in the words that look like a name, address or number: {n}. Choose with --redact all (take "
        "out) or none (leave), or do this in a terminal to decide on each.",
    ),
    "ask_redact.one": (
        "Op één plek lijkt een naam, adres of nummer te staan. Weghalen?",
        "In one place there seems to be a name, address or number. Take it out?",
    ),
    "ask_redact.many": (
        "Op {n} plekken lijkt een naam, adres of nummer te staan. Weghalen? alles en geen gelden voor de "
        "rest.",
        "In {n} places there seems to be a name, address or number. Take it out? all and none hold for the "
        "rest.",
    ),
    "redact": ("weghalen", "take out"),
    "which_recording": (
        "Deze sessie heeft {n} opnamen: {recordings}. Zeg met --recording van welke dit het transcript is.",
        "This session has {n} recordings: {recordings}. Say with --recording of which this is the "
        "transcript.",
    ),
    "which": (
        "Deze sessie heeft {n} transcripten. Kies er een met --transcript en het nummer uit transcript list.",
        "This session has {n} transcripts. Choose one with --transcript and its number in transcript list.",
    ),
    "ask_remove": (
        "Het transcript (uitingen: {n}) weghalen en wissen wat erin gezegd is? Dat kan niet ongedaan worden "
        "gemaakt.",
        "Remove the transcript (utterances: {n}), and erase what was said in it? That can't be undone.",
    ),
    "replace_needed": (
        "Er is niets veranderd: deze opname heeft al een transcript. Klopt wat hierboven staat, geef dan "
        "--yes mee, of doe dit in een terminal om het te bevestigen.",
        "Nothing was changed: this recording has a transcript already. If what stands above is right, pass "
        "--yes, or do this in a terminal to confirm it.",
    ),
    "ask_replace": ("Het transcript zo vervangen?", "Replace the transcript so?"),
    "not_replaced": ("Er is niets veranderd.", "Nothing was changed."),
    "not_removed": ("Niets weggehaald.", "Nothing was removed."),
}

_TOLD: dict[str, tuple[str, str]] = {
    "added.one": (
        "{n} uiting van opname {recording} vastgelegd; {redacted}",
        "{n} utterance of recording {recording} on record; {redacted}",
    ),
    "added.many": (
        "{n} uitingen van opname {recording} vastgelegd; {redacted}",
        "{n} utterances of recording {recording} on record; {redacted}",
    ),
    "nothing_taken_out": ("er is niets weggehaald.", "nothing was taken out."),
    "taken_out.one": ("één keer iets weggehaald.", "something was taken out once."),
    "taken_out.many": ("{n} keer iets weggehaald.", "something was taken out {n} times."),
    "silenced.one": (
        "{n} uiting is van iemand zonder toestemming: de woorden zijn niet vastgelegd.",
        "{n} utterance is of someone without consent: the words are not on record.",
    ),
    "silenced.many": (
        "{n} uitingen zijn van iemand zonder toestemming: de woorden zijn niet vastgelegd.",
        "{n} utterances are of someone without consent: their words are not on record.",
    ),
    "no_consent": ("[zonder toestemming]", "[no consent]"),
    "renewed": (
        "Vergeleken met de vorige versie: {same} gelijk, {corrected} verbeterd, {new} nieuw, {dropped} "
        "vervallen.",
        "Against the version before: {same} the same, {corrected} corrected, {new} new, {dropped} dropped.",
    ),
    "replaces": (
        "Opname {recording} heeft al een transcript ({format}; uitingen: {n}). Dit bestand vervangt het; van "
        "een opname telt er één.",
        "Recording {recording} has a transcript already ({format}; utterances: {n}). This file replaces it; "
        "of a recording one counts.",
    ),
    "other_program": (
        "Dit bestand is van een ander programma ({format}). Is het van een tweede recorder, bewaar het dan "
        "liever als bestand.",
        "This file is of another program ({format}). If it is a second recorder's, better keep it as a file.",
    ),
    "anchors_stay": (
        "De ijkpunten ({n}) blijven op hun plek in de opname staan. Begint dit bestand op een ander moment, "
        "kijk ze dan na met fishbowl transcript align.",
        "The anchors ({n}) stay where they are in the recording. If this file begins at another moment, "
        "check them with fishbowl transcript align.",
    ),
    "dropping": (
        "Wat vervalt ({n}) blijft in het log, maar staat in geen export meer. Codes die iemand er in een "
        "eerdere export aan gaf, gaan niet mee naar de nieuwe uitingen.",
        "What is dropped ({n}) stays in the log, but is in no export any more. Codes that someone gave it in "
        "an earlier export do not pass to the new utterances.",
    ),
    "hardly_found": (
        "Bijna niets van wat er was, is in dit bestand teruggevonden. Is het wel van deze sessie en opname?",
        "Hardly anything of what was there is found again in this file. Is it of this session and recording?",
    ),
    "moved": (
        "Uitingen die in het bestand op een andere plek staan: {n}. Ze blijven waar ze waren.",
        "Utterances that stand elsewhere in the file: {n}. They stay where they were.",
    ),
    "moved_in_time": (
        "Klopt hun volgorde niet, exporteer dan met --stamps en verander hun tijden.",
        "If their order is wrong, export with --stamps and change their times.",
    ),
    "redacted_before": (
        "Uit {n} van de verbeterde en vervallen uitingen is na het vastleggen iets weggehaald. Het bestand "
        "kan dat weer bevatten: kijk het na, en haal het weg met fishbowl redact.",
        "Out of {n} of the corrected and dropped utterances something was taken after they were on record. "
        "The file may hold it again: check, and take it out with fishbowl redact.",
    ),
    "as_before.one": (
        "Van {n} naam is de code voorgesteld die de meeste uitingen ervan in de vorige versie hebben.",
        "For {n} name the code is proposed that most of its utterances have in the version before.",
    ),
    "as_before.many": (
        "Van {n} namen is de code voorgesteld die de meeste van hun uitingen in de vorige versie hebben.",
        "For {n} names the code is proposed that most of their utterances have in the version before.",
    ),
    "removed": (
        "Transcript weggehaald (uitingen: {n}), en gewist wat erin gezegd is.",
        "Removed the transcript (utterances: {n}), and erased what was said in it.",
    ),
    "parked": ("vraag {place} van {author}", "question {place} of {author}"),
    "none": (
        "Deze sessie heeft nog geen transcript. Voeg er een toe met fishbowl transcript add.",
        "This session has no transcript yet. Add one with fishbowl transcript add.",
    ),
    "unread": (
        "Niet gelezen: {n}, bij {unit:importing.unit} {lines}. Kijk of daar iets staat dat gezegd is.",
        "Not read: {n}, at {unit:importing.unit} {lines}. See whether something stands there that was said.",
    ),
    "times_kept": (
        "Dit bestand heeft geen tijden: wat erin teruggevonden wordt, houdt die van de vorige versie.",
        "This file has no times: what is found again in it keeps those of the version before.",
    ),
    "pauses_kept": (
        "Het bestand duurt langer dan er zonder pauzes werd opgenomen: aangenomen dat de opname in de pauze "
        "doorliep. Klopt dat niet, kies dan --pauses cut.",
        "The file lasts longer than was recorded without pauses: taken that the recording ran on in the "
        "pause. If that is wrong, choose --pauses cut.",
    ),
    "no_log": (
        "Van deze opname is geen start vastgelegd. Zet ijkpunten met fishbowl transcript align.",
        "No start of this recording was logged. Place anchors with fishbowl transcript align.",
    ),
    "other_time": (
        "Volgens het bestand begon de opname op {file}; deze opname is gestart op {logged}. Is het de goede?",
        "The file says that its recording began on {file}; this one was started on {logged}. Is it the right "
        "one?",
    ),
    "other_length": (
        "Het transcript eindigt op {file}, de opname duurde {recording}. Is het de goede opname, en heel?",
        "The transcript ends at {file}, the recording lasted {recording}. Is it the right recording, and "
        "whole?",
    ),
    "mention.one": (
        "Om {at} is gemeld dat er een naam viel: kijk uiting {first} na.",
        "At {at} someone flagged that a name was said: check utterance {first}.",
    ),
    "mention.many": (
        "Om {at} is gemeld dat er een naam viel: kijk uitingen {first} tot en met {last} na.",
        "At {at} someone flagged that a name was said: check utterances {first} to {last}.",
    ),
    "mentions_how": (
        "Lees ze met fishbowl transcript list --utterances, en haal een naam weg met fishbowl redact.",
        "Read them with fishbowl transcript list --utterances, and take out a name with fishbowl redact.",
    ),
    "mentions_unplaced": (
        "Er is gemeld dat er een naam viel ({at}), maar niet te zeggen is bij welke uiting: lees het "
        "transcript erop na.",
        "Someone flagged that a name was said ({at}), but nothing tells at which utterance: read the "
        "transcript for it.",
    ),
}

WORDS: dict[str, tuple[str, str]] = {**_REFUSED, **_DOUBTED, **_ASKED, **_TOLD}
