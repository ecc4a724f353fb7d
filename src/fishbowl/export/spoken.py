"""What was said, as paragraphs for programs that tell speakers by how a paragraph begins.

How a turn begins, and what no other paragraph does, says `text.spoken`, by which `importing` knows the file
again. Before there is a transcript it is the record of the session instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fishbowl.export.qdpx import places
from fishbowl.export.qdpx.codes import Codes
from fishbowl.export.qdpx.group import Group
from fishbowl.export.qdpx.plain import Plain
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.review import Block, Facts, Grid, Items, Paragraph, review
from fishbowl.text import Lang
from fishbowl.text.spoken import head, stamp, unspoken

if TYPE_CHECKING:
    from fishbowl.export import Options
    from fishbowl.runtime.record.transcribed import UtteranceRow

Style = Literal["title", "notice", "part", "stage", "place", "turn", "line"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. Of a turn `speaker` and `role` are known, or "" where nobody knows who spoke.

    `stamp` is when the turn began in its recording, "#00:12:48-2#" (the last digit is tenths), or "".
    """

    style: Style
    text: str
    speaker: str = ""
    role: str = ""
    stamp: str = ""

    def head(self, options: Options) -> str:
        """How a turn begins: `@S1: ` or `S1: `, and the stamp where stamps are asked for."""
        return head(self.speaker, self.stamp if options.stamps else "", at=options.profile == "at")


def lines(record: Record, options: Options) -> Iterator[Line]:
    """The paragraphs in their order: title, notice of a rehearsal, then transcripts or the record."""
    own: Lang = "nl" if record.session[0].language == "nl" else "en"
    lang = options.lang or own
    plain = Plain(keep=True)
    label = plain.line(record.session[0].name) or record.session[0].protocol
    group = Group(record, label, lang, plain, Codes(lang, plain))
    yield Line("title", unspoken(label))
    if record.rehearsal:
        yield Line("notice", unspoken(group.say("record.rehearsal")))
    yield from _transcripts(group) if record.utterances else _record(group)


def _transcripts(group: Group) -> Iterator[Line]:
    several = len(group.record.transcripts) > 1
    for transcript in group.record.transcripts:
        if several:
            recording = transcript.recording
            yield Line("part", unspoken(group.named("qdpx.transcript_of", recording=recording)))
        own = (row for row in group.record.utterances if row.transcript_id == transcript.transcript_id)
        yield from _turns(group, own)


def _turns(group: Group, utterances: Iterator[UtteranceRow]) -> Iterator[Line]:
    stage: str | None = ""  # so that a heading stands over the first turn, also where no stage is known
    place: str | None = None
    for row in utterances:
        now = row.card or row.question or row.parked
        if row.stage != stage or (now is None and place is not None):
            # Also where a card went: what is said next would else stand under it.
            where = places.stage_name(group, row.stage) if row.stage else group.say("spoken.nowhere")
            yield Line("stage", unspoken(where))
            place = None
        if now is not None and now != place:
            yield Line("place", unspoken(_place_name(group, row)))
        stage, place = row.stage, now
        yield Line(
            "turn",
            _said(group, row),
            speaker=row.speaker or group.say("qdpx.unknown_speaker"),
            role=row.role or "",
            stamp="" if row.media_from_s is None else stamp(row.media_from_s),
        )


def _place_name(group: Group, row: UtteranceRow) -> str:
    """That of the card or question, or of an observer's question with whose it is: several are put."""
    address = row.card or row.question
    if address:
        return places.place_name(group, address)
    author = next((each.author for each in group.record.parked if each.note == row.parked), "")
    return f"{group.say('qdpx.code.parked')}: {author}"


def _said(group: Group, row: UtteranceRow) -> str:
    """The words, in one paragraph, or why they are not there."""
    if row.text_is in ("withheld", "erased"):
        return group.say(f"record.{row.text_is}")
    return group.plain.turn(row.text)


def _record(group: Group) -> Iterator[Line]:
    """The session record with the tablecloths in it."""
    yield Line("line", unspoken(group.say("spoken.no_transcript")))
    for section in review(group.record, group.lang).sections:
        yield Line("stage", unspoken(section.title))
        for block in section.blocks:
            yield from (
                Line(each.style, unspoken(group.plain.turn(each.text))) for each in _block(block) if each.text
            )


def _block(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(text):
            yield Line("line", text)
        case Facts(pairs):
            for label, value in pairs:
                yield Line("line", f"{label} – {value}")
        case Grid(heads, rows):
            for row in (heads, *rows):
                yield Line("line", " · ".join(map(unspoken, row)))
        case Items(texts, title):
            yield Line("place", title)
            for text in texts:
                yield Line("line", text)
