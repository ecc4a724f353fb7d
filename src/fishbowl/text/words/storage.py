"""What goes wrong with session files: what happened, where, and what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "missing": (
        "Er is geen sessiebestand {path}. `fishbowl sessions` toont welke er zijn.",
        "There is no session file {path}. `fishbowl sessions` lists those there are.",
    ),
    "empty": (
        "Het sessiebestand {path} is leeg: het is afgekapt of nooit afgemaakt. Zet een kopie terug.",
        "The session file {path} is empty: it was cut off or never finished. Put a copy back in its place.",
    ),
    "foreign": (
        "{path} is geen sessie van fishbowl, of het begin ervan is overschreven. Controleer de naam; "
        "was het wel een sessie, zet dan een kopie terug.",
        "{path} is no session of fishbowl, or its beginning was overwritten. Check the name; "
        "if it was a session, put a copy back.",
    ),
    "newer": (
        "{path} is gemaakt met een nieuwere fishbowl (bestandsversie {version}). Werk fishbowl bij om "
        "verder te gaan; lezen en exporteren kan ook zonder.",
        "{path} was made by a newer fishbowl (file version {version}). Update fishbowl to go on with it; "
        "reading and exporting may work without.",
    ),
    "newer_record": (
        "Een nieuwere fishbowl schreef regel {seq}, van een soort die deze niet kent ({kind}). Sluit deze, "
        "werk fishbowl bij en open {path} opnieuw; er is niets weg.",
        "A newer fishbowl wrote entry {seq}, of a kind that this one does not know ({kind}). Close this one, "
        "update fishbowl and open {path} again; nothing of it is gone.",
    ),
    "damaged": (
        "Het sessiebestand {path} is beschadigd ({detail}). Maak er een kopie van, schrijf er niet meer in, "
        "en zet een eerdere kopie terug; `fishbowl verify` zegt wat nog klopt.",
        "The session file {path} is damaged ({detail}). Copy it, write no more to it, "
        "and put an earlier copy back; `fishbowl verify` says what is still sound.",
    ),
    "damaged_record": (
        "Regel {seq} van {path} is beschadigd. Maak een kopie van het bestand en zet een eerdere kopie "
        "terug; `fishbowl verify` zegt wat nog klopt.",
        "Entry {seq} of {path} is damaged. Copy the file and put an earlier copy back; "
        "`fishbowl verify` says what is still sound.",
    ),
    "engine_too_old": (
        "De meegeleverde SQLite ({version}) kan een sessie beschadigen; nodig is {needed} of nieuwer. "
        "Installeer fishbowl opnieuw, met sqlcipher3 en niet sqlcipher3-binary.",
        "The SQLite in use ({version}) can damage a session; {needed} or newer is needed. "
        "Install fishbowl again, with sqlcipher3 and not sqlcipher3-binary.",
    ),
    "network": (
        "{path} ligt op een netwerkschijf ({kind}); daar kan een lopende sessie stukgaan. Zet de map op de "
        "eigen schijf van deze computer.",
        "{path} is on a network disk ({kind}), which can break a live session. Put the folder on this "
        "computer's own disk.",
    ),
    "no_wal": (
        "De schijf van {path} kan een lopende sessie niet veilig bewaren. Zet de map op de eigen schijf van "
        "deze computer.",
        "The disk of {path} can't keep a live session safely. Put the folder on this computer's own disk.",
    ),
    "synced": (
        "{path} ligt in een map van {service}, die een lopend bestand half kan kopiëren. Zet synchroniseren "
        "uit tot de sessie voorbij is, of gebruik een andere map.",
        "{path} is in a folder of {service}, which may copy a live file half-way. Turn syncing off until the "
        "session is over, or use another folder.",
    ),
    "read_only": (
        "Het bestand of de map is alleen-lezen: er is niets opgeslagen. Zet de sessie in een map van jezelf; "
        "nu is het {path}.",
        "The file or its folder is read-only: nothing was stored. Put the session in a folder of your own; "
        "now it is {path}.",
    ),
    "log_out_of_reach": (
        "De laatste regels van {path} staan nog in {log}, en de map is alleen-lezen. Kopieer beide bestanden "
        "naar een map van jezelf en open de sessie daar.",
        "The last entries of {path} are still in {log}, and the folder is read-only. Copy both files to a "
        "folder of your own and open the session there.",
    ),
    "cannot_open": (
        "{path} kan niet worden geopend ({detail}). Controleer of het bestand en de map van jou zijn.",
        "{path} can't be opened ({detail}). Check that the file and its folder are yours.",
    ),
    "disk_full": (
        "De schijf is vol: dit is niet opgeslagen. Maak ruimte en doe het opnieuw; van eerder is niets weg. "
        "Het is de schijf van {path}.",
        "The disk is full: this was not saved. Make room and do it again; nothing from before is lost. It is "
        "the disk of {path}.",
    ),
    "disk_failed": (
        "De schijf gaf een fout ({detail}): dit is niet opgeslagen. Controleer of de schijf nog vastzit en "
        "ruimte heeft, en doe het opnieuw. Het is de schijf van {path}.",
        "The disk failed ({detail}): this was not saved. Check that it is still connected and has room, and "
        "do it again. It is the disk of {path}.",
    ),
    "no_room": (
        "De schijf is te vol om {path} te openen. Maak ruimte en open de sessie opnieuw; er is niets weg.",
        "The disk is too full to open {path}. Make room and open the session again; nothing of it is gone.",
    ),
    "disk_not_read": (
        "De schijf gaf een fout bij het lezen van {path} ({detail}). Controleer of de schijf nog vastzit en "
        "ruimte heeft, en open de sessie opnieuw.",
        "The disk failed when {path} was read ({detail}). Check that it is still connected and has room, and "
        "open the session again.",
    ),
    "busy_reading": (
        "Een ander programma houdt {path} te lang bezet. Sluit wat de sessie nog meer open heeft, en open "
        "die opnieuw.",
        "Another program keeps {path} busy for too long. Close whatever else has the session open, and open "
        "it again.",
    ),
    "busy": (
        "Een ander programma hield de sessie te lang bezet: dit is niet opgeslagen. Doe het opnieuw; blijft "
        "het zo, sluit dan wat {path} nog meer open heeft.",
        "Another program kept the session busy for too long: this was not saved. Do it again; if it stays "
        "so, close whatever else has {path} open.",
    ),
    "moved": (
        "Het sessiebestand is verplaatst, hernoemd of verwijderd: dit is niet opgeslagen. Zet het terug (ook "
        "uit de prullenbak) en sluit tot dan niets; het hoort te heten {path}.",
        "The session file was moved, renamed or deleted: this was not saved. Put it back (from the bin, too) "
        "and close nothing until then; its name is {path}.",
    ),
    "not_accepted": (
        "{path} nam de regel niet aan ({detail}): dit is niet opgeslagen. Sluit de sessie, open die weer en "
        "doe het opnieuw.",
        "{path} did not accept the entry ({detail}): this was not saved. Close the session, open it again "
        "and do it again.",
    ),
    "not_storable": (
        "Een regel ({kind}) bevat iets dat {path} niet kan bewaren: dit is niet opgeslagen. Typ de tekst "
        "opnieuw, zonder wat geen gewoon teken is.",
        "An entry ({kind}) holds something that {path} can't keep: this was not saved. Type its text again, "
        "without what is no ordinary character.",
    ),
    "not_scrubbed": (
        "De woorden zijn gewist, maar resten staan nog in {path}, omdat een ander programma het bestand "
        "bezet houdt. Sluit de andere schermen van deze sessie: met het laatste verdwijnen ze.",
        "The words are erased, but remains are still in {path}, since another program keeps the file busy. "
        "Close the other screens of this session: they go with the last one.",
    ),
    "exists": (
        "Er is al een bestand {path}; het is niet aangeraakt. Kies een andere naam.",
        "There is a file {path} already; it was not touched. Choose another name.",
    ),
    "cannot_make": (
        "{path} kan niet worden gemaakt ({detail}). Kies een map waarin je mag schrijven.",
        "{path} can't be made ({detail}). Choose a folder that you may write in.",
    ),
    "no_events": (
        "In {path} is nooit een sessie begonnen. Verwijder het bestand en maak de sessie opnieuw.",
        "No session was ever begun in {path}. Delete the file and make the session again.",
    ),
    "no_sessions": (
        "In {folder} staat nog geen sessie. Maak er een met `fishbowl new`.",
        "There is no session in {folder} yet. Make one with `fishbowl new`.",
    ),
    "no_such_session": (
        "Er is geen sessie {name} in {folder}. `fishbowl sessions` toont welke er zijn.",
        "There is no session {name} in {folder}. `fishbowl sessions` lists those there are.",
    ),
    "several_sessions": (
        "Meer dan een sessie heet {name}: {files}. Geef de naam van het bestand.",
        "More than one session is named {name}: {files}. Give the name of the file.",
    ),
    "fault_file": (
        "Het bestand is beschadigd: {detail}.",
        "The file is damaged: {detail}.",
    ),
    "fault_guard": (
        "De beveiliging {name} is weg of veranderd: het bestand is met een ander programma bewerkt.",
        "The guard {name} is gone or changed: the file was worked on with another program.",
    ),
    "fault_gap": (
        "Regel {seq} ontbreekt.",
        "Entry {seq} is missing.",
    ),
    "fault_changed": (
        "Regel {seq} is niet meer zoals ze werd opgeslagen, of wat ervoor stond is vervangen.",
        "Entry {seq} is not as it was stored, or what stood before it was replaced.",
    ),
    "fault_words": (
        "De woorden bij regel {seq} zijn veranderd of ontbreken.",
        "The words with entry {seq} were changed or are missing.",
    ),
    "fault_kind": (
        "Regel {seq} is van een soort die deze fishbowl niet kent ({kind}).",
        "Entry {seq} is of a kind that this fishbowl does not know ({kind}).",
    ),
    "fault_data": (
        "Regel {seq} is niet leesbaar.",
        "Entry {seq} can't be read.",
    ),
    "fault_head": (
        "De regel met kenmerk {head} is er niet: het einde is afgekapt of het is een andere sessie.",
        "The entry with the mark {head} is not there: the end was cut off, or this is another session.",
    ),
}
