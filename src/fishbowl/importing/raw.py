"""What a transcript file holds, before anyone knows whose words they are or when in the session they fell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RawUtterance:
    """What someone said in one go, as the file has it.

    `n` is its place in the file, from 1. `speaker` is the name in the file: a person's real name, most often,
    that must not be put on record; "" where the file names none. `from_s` and `to_s` are seconds of the
    recording, None in a file without times. `to_inferred`: the file gives no end (or one before the start),
    so `to_s` is where the next one starts that starts later; the last one's is its own start. `cues` are the
    file's own ids.
    """

    n: int
    speaker: str
    text: str
    from_s: float | None
    to_s: float | None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of the file of which nothing was read. In a .docx paragraphs are counted, in JSON segments."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that was read, but that a person should know of: a key of the catalogue with its blanks."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawTranscript:
    """A transcript as read: at least one utterance, those with times in order of their starts.

    `format` is one of `read.FORMATS`. `recorded_at` is where the recording starts, in seconds since the Unix
    epoch, where the file or its name says so with a time zone.
    """

    format: str
    utterances: tuple[RawUtterance, ...]
    recorded_at: float | None = None
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Caution, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Each name in the file once, in the order of first speaking; without the unknown one."""
        return tuple(dict.fromkeys(said.speaker for said in self.utterances if said.speaker))

    @property
    def timed(self) -> bool:
        """Whether the utterances have times: all of them do, or none."""
        return self.utterances[0].from_s is not None

    @property
    def unit(self) -> str:
        """What `line` counts in `unread` and `warnings`: `line`, `paragraph` or `segment`."""
        kinds = {"docx": "paragraph", "json": "segment"}
        return kinds.get(self.format.rpartition("_")[2], "line")
