"""A whole project: gathered session by session, so that no more than one record is held at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import ExportFailed
from fishbowl.export.qdpx import cases, places, report, tablecloths
from fishbowl.export.qdpx.codes import Codes
from fishbowl.export.qdpx.group import Group, identity
from fishbowl.export.qdpx.model import OURS, Case, Gathering, Link, Memo, Source
from fishbowl.export.qdpx.plain import Names, Plain
from fishbowl.export.qdpx.transcript import Transcribed, transcribed
from fishbowl.runtime.record import Record
from fishbowl.text import Lang, say_in


@dataclass
class Project:
    """What goes into one file. `lang` is that of all that is not the sessions' own words."""

    lang: Lang
    plain: Plain
    codes: Codes = field(init=False)
    sources: list[Source] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    memos: list[Memo] = field(default_factory=list)
    groups: list[Gathering] = field(default_factory=list)
    made: str = ""
    simulated: bool = False
    _names: Names = field(default_factory=Names)
    _sessions: set[str] = field(default_factory=set)
    _procedures: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.codes = Codes(self.lang, self.plain)

    @property
    def name(self) -> str:
        """That of its session; of several, how many."""
        if len(self.groups) == 1:
            return self.groups[0].name
        return say_in(self.lang, "qdpx.project", count=len(self.groups))

    def add(self, record: Record, codebook: Codebook | None) -> None:
        """Take in a session. Raises ExportFailed for one that is in it already."""
        if identity(record) in self._sessions:
            raise ExportFailed("export.session_twice", name=record.session[0].name)
        self._sessions.add(identity(record))
        self.simulated = self.simulated or record.rehearsal
        group = Group(record, self._label(record), self.lang, self.plain, self.codes)
        self.made = max(self.made, group.made)
        if codebook is not None:
            self._study(codebook, group)
        places.course(group)
        told = transcribed(group)
        for incident in (*report.incidents(group), *tablecloths.remarks(group)):
            for transcript in told:
                transcript.take(incident)
        self._gather(group, told)

    def _label(self, record: Record) -> str:
        name = self.plain.label(record.session[0].name) or record.session[0].protocol
        mark = f" ({say_in(self.lang, 'qdpx.simulated')})" if record.rehearsal else ""
        return self._names.own(f"{name}{mark}")

    def _study(self, codebook: Codebook, group: Group) -> None:
        self.codes.add(codebook)
        if codebook.id not in self._procedures:
            self._procedures.add(codebook.id)
            title = self.plain.line(codebook.title.of(self.lang))
            name = self._names.own(say_in(self.lang, "qdpx.procedure", title=title))
            text = f"{self.plain.about(codebook.procedure.of(self.lang))}\n"
            guid = uuid5(OURS, f"procedure/{codebook.id}")
            self.memos.append(Memo(guid=guid, name=name, text=text, made=group.made))

    def _gather(self, group: Group, told: list[Transcribed]) -> None:
        several = len(told) > 1
        found = [each.source(self._transcript_name(group, each, several)) for each in told]
        found.append(report.reported(group, self._names.own(group.named("qdpx.report"))))
        noted = tablecloths.noted(group, self._names.own(group.named("qdpx.tablecloths")))
        if noted is not None:
            found.append(noted)
        self.sources += found
        memos = list(report.memos(group))
        self.memos += memos
        self.links += _links(group, told)
        spoke: dict[str, list[UUID]] = {}
        for each, source in zip(told, found, strict=False):
            for person in each.speakers():
                spoke.setdefault(person, []).append(source.guid)
        self.cases += cases.cases(group, noted.guid if noted else None, spoke)
        self.groups.append(
            Gathering(
                guid=group.guid("set"),
                name=group.label,
                about=group.about(),
                sources=tuple(source.guid for source in found),
                memos=tuple(memo.guid for memo in memos),
            )
        )

    def _transcript_name(self, group: Group, told: Transcribed, several: bool) -> str:
        key = "qdpx.transcript_of" if several else "qdpx.transcript"
        return self._names.own(group.named(key, recording=told.row.recording))


def _links(group: Group, told: list[Transcribed]) -> list[Link]:
    """From each observer's question to the turns in which it was answered, by those who answered it.

    One that asks the same as another, and was put with it, was answered with it.
    """
    answered = {row.note: row.answered_by for row in group.record.parked if row.fate == "answered"}
    links = []
    for row in group.record.parked:
        put = row.merged_into or row.note
        if row.text_is != "given" or put not in answered:
            continue
        for transcript in told:
            for target in transcript.turn_guids(put, answered[put]):
                guid = group.guid(f"answer/{row.note}/{target}")
                origin = tablecloths.note_guid(group, row.note)
                links.append(Link(guid, group.say("qdpx.answer"), origin, target))
    return links
