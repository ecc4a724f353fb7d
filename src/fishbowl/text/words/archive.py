"""The archive: what goes with the data, and what the last look for identifiers calls what it found."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "kind.email": ("e-mailadres", "e-mail address"),
    "kind.phone": ("telefoonnummer", "phone number"),
    "kind.student_number": ("studentnummer", "student number"),
    "kind.name": ("naam genoemd", "a name mentioned"),
    "description.one": (
        "Een groepsgesprek volgens protocol: {protocols}. Logboek, waarnemingen en, als dat er is, "
        "transcript, "
        "onder pseudoniem.",
        "A group conversation by protocol: {protocols}. Log, observations and, if there is one, transcript, "
        "by pseudonym.",
    ),
    "description.many": (
        "{n} groepsgesprekken volgens protocol: {protocols}. Logboek, waarnemingen en, waar die er zijn, "
        "transcripten, onder pseudoniem.",
        "{n} group conversations by protocol: {protocols}. Log, observations and, where there are any, "
        "transcripts, by pseudonym.",
    ),
    "method": ("Groepsgesprek volgens protocol: {protocols}", "Group conversation by protocol: {protocols}"),
    "head": ("laatste hash", "last hash"),
    "sessions": ("Sessies", "Sessions"),
    "to_fill": ("Nog in te vullen", "Still to be filled in"),
    "to_fill.about": (
        "Dit staat als null in metadata.json. Kijk ook de rest na: een archief toont metadata aan iedereen.",
        "This is null in metadata.json. Check the rest too: a repository shows metadata to everyone.",
    ),
    "readme": (
        """# {title}

{description}

## Wat erin zit

| bestand | wat het is |
|---|---|
| `metadata.json` | velden voor het formulier van het archief (DANS, DataverseNL) |
| `datapackage.json` | de tabellen met hun kolommen, als Frictionless data package |
| `project.qdpx` | één project voor ATLAS.ti, MAXQDA, NVivo en QualCoder |
| `codebook-*` | het codeboek, waar er een is |
| `session-*/csv` | een bestand per tabel |
| `session-*/tables.xlsx`, `tables.sqlite` | dezelfde tabellen in één bestand |
| `session-*/log.jsonl` | het logboek, één gebeurtenis per regel |
| `session-*/record.md` | het verslag om te lezen |
| `session-*/transcript*` | het transcript; `-at` met @ voor elke spreker |
| `session-*/session-record*` | zonder transcript: het verslag |
| `SHA256SUMS` | controlegetallen: `sha256sum --check SHA256SUMS` |

## Personen

Er staan alleen pseudoniemen in; de sleutel, als die er is, hoort op een andere plaats. Gegevens onder
pseudoniem zijn persoonsgegevens. Alles wat getypt en gezegd is, werd vooraf doorzocht op e-mailadressen,
telefoon- en studentnummers en gemarkeerde namen; {accepted} vondsten zijn bekeken en mochten blijven. Andere
namen vindt geen programma: lees na. Woorden zonder toestemming zijn `withheld`, en na intrekken `erased`.""",
        """# {title}

{description}

## What is in it

| file | what it is |
|---|---|
| `metadata.json` | fields for the form of the repository (DANS, DataverseNL) |
| `datapackage.json` | the tables with their columns, as a Frictionless data package |
| `project.qdpx` | one project for ATLAS.ti, MAXQDA, NVivo and QualCoder |
| `codebook-*` | the codebook, where there is one |
| `session-*/csv` | a file for each table |
| `session-*/tables.xlsx`, `tables.sqlite` | the same tables in one file |
| `session-*/log.jsonl` | the log, one event per line |
| `session-*/record.md` | the record to read |
| `session-*/transcript*` | the transcript; `-at` with @ before each speaker |
| `session-*/session-record*` | without a transcript: the record |
| `SHA256SUMS` | checksums: `sha256sum --check SHA256SUMS` |

## Persons

There are pseudonyms only; the key to them, if there is one, belongs in another place. Data by pseudonym are
personal data. All that was typed and said was searched for e-mail addresses, phone and student numbers and
flagged names; {accepted} findings were looked at and allowed to stay. No program finds other names: read it.
Words without consent are `withheld`, and after withdrawal `erased`.""",
    ),
}
