"""Whose words the text of a cue is: voice tags (Teams), names in front (Zoom), a name on the first line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from fishbowl.importing.cues import MEETING_ID, Cue, CueFile, read_cues
from fishbowl.importing.said import Doubts, Said
from fishbowl.importing.speakers import LONGEST_NAME, accepted, split_prefix, telltale

# Bounded, and never over a `<`: an unclosed one must not be searched for to the end of the file, each time.
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?(?:\s+([^<>]{0,300}))?>|</v>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:[biu]|ruby|rt)(?:\.[^\s<>]{0,100})?>|</?(?:c|lang)(?:[.\s][^<>]{0,100})?>"
    r"|</?font(?:\s[^<>]{0,200})?>|<\d[\d:.,]{0,20}>|\{\\[^{}]{0,50}\}",
    re.IGNORECASE,
)
# Only what ends in a semicolon: html.unescape alone would make `R&not` of `R&notities`.
_ENTITY = re.compile(r"&(?:#\d{1,8}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def read_captions(
    lines: Sequence[str], name: str, doubts: Doubts, *, name_lines: bool = False
) -> tuple[str, list[Said]]:
    """The format, and what was said. `name_lines`: where no other sign is, a cue's first line is a name."""
    file = read_cues(lines, doubts)
    cues = file.cues
    if any(_VOICE.search(row) for cue in cues for _, row in cue.rows):
        return "teams_vtt", _joined([piece for cue in cues for piece in _voices(cue, doubts)])
    names = _names_in_front(cues, doubts)
    if names:
        pieces = [piece for cue in cues for piece in _fronted(cue, names, doubts)]
    elif name_lines:
        pieces = [_under_name(cue) for cue in cues]
    else:
        pieces = [_piece(cue, cue.line, "", cue.text) for cue in cues]
    form = _format(file, lines, name, bool(names))
    if form in ("vtt", "zoom_vtt") and not file.head and not name_lines:
        doubts.add("no_head", 1)
    return form, _joined(pieces)


def _format(file: CueFile, lines: Sequence[str], name: str, named: bool) -> str:
    if "amberscript" in file.head.lower():
        return "amberscript_vtt"
    if file.from_teams or any(MEETING_ID.fullmatch(cue.id) for cue in file.cues[:1]):
        return "teams_vtt"
    first = lines[file.cues[0].line - 1] if file.cues else ""
    if not file.head and (name.lower().endswith(".srt") or "," in first):
        return "srt"
    return "zoom_vtt" if named and all(cue.id.isdecimal() for cue in file.cues) else "vtt"


def _piece(cue: Cue, line: int, speaker: str, text: str) -> Said:
    plain = _plain(text)
    return Said(line, _plain(speaker), plain, cue.from_s, cue.to_s, (cue.id,) if cue.id else ())


def _plain(text: str) -> str:
    """The text without tags, then with its entities read: `&lt;b&gt;` is what someone wrote, not a tag."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TAG.sub("", text))


# --- voice tags -------------------------------------------------------------------------------------------


def _voices(cue: Cue, doubts: Doubts) -> Iterator[Said]:
    """One piece for each voice; words outside a tag are nobody's."""
    text, speaker, start = cue.text, "", 0
    pieces: list[Said] = []
    for tag in _VOICE.finditer(text):
        pieces.append(_piece(cue, _row_line(cue, text, start), speaker, text[start : tag.start()]))
        speaker, start = tag[1] or "", tag.end()
    pieces.append(_piece(cue, _row_line(cue, text, start), speaker, text[start:]))
    spoken = [piece for piece in pieces if piece.text.strip()]
    if len({piece.speaker for piece in spoken}) > 1:
        doubts.add("two_voices", cue.line)
    # Of a cue with a name and no words, the name is what is left to tell.
    yield from spoken or [next((piece for piece in pieces if piece.speaker), pieces[0])]


def _row_line(cue: Cue, text: str, at: int) -> int:
    """The line of the file in which that place of the cue's text is."""
    return cue.rows[text.count("\n", 0, at)][0] if cue.rows else cue.line


# --- names in front ---------------------------------------------------------------------------------------


def _names_in_front(cues: Sequence[Cue], doubts: Doubts) -> frozenset[str]:
    """The speakers named in front of cues: where most have one, or where it can be nothing else."""
    texts = [cue for cue in cues if cue.rows]
    fronts = [split_prefix(_plain(cue.rows[0][1])) for cue in texts]
    candidates = [front[0] if front else None for front in fronts]
    names = accepted(candidates)
    if 2 * sum(candidate is not None for candidate in candidates) <= len(candidates):
        names = frozenset(filter(telltale, names))
    for cue, candidate in zip(texts, candidates, strict=True):
        if candidate is not None and candidate not in names:
            doubts.add("doubtful_speaker", cue.rows[0][0])
    return names


def _fronted(cue: Cue, names: frozenset[str], doubts: Doubts) -> Iterator[Said]:
    """One piece for each speaker in the cue: a name that is known may also stand in front of a later line."""
    pieces: list[tuple[int, str, list[str]]] = []
    for line, row in cue.rows:
        front = split_prefix(_plain(row))
        if front and front[0] in names:
            pieces.append((line, front[0], [front[1]]))
        elif pieces:
            pieces[-1][2].append(_plain(row))
        else:
            pieces.append((line, "", [_plain(row)]))
    if len({speaker for _, speaker, _ in pieces}) > 1:
        doubts.add("two_voices", cue.line)
    ids = (cue.id,) if cue.id else ()
    for line, speaker, rows in pieces or [(cue.line, "", [])]:
        yield Said(line, speaker, "\n".join(rows), cue.from_s, cue.to_s, ids)


def _under_name(cue: Cue) -> Said:
    """Times, a name, words: of a single line, the words."""
    if len(cue.rows) > 1 and len(cue.rows[0][1]) <= LONGEST_NAME and cue.rows[0][1][-1] not in ".?!,…":
        return _piece(cue, cue.rows[0][0], cue.rows[0][1], "\n".join(text for _, text in cue.rows[1:]))
    return _piece(cue, cue.line, "", cue.text)


# --- pieces of one utterance ------------------------------------------------------------------------------


def _joined(pieces: Sequence[Said]) -> list[Said]:
    """The pieces of each utterance of Teams as one, in the place of its first: `…/4-0` and `…/4-1` are one.

    They may lie apart and out of order in the file. Another voice among them stays an utterance of its own.
    """
    groups: list[dict[int, Said]] = []
    latest: dict[tuple[str, str, str], dict[int, Said]] = {}
    for piece in pieces:
        name = MEETING_ID.fullmatch(piece.cues[0]) if piece.cues else None
        key = (name[1], name[2], piece.speaker) if name and name[2] else None
        rank = int(name[3]) if name and name[3] else 0
        group = latest.get(key) if key else None
        # A piece that is there already: the count began anew, after transcription was stopped and started.
        if group is None or rank in group:
            group = {}
            groups.append(group)
            if key:
                latest[key] = group
        group[rank] = piece
    return [_one([group[rank] for rank in sorted(group)]) for group in groups]


def _one(parts: Sequence[Said]) -> Said:
    if len(parts) == 1:
        return parts[0]
    return Said(
        min(part.line for part in parts),
        parts[0].speaker,
        "\n".join(part.text for part in parts),
        min(part.from_s for part in parts if part.from_s is not None),
        max(part.to_s for part in parts if part.to_s is not None),
        tuple(dict.fromkeys(cue for part in parts for cue in part.cues)),
    )
