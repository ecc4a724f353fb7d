"""What QualCoder takes in of a project, by the rules of its importer; where it would stop, so does this.

It takes the first user's name for whoever works on, drops notes without a file or a date and those that a
source refers to, and knows a variable either for cases or for files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.export.qdpx.opened import Opened


@dataclass(frozen=True)
class Imported:
    coder: str
    categories: list[str]
    codes: list[str]
    sources: dict[str, str]
    coded: list[tuple[str, str, str, str]]
    """Source, code, words, owner."""
    annotations: list[tuple[str, str, str]]
    """Source, words, what was remarked."""
    journals: list[str]
    cases: dict[str, dict[str, str]]
    files: dict[str, dict[str, str]]


def imported(path: Path) -> Imported:
    found = Opened(path)
    assert found.root.get("origin")
    users = {each.get("guid"): each.get("name", "") for each in found.all("User")}
    sources, coded, annotations, files = {}, [], [], {}
    for source in found.all("TextSource"):
        name = source.get("name", "")
        assert source.get("creationDateTime")
        assert not found.children(source, "NoteRef")
        # What it does with CR LF depends on who wrote the file; with LF alone there is nothing to decide.
        assert "\r" not in found.texts[name]
        sources[name] = found.texts[name]
        files[name] = found.values(source)
        for span in found.spans(name):
            owner = users[found.by_guid[span.guid].get("creatingUser")]
            coded += [(name, code, span.text, owner) for code in span.codes]
            if not span.codes:
                assert span.about, "an empty annotation"
                annotations.append((name, span.text, span.about))
    cases = {each.get("name", ""): found.values(each) for each in found.all("Case")}
    of_cases = {variable for values in cases.values() for variable in values}
    of_files = {variable for values in files.values() for variable in values}
    assert not of_cases & of_files
    return Imported(
        coder=next(iter(users.values())),
        categories=[each.get("name", "") for each in found.all("Code") if each.get("isCodable") == "false"],
        codes=[each.get("name", "") for each in found.all("Code") if each.get("isCodable") == "true"],
        sources=sources,
        coded=coded,
        annotations=annotations,
        journals=[
            each.get("name", "")
            for each in found.all("Note")
            if each.get("plainTextPath") and each.get("creationDateTime")
        ],
        cases=cases,
        files=files,
    )
