"""What is said of a file with people: where it goes wrong, what is wrong, and how to mend it."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "fault": ("{file}, regel {line}: {what}", "{file}, line {line}: {what}"),
    "fault_in_column": (
        "{file}, regel {line}, kolom ‘{column}’: {what}",
        "{file}, line {line}, column “{column}”: {what}",
    ),
    "skipped.one": (
        "{n} regel is overgeslagen; de anderen zijn ingelezen.",
        "{n} row was skipped; the others were read.",
    ),
    "skipped.many": (
        "{n} regels zijn overgeslagen; de anderen zijn ingelezen.",
        "{n} rows were skipped; the others were read.",
    ),
    "read.one": ("{n} persoon ingelezen.", "{n} person read."),
    "read.many": ("{n} mensen ingelezen.", "{n} people read."),
    "unusable": (
        "Uit {path} is niemand ingelezen. Verbeter de genoemde fouten en lees het bestand opnieuw in.",
        "Nobody was read from {path}. Mend the faults named and read the file again.",
    ),
    "no_file": (
        "{path} is niet te lezen: {reason}. Controleer de naam en de map.",
        "{path} can't be read: {reason}. Check the name and the folder.",
    ),
    "not_utf8": (
        "Dit is geen UTF-8. Sla het bestand op als ‘CSV UTF-8’.",
        "This is not UTF-8. Save the file as “CSV UTF-8”.",
    ),
    "empty": (
        "Er staat niets in. Begin met een regel kolomnamen.",
        "There is nothing in it. Begin with a line of column names.",
    ),
    "quotes": (
        'Een aanhalingsteken (") staat verkeerd. Vanaf hier is niets gelezen: sluit het, of haal het weg.',
        'A quotation mark (") has gone astray. From here on nothing was read: close it, or take it out.',
    ),
    "names_column": (
        "Namen en contactgegevens komen nooit in het verslag van een sessie: iedereen heeft een code. "
        "Haal deze kolom weg.",
        "Names and contact data never enter the record of a session: everyone has a code. Take this column "
        "out.",
    ),
    "unknown_column": (
        "Deze kolom is niet bekend en kan namen bevatten. Haal hem weg, of kies uit: {columns}.",
        "This column is not known and may hold names. Take it out, or choose from: {columns}.",
    ),
    "column_twice": (
        "Deze kolom is dezelfde als ‘{other}’. Houd er een over.",
        "This column is the same as “{other}”. Keep one of them.",
    ),
    "cells": (
        "Hier staan {n} cellen onder {wanted} kolommen. Zet een scheidingsteken voor elke lege cel.",
        "Here are {n} cells under {wanted} columns. Put a separator for each empty cell.",
    ),
    "cell": (
        "Hier staat een regeleinde of stuurteken, of meer dan {limit} tekens. Maak er een korte regel van.",
        "There is a line break or control character here, or more than {limit} characters. Make it one "
        "short line.",
    ),
    "contact": (
        "Een e-mailadres komt nooit in het verslag van een sessie. Haal het weg.",
        "An e-mail address never enters the record of a session. Take it out.",
    ),
    "role": (
        "‘{value}’ is geen rol. Kies deelnemer of observator.",
        "“{value}” is no role. Choose participant or observer.",
    ),
    "no_role": (
        "Er staat geen rol en geen code. Vul in: deelnemer of observator.",
        "There is neither a role nor a code. Fill in: participant or observer.",
    ),
    "code": (
        "‘{value}’ is geen code in dit protocol. Kies {prefix}1, {prefix}2 … voor deelnemers en O1, O2 … "
        "voor observatoren, of laat de cel leeg.",
        "“{value}” is no code in this protocol. Choose {prefix}1, {prefix}2 … for participants and O1, O2 … "
        "for observers, or leave the cell empty.",
    ),
    "code_and_role": (
        "De code {value} hoort niet bij de rol ‘{role}’. Verander een van beide.",
        "The code {value} does not go with the role “{role}”. Change one of them.",
    ),
    "code_twice": (
        "De code {value} staat ook op regel {other}. Geef elk een eigen code, of laat de cel leeg.",
        "The code {value} stands on line {other} as well. Give each a code of their own, or leave the cell "
        "empty.",
    ),
    "seat": (
        "‘{value}’ is geen zitplaats. Vul een getal van 1 tot 99 in, of niets.",
        "“{value}” is no seat. Fill in a number from 1 to 99, or nothing.",
    ),
    "seat_twice": (
        "Zitplaats {value} is al vergeven op regel {other}. Kies een andere, of laat de cel leeg.",
        "Seat {value} was given on line {other} already. Choose another, or leave the cell empty.",
    ),
    "age": (
        "‘{value}’ is geen leeftijd. Vul hele jaren in cijfers in, of niets als het niet gezegd is.",
        "“{value}” is no age. Fill in whole years in digits, or nothing where it is not said.",
    ),
    "years_in_job": (
        "‘{value}’ is geen aantal jaren. Vul een getal in, zoals 3 of 0,5, of niets.",
        "“{value}” is no number of years. Fill in a number, such as 3 or 0.5, or nothing.",
    ),
    "yes_no": (
        "‘{value}’ is geen ja of nee. Vul ja, nee of niets in.",
        "“{value}” is neither yes nor no. Fill in yes, no or nothing.",
    ),
    "teaches": (
        "Alleen van een observator wordt dit genoteerd. Laat de cel leeg.",
        "This is noted of observers only. Leave the cell empty.",
    ),
    "consent": (
        "‘{value}’ zegt niet hoe toestemming is gegeven. Kies papier, online of mondeling; leeg als die er "
        "nog niet is.",
        "“{value}” does not say how consent was given. Choose paper, online or spoken; leave it empty where "
        "there is none yet.",
    ),
    "version_alone": (
        "Er staat een versie, maar niet hoe de toestemming is gegeven. Vul ook die kolom in, of haal de "
        "versie weg.",
        "There is a version, but not how consent was given. Fill in that column as well, or take the version "
        "out.",
    ),
}
