"""What keeps a file from being read as YAML, and what mends it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "kan niet worden geopend ({why}); kijk de naam en de rechten na",
        "can't be opened ({why}); check its name and permissions",
    ),
    "too_big": (
        "is groter dan {most} KiB; dit is geen protocol of codeboek",
        "is larger than {most} KiB; this is no protocol or codebook",
    ),
    "too_many": (
        "bevat meer dan {most} waarden; dit is geen protocol of codeboek",
        "holds more than {most} values; this is no protocol or codebook",
    ),
    "too_deep": (
        "ligt meer dan {most} niveaus diep; haal haakjes of inspringingen weg",
        "lies more than {most} levels deep; remove brackets or indentation",
    ),
    "not_utf8": (
        "bevat tekens die geen UTF-8 zijn; bewaar het bestand als UTF-8",
        "holds characters that are not UTF-8; save the file as UTF-8",
    ),
    "half_character": (
        "bevat een half of leeg teken; typ het teken zelf",
        "holds half a character or an empty one; type the character itself",
    ),
    "nothing_there": (
        "is leeg; begin met een kopie van een bestaand bestand",
        "is empty; start from a copy of a file",
    ),
    "two_documents": (
        "hier begint een tweede document; haal deze regel met --- weg, of zet het in een eigen bestand",
        "a second document starts here; remove this line with ---, or give it a file of its own",
    ),
    "alias": (
        "verwijst met *{name} naar tekst elders; schrijf de tekst hier voluit",
        "refers to text elsewhere with *{name}; write the text out here",
    ),
    "tag": (
        "heeft een label {tag}; haal het uitroepteken en dat woord weg, of zet de tekst tussen "
        "aanhalingstekens",
        "has a tag {tag}; remove the exclamation mark and that word, or put the text in quotes",
    ),
    "odd_key": (
        "hier staat een lijst of blok waar een sleutelwoord hoort; begin de regel met een woord "
        "en een dubbele punt",
        "a list or block stands where a key should; start the line with a word and a colon",
    ),
    "twice": (
        "{name} staat hier voor de tweede keer (eerst op regel {first}); haal er één weg",
        "{name} is here for the second time (first on line {first}); remove one of the two",
    ),
    "tab": (
        "hier staat een tab; spring in met spaties",
        "there is a tab here; indent with spaces",
    ),
    "colon": (
        "hier staat een dubbele punt in de tekst; zet de hele tekst tussen dubbele aanhalingstekens",
        "there is a colon inside the text here; put the whole text in double quotes",
    ),
    "open": (
        "hier staat een aanhalingsteken of haakje dat niet wordt gesloten; sluit het",
        "a quote or bracket is not closed here; close it",
    ),
    "brackets": (
        "deze lijst tussen haakjes kan niet worden gelezen; sluit de haakjes, en zet elke tekst erin tussen "
        "aanhalingstekens of op een eigen regel met een streepje ervoor",
        "this list in brackets can't be read; close the brackets, and put each text in it in quotes or on a "
        "line of its own after a dash",
    ),
    "indent": (
        "deze regel springt niet in zoals zijn buren, of de tekst erboven loopt door na een aanhalingsteken; "
        "zet hem recht onder zijn buren",
        "this line is not indented like its neighbours, or the text above it goes on after a quote; "
        "put it straight under its neighbours",
    ),
    "no_colon": (
        "hier of op de regel erboven ontbreekt een dubbele punt achter het sleutelwoord; zet die erbij",
        "a colon is missing after the key here or on the line above; add it",
    ),
    "escape": (
        "hier of vlak hieronder staat een \\-code die geen teken is; typ het teken zelf",
        "here or just below is a \\-code that is no character; type the character itself",
    ),
    "other": (
        "hier kan het bestand niet verder worden gelezen ({problem}); vergelijk deze regel met "
        "een bestaand bestand",
        "the file can't be read further here ({problem}); compare this line with a file that works",
    ),
}
