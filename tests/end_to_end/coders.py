"""From a rehearsal to two coders: a simulated transcript of it, and copies of its project that they coded."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from lxml.etree import _Element

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import MODERATOR
from fishbowl.export.qdpx.xml import NAMESPACE
from fishbowl.runtime.record import Record, build

NAMES = ("Zoë van der Graaf", "Björn IJsbrands", "Renée d'Hondt-Müller", "Çağla Yıldız")
"""Of the participants as a meeting program has them; nobody of that name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A code on a passage, by its own words; `more` characters behind them, where a selection slipped."""

    words: str
    code: str
    memo: str = ""
    more: int = 0


def record_of(path: Path) -> Record:
    with closing(LocalStudy(path.parent.parent).runner(path)) as runner:
        return build(runner, MODERATOR)


def transcript_of(record: Record, lines: tuple[str, ...], folder: Path) -> tuple[Path, Path, list[str]]:
    """Teams' file of the first turns that were recorded, with these words; who is who; and who spoke each.

    Nobody has two turns on end, so that each stays an utterance of its own.
    """
    start, stop = [cue.at.s for cue in record.recording if cue.action in ("start", "pause", "stop")][:2]
    names = dict(zip(sorted({turn.speaker for turn in record.turns} - {"nobody"}), NAMES, strict=True))
    spoken: list[str] = []
    blocks = ["WEBVTT"]
    for turn in record.turns:
        if turn.speaker == "nobody" or turn.speaker in spoken[-1:] or not start <= turn.from_.s < stop:
            continue
        if len(spoken) == len(lines):
            break
        times = f"{_clock(turn.from_.s - start)} --> {_clock(turn.from_.s - start + turn.seconds)}"
        blocks.append(f"{times}\n<v {names[turn.speaker]}>{lines[len(spoken)]}</v>")
        spoken.append(turn.speaker)
    file, told = folder / "simulated.vtt", folder / "map.json"
    file.write_text("\n\n".join(blocks) + "\n", "utf-8")
    told.write_text(json.dumps({name: code for code, name in names.items()}), "utf-8")
    return file, told, spoken


class Copy:
    """A coder's own copy of an exported project, coded as a program does it: with the project's own GUIDs."""

    def __init__(self, exported: Path, coder: str) -> None:
        with ZipFile(exported) as packed:
            self._members = {name: packed.read(name) for name in packed.namelist()}
        self._root = etree.fromstring(self._members["project.qde"])
        self._source = next(
            each for each in self._all("TextSource") if each.get("name", "").startswith("Transcript")
        )
        self._member = "sources/" + self._source.get("plainTextPath", "").removeprefix("internal://")
        self._coder = self._guid(coder)
        users = self._all("Users")[0]
        etree.SubElement(users, f"{{{NAMESPACE}}}User", guid=self._coder, name=coder)

    @property
    def text(self) -> str:
        return self._members[self._member].decode("utf-8")

    def change(self, old: str, new: str) -> None:
        """The transcript, as no coder should."""
        assert old in self.text
        self._members[self._member] = self.text.replace(old, new).encode()

    def add_code(self, name: str, folder: str) -> None:
        home = next(each for each in self._all("Code") if each.get("name", "").startswith(folder))
        etree.SubElement(home, f"{{{NAMESPACE}}}Code", guid=self._guid(name), name=name, isCodable="true")

    def code(self, *marks: Mark) -> None:
        for mark in marks:
            self._code(mark)

    def packed(self, target: Path) -> Path:
        self._members["project.qde"] = etree.tostring(self._root, encoding="utf-8", xml_declaration=True)
        with ZipFile(target, "w", ZIP_DEFLATED) as packed:
            for name, data in self._members.items():
                packed.writestr(name, data)
        return target

    def _code(self, mark: Mark) -> None:
        start = self.text.index(mark.words)
        end = start + len(mark.words) + mark.more
        (code,) = (each.get("guid", "") for each in self._all("Code") if each.get("name") == mark.code)
        owned = {"creatingUser": self._coder, "creationDateTime": "2026-11-20T13:05:00Z"}
        place = {"startPosition": str(start), "endPosition": str(end), "name": self.text[start:end]}
        guid = self._guid(f"{start} {end} {mark.code}")
        selection = etree.Element(f"{{{NAMESPACE}}}PlainTextSelection", {"guid": guid, **place, **owned})
        if mark.memo:
            etree.SubElement(selection, f"{{{NAMESPACE}}}Description").text = mark.memo
        coding = etree.SubElement(
            selection, f"{{{NAMESPACE}}}Coding", {"guid": self._guid(f"coding {guid}"), **owned}
        )
        etree.SubElement(coding, f"{{{NAMESPACE}}}CodeRef", targetGUID=code)
        # Behind the source's description, before its variables: the order is the schema's.
        self._source.insert(1, selection)

    def _all(self, tag: str) -> list[_Element]:
        return list(self._root.iter(f"{{{NAMESPACE}}}{tag}"))

    def _guid(self, key: str) -> str:
        return str(uuid5(NAMESPACE_OID, key))


def _clock(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"
