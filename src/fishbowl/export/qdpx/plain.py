"""Texts and names as they stand in a project, where no program stumbles, fixed before anything is counted.

Offsets count code points of the final text. What programs count apart stays out of it: line breaks are LF
alone, letters are composed (NFC), there is no byte order mark, and characters above U+FFFF, which take two
units in UTF-16, are replaced unless they are to be kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fishbowl.export.codebook.content import shown, shown_line
from fishbowl.text.spoken import in_one_paragraph, unspoken

_QUOTED = 100
"""Characters of a passage that stand in its name, as ATLAS.ti names quotations."""

_HIGH = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"  # a flag is two letters
    "|[\U00010000-\U0010ffff](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"  # with skin, sex and company
)
_LABEL = 60
"""Characters of a session's name in the names of what is its."""

_NO_FILE = str.maketrans({"/": "-", "\\": "-", "|": "-", '"': "'", "<": "(", ">": ")", "*": None, "?": None})

_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Plain:
    """How texts are made final. `keep` leaves characters above U+FFFF in."""

    keep: bool = False

    def line(self, text: str) -> str:
        """On one line, for names."""
        return self._final(shown_line(text)).strip()

    def label(self, text: str) -> str:
        """For names of sources, as files can be called: QualCoder keeps each in a file of its name."""
        label = " ".join(unspoken(self.line(text)).translate(_NO_FILE).split())
        return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"

    def block(self, text: str) -> str:
        """With its line breaks but no empty line, for an empty line ends a block."""
        return self._final(_EMPTY_LINES.sub("\n", shown(text).strip()))

    def about(self, text: str) -> str:
        """With all its line breaks, for descriptions."""
        return self._final(shown(text)).strip()

    def turn(self, text: str) -> str:
        """What was said, in one paragraph: where a transcript breaks its lines says nothing.

        So nothing in it can pass for the heading of another's turn.
        """
        return self._final(in_one_paragraph(text))

    def _final(self, text: str) -> str:
        # Last: composing can bring in a character above U+FFFF.
        return text if self.keep else _HIGH.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    if unicodedata.category(match[0][0]).startswith("S"):
        return "[emoji]"
    return "".join(char if char <= "\uffff" else f"[U+{ord(char):X}]" for char in match[0])


def quoted(text: str, start: int, end: int) -> str:
    """The beginning of those characters on one line, cut with `…`."""
    folded = " ".join(text[start : min(end, start + 4 * _QUOTED)].split())
    whole = len(folded) <= _QUOTED and end - start <= 4 * _QUOTED
    return folded if whole else folded[: _QUOTED - 1].rstrip() + "…"


def stamp(seconds: float) -> str:
    """Hours, minutes, seconds and thousandths, "00:12:48.250", as programs know a time code."""
    whole, thousandths = divmod(round(max(0.0, seconds) * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


class Names:
    """Names that are all different, also for programs that don't tell capitals apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def own(self, wanted: str, hint: str = "") -> str:
        """The name; where it is taken with the hint behind it, else with a number."""
        tries = [wanted, f"{wanted} ({hint})"] if hint else [wanted]
        name = next((each for each in tries if each.casefold() not in self._taken), "")
        number = 2
        while not name:
            numbered = f"{wanted} ({number})"
            name = "" if numbered.casefold() in self._taken else numbered
            number += 1
        self._taken.add(name.casefold())
        return name
