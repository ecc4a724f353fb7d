"""Our own export of what was said, `docx` or `txt`, as someone corrected it in Word or an editor.

It is known by its grammar (`text.spoken`): headings of ours, and turns of people by code. What stands there
for a reader alone (title, headings) is no word of anyone, and nothing that was left unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.labelled import Line
from fishbowl.importing.said import Doubts, Said
from fishbowl.importing.speakers import accepted, split_prefix
from fishbowl.text import spoken

_CODED = re.compile(r"@?([SPOMA]\d{0,3})[ \t\xa0]*:(.*)", re.DOTALL)
_HEADING_STYLES = frozenset({"title", "subtitle", "intense quote", "heading 1", "heading 2"})


def is_own(lines: Sequence[Line]) -> bool:
    """Whether these are the lines of an export of ours.

    Those are turns by code under a heading, or, without any, with a stamp or a turn that is nobody's.
    """
    if any(line.text in spoken.without_transcript() for line in lines):
        return True
    turns = [turn for line in lines if (turn := _of_ours(line.text))]
    marked = any(not speaker or spoken.read_stamp(words)[0] is not None for speaker, words in turns)
    coded = any(speaker for speaker, _ in turns)
    return (marked and coded) or (bool(turns) and _is_headed(lines))


def read_own(lines: Sequence[Line], file: str, doubts: Doubts, recording: int | None) -> list[Said]:
    """What was said, in the file's order; nobody's where it says unknown.

    Raises TranscriptUnreadable where nothing was said yet, or several recordings are in it and it is not told
    which is meant.
    """
    written = [line for line in lines if line.text]
    if any(line.text in spoken.without_transcript() for line in written):
        raise TranscriptUnreadable("importing.own_without_transcript", file=file)
    titled = _is_headed(written) and _of_ours(written[0].text) is None
    return _turns(_one_recording(written[titled:], file, recording), doubts)


def _is_headed(lines: Sequence[Line]) -> bool:
    return any(spoken.is_heading(line.text) for line in lines)


def _one_recording(lines: Sequence[Line], file: str, wanted: int | None) -> Sequence[Line]:
    parts: dict[int, list[Line]] = {}
    part: list[Line] = []
    for line in lines:
        number = spoken.recording_of(line.text)
        part = part if number is None else parts.setdefault(number, [])
        part.append(line)
    if not parts:
        return lines
    recordings = ", ".join(map(str, sorted(parts)))
    if wanted is None and len(parts) > 1:
        raise TranscriptUnreadable("importing.which_part", file=file, recordings=recordings)
    if wanted is not None and wanted not in parts:
        raise TranscriptUnreadable(
            "importing.no_such_part", file=file, recording=wanted, recordings=recordings
        )
    return parts[wanted] if wanted is not None else next(iter(parts.values()))


def _turns(lines: Sequence[Line], doubts: Doubts) -> list[Said]:
    spoken_lines = [line for line in lines if not _is_heading(line)]
    fronts = [_front(line.text) for line in spoken_lines]
    names = accepted([front[0] if front else None for front in fronts])
    turns: list[tuple[Line, str, list[str]]] = []
    for line, front in zip(spoken_lines, fronts, strict=True):
        if front is not None and (front[0] in names or _of_ours(line.text) or line.text.startswith("@")):
            turns.append((line, front[0], [front[1]]))
        elif turns:
            # Someone pressed Enter in the middle of a turn.
            turns[-1][2].append(line.text)
            if front is None:
                doubts.add("joined", line.number)
            else:
                doubts.add("doubtful_speaker", line.number)
        else:
            doubts.leave(line.number, line.text)
    return [_said(line, speaker, "\n".join(rows)) for line, speaker, rows in turns]


def _is_heading(line: Line) -> bool:
    """Whether it stands there for a reader alone. Typed on from a heading, a turn may have its style."""
    if _of_ours(line.text) is not None:
        return False
    headed = spoken.is_heading(line.text) or spoken.recording_of(line.text) is not None
    return headed or line.style in _HEADING_STYLES or line.text in spoken.notices()


def _front(text: str) -> tuple[str, str] | None:
    """The name in front, "" for nobody's, and the words; None for a line without."""
    if ours := _of_ours(text):
        return ours
    front = split_prefix(text)
    return front and (front[0].lstrip("@").strip(), front[1])


def _of_ours(text: str) -> tuple[str, str] | None:
    """Speaker and words of a turn as we write it, by code or nobody's; None for any other line."""
    if coded := _CODED.fullmatch(text):
        return coded[1], coded[2].strip()
    name, colon, words = text.removeprefix("@").partition(":")
    if colon and name.strip().casefold() in spoken.unknown_speakers():
        return "", words.strip()
    return None


def _said(line: Line, speaker: str, text: str) -> Said:
    from_s, words = spoken.read_stamp(text)
    return Said(line.number, speaker, words, from_s, missing=words.strip() in spoken.missing_words())
