"""What keeps two codings from being read or compared: what happened, where, and what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cannot_open": (
        "{file} is niet te openen ({detail}). Controleer naam en rechten.",
        "{file} can't be opened ({detail}). Check its name and permissions.",
    ),
    "not_utf8": (
        "In {file} is {part} geen UTF-8. Exporteer opnieuw, of sla het op als UTF-8.",
        "In {file} {part} is not UTF-8. Export it again, or save it as UTF-8.",
    ),
    "plain_not_utf8": (
        "{file} is geen tekst in UTF-8. Sla het opnieuw op als UTF-8; een tabel in Excel als CSV UTF-8.",
        "{file} is no text in UTF-8. Save it again as UTF-8; a table in Excel as CSV UTF-8.",
    ),
    "plain_too_large": (
        "{file} is groter dan {most} MB. Geef een tabel van coderingen, of een tekst, die kleiner is.",
        "{file} is larger than {most} MB. Give a table of codings, or a text, that is smaller.",
    ),
    "too_large": (
        "In {file} is {part} groter dan {most} MB; zo'n codering hoort daar niet in. Exporteer opnieuw, met "
        "minder documenten.",
        "In {file} {part} is larger than {most} MB, more than coding takes. Export again, with fewer "
        "documents.",
    ),
    "too_many_members": (
        "In {file} zitten meer dan {most} bestanden. Exporteer opnieuw, met minder documenten.",
        "{file} holds more than {most} files. Export again, with fewer documents.",
    ),
    "too_many_elements": (
        "Het projectbestand in {file} heeft meer dan {most} onderdelen. Exporteer opnieuw, met minder "
        "documenten.",
        "The project file in {file} has more than {most} elements. Export again, with fewer documents.",
    ),
    "broken_zip": (
        "{file} is beschadigd, versleuteld of geen REFI-QDA-project. Exporteer het opnieuw als .qdpx.",
        "{file} is damaged, encrypted or no REFI-QDA project. Export it again as .qdpx.",
    ),
    "no_project": (
        "In {file} staat bovenaan niet één projectbestand (.qde) maar {count}. Exporteer opnieuw als "
        "REFI-QDA.",
        "{file} has {count} project files (.qde) at its top instead of one. Export it again as REFI-QDA.",
    ),
    "not_refi": (
        "Het projectbestand in {file} is geen REFI-QDA. Exporteer opnieuw als REFI-QDA-project.",
        "The project file in {file} is not REFI-QDA. Export again as a REFI-QDA project.",
    ),
    "hostile_xml": (
        "Het projectbestand in {file} bevat een DTD of entiteiten; die horen er niet in en worden niet "
        "gelezen. Exporteer opnieuw.",
        "The project file in {file} holds a DTD or entities, which do not belong there and are not read. "
        "Export again.",
    ),
    "broken_xml": (
        "Het projectbestand in {file} is niet te lezen ({detail}). Exporteer opnieuw.",
        "The project file in {file} can't be read ({detail}). Export again.",
    ),
    "no_text": (
        "De tekst van {document} zit niet in {file}, terwijl er wel op gecodeerd is. Exporteer opnieuw met "
        "de bronnen erin.",
        "The text of {document} is not in {file}, though there are codings on it. Export again with the "
        "sources inside.",
    ),
    "no_columns": (
        "In {file} ontbreken kolommen: {columns}. Nodig zijn coder, doc_sha, start_char, end_char en code.",
        "{file} lacks columns: {columns}. Needed are coder, doc_sha, start_char, end_char and code.",
    ),
    "bad_cell": (
        "{file}, rij {row}: {column} kan niet '{value}' zijn. doc_sha is een SHA-256 (64 tekens), posities "
        "zijn hele getallen, het einde ligt na het begin, code is niet leeg.",
        "{file}, row {row}: {column} can't be '{value}'. doc_sha is a SHA-256 (64 characters), positions are "
        "whole numbers, the end lies behind the start, code is not empty.",
    ),
    "broken_csv": (
        "{file} is niet als CSV te lezen ({detail}). Sla het opnieuw op als CSV in UTF-8.",
        "{file} can't be read as CSV ({detail}). Save it again as CSV in UTF-8.",
    ),
    "several_coders": (
        "In {file} codeerden meer mensen: {coders}. Kies er een met --coder-{side} (of '*' voor allen "
        "samen).",
        "Several people coded in {file}: {coders}. Choose one with --coder-{side} (or '*' for all together).",
    ),
    "unknown_coder": (
        "In {file} codeerde {coder} niet. Wel: {coders}.",
        "{coder} did not code in {file}. These did: {coders}.",
    ),
    "other_text": (
        "{document} is niet dezelfde tekst bij A en B: vanaf regel {line} verschillen ze. Laat beiden "
        "opnieuw coderen op één en dezelfde tekst, of kies andere documenten met --scope.",
        "{document} is not the same text for A and B: they differ from line {line} on. Let both code one "
        "and the same text, or choose other documents with --scope.",
    ),
    "other_checksum": (
        "{document} is niet dezelfde tekst bij A ({a}…) en B ({b}…). Laat beiden opnieuw coderen op één en "
        "dezelfde tekst, of kies andere documenten met --scope.",
        "{document} is not the same text for A ({a}…) and B ({b}…). Let both code one and the same text, or "
        "choose other documents with --scope.",
    ),
    "no_such_document": (
        "Geen van beide bestanden heeft een document {document}. Neem de naam zoals het codeerprogramma die "
        "toont.",
        "Neither file has a document {document}. Take its name as the coding program shows it.",
    ),
    "nothing_shared": (
        "{a} en {b} hebben geen gecodeerde tekst gemeen. Vergelijk twee coderingen van dezelfde export.",
        "{a} and {b} have no coded text in common. Compare two codings of the same export.",
    ),
    "one_file": (
        "{a} en {b} zijn een en hetzelfde bestand, met dezelfde codeur ({coder}): iemand is het altijd met "
        "zichzelf eens. Geef het bestand van de ander; codeerden er meer mensen in, kies dan met --coder-a "
        "en --coder-b.",
        "{a} and {b} are one and the same file, with the same coder ({coder}): everyone agrees with "
        "themselves. Give the other's file; where several people coded in it, choose with --coder-a and "
        "--coder-b.",
    ),
    "outside_text": (
        "In {file} begint een passage buiten {document} (teken {place}). De posities horen bij een andere "
        "tekst.",
        "In {file} a passage begins outside {document} (character {place}). Its positions belong to another "
        "text.",
    ),
    "text_needed": (
        "Voor de eenheid {unit} is de tekst van {document} nodig, en een CSV heeft die niet. Geef hem met "
        "--text, of neem --unit a of b.",
        "The unit {unit} needs the text of {document}, and a CSV does not hold it. Give it with --text, or "
        "take --unit a or b.",
    ),
    "bad_report": (
        "{file} is niet te lezen als rapport ({detail}). Neem een bestand dat --out schreef.",
        "{file} can't be read as a report ({detail}). Take a file that --out wrote.",
    ),
    "newer_report": (
        "{file} is geschreven door een andere versie van fishbowl. Gebruik die versie.",
        "{file} was written by another version of fishbowl. Use that version.",
    ),
    "changed_report": (
        "{file} is na het schrijven veranderd en geldt niet als eerste meting. Neem een onveranderde kopie.",
        "{file} was changed after it was written and can't stand as the first. Take an unchanged copy.",
    ),
    "first_changed": (
        "{file} is niet (meer) het bestand of de codeur waarvan het eerste rapport is gemaakt ({was}). Geef "
        "de bestanden van vóór de bespreking, en die van erna met --after.",
        "{file} is not, or no longer, the file or coder of which the first report was made ({was}). Give the "
        "files from before the discussion, and those from after it with --after.",
    ),
    "other_settings": (
        "Het eerste rapport is gemaakt met {option} {was}, nu geldt {now}. Neem dezelfde keuze als toen.",
        "The first report was made with {option} {was}, now it is {now}. Choose as then.",
    ),
    "own_units": (
        "Met --unit {unit} moeten ook de bestanden van de eerste ronde erbij: `agreement A B --after A2 B2 "
        "--first RAPPORT`.",
        "With --unit {unit} the files of the first round are needed too: `agreement A B --after A2 B2 "
        "--first REPORT`.",
    ),
    "other_documents": (
        "{document} is maar in een van de twee rondes vergeleken. Neem dezelfde teksten, of kies ze met "
        "--scope.",
        "{document} was compared in one of the two rounds only. Take the same texts, or choose them with "
        "--scope.",
    ),
    "text_since_changed": (
        "De tekst van {document} is niet meer die van de eerste ronde, en dan gaat een cijfer over iets "
        "anders. Laat beiden verder coderen op de tekst van toen.",
        "The text of {document} is no longer that of the first round, and then a figure is about something "
        "else. Let both go on coding the text of then.",
    ),
    "same_target": (
        "--out en --disagreements wijzen naar hetzelfde bestand, {path}. Geef elk een eigen naam.",
        "--out and --disagreements name the same file, {path}. Give each its own name.",
    ),
}
