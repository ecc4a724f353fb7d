"""One focus group on its way into a project: its name there, its identities, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from fishbowl.export.qdpx.model import OURS, Value
from fishbowl.text import Lang, hms, iso_day, say_in

if TYPE_CHECKING:
    from fishbowl.export.qdpx.codes import Codes
    from fishbowl.export.qdpx.plain import Plain
    from fishbowl.runtime.record import Record
    from fishbowl.runtime.record.agenda import SessionRow
    from fishbowl.runtime.record.guide import CardRow, QuestionRow
    from fishbowl.runtime.record.source import When


def identity(record: Record) -> str:
    """What tells the session from every other: its id, which rehearsals that count their ids share."""
    row = record.session[0]
    if not record.rehearsal:
        return record.session_id
    return f"{record.session_id}/{row.protocol}/{row.language}/{row.rehearsal_seed}"


@dataclass(frozen=True)
class Group:
    """A record, told in `lang`. `label` is its name, different from that of every other in the project."""

    record: Record
    label: str
    lang: Lang
    plain: Plain
    codes: Codes

    @property
    def session(self) -> SessionRow:
        return self.record.session[0]

    @property
    def made(self) -> str:
        """When it was over, as far as that is known: ISO 8601 in UTC."""
        row = self.session
        return (row.ended or row.started or row.made).utc

    @cached_property
    def own(self) -> UUID:
        return uuid5(OURS, f"session/{identity(self.record)}")

    def guid(self, key: str) -> UUID:
        """Of a thing of this session: the same in each export, and in a project of several."""
        return uuid5(self.own, key)

    def missing(self, text_is: str) -> str:
        """What stands where words are not: why, in the project's language; "" where nothing was typed."""
        return self.say(f"record.{text_is}") if text_is in ("withheld", "erased") else ""

    def say(self, key: str, /, **params: object) -> str:
        """The words in the project's language, final."""
        return self.plain.about(say_in(self.lang, key, **params))

    def named(self, key: str, /, **params: object) -> str:
        """The same on one line, with `{group}` filled with the label."""
        return self.plain.line(say_in(self.lang, key, group=self.label, **params))

    def about(self, *sentences: str) -> str:
        """A description; that of a rehearsal begins by saying so."""
        notice = (say_in(self.lang, "record.rehearsal"),) if self.record.rehearsal else ()
        return self.plain.about("\n".join((*notice, *sentences)))

    def clock(self, when: When) -> str:
        """The session's clock in brackets and a space; nothing before its start and after its end."""
        return "" if when.session_s is None else f"[{hms(when.session_s)}] "

    def values(self, kind: str, language: str) -> tuple[Value, ...]:
        """What is known of a source of this group: the group's attributes, and what kind of source it is."""
        row = self.session
        found = {
            "source_kind": say_in(self.lang, f"qdpx.kind.{kind}"),
            "source_group": self.label,
            "source_protocol": row.protocol,
            "source_form": say_in(self.lang, f"record.form.{row.form}"),
            "source_level": row.level,
            "source_institution": row.institution,
            "source_programme": row.programme,
            "source_language": language,
            "source_date": iso_day(row.date) or (row.started or row.made).utc[:10],
            "source_simulated": "true" if self.record.rehearsal else "false",
        }
        return tuple(Value(key, text) for key, each in found.items() if (text := self.plain.line(each)))

    @cached_property
    def titles(self) -> dict[str, str]:
        return {row.stage: self.plain.line(row.title) for row in self.record.stages}

    @cached_property
    def cards(self) -> dict[str, CardRow]:
        return {row.card: row for row in self.record.cards}

    @cached_property
    def questions(self) -> dict[str, tuple[int, QuestionRow]]:
        """Each question with its number in its stage, from 1."""
        numbers: dict[str, int] = {}
        found = {}
        for row in self.record.questions:
            numbers[row.stage] = numbers.get(row.stage, 0) + 1
            found[row.question] = (numbers[row.stage], row)
        return found
