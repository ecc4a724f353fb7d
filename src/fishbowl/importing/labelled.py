"""Transcripts as running text: a line that says who speaks, when, or both, and under or behind it the words.

Anna de Vries   0:03        Teams (.docx) and Otter: name and time, the words below
00:00:05                    Amberscript: the time alone, then `Speaker 1: …`
[00:00:05] Anna: ja         and whatever else people export or type by hand
Anna (00:00:05): ja         also `Anna: [00:00:05] ja`
Anna: ja
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from fishbowl.core.anew import replace
from fishbowl.importing.said import Doubts, Said
from fishbowl.importing.speakers import LONGEST_NAME, accepted, recurring, split_prefix
from fishbowl.importing.times import CLOCK, seconds

_LONGEST_HEAD = 150
_MOST_WORDS_OF_A_REMARK = 4
_TIME_ALONE = re.compile(rf"[\[(]?({CLOCK})[\])]?")
_TIME_IN_FRONT = re.compile(rf"[\[(]?({CLOCK})[\])]?[ \t]+(?:-[ \t]+)?(?=\S)")
_TIME_AT_NAME = re.compile(
    rf"([^:]{{1,{LONGEST_NAME}}}?)[ \t\xa0]*"
    rf"(?:[\[(]({CLOCK})[\])][ \t\xa0]*:|:[ \t\xa0]*[\[(]({CLOCK})[\])])[ \t\xa0]*(.*)"
)
_HEAD = re.compile(rf"(\S[^:?!]{{0,{LONGEST_NAME - 1}}}?)([ \t\xa0]+)[\[(]?({CLOCK})[\])]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, without the spaces round it.

    In a .docx `own` says that it is a paragraph by itself, and `style` is the name of its style, in small
    letters.
    """

    number: int
    text: str
    own: bool = False
    style: str = ""


@dataclass(slots=True)
class _Turn:
    line: int
    speaker: str
    from_s: float | None
    rows: list[str] = field(default_factory=list)


def read_labelled(lines: Sequence[Line], doubts: Doubts) -> tuple[str, list[Said]]:
    """What kind of text it is (`heads`, `times` or `names`), and what was said."""
    written = _times_first([line for line in lines if line.text])
    heads, doubtful = _heads(written)
    fronts = [split_prefix(_time_in_front(line.text)[1]) for line in written]
    names = accepted([front[0] if front else None for front in fronts])
    # One line such as `Groep 1   14:00` does not make a transcript of Teams.
    if heads and len(heads) >= sum(front is not None and front[0] in names for front in fronts):
        for number in doubtful:
            doubts.add("doubtful_head", number)
        return "heads", _under_heads(written, heads, doubts)
    timed = any(_time_alone(line) for line in written)
    return "times" if timed else "names", _behind_names(written, doubts)


