"""How what was said is written for programs that tell speakers by how a paragraph begins, and known again.

One grammar for who writes it (`export`) and who reads it back when someone corrected it (`importing`): a turn
is a paragraph, `S1: …` or `@S1: …`, perhaps with a stamp before the words. In no other paragraph is there a
colon among the first characters, which such programs would take for the end of a speaker's name.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from fishbowl.text.catalogue import Lang, entries, say_in
from fishbowl.text.clean import UNCUT, clean, for_record

NAME_REACH = 64
"""Characters within which a colon would end a speaker's name: MAXQDA takes names of up to 63."""

_LANGUAGES: tuple[Lang, ...] = ("nl", "en")
_BREAK = re.compile(r"[ \t]*\n\s*")
_STAMP = re.compile(r"#(\d{2,6}):([0-5]\d):([0-5]\d)-(\d)#(?:\s+|$)")
_DASH = re.compile(r"(?<= )[-—−](?= )")
_HEADINGS = ("qdpx.code.stage", "qdpx.code.card", "qdpx.code.question")


# --- written ----------------------------------------------------------------------------------------------


def head(speaker: str, stamp: str = "", *, at: bool = False) -> str:
    """How a turn begins: `S1: ` or, with `at`, `@S1: `; a stamp stands before the words."""
    return f"{'@' if at else ''}{speaker}: {f'{stamp} ' if stamp else ''}"


def stamp(seconds: float) -> str:
    """When a turn began in its recording, "#00:12:48-2#": the last digit is tenths."""
    whole, tenths = divmod(round(max(0.0, seconds) * 10), 10)
    return f"#{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}-{tenths}#"


def in_one_paragraph(text: str) -> str:
    """What was said, as it goes out: nothing in it acts, and its line breaks are spaces.

    So nothing in it can pass for the heading of another's turn.
    """
    return _BREAK.sub(" ", for_record(clean(text, UNCUT)).strip())


def unspoken(text: str) -> str:
    """The text on one line that no program takes for the beginning of a turn."""
    # Spaces first: what comes after must not move a later colon forward.
    folded = " ".join(text.split())
    front, tail = folded[:NAME_REACH], folded[NAME_REACH:]
    parts = front.split(":")
    front = parts[0]
    for before, after in pairwise(parts):
        is_clock = before[-1:].isdigit() and after[:1].isdigit()
        front = f"{front}.{after}" if is_clock else f"{front.rstrip()} – {after.lstrip()}"
    line = f"{front}{tail}".strip()
    return f"＠{line[1:]}" if line.startswith("@") else line


# --- known again ------------------------------------------------------------------------------------------


def read_stamp(text: str) -> tuple[float | None, str]:
    """The seconds of the stamp in front, if there is one, and the words behind it."""
    found = _STAMP.match(text)
    if found is None:
        return None, text
    hours, minutes, whole, tenths = map(int, found.groups())
    return hours * 3600 + minutes * 60 + whole + tenths / 10, text[found.end() :]


def as_compared(text: str) -> str:
    """What is left of a text once it was written, opened in an editor and read back: blanks are all one."""
    return " ".join(in_one_paragraph(text).split())


def is_heading(line: str) -> bool:
    """Whether this line is one that we write over turns: a stage, card or question, in either language."""
    line = _DASH.sub("–", line)  # editors and people write them their own way
    return line in _nowhere() or line.startswith(_heading_fronts())


def recording_of(line: str) -> int | None:
    """Of which recording the turns are that stand under this line; None where it is no such line."""
    found = next(filter(None, (part.fullmatch(line) for part in _parts())), None)
    return int(found[1]) if found else None


@cache
def turn() -> re.Pattern[str]:
    """How any export of ours begins a turn, at the start of a line, and by whom (`who`): `S1: …` or `@S1: …`,
    and in a project `S1 [00:12:03]`, or `S1` alone, above the words.
    """
    nobody = "|".join(map(re.escape, sorted(unknown_speakers())))
    return re.compile(
        rf"^@?(?P<who>[MAT][0-9]{{0,3}}|[SPO][0-9]{{1,3}}|{nobody}) ?"
        r"(?::|\[[0-9][^\]\n]*\]|#[0-9][^#\n]*#|$)",
        re.MULTILINE,
    )


@cache
def unknown_speakers() -> frozenset[str]:
    """What stands where nobody knows who spoke."""
    return _in_both("qdpx.unknown_speaker")


@cache
def missing_words() -> frozenset[str]:
    """What stands in place of words that were erased or are withheld."""
    return _in_both("record.erased") | _in_both("record.withheld")


@cache
def notices() -> frozenset[str]:
    """What stands under the title of a rehearsal."""
    return frozenset(map(unspoken, _in_both("record.rehearsal")))


@cache
def without_transcript() -> frozenset[str]:
    """What stands there before there is a transcript."""
    return frozenset(map(unspoken, _in_both("spoken.no_transcript")))


def _in_both(key: str) -> frozenset[str]:
    return frozenset(say_in(language, key) for language in _LANGUAGES)


@cache
def _nowhere() -> frozenset[str]:
    return _in_both("spoken.nowhere") | _in_both("qdpx.code.parked")


@cache
def _heading_fronts() -> tuple[str, ...]:
    fronts = [template.partition("{")[0] for key in _HEADINGS for template in _templates(key)]
    fronts += [f"{title}: " for title in _in_both("qdpx.code.parked")]
    return tuple(unspoken(f"{front}x")[:-1] for front in fronts)


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(template).replace(r"\{group\}", ".*").replace(r"\{recording\}", r"(\d{1,6})"))
        for template in _templates("qdpx.transcript_of")
    )


def _templates(key: str) -> list[str]:
    surface, _, name = key.partition(".")
    return [entries(language, surface)[name] for language in _LANGUAGES]
