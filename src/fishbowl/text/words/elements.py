"""What the second pass says: the table of effective elements, and files of links that can't be used."""

from __future__ import annotations

_ERRORS: dict[str, tuple[str, str]] = {
    "no_elements": (
        "In deze codeboeken staan geen werkzame elementen. Voeg effective_elements toe aan een codeboek, of "
        "kies met --codebook een ander.",
        "These codebooks hold no effective elements. Add effective_elements to a codebook, or choose another "
        "with --codebook.",
    ),
    "cannot_open": (
        "{file} kan niet worden geopend: {detail}. Kijk de naam en de map na.",
        "{file} can't be opened: {detail}. Check its name and folder.",
    ),
    "same_target": (
        "--out en --passages noemen hetzelfde bestand, {path}. Geef ze elk een eigen naam.",
        "--out and --passages name the same file, {path}. Give each a name of its own.",
    ),
    "too_large": (
        "{file} is groter dan {most} MB. Geef een CSV met een rij per koppeling.",
        "{file} is larger than {most} MB. Give a CSV with a row for each link.",
    ),
    "not_utf8": (
        "{file} is geen tekst in UTF-8. Bewaar het opnieuw als CSV UTF-8.",
        "{file} is no text in UTF-8. Save it again as CSV UTF-8.",
    ),
    "no_columns": (
        "{file} mist kolommen: {columns}. De eerste regel hoort element,code te zijn.",
        "{file} lacks columns: {columns}. Its first line should be element,code.",
    ),
    "broken_csv": (
        "{file} is niet als CSV te lezen: {detail}. Bewaar het opnieuw als CSV.",
        "{file} can't be read as CSV: {detail}. Save it again as CSV.",
    ),
    "no_code": (
        "{file}, rij {row}: er staat een element, maar geen code en geen plaats. Vul de code in.",
        "{file}, row {row}: there is an element, but neither code nor place. Fill in the code.",
    ),
    "unknown_element": (
        "{file}, rij {row}: er is geen element {element}. Gebruik een id, nummer of naam uit het codeboek.",
        "{file}, row {row}: there is no element {element}. Use an id, number or name from the codebook.",
    ),
    "bad_place": (
        "{file}, rij {row}: dit is geen plaats. Laat doc_sha, start_char en end_char zoals --passages ze "
        "schreef, of maak ze leeg.",
        "{file}, row {row}: this is no place. Leave doc_sha, start_char and end_char as --passages wrote "
        "them, or empty.",
    ),
}

_TABLE: dict[str, tuple[str, str]] = {
    "title": ("Werkzame elementen", "Effective elements"),
    "read_from": ("Gelezen: {files}", "Read: {files}"),
    "passages.one": ("{n} passage", "{n} passage"),
    "passages.many": ("{n} passages", "{n} passages"),
    "none": ("niet genoemd", "not named"),
    "not_known": ("niet bekend", "not known"),
    "named_by": ("genoemd door", "named by"),
    "students": ("studenten: {n}", "students: {n}"),
    "professionals": ("professionals: {n}", "professionals: {n}"),
    "observers": ("observatoren: {n}", "observers: {n}"),
    "unknown": ("niet bekend: {n}", "not known: {n}"),
    "institutions": ("instellingen", "institutions"),
    "approaches": ("aanpakken", "approaches"),
    "unlinked": (
        "Codes zonder element ({count}): {codes}",
        "Codes without an element ({count}): {codes}",
    ),
    "unknown_codes": (
        "Codes uit de koppelingen die in geen project staan ({count}): {codes}",
        "Codes of the links that no project has ({count}): {codes}",
    ),
    "unknown_places": (
        "Koppelingen met een plaats waar niets gecodeerd is: {count}",
        "Links to a place where nothing is coded: {count}",
    ),
    "column.element": ("element", "element"),
    "column.number": ("nummer", "number"),
    "column.group": ("groep", "group"),
    "column.passages": ("passages", "passages"),
    "column.approaches": ("aanpakken", "approaches"),
    "column.institutions": ("instellingen", "institutions"),
    "column.no_institution": ("zonder instelling", "without institution"),
    "column.students": ("studenten", "students"),
    "column.professionals": ("professionals", "professionals"),
    "column.observers": ("observatoren", "observers"),
    "column.simulated": ("gesimuleerd", "simulated"),
    "column.unknown": ("spreker niet bekend", "speaker not known"),
}

WORDS: dict[str, tuple[str, str]] = _ERRORS | _TABLE
