"""What goes wrong with exports: what happened, where, and what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "exists": (
        "{path} bestaat al en is niet aangeraakt. Kies met --out een andere naam, of vervang het met "
        "--force.",
        "{path} is there already and was not touched. Choose another name with --out, or replace it with "
        "--force.",
    ),
    "not_ours": (
        "De map {path} is niet vervangen: er staat nog iets anders in ({other}). Kies met --out een nieuwe "
        "map.",
        "The folder {path} was not replaced: it holds something else too ({other}). Choose a new folder with "
        "--out.",
    ),
    "cannot_write": (
        "{path} kon niet worden geschreven ({detail}); er is niets half achtergebleven. Maak ruimte, of kies "
        "met --out een map waarin je mag schrijven.",
        "{path} could not be written ({detail}); nothing half-written was left. Make room, or choose a "
        "folder that you may write in with --out.",
    ),
    "several_need_folder": (
        "{path} is een bestand, en meer sessies passen niet in één bestand. Geef met --out een map.",
        "{path} is a file, and several sessions don't go into one file. Name a folder with --out.",
    ),
    "session_twice": (
        "Sessie {name} is twee keer genoemd, en hoort maar één keer in een project. Noem elke één keer.",
        "Session {name} was named twice, and belongs in a project once. Name each session once.",
    ),
    "identifiers": (
        "Er is geen archief gemaakt. Plekken in de woorden waaraan iemand te herkennen kan zijn: {count}. "
        "Bekijk de lijst, haal met fishbowl redact weg wat weg moet (in een casus zelf), en noem met "
        "--accept een bestand met de regels die mogen blijven.",
        "No archive was made. Places in the words that may give a person away: {count}. Look at the list, "
        "take out what has to go with fishbowl redact (in a case by hand), and name a file with the lines "
        "that may stay with --accept.",
    ),
    "archive_only": (
        "--to-key en --accept zijn alleen voor --to archive.",
        "--to-key and --accept are for --to archive alone.",
    ),
    "bad_key": (
        "Dat is geen publieke sleutel van age, en er is niets verzegeld. Geef met --to-key wat met age1 "
        "begint, zoals age-keygen -y het toont; de geheime sleutel hoort hier niet.",
        "That is no public key of age, and nothing was sealed. Give --to-key what begins with age1, as "
        "age-keygen -y shows it; the secret key has no place here.",
    ),
}
