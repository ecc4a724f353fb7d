"""Words of the observer's tablecloth, in the terminal and line by line."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # refusals
    "nothing_written": (
        "Er staat nog niets achter het teken. Schrijf eerst je notitie.",
        "There is nothing behind the mark yet. Write your note first.",
    ),
    "no_such_observer": (
        "{person} is geen observator van deze sessie. Kies een van: {known}.",
        "{person} is no observer of this session. Choose one of: {known}.",
    ),
    "no_observers": (
        "{person} is geen observator van deze sessie: er zijn er geen. De gespreksleider voegt je eerst toe.",
        "{person} is no observer of this session: it has none. The moderator adds you first.",
    ),
    # the state of one's tablecloth
    "title": ("Tafellaken", "Tablecloth"),
    "whose": ("Tafellaken van {person}", "Tablecloth of {person}"),
    "closed": (
        "Alleen jij leest dit, tot de gespreksleider de tafellakens opent.",
        "Only you read this, until the moderator opens the tablecloths.",
    ),
    "closed.short": ("Alleen jij leest dit.", "Only you read this."),
    "opened": (
        "Sinds {time} open voor gespreksleider en assistenten.",
        "Open to the moderator and assistants since {time}.",
    ),
    "no_consent": (
        "Je toestemming is nog niet vastgelegd; schrijven kan al.",
        "Your consent is not recorded yet; you can write already.",
    ),
    "withdrawn": (
        "Je hebt je toestemming ingetrokken: wat je schreef is gewist, en er komt niets meer bij.",
        "You have withdrawn consent: what you wrote is erased, and nothing can be added.",
    ),
    # notes
    "saved": ("bewaard", "saved"),
    "sending": ("…", "…"),
    "not_saved": ("NIET BEWAARD", "NOT SAVED"),
    "name": ("naam!", "name!"),
    "reading": ("…", "…"),
    "try_again": (
        "Niet bewaard, je tekst staat er nog: Enter op de lege regel probeert het opnieuw. {error}",
        "Not saved, your text is still here: Enter on the empty line tries again. {error}",
    ),
    "not_allowed": (
        "Niet bewaard, je tekst staat er nog: haal hem met ↑ terug in de regel. {error}",
        "Not saved, your text is still here: take it back into the line with ↑. {error}",
    ),
    "unsent": (
        "Dit typte je toen dit venster dichtging: Enter bewaart het.",
        "You were typing this when this window was closed: Enter saves it.",
    ),
    "all_saved": ("Alles is nu bewaard.", "All is saved now."),
    # the line
    "length": ("{n} / {limit}", "{n} / {limit}"),
    "correcting": ("verbeteren {time}", "correcting {time}"),
    "pick_first": (
        "Kies eerst met ↑ de notitie die je wilt intrekken.",
        "First choose with ↑ the note that you want to retract.",
    ),
    "no_notes_yet": ("Er is nog geen notitie om te markeren.", "There is no note to mark yet."),
    "codes_after_saving": (
        "Deze notitie is nog niet bewaard. Geef daarna codes.",
        "This note is not saved yet. Give codes after that.",
    ),
    "taken_out": (
        "Uit die notitie is iets weggehaald: verbeter haar opnieuw.",
        "Something was taken out of that note: correct it anew.",
    ),
    "retracted": (
        "Ingetrokken. Ctrl+T haalt de notitie terug.",
        "Retracted. Ctrl+T brings the note back.",
    ),
    "undone": ("Ongedaan gemaakt.", "Undone."),
    "leave_twice": (
        "Hier staat nog tekst die niet is bewaard. Nog eens Ctrl+Q sluit zonder die tekst.",
        "There is text here that is not saved. Ctrl+Q once more leaves without it.",
    ),
    # one's own questions, from the break on
    "questions": ("Jouw vragen", "Your questions"),
    "yours_now": ("NU JOUW VRAAG: stel hem", "YOUR QUESTION NOW: ask it"),
    "someone_asks": ("Een andere observator is aan de beurt", "Another observer is asking"),
    "nobody_asks": ("Er is nu niemand aan de beurt", "Nobody is asking now"),
    "fate.waiting": ("wacht", "waiting"),
    "fate.asked": ("gesteld", "asked"),
    "fate.now": ("NU", "NOW"),
    "fate.answered": ("beantwoord", "answered"),
    "fate.answered_by": ("beantwoord door {people}", "answered by {people}"),
    "fate.left": ("blijft liggen: {reason:tablecloth.left}", "left over: {reason:tablecloth.left}"),
    "fate.joined": ("samen met een andere vraag", "together with another question"),
    "left.time": ("geen tijd", "no time"),
    "left.answered_already": ("was al beantwoord", "answered already"),
    "left.withdrawn": ("teruggenomen", "withdrawn"),
    "left.other": ("andere reden", "another reason"),
    # rules and keys
    "rules": ("Regels voor observatoren", "Rules for observers"),
    "marks": ("Het eerste teken zegt wat het is", "The first character says what it is"),
    "mark.quote": (
        "citaat, woord voor woord; > {code} … of >3 … zegt van wie",
        "quote, word for word; > {code} … or >3 … says whose",
    ),
    "mark.question": ("vraag voor na de pauze", "question for after the break"),
    "mark.own_view": ("eigen mening", "own view"),
    "mark.check": ("citaat om na te kijken", "quote to check against the recording"),
    "mark.observation": ("zonder teken: observatie", "no mark: observation"),
    "keys": ("Toetsen", "Keys"),
    "key.save": ("bewaren", "save"),
    "key.page_up": ("vijf notities terug", "five notes back"),
    "key.page_down": ("vijf notities verder", "five notes on"),
    "key.kind": ("andere soort", "other kind"),
    "key.older": ("verbeteren", "correct"),
    "key.newer": ("nieuwere notitie, of terug naar je regel", "newer note, or back to your line"),
    "key.back": ("terug naar je regel", "back to your line"),
    "key.name": ("naam genoemd", "name mentioned"),
    "key.codes": ("kandidaat-codes", "candidate codes"),
    "key.retract": ("intrekken", "retract"),
    "key.undo": ("ongedaan maken", "undo"),
    "key.rules": ("regels, toetsen", "rules, keys"),
    "key.debrief": ("nabespreken", "debrief"),
    "key.leave": ("sluiten", "leave"),
    "rules_and_keys": ("Regels, tekens en toetsen", "Rules, marks and keys"),
    # line by line
    "plain.help": (
        "Elke regel is een notitie; het antwoord is ‘saved ID’. Tekens: > citaat (> {code} …), ? vraag, "
        "( eigen mening, ! nakijken. Opdrachten: :list :correct ID tekst :retract ID :name ID "
        ":codes :codes ID code … :undo :time :rules :help. Begint je notitie met : en een letter, zet er dan "
        "een spatie voor.",
        "Every line is a note; the answer is “saved ID”. Marks: > quote (> {code} …), ? question, "
        "( own view, ! check. Commands: :list :correct ID text :retract ID :name ID :codes :codes ID code … "
        ":undo :time :rules :help. Where a note begins with : and a letter, put a space before it.",
    ),
    "plain.no_rules": ("geen regels in dit protocol", "no rules in this protocol"),
    "plain.no_such_command": (
        "De opdracht :{name} is er niet. Typ :help voor wat er wel is.",
        "There is no command :{name}. Type :help for those there are.",
    ),
    "plain.no_such_id": (
        "Er is geen notitie van jou met ID {id}. Typ :list voor je notities.",
        "You have no note with the ID {id}. Type :list for your notes.",
    ),
    "plain.which_id": (
        "Er is meer dan één notitie met een ID op {id}. Typ meer van het ID.",
        "More than one note has an ID ending in {id}. Type more of the ID.",
    ),
    "plain.id_wanted": (
        "Zeg van welke notitie: :{name} en dan het ID.",
        "Say of which note: :{name} and then the ID.",
    ),
    "plain.none": ("nog geen notities", "no notes yet"),
    "plain.stage": ("onderdeel: {stage}", "stage: {stage}"),
    "plain.opened": (
        "je tafellaken is nu open voor gespreksleider en assistenten",
        "your tablecloth is open to the moderator and assistants now",
    ),
    "plain.ended": ("de sessie is afgelopen", "the session has ended"),
    "plain.paused": ("de sessie is gepauzeerd", "the session is paused"),
    "plain.running": ("de sessie gaat verder", "the session goes on"),
}
