"""From the bytes of any transcript file that we know to what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.captions import read_captions
from fishbowl.importing.cues import has_cues
from fishbowl.importing.decode import decoded, lines_of
from fishbowl.importing.f4 import has_stamps, read_f4
from fishbowl.importing.labelled import Line, read_labelled
from fishbowl.importing.own import is_own, read_own
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.said import Doubts, Said, transcript

FORMATS = (
    "fishbowl_docx",
    "fishbowl_txt",
    "teams_vtt",
    "teams_docx",
    "zoom_vtt",
    "amberscript_json",
    "amberscript_txt",
    "amberscript_vtt",
    "whisper_json",
    "whisperx_json",
    "otter_txt",
    "f4",
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


def read(data: bytes, name: str, encoding: str | None = None, recording: int | None = None) -> RawTranscript:
    """The transcript in these bytes, whichever program wrote it. `name` is the file's, without its folder.

    `encoding` is only for text that is not UTF-8 and has no byte-order mark; `recording` says which one is
    meant, where our own export holds several. Raises TranscriptUnreadable.
    """
    refuse_too_big(len(data), name)
    if data.startswith(b"PK"):
        return _word(data, name, recording)
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise TranscriptUnreadable(f"importing.{kind}", file=name)
    text = decoded(data, name, encoding)
    doubts = Doubts()
    if re.match(r"\s*(?:\{|\[\s*\{)", text):
        from fishbowl.importing.words_json import read_json

        form, said = read_json(text, name, doubts)
    else:
        form, said = _text(lines_of(text, name), name, doubts, recording)
    return transcript(name, form, said, doubts, _recorded_at(name))


def _text(rows: Sequence[str], name: str, doubts: Doubts, recording: int | None) -> tuple[str, list[Said]]:
    if has_cues(rows):
        return read_captions(rows, name, doubts)
    lines = [Line(n, row.strip()) for n, row in enumerate(rows, start=1)]
    if is_own(lines):
        return "fishbowl_txt", read_own(lines, name, doubts, recording)
    if has_stamps(lines):
        return "f4", read_f4(lines, doubts)
    kind, said = read_labelled(lines, doubts)
    return _LABELLED[kind], said


def _word(data: bytes, name: str, recording: int | None) -> RawTranscript:
    from fishbowl.importing.docx import paragraphs

    rows = [
        (place, row.strip(), "\n" not in paragraph.text.strip(), paragraph.style)
        for place, paragraph in enumerate(paragraphs(data, name), start=1)
        for row in paragraph.text.split("\n")
    ]
    doubts = Doubts(places=[place for place, *_ in rows])
    texts = [text for _, text, _, _ in rows]
    lines = [Line(n, text, own, style) for n, (_, text, own, style) in enumerate(rows, start=1)]
    if has_cues(texts):
        _, said = read_captions(texts, name, doubts, name_lines=True)
        form = "teams_docx"
    elif is_own(lines):
        form, said = "fishbowl_docx", read_own(lines, name, doubts, recording)
    elif has_stamps(lines):
        form, said = "f4", read_f4(lines, doubts)
    else:
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
