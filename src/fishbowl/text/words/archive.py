"""The archive: what goes with the data, and what the last look for identifiers calls what it found."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "kind.email": ("e-mailadres", "e-mail address"),
    "kind.phone": ("telefoonnummer", "phone number"),
    "kind.student_number": ("studentnummer", "student number"),
    "kind.name": ("naam genoemd", "a name mentioned"),
    "untold": ("(zonder tekst: zoek het in het transcript)", "(no text: look for it in the transcript)"),
    "title": ("{n} groepsgesprekken: {protocols}", "{n} group conversations: {protocols}"),
    "rehearsed.one": (
        "1 van de {of} sessies is een OEFENSESSIE: gesimuleerde mensen, geen onderzoeksgegevens",
        "1 of the {of} sessions is a REHEARSAL: simulated people, no data of a study",
    ),
    "rehearsed.many": (
        "{n} van de {of} sessies zijn OEFENSESSIES: gesimuleerde mensen, geen onderzoeksgegevens",
        "{n} of the {of} sessions are REHEARSALS: simulated people, no data of a study",
    ),
    "description.one": (
        "Eén groepsgesprek volgens een protocol ({protocols}).",
        "One group conversation by a protocol ({protocols}).",
    ),
    "description.many": (
        "{n} groepsgesprekken volgens een protocol ({protocols}).",
        "{n} group conversations by a protocol ({protocols}).",
    ),
    "held.none": (
        "Logboek en waarnemingen, onder pseudoniem; er is geen transcript.",
        "Log and observations, by pseudonym; there is no transcript.",
    ),
    "held.all": (
        "Logboek, waarnemingen en transcript, onder pseudoniem.",
        "Log, observations and transcript, by pseudonym.",
    ),
    "held.one": (
        "Logboek en waarnemingen, onder pseudoniem, en van 1 van de {of} sessies een transcript.",
        "Log and observations, by pseudonym, and a transcript of 1 of the {of} sessions.",
    ),
    "held.many": (
        "Logboek en waarnemingen, onder pseudoniem, en van {n} van de {of} sessies een transcript.",
        "Log and observations, by pseudonym, and transcripts of {n} of the {of} sessions.",
    ),
    "cases.one": (
        "Daarbij 1 aanpak die werkt, uitgewerkt door wie die kent.",
        "With them 1 approach that works, worked out by whoever knows it.",
    ),
    "cases.many": (
        "Daarbij {n} aanpakken die werken, uitgewerkt door wie ze kent.",
        "With them {n} approaches that work, worked out by whoever knows them.",
    ),
    "method": (
        "Begeleid groepsgesprek volgens een protocol: {protocols}",
        "Moderated group conversation by a protocol: {protocols}",
    ),
    "collected": ("Hoe het is verzameld", "How it was collected"),
    "collected.software": (
        "Programma: fishbowl {version}, dat de gespreksleider door het gesprek leidde en het vastlegde",
        "Software: fishbowl {version}, which led the moderator through the group and kept the record",
    ),
    "collected.protocol": (
        "Protocol: {title} (`{protocol}`, versie {version}, {language})",
        "Protocol: {title} (`{protocol}`, version {version}, {language})",
    ),
    "collected.held": ("Gehouden: {days}", "Held: {days}"),
    "collected.consent": (
        "Toestemming: {people} voor versie {version} van de tekst bij `{protocol}` ({language})",
        "Consent: {people} to version {version} of the text of `{protocol}` ({language})",
    ),
    "collected.about": (
        """De hele gespreksleidraad, met de tekst waarvoor mensen toestemming gaven, staat op de eerste regel
van elke `log.jsonl`. De kolommen van de tabellen zijn uitgelegd in `datapackage.json` en in elk werkboek.""",
        """The whole moderator guide, with the text to which people consented, stands in the first line of
