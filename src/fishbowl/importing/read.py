"""From the bytes of any transcript file that we know to what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.captions import read_captions
from fishbowl.importing.cues import has_cues
from fishbowl.importing.decode import decoded, lines_of
from fishbowl.importing.labelled import Line, read_labelled
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.said import Doubts, Said, transcript

FORMATS = (
    "teams_vtt",
    "teams_docx",
    "zoom_vtt",
    "amberscript_json",
    "amberscript_txt",
    "amberscript_vtt",
    "whisper_json",
    "whisperx_json",
    "otter_txt",
    "vtt",
    "srt",
    "txt",
    "docx",
)
"""What a file can turn out to be; docs/transcripts.md says what each keeps."""

MOST_BYTES = 50_000_000
"""A .docx may hold pictures; of text, less is read."""

_LABELLED = {"heads": "otter_txt", "times": "amberscript_txt", "names": "txt"}
_LABELLED_DOCX = {"heads": "teams_docx", "times": "docx", "names": "docx"}
_OTHERS = {b"\xd0\xcf\x11\xe0": "old_word", b"%PDF": "pdf", b"{\\rtf": "rtf"}
_STAMP = re.compile(r"GMT(\d{8})-(\d{6})|(?<!\d)(\d{8})_(\d{6})UTC")


def refuse_too_big(size: int, name: str) -> None:
    """Raise TranscriptUnreadable for a file of so many bytes: to be asked before it is read at all."""
    if size > MOST_BYTES:
        raise TranscriptUnreadable("importing.too_big", file=name, most=MOST_BYTES // 1_000_000)


def read(data: bytes, name: str, encoding: str | None = None) -> RawTranscript:
    """The transcript in these bytes, whichever program wrote it. `name` is the file's, without its folder.

    `encoding` is only for text that is not UTF-8 and has no byte-order mark. Raises TranscriptUnreadable.
    """
    refuse_too_big(len(data), name)
    if data.startswith(b"PK"):
        return _word(data, name)
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise TranscriptUnreadable(f"importing.{kind}", file=name)
    text = decoded(data, name, encoding)
    doubts = Doubts()
    if re.match(r"\s*(?:\{|\[\s*\{)", text):
        from fishbowl.importing.words_json import read_json

        form, said = read_json(text, name, doubts)
    else:
        form, said = _text(lines_of(text, name), name, doubts)
    return transcript(name, form, said, doubts, _recorded_at(name))


def _text(lines: Sequence[str], name: str, doubts: Doubts) -> tuple[str, list[Said]]:
    if has_cues(lines):
        return read_captions(lines, name, doubts)
    kind, said = read_labelled([Line(n, line.strip()) for n, line in enumerate(lines, start=1)], doubts)
    return _LABELLED[kind], said


def _word(data: bytes, name: str) -> RawTranscript:
    from fishbowl.importing.docx import paragraphs

    rows = [
        (place, row.strip(), "\n" not in paragraph.strip())
        for place, paragraph in enumerate(paragraphs(data, name), start=1)
        for row in paragraph.split("\n")
    ]
    doubts = Doubts(places=[place for place, _, _ in rows])
    texts = [text for _, text, _ in rows]
    if has_cues(texts):
        _, said = read_captions(texts, name, doubts, name_lines=True)
        form = "teams_docx"
    else:
        lines = [Line(n, text, own) for n, (_, text, own) in enumerate(rows, start=1)]
        kind, said = read_labelled(lines, doubts)
        form = _LABELLED_DOCX[kind]
    title = next(filter(None, texts), "")
    return transcript(name, form, said, doubts, _recorded_at(f"{name} {title[:200]}"))


def _recorded_at(told: str) -> float | None:
    """The start that a name carries with its time zone: `GMT20260312-140000` (Zoom), `20260312_140000UTC`.

    The older `…_140000` of Teams is left: in one file that we saw, it was ten hours off the time inside.
    """
    stamp = _STAMP.search(told)
    if stamp is None:
        return None
    digits = (stamp[1] or stamp[3]) + (stamp[2] or stamp[4])
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None