def _times_first(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a time that stands beside a name put in front of it: `[0:05] Anna: ja`.

    `Het begon (10:30): toen` is a sentence: only of names that come back, unless most lines have one.
    """
    found = [_TIME_AT_NAME.fullmatch(line.text) for line in lines]
    fronts = [split_prefix(f"{match[1]}: {match[4]}") if match else None for match in found]
    timed = [front[0] for front in fronts if front]
    others = (split_prefix(_time_in_front(line.text)[1]) for line in lines)
    named = [front or other for front, other in zip(fronts, others, strict=True)]
    names = frozenset(timed) if 2 * len(timed) > len(lines) else recurring(each[0] for each in named if each)
    return [
        replace(line, text=f"[{match[2] or match[3]}] {front[0]}: {front[1]}")
        if match and front and front[0] in names
        else line
        for line, match, front in zip(lines, found, fronts, strict=True)
    ]


# --- name and time over the words -------------------------------------------------------------------------


def _heads(lines: Sequence[Line]) -> tuple[dict[int, tuple[str, float]], list[int]]:
    """Of each line that is a head, by its place: name and start; and the numbers of those that may be one.

    With one space between, `tot 10:30` is as much a sentence: such a name has to come back, and a wide gap
    anywhere says that this file has those.
    """
    found = {at: match for at, line in enumerate(lines) if (match := _head(line.text))}
    wide = {at: match for at, match in found.items() if match[2] != " "}
    times = Counter(match[1] for match in found.values())
    sure = wide or {at: match for at, match in found.items() if times[match[1]] > 1}
    doubtful = [] if wide else [lines[at].number for at in found.keys() - sure.keys()]
    return {at: (match[1].strip(), seconds(match[3])) for at, match in sure.items()}, doubtful


def _head(text: str) -> re.Match[str] | None:
    match = _HEAD.fullmatch(text) if len(text) < _LONGEST_HEAD else None
    return match if match and any(map(str.isalpha, match[1])) else None


def _under_heads(lines: Sequence[Line], heads: dict[int, tuple[str, float]], doubts: Doubts) -> list[Said]:
    names = {name for name, _ in heads.values()}
    turns: list[_Turn] = []
    for at, line in enumerate(lines):
        if at in heads:
            turns.append(_Turn(line.number, *heads[at]))
        elif not turns or (line.own and _remark(line.text, names)):
            doubts.leave(line.number, line.text)
        else:
            turns[-1].rows.append(line.text)
    return _said(turns)


def _remark(text: str, names: set[str]) -> bool:
    """`Anna de Vries stopped transcription`, in any language: a full name, a few words, and no full stop."""
    behind = next((text[len(name) :] for name in names if text.startswith(f"{name} ")), "")
    return 0 < len(behind.split()) <= _MOST_WORDS_OF_A_REMARK and text[-1] not in ".?!,…:"


# --- names in front of the words --------------------------------------------------------------------------


def _behind_names(lines: Sequence[Line], doubts: Doubts) -> list[Said]:
    names = _names(lines, doubts)
    turns: list[_Turn] = []
    now: float | None = None
    open_turn = False
    for line in lines:
        if alone := _time_alone(line):
            now, open_turn = seconds(alone[1]), False
            continue
        at, text = _time_in_front(line.text)
        front = split_prefix(text)
        named = front is not None and front[0] in names
        # A bare time may start a sentence: `10:30 begint de les`.
        if at is not None and (named or line.text[0] in "[("):
            now, open_turn = seconds(at), False
        else:
            text = line.text
        if front is not None and named:
            turns.append(_Turn(line.number, front[0], now, [front[1]]))
        elif now is not None and not open_turn:
            turns.append(_Turn(line.number, "", now, [text]))
        elif turns:
            turns[-1].rows.append(text)
        else:
            doubts.leave(line.number, line.text)
            continue
        open_turn = True
    return _said(turns)


def _names(lines: Sequence[Line], doubts: Doubts) -> frozenset[str]:
    """The speakers. Those right at a time are judged apart: each stands there, if any is named at all."""
    fronts: list[tuple[Line, str | None, bool]] = []
    under_time = False
    for line in lines:
        if _time_alone(line):
            under_time = True
            continue
        at, text = _time_in_front(line.text)
        front = split_prefix(text)
        marked = at is not None and line.text[0] in "[("
        fronts.append((line, front[0] if front else None, under_time or marked))
        under_time = False
    names = accepted([name for _, name, _ in fronts])
    names |= accepted([name for _, name, under in fronts if under])
    for line, name, _ in fronts:
        if name is not None and name not in names:
            doubts.add("doubtful_speaker", line.number)
    return names


def _time_alone(line: Line) -> re.Match[str] | None:
    return _TIME_ALONE.fullmatch(line.text) if len(line.text) < _LONGEST_HEAD else None


def _time_in_front(text: str) -> tuple[str | None, str]:
    match = _TIME_IN_FRONT.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _said(turns: Sequence[_Turn]) -> list[Said]:
    return [Said(turn.line, turn.speaker, "\n".join(turn.rows), turn.from_s) for turn in turns]
