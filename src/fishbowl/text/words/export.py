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
}
