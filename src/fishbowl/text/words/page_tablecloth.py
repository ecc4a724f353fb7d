"""Words of the observer's page."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the head
    "readers.me": (
        "Alleen jij leest dit, tot de tafellakens opengaan.",
        "Only you read this, until the tablecloths open.",
    ),
    "readers.crew": (
        "Sinds {time} open voor gespreksleider en assistenten.",
        "Open to the moderator and assistants since {time}.",
    ),
    "rehearsal": ("Oefensessie", "Rehearsal"),
    "clock.before": ("nog niet begonnen", "not begun yet"),
    "clock.paused": ("gepauzeerd", "paused"),
    "clock.over": ("afgelopen", "over"),
    "clock.left.one": ("nog {n} min", "{n} min left"),
    "clock.left.many": ("nog {n} min", "{n} min left"),
    "clock.last": ("laatste minuut", "last minute"),
    "clock.over_by.one": ("{n} min over tijd", "{n} min over"),
    "clock.over_by.many": ("{n} min over tijd", "{n} min over"),
    "card": ("Kaart {number}", "Card {number}"),
    "withdrawn": (
        "Je hebt je toestemming ingetrokken: wat je schreef is gewist, en er komt niets meer bij.",
        "You have withdrawn consent: what you wrote is erased, and nothing can be added.",
    ),
    # the connection
    "link.down": (
        "Geen verbinding. Schrijf gerust door: alles staat op dit apparaat en gaat straks vanzelf mee.",
        "No connection. Write on: everything is kept on this device and goes along later by itself.",
    ),
    "link.waiting.one": ("{n} wacht op verzending.", "{n} waits to be sent."),
    "link.waiting.many": ("{n} wachten op verzending.", "{n} wait to be sent."),
    "link.not_kept": (
        "Deze browser bewaart niets: laat dit tabblad open tot alles is afgeleverd.",
        "This browser keeps nothing: leave this tab open until everything is delivered.",
    ),
    "elsewhere.one": (
        "Op dit apparaat staat nog {n} notitie van {who}. Vraag de gespreksleider om je "
        "ook als {who} binnen te laten.",
        "This device still holds {n} note of {who}. Ask the moderator to let you in as {who} too.",
    ),
    "elsewhere.many": (
        "Op dit apparaat staan nog {n} notities van {who}. Vraag de gespreksleider om je "
        "ook als {who} binnen te laten.",
        "This device still holds {n} notes of {who}. Ask the moderator to let you in as {who} too.",
    ),
    # the notes
    "notes": ("Je notities", "Your notes"),
    "notes.none": (
        "Nog niets geschreven. Typ hieronder wat je hoort of ziet; Enter bewaart.",
        "Nothing written yet. Type below what you hear or see; Enter keeps it.",
    ),
    "status.here": ("hier bewaard", "saved here"),
    "status.delivered": ("afgeleverd", "delivered"),
    "status.refused": ("niet aangenomen", "not accepted"),
    "status.erased": ("gewist", "erased"),
    "named": ("naam genoemd", "name mentioned"),
    "note.more": ("Notitie van {time}: meer", "Note of {time}: more"),
    "note.correct": ("Verbeter", "Correct"),
    "note.codes": ("Kandidaat-codes", "Candidate codes"),
    "note.flag": ("Naam genoemd", "Name mentioned"),
    "note.retract": ("Trek in", "Retract"),
    "note.retract.sure": ("Ja, trek in", "Yes, retract"),
    "note.mend": ("Pas aan", "Mend"),
    "note.discard": ("Laat vervallen", "Discard"),
    "said.delivered": ("Afgeleverd.", "Delivered."),
    "said.retracted": ("Ingetrokken.", "Retracted."),
    "said.taken_out": (
        "Uit die notitie is iets weggehaald: verbeter haar opnieuw.",
        "Something was taken out of that note: correct it anew.",
    ),
    "said.refused": ("Niet aangenomen: {sentence}", "Not accepted: {sentence}"),
    "refused.unreadable": (
        "Dit kon niet worden gelezen. Maak de tekst korter, of herlaad de pagina en probeer het opnieuw.",
        "This could not be read. Make the text shorter, or reload the page and try again.",
    ),
    # candidate codes
    "codes.help": (
        "Een eerste indruk, voor wie later codeert. Vink niets aan om alles terug te nemen.",
        "A first impression, for those who code later. Tick nothing to take all back.",
    ),
    # the line
    "writing": ("Schrijven", "Writing"),
    "text": ("Je notitie", "Your note"),
    "text.hint": ("Wat hoor of zie je?", "What do you hear or see?"),
    "keep": ("Bewaar", "Save"),
    "keep.correction": ("Verbeter", "Correct"),
    "correcting": ("Je verbetert een notitie.", "You are correcting a note."),
    "correcting.leave": ("Laat maar", "Never mind"),
    "kind": ("Soort notitie", "Kind of note"),
    "kind.observation": ("observatie", "observation"),
    "kind.quote": ("citaat", "quote"),
    "kind.question": ("vraag", "question"),
    "kind.own_view": ("mening", "own view"),
    "kind.check": ("nakijken", "check"),
    "speaker": ("Wie zei het?", "Who said it?"),
    "speaker.unknown": ("wie?", "who?"),
    "speaker.seat": ("{id}, plek {seat}", "{id}, seat {seat}"),
    # one's own questions, from the break on
    "questions": ("Jouw vragen", "Your questions"),
    "questions.none": (
        "Je hebt geen vragen opgeschreven. Dat kan nog: begin met een vraagteken.",
        "You wrote down no questions. You still can: begin with a question mark.",
    ),
    "asking.me": ("Nu jouw vraag: stel hem", "Your question now: ask it"),
    "asking.someone": ("Een andere observator is aan de beurt.", "Another observer is asking."),
    "fate.waiting": ("wacht", "waiting"),
    "fate.asked": ("gesteld", "asked"),
    "fate.now": ("nu aan de beurt", "now"),
    "fate.answered": ("beantwoord", "answered"),
    "fate.left": ("blijft liggen", "left over"),
    # consent
    "consent": ("Je toestemming", "Your consent"),
    "consent.missing": (
        "Je toestemming is nog niet vastgelegd; schrijven kan al.",
        "Your consent is not recorded yet; you can write already.",
    ),
    "consent.on_paper": (
        "Je toestemming is nog niet vastgelegd: geef je formulier aan de gespreksleider. Schrijven kan al.",
        "Your consent is not recorded yet: hand your form to the moderator. You can write already.",
    ),
    "consent.open": ("Lees en onderteken", "Read and sign"),
    "consent.give": ("Ik geef toestemming", "I give my consent"),
    "consent.later": ("Later", "Later"),
    "consent.both": (
        "Vink allebei de zinnen aan, of kies Later en praat erover met de gespreksleider.",
        "Tick both sentences, or choose Later and talk about it with the moderator.",
    ),
    "consent.not_saved": (
        "Je toestemming is nog niet opgeslagen: geen verbinding. Probeer het zo nog eens.",
        "Your consent is not saved yet: no connection. Try again in a moment.",
    ),
    # how it works
    "guide.open": ("Uitleg", "Help"),
    "guide": ("Zo werkt je tafellaken", "How your tablecloth works"),
    "rules": ("Regels voor observatoren", "Rules for observers"),
    "marks": ("Soorten: tik, of begin met het teken", "Kinds: tap, or begin with the mark"),
    "mark.observation": ("observatie: wat je ziet of hoort", "observation: what you see or hear"),
    "mark.quote": (
        "citaat, woord voor woord; tik wie het zei, of typ >3",
        "quote, word for word; tap who said it, or type >3",
    ),
    "mark.question": ("vraag voor na de pauze", "question for after the break"),
    "mark.own_view": ("eigen mening", "own view"),
    "mark.check": ("citaat om na te kijken in de opname", "quote to check against the recording"),
    "keys": ("Toetsen", "Keys"),
    "keys.text": (
        "Enter bewaart. Shift+Enter begint een nieuwe regel. Pijl omhoog op de lege regel verbetert je "
        "laatste notitie; Esc laat dat zitten.",
        "Enter saves. Shift+Enter begins a new line. Arrow up on the empty line corrects your last note; Esc "
        "leaves it as it was.",
    ),
    "delivery": ("Bewaard en afgeleverd", "Saved and delivered"),
    "delivery.text": (
        "‘Hier bewaard’: je notitie staat op dit apparaat en gaat vanzelf mee, ook na uren zonder "
        "verbinding. ‘Afgeleverd’: hij staat in de sessie. Zet je apparaat op stil.",
        "“Saved here”: your note is on this device and goes along by itself, even after hours without "
        "a connection. “Delivered”: it is in the session. Put your device on silent.",
    ),
    "close": ("Sluiten", "Close"),
}
