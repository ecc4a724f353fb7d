"""What a transcript file holds, before anyone knows whose words they are or when in the session they fell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

OWN = frozenset({"fishbowl_docx", "fishbowl_txt"})
"""Our own exports of what was said: their speakers are codes, their words are on record already."""


@dataclass(frozen=True, slots=True)
class RawUtterance:
    """What someone said in one go, as the file has it.

    `n` is its place in the file, from 1. `speaker` is the name in the file: a person's real name, most often,
    that must not be put on record; "" where the file names none. `from_s` and `to_s` are seconds of the
    recording, None in a file without times. `to_inferred`: the file gives no end (or one before the start),
    so `to_s` is where the next one starts that starts later; the last one's is its own start. `cues` are the
    file's own ids. `missing`: the text says that the words were erased or are withheld, and is none itself.
    `from_inferred`: the file gives no start among others that it does, so it is that of the one before.
    """

    n: int
    speaker: str
    text: str
    from_s: float | None
    to_s: float | None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()
    missing: bool = False
    from_inferred: bool = False


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
    def is_own(self) -> bool:
        return self.format in OWN

    @property
    def grain_s(self) -> float:
        """How finely the starts are written, in seconds; to a millisecond where there are ends as well."""
        starts = [said.from_s for said in self.utterances if said.from_s is not None]
        if not all(said.to_inferred for said in self.utterances):
            return 0.001
        if self.is_own or any(start != round(start) for start in starts):
            return 0.1 if all(start == round(start, 1) for start in starts) else 0.001
        return 1.0

    @property
    def unit(self) -> str:
        """What `line` counts in `unread` and `warnings`: `line`, `paragraph` or `segment`."""
        kinds = {"docx": "paragraph", "json": "segment"}
        return kinds.get(self.format.rpartition("_")[2], "line")