each `log.jsonl`. The columns of the tables are explained in `datapackage.json`, and in each workbook.""",
    ),
    "head": ("laatste hash", "last hash"),
    "files": ("Wat erin zit", "What is in it"),
    "files.head": ("bestand | wat het is", "file | what it is"),
    "file.metadata": (
        "velden voor het formulier van de repository (DANS, DataverseNL)",
        "fields for the form of the repository (DANS, DataverseNL)",
    ),
    "file.datapackage": (
        "de csv-bestanden met hun kolommen en wat die betekenen, als Frictionless Data Package",
        "the csv files with their columns and what those mean, as a Frictionless Data Package",
    ),
    "file.project": (
        "één project (REFI-QDA) van alle sessies, voor ATLAS.ti, MAXQDA, NVivo en QualCoder",
        "one project (REFI-QDA) of all sessions, for ATLAS.ti, MAXQDA, NVivo and QualCoder",
    ),
    "file.codebook": (
        "het codeboek: `qdc` (REFI-QDA), `csv` (Taguette), `xlsx` en `md`",
        "the codebook: `qdc` (REFI-QDA), `csv` (Taguette), `xlsx` and `md`",
    ),
    "file.cases": (
        "aanpakken die werken, om te lezen en als tabel: zoals getypt, dus mogelijk met namen",
        "approaches that work, to read and as a table: as typed, so there may be names in them",
    ),
    "file.csv": (
        "een bestand per tabel, in UTF-8 met BOM; waar een rekenblad een formule in zou zien, staat er `'` "
        "voor",
        "a file for each table, in UTF-8 with BOM; before what a spreadsheet would take for a formula "
        "stands a `'`",
    ),
    "file.tables": (
        "dezelfde tabellen in één bestand; in `sqlite` staan teksten letterlijk",
        "the same tables in one file; in `sqlite` texts are exact",
    ),
    "file.log": (
        "het logboek: elke gebeurtenis, als JSON op een regel",
        "the log: every event, as JSON on a line",
    ),
    "file.record": ("het verslag, om te lezen", "the record, to read"),
    "file.transcript": (
        "het transcript als tekst en als Word-bestand; in `-at.txt` staat @ voor elke spreker",
        "the transcript as text and as a Word file; in `-at.txt` a @ stands before each speaker",
    ),
    "file.session_record": (
        "van een sessie zonder transcript: wat er werd gezegd en gedaan, zoals het is opgeschreven",
        "of a session without a transcript: what was said and done, as it was written down",
    ),
    "file.checksums": (
        "controlegetallen: `sha256sum --check SHA256SUMS`",
        "checksums: `sha256sum --check SHA256SUMS`",
    ),
    "persons": ("Personen", "Persons"),
    "persons.about": (
        """Er staan alleen pseudoniemen in: `S1`, `S2` … studenten, `P1` … professionals, `O1` … observatoren,
`M` de gespreksleider en `A` een assistent; `T` is de kaartentafel. De sleutel, als die er is, hoort op een
andere plaats. Gegevens onder pseudoniem zijn persoonsgegevens.

`withheld` staat waar woorden niet mogen worden doorgegeven: iemand gaf geen toestemming, of een tafellaken
is nog dicht. `erased` staat waar ze gewist zijn, zoals na het intrekken van toestemming.

Alles wat getypt en gezegd is, is doorzocht op e-mailadressen, telefoonnummers, studentnummers en
gemarkeerde namen. {searched} Andere namen vindt geen programma.""",
        """There are pseudonyms only: `S1`, `S2` … students, `P1` … professionals, `O1` … observers, `M` the
moderator and `A` an assistant; `T` is the card table. The key to them, if there is one, belongs in another
place. Data by pseudonym are personal data.

`withheld` stands where words may not be passed on: someone gave no consent, or a tablecloth is still
closed. `erased` stands where they were erased, such as after consent was withdrawn.

All that was typed and said was searched for e-mail addresses, phone numbers, student numbers and flagged
names. {searched} No program finds other names.""",
    ),
    "clean": ("Er is niets gevonden.", "Nothing was found."),
    "accepted.one": (
        "1 vondst is bekeken en mocht blijven.",
        "1 finding was looked at and allowed to stay.",
    ),
    "accepted.many": (
        "{n} vondsten zijn bekeken en mochten blijven.",
        "{n} findings were looked at and allowed to stay.",
    ),
    "sessions": ("Sessies", "Sessions"),
    "sessions.about": (
        "De laatste hash is van het sessiebestand waaruit dit is gemaakt: `fishbowl verify --head` toont of "
        "dat nog is zoals het was.",
        "The last hash is that of the session file that this was made of: `fishbowl verify --head` shows "
        "whether that is still as it was.",
    ),
    "to_do": ("Te doen voor de deposit", "To do before deposit"),
    "to_do.about": (
        """Lees de teksten na op namen en op wat iemand herkenbaar maakt. Kijk de metadata na: een repository
toont die aan iedereen. Wie hier een bestand verandert, ook dit, maakt daarna `SHA256SUMS` opnieuw.

In `metadata.json` staan deze velden op null; vul ze in op het formulier van de repository:""",
        """Read the texts for names and for what makes someone known. Check the metadata: a repository shows
them to everyone. Whoever changes a file here, this one too, makes `SHA256SUMS` anew after that.

In `metadata.json` these fields are null; fill them in on the form of the repository:""",
    ),
}
