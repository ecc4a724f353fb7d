"""What an archive's papers tell of a session, once its record has been written and let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fishbowl.text import Lang, iso_day

if TYPE_CHECKING:
    from fishbowl.export import Session
    from fishbowl.runtime.record.agenda import SessionRow


@dataclass(frozen=True, slots=True)
class Held:
    """`consents`: how many people agreed to each version of the consent text, and still do."""

    folder: str
    session_id: str
    rehearsal: bool
    row: SessionRow
    head: str
    consents: Mapping[str, int]
    transcribed: bool

    @property
    def lang(self) -> Lang:
        return "nl" if self.row.language == "nl" else "en"

    @property
    def day(self) -> str:
        """As filled in, else when it was held; ISO 8601."""
        return iso_day(self.row.date) or (self.row.started or self.row.made).local[:10]


def held(folder: str, session: Session) -> Held:
    record = session.record
    return Held(
        folder=folder,
        session_id=record.session_id,
        rehearsal=record.rehearsal,
        row=record.session[0],
        head=session.head,
        consents=Counter(row.consent_version for row in record.people if row.consent_version),
        transcribed=bool(record.utterances),
    )
